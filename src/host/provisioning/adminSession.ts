// How an administrator signs in: the tenant's own provisioner through MSAL, the same through VS Code, or Azure CLI.
// The token stays in memory; before the first write its tenant, audience, person and permissions are checked.

import { authentication } from 'vscode';
import { Secret } from '../../core/credential/secret.ts';
import type { Endpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { evidenceOf, Failure } from '../../core/report/failure.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { TokenSource } from '../../oauth/tokenSource.ts';
import type { TokenRefusal } from '../../provisioning/graphSender.ts';
import type { DemoTenantControl } from '../shell/services.ts';
import { signIn } from '../signIn/signIn.ts';
import type { Tokens } from '../signIn/tokens.ts';
import { azClouds, azToken, findAz } from './azToken.ts';
import { editorProvider } from './editorProvider.ts';
import { type Provisioner, provisionerFor } from './provisioners.ts';

/** `script`: nobody signs in; the plan is handed over. */
export type Way = 'provisioner' | 'editor' | 'az' | 'script';

export interface AdminSession {
  readonly way: Exclude<Way, 'script'>;
  /** Object ID of the person, if the token tells. */
  readonly person: string | undefined;
  /** Name of the person, for receipts. */
  readonly userName: string | undefined;
  /** Permissions in the token; undefined if it cannot be read. */
  readonly permissions: readonly string[] | undefined;
  token(refused?: TokenRefusal): Promise<Secret>;
}

export interface SessionDeps {
  readonly tokens: Tokens;
  readonly redactor: Redactor;
  readonly demo: DemoTenantControl;
}

export interface SessionAsk {
  readonly registration: Registration;
  readonly endpoints: Endpoints;
  readonly way: Exclude<Way, 'script'>;
  /** Delegated permissions of Microsoft Graph. */
  readonly permissions: readonly string[];
  readonly signal: AbortSignal;
}

const tokenDeadlineMs = 30_000;

/** The ways that are open for a registration, best first. */
export async function openWays(registration: Registration, demo: DemoTenantControl): Promise<readonly Way[]> {
  const provisioner = provisionerFor(registration, demo);
  const az = azClouds[registration.cloud] === undefined ? undefined : await findAz();
  return [
    ...(provisioner === undefined ? [] : (['provisioner'] as const)),
    ...(provisioner !== undefined && editorProvider(registration.cloud) !== undefined
      ? (['editor'] as const)
      : []),
    ...(az === undefined ? [] : (['az'] as const)),
    'script',
  ];
}

export interface AdminSessions {
  /** Tokens that are held in memory alone. */
  source(): Promise<TokenSource>;
  open(ask: SessionAsk): Promise<AdminSession>;
}

export function createAdminSessions(deps: SessionDeps): AdminSessions {
  let opened: Promise<TokenSource> | undefined;
  /** A source of its own without a store: what an administrator signs in with is never kept on the disk. */
  const source = () => {
    opened ??= openSource(deps);
    return opened;
  };
  const getters: Readonly<
    Record<SessionAsk['way'], (ask: SessionAsk, refused?: TokenRefusal) => Promise<Secret>>
  > = {
    provisioner: async (ask, refused) =>
      provisionerToken(await source(), ask, provisionerOf(ask, deps), refused),
    editor: (ask, refused) => editorToken(ask, provisionerOf(ask, deps), refused),
    az: async ({ registration: { tenantId, cloud }, endpoints, signal }) => {
      const az = await findAz();
      if (az === undefined) throw needed(l10n.record('Azure CLI is not installed on this computer.'));
      return azToken(az, { tenantId, cloud, resource: endpoints.graphResource }, signal);
    },
  };
  return {
    source,
    open: async (ask) => {
      const get = async (refused?: TokenRefusal) => {
        const token = await getters[ask.way](ask, refused);
        deps.redactor.learn(token.reveal());
        return token;
      };
      const claims = await checkedClaims(await get(), ask);
      return {
        way: ask.way,
        person: claims?.objectId,
        userName: claims?.user,
        permissions: claims?.scopes,
        token: get,
      };
    },
  };
}

async function openSource({ tokens, redactor }: SessionDeps): Promise<TokenSource> {
  const [networks, { createTokenSource }] = await Promise.all([
    tokens.networks(),
    import('../../oauth/tokenSource.ts'),
  ]);
  return createTokenSource({
    network: (endpoints) => networks.for(endpoints),
    redactor,
    now: Date.now,
    interaction: signIn,
  });
}

/** A token that is no JWT cannot be checked; such tokens come from servers of one's own alone. */
async function checkedClaims(token: Secret, { registration, endpoints, permissions }: SessionAsk) {
  const { adminToken } = await import('../../provisioning/provisioning.ts');
  const claims = adminToken.claimsOf(token.reveal());
  if (claims === undefined) {
    if (registration.cloud === 'custom') return undefined;
    throw needed(l10n.record('The sign-in gave a token that cannot be read, so nothing is changed with it.'));
  }
  const { tenantId } = registration;
  adminToken.check(claims, { tenantId, graphResource: endpoints.graphResource, permissions });
  return claims;
}

function provisionerOf({ registration }: SessionAsk, { demo }: SessionDeps): Provisioner {
  const found = provisionerFor(registration, demo);
  if (found !== undefined) return found;
  throw needed(l10n.record('The setting exchangeOAuth.provisioners names no application for this tenant.'));
}

async function provisionerToken(
  source: TokenSource,
  ask: SessionAsk,
  provisioner: Provisioner,
  refused: TokenRefusal | undefined,
): Promise<Secret> {
  try {
    return await provisionerTokenBy(source, ask, provisioner, refused);
  } catch (error) {
    const evidence = evidenceOf(error);
    if (evidence.kind !== 'local' || evidence.problem !== 'browserUnavailable') throw error;
    // A remote window that the browser cannot come back to.
    return provisionerTokenBy(source, ask, { ...provisioner, grant: 'deviceCode' }, refused);
  }
}

async function provisionerTokenBy(
  source: TokenSource,
  ask: SessionAsk,
  { grant, tenantId, clientId, cloud }: Provisioner,
  refused: TokenRefusal | undefined,
): Promise<Secret> {
  const { endpoints, permissions, signal } = ask;
  const id = `provisioner of ${tenantId}`;
  const { token } = await source.acquire({
    registration: {
      ...ask.registration,
      id,
      name: l10n.t('Administrator'),
      tenantId,
      clientId,
      cloud,
      grant,
    },
    endpoints,
    credential: { kind: 'signIn' },
    resource: 'graph',
    scopes: permissions.map((name) => `${endpoints.graphResource}/${name}`),
    signal,
    deadlineMs: tokenDeadlineMs,
    forceRefresh: refused !== undefined,
    ...(refused?.claims === undefined ? {} : { claims: refused.claims }),
  });
  return token;
}

/** VS Code's own sign-in with the tenant's application: the only way past rules that want the system's broker. */
async function editorToken(
  { registration, endpoints, permissions }: SessionAsk,
  { tenantId, clientId }: Provisioner,
  refused?: TokenRefusal,
): Promise<Secret> {
  const provider = editorProvider(registration.cloud);
  if (provider === undefined) throw needed(l10n.record('VS Code signs nobody in to this cloud.'));
  const scopes = [
    ...permissions.map((name) => `${endpoints.graphResource}/${name}`),
    `VSCODE_CLIENT_ID:${clientId}`,
    `VSCODE_TENANT:${tenantId}`,
  ];
  // VS Code answers the challenge itself; without one it keeps giving the token that was refused.
  const asked =
    refused === undefined || refused.challenge === ''
      ? scopes
      : { wwwAuthenticate: refused.challenge, fallbackScopes: scopes };
  const session = await authentication.getSession(provider, asked, { createIfNone: true });
  return new Secret(session.accessToken);
}

const needed = (text: string): Failure => new Failure({ kind: 'local', problem: 'signInNeeded', text });
