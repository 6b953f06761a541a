// The grants with a signed-in person at the token endpoint: password, authorization code, device code, refresh token.

import { createHash } from 'node:crypto';
import type { DemoApplication } from '../applications.ts';
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import {
  type AskingClient,
  readClient,
  requireCredential,
  requirePublicClient,
  sameText,
} from './clientCheck.ts';
import { applicationValues, delegatedAnswer, oneResource, parseDelegated } from './delegated.ts';
import { sharedTenants } from './discovery.ts';
import { EntraRefusal } from './entraError.ts';
import type { GrantRequest } from './grantRequest.ts';
import type { SignInFlow } from './grantState.ts';

type Answer = Promise<Readonly<Record<string, unknown>>>;

/** Resource owner password (RFC 6749 section 4.3). */
export async function password(request: GrantRequest): Answer {
  const { context, form } = request;
  if (request.tenant === 'common' || request.tenant === 'consumers') throw new EntraRefusal(9001023);
  const client = await clientOf(request);
  requireTenant(request, client.application);
  requirePublicClient(context, client);
  const scope = required(request, 'scope');
  oneResource(parseDelegated(context, scope));
  const user = personOf(context, required(request, 'username'));
  if (!sameText(form.get('password') ?? '', context.directory.password)) throw new EntraRefusal(50126);
  checkPerson(context, user, client.application);
  if (context.policy().mfa)
    throw new EntraRefusal(50076, { resource: '00000002-0000-0ff1-ce00-000000000000' });
  return delegatedAnswer(request, { user, client, scope, nonce: undefined, methods: ['pwd'] });
}

/** Authorization code with PKCE (RFC 6749 section 4.1.3, RFC 7636 section 4.6). */
export async function authorizationCode(request: GrantRequest): Answer {
  const { context, form, state } = request;
  const client = await clientOf(request);
  requireTenant(request, client.application);
  const code = required(request, 'code');
  const redirectUri = required(request, 'redirect_uri');
  const issued = state.codes.get(code);
  if (issued === undefined) throw new EntraRefusal(70000);
  const { flow, user, redeemed } = issued.value;
  if (redeemed) throw new EntraRefusal(54005);
  if (issued.expired) throw new EntraRefusal(70008);
  if (flow.clientId !== client.application.appId) throw new EntraRefusal(70000);
  if (flow.redirectUri !== redirectUri) {
    throw new EntraRefusal(500112, { uri: redirectUri, registered: flow.redirectUri });
  }
  if (flow.redirectKind === 'web') requireCredential(client);
  else if (client.authentication !== '0') throw new EntraRefusal(700025);
  checkVerifier(flow, form.get('code_verifier'));
  state.codes.replace(code, { flow, user, redeemed: true });
  const scope = form.get('scope') ?? flow.scope;
  if (scope.trim() === '') throw new EntraRefusal(28003);
  return delegatedAnswer(request, { user, client, scope, nonce: flow.nonce, methods: methodsOf(context) });
}

/** Device code (RFC 8628 section 3.4). */
export async function deviceCode(request: GrantRequest): Answer {
  const { context, state } = request;
  const client = await clientOf(request);
  requirePublicClient(context, client);
  const code = required(request, 'device_code');
  const entry = state.devices.get(code);
  if (entry === undefined || entry.value.clientId !== client.application.appId) throw new EntraRefusal(70018);
  const policy = context.policy();
  if (entry.expired || policy.deviceCode === 'expired') throw new EntraRefusal(70019);
  if (policy.deviceCode === 'blocked') throw new EntraRefusal(53003);
  const { outcome, scope } = entry.value;
  if (outcome.kind === 'declined' || policy.deviceCode === 'declined') {
    throw new EntraRefusal(65004, {}, 'authorization_declined');
  }
  if (outcome.kind !== 'approved') throw new EntraRefusal(70016);
  checkPerson(context, outcome.user, client.application);
  const answer = await delegatedAnswer(request, {
    user: outcome.user,
    client,
    scope,
    nonce: undefined,
    methods: methodsOf(context),
  });
  state.devices.delete(code);
  return answer;
}

/**
 * Refresh (RFC 6749 section 6). Every answer holds a new refresh token; as at Entra, the old one keeps working until
 * its own end, so that two windows of one person do not lock each other out.
 */
export async function refreshToken(request: GrantRequest): Answer {
  const { context, form, state } = request;
  const client = await clientOf(request);
  requireTenant(request, client.application);
  const entry = state.refreshTokens.get(required(request, 'refresh_token'));
  if (entry === undefined || entry.value.clientId !== client.application.appId) throw new EntraRefusal(70000);
  const { user, scope: granted, authentication, issuedAt } = entry.value;
  if (authentication !== '0') requireCredential(client);
  const refusal = context.policy().refreshRefusal ?? (entry.expired ? 700082 : undefined);
  if (refusal !== undefined) throw new EntraRefusal(refusal, { issued: new Date(issuedAt).toISOString() });
  checkPerson(context, user, client.application);
  const asked = form.get('scope') ?? '';
  const scope = asked.trim() === '' ? granted : withOffline(asked);
  return delegatedAnswer(request, { user, client, scope, nonce: undefined, methods: ['pwd'] });
}

const withOffline = (scope: string): string =>
  scope.split(' ').includes('offline_access') ? scope : `${scope} offline_access`;

const clientOf = (request: GrantRequest): Promise<AskingClient> =>
  readClient(request.context, request.call, request.form, request.tenant);

function requireTenant(request: GrantRequest, application: DemoApplication): void {
  if (sharedTenants.includes(request.tenant)) throw new EntraRefusal(50194, applicationValues(application));
}

function required(request: GrantRequest, name: string): string {
  const value = request.form.get(name);
  if (value === undefined || value === '') throw new EntraRefusal(900144, { name });
  return value;
}

/** The account of a sign-in name. */
export function personOf(context: DemoContext, name: string): DemoUser {
  const user = context.directory.find(name);
  if (user === undefined || !name.includes('@')) {
    throw new EntraRefusal(50034, { user: '{EmailHidden}', tenant: context.directory.organization });
  }
  return user;
}

/** Account state: a shared mailbox's account is disabled by design. */
export function checkPerson(context: DemoContext, user: DemoUser, application: DemoApplication): void {
  if (user.mailbox === 'shared') throw new EntraRefusal(50057);
  const refusal = context.policy().signInRefusal;
  if (refusal !== undefined) throw new EntraRefusal(refusal, applicationValues(application));
}

const methodsOf = (context: DemoContext): readonly string[] =>
  context.policy().mfa ? ['pwd', 'mfa'] : ['pwd'];

function checkVerifier(flow: SignInFlow, verifier: string | undefined): void {
  if (flow.challenge === undefined) return;
  const given =
    flow.challengeMethod === 'plain'
      ? (verifier ?? '')
      : createHash('sha256')
          .update(verifier ?? '')
          .digest('base64url');
  if (!sameText(given, flow.challenge)) throw new EntraRefusal(501481);
}
