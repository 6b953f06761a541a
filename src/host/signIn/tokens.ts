// Tokens for the host: reads the credential, hands it to MSAL behind one token source, and says what is missing.

import type { Disposable, Event } from 'vscode';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { Endpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { TokenResource } from '../../core/permissions/protocols.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { Failure } from '../../core/report/failure.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { TokenCacheStore } from '../../oauth/signInCache.ts';
import type { AcquiredToken, SignInInteraction, TokenSource } from '../../oauth/tokenSource.ts';
import type { CredentialStore } from '../shell/services.ts';
import { createNetworks, type Networks } from '../testing/networks.ts';

/** A token request must be over in this time, sign-in by a person apart (milliseconds). */
const tokenDeadlineMs = 30_000;

export interface TokenAsk {
  readonly registration: Registration;
  readonly endpoints: Endpoints;
  readonly resource: TokenResource;
  /** Delegated grants: who signs in. */
  readonly account?: string;
  readonly signal: AbortSignal;
  /** False: a person is not asked to sign in; it fails instead. */
  readonly interactive?: boolean;
  /** Milliseconds since the epoch: an older token is not used (what failed with it may be fixed by now). */
  readonly notBefore?: number;
}

export interface Tokens extends Disposable {
  acquire(ask: TokenAsk): Promise<AcquiredToken>;
  networks(): Promise<Networks>;
  /** Everyone who is signed in for the registration on this computer. */
  accounts(registration: Registration): Promise<readonly { readonly userName: string }[]>;
  /** Forgets one sign-in, or all of them. */
  signOut(registration: Registration, account: string | undefined): Promise<void>;
  /** Drops every token from memory: the credential, the demo's scenario or the registration changed. */
  forgetAll(): Promise<void>;
}

export interface TokenDeps {
  readonly credentials: CredentialStore;
  readonly redactor: Redactor;
  readonly interaction: SignInInteraction;
  readonly cacheFor: (registration: Registration) => TokenCacheStore;
  /** Fires when any credential changed: tokens that were had with the old one are dropped. */
  readonly credentialsChanged: Event<void>;
}

export function createTokens(deps: TokenDeps): Tokens {
  let opened: Promise<{ readonly networks: Networks; readonly source: TokenSource }> | undefined;
  const open = () => {
    opened ??= openSource(deps).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const obtained = new Map<string, number>();
  const listener = deps.credentialsChanged(async () => (await opened)?.source.forgetAll());
  return {
    networks: async () => (await open()).networks,
    accounts: async (registration) => (await open()).source.accounts(registration),
    signOut: async (registration, account) => (await open()).source.signOut(registration, account),
    forgetAll: async () => (await opened)?.source.forgetAll(),
    acquire: async (ask) => {
      const credential = await deps.credentials.read(ask.registration);
      if (credential === undefined && grants[ask.registration.grant].credential !== 'signIn')
        throw missing(ask.registration);
      const { source } = await open();
      const key = [secretBinding(ask.registration), ask.resource, ask.account ?? ''].join('\n');
      const { notBefore, ...request } = ask;
      const forceRefresh = (obtained.get(key) ?? 0) < (notBefore ?? 0);
      const askedAt = Date.now();
      const got = await source.acquire({
        ...request,
        forceRefresh,
        credential: credential ?? { kind: 'signIn' },
        deadlineMs: tokenDeadlineMs,
      });
      if (!got.fromCache) obtained.set(key, askedAt);
      return got;
    },
    dispose: () => {
      listener.dispose();
      void opened?.then(({ networks }) => networks.dispose());
    },
  };
}

async function openSource(deps: TokenDeps) {
  const [networks, { createTokenSource }] = await Promise.all([
    createNetworks(deps.redactor),
    import('../../oauth/tokenSource.ts'),
  ]);
  const source = createTokenSource({
    network: (endpoints) => networks.for(endpoints),
    redactor: deps.redactor,
    now: Date.now,
    interaction: deps.interaction,
    cacheFor: deps.cacheFor,
  });
  return { networks, source };
}

function missing(registration: Registration): Failure {
  if (registration.federatedCredential !== undefined)
    return new Failure({
      kind: 'local',
      problem: 'federatedElsewhere',
      text: l10n.record(
        '{0} signs in where it runs, with its federated credential; nothing is stored on this computer.',
        registration.name,
      ),
    });
  const what = grants[registration.grant].credentialLabel;
  return new Failure({
    kind: 'local',
    problem: 'secretMissing',
    text: l10n.record('No {0} is stored for {1} on this computer.', what, registration.name),
  });
}
