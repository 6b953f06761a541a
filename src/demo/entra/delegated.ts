// Tokens for a signed-in person: which scopes were asked for, what is consented, and Entra's answer with all its parts.

import { type DemoApplication, scopesOf } from '../applications.ts';
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import { resourcePrincipals } from '../graph/resourcePrincipals.ts';
import { idTokenClaims, userClaims } from './claims.ts';
import { EntraRefusal } from './entraError.ts';
import type { DelegatedGrant, GrantRequest } from './grantRequest.ts';
import { lifetimes } from './grantState.ts';
import { openIdScopes, parseScope, type ResourceId, resourceOf } from './resources.ts';

export interface DelegatedScopes {
  readonly openId: readonly string[];
  /** One entry for each resource, in the order asked; `audience` as the client wrote it. */
  readonly resources: readonly AskedResource[];
}

interface AskedResource {
  readonly id: ResourceId;
  readonly audience: string;
  readonly permissions: readonly string[];
}

const appIds: Readonly<Record<ResourceId, string>> = {
  exchange: '00000002-0000-0ff1-ce00-000000000000',
  graph: '00000003-0000-0000-c000-000000000000',
};

/** Reads a delegated scope parameter; refuses unknown resources and permissions. */
export function parseDelegated(context: DemoContext, scope: string): DelegatedScopes {
  const parts = scope.split(' ').filter((part) => part !== '');
  const resources: { id: ResourceId; audience: string; permissions: string[] }[] = [];
  for (const part of parts.filter((name) => !openIdScopes.includes(name))) {
    const { audience, permission } = parseScope(part);
    const id = resourceOf(audience);
    if (id === undefined) {
      throw new EntraRefusal(500011, { name: audience, organization: context.directory.organization });
    }
    if (permission !== '.default' && !permissionsOf(id).includes(permission))
      throw new EntraRefusal(70011, { scope: part });
    const known = resources.find((resource) => resource.id === id);
    if (known === undefined) resources.push({ id, audience, permissions: [permission] });
    else known.permissions.push(permission);
  }
  return { openId: parts.filter((name) => openIdScopes.includes(name)), resources };
}

/** A token is for one resource. */
export function oneResource(scopes: DelegatedScopes): AskedResource {
  const [first, second] = scopes.resources;
  if (second !== undefined) throw new EntraRefusal(700022);
  if (first === undefined) throw new EntraRefusal(700023);
  return first;
}

/** Throws AADSTS65001 if nobody consented to what is asked for. */
export function checkConsent(
  context: DemoContext,
  user: DemoUser,
  application: DemoApplication,
  scopes: DelegatedScopes,
): void {
  for (const resource of scopes.resources) {
    const granted = consented(context, user, application, resource.id);
    const missing = resource.permissions.some((name) => name !== '.default' && !granted.includes(name));
    if (missing || granted.length === 0) throw new EntraRefusal(65001, applicationValues(application));
  }
}

/** Entra puts every consented permission of the resource into the token, not only the ones asked for. */
function consented(
  context: DemoContext,
  user: DemoUser,
  application: DemoApplication,
  resource: ResourceId,
): readonly string[] {
  const granted = scopesOf(application, context.policy());
  // An administrator consents while signing in.
  return permissionsOf(resource).filter(
    (name) => granted.includes(name) || (user.administrator && granted.length > 0),
  );
}

const permissionsOf = (resource: ResourceId): readonly string[] =>
  resourcePrincipals
    .find((principal) => principal.appId === appIds[resource])
    ?.oauth2PermissionScopes.map((scope) => scope.value) ?? [];

/** What refusal texts say about an application. */
export const applicationValues = (application: DemoApplication): Readonly<Record<string, string>> => ({
  appId: application.appId,
  appName: application.displayName,
});

/** Entra's token answer (RFC 6749 section 5.1, OpenID Connect Core section 3.1.3.3, MSAL's client_info). */
export async function delegatedAnswer(
  request: GrantRequest,
  grant: DelegatedGrant,
): Promise<Readonly<Record<string, unknown>>> {
  const { context, issuer } = request;
  const scopes = parseDelegated(context, grant.scope);
  const resource = oneResource(scopes);
  const { application } = grant.client;
  checkConsent(context, grant.user, application, scopes);
  const granted = consented(context, grant.user, application, resource.id);
  const lifetime = context.tokenLifetimeSeconds;
  const claims = userClaims(context.directory, grant, resource.audience, granted);
  const asked = resource.permissions.includes('.default') ? ['.default'] : [];
  const answer: Record<string, unknown> = {
    token_type: 'Bearer',
    scope: [...granted, ...asked].map((name) => `${resource.audience}/${name}`).join(' '),
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await issuer.issue(claims, lifetime),
  };
  await addSignInParts(request, grant, scopes.openId, answer);
  return answer;
}

/** Refresh token, ID token and MSAL's client_info, each if it was asked for. */
async function addSignInParts(
  request: GrantRequest,
  grant: DelegatedGrant,
  openId: readonly string[],
  answer: Record<string, unknown>,
): Promise<void> {
  const { context, issuer, form, state } = request;
  const { directory, tokenLifetimeSeconds: lifetime } = context;
  if (openId.includes('offline_access')) {
    const { application, authentication } = grant.client;
    answer['refresh_token'] = state.refreshTokens.add(
      {
        clientId: application.appId,
        user: grant.user,
        scope: grant.scope,
        authentication,
        issuedAt: context.now(),
      },
      lifetimes.refresh,
    );
  }
  if (openId.includes('openid')) {
    const issuedBy = `${request.call.origin}/${directory.tenantId}/v2.0`;
    answer['id_token'] = await issuer.issueId(idTokenClaims(grant), issuedBy, lifetime);
  }
  if (form.get('client_info') === '1') {
    const info = { uid: grant.user.id, utid: directory.tenantId };
    answer['client_info'] = Buffer.from(JSON.stringify(info)).toString('base64url');
  }
}
