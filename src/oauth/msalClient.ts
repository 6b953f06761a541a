// What every grant shares: the authority, MSAL's configuration over our network, and its answer read.

import type { AuthenticationResult, Configuration, NodeAuthOptions } from '@azure/msal-node';
import { wait } from '../core/async.ts';
import { grants } from '../core/permissions/grants.ts';
import { Failure } from '../core/report/failure.ts';
import type { AcquireContext, RawToken } from './acquire.ts';
import type { Authority } from './authority.ts';
import { createMsalNetwork, type MsalNetwork } from './msalNetwork.ts';

export interface MsalSetup {
  readonly authority: Authority;
  readonly msalNetwork: MsalNetwork;
  /** MSAL's configuration; the credential is added by the grant. */
  configure(auth: Partial<NodeAuthOptions>): Configuration;
}

/** MSAL's logger would print URLs and accounts: nothing is logged. LogLevel.Error is 0. */
const silentLogger = { loggerCallback: () => {}, piiLoggingEnabled: false, logLevel: 0 };

/** Resolves the authority and prepares MSAL. A client is made for each piece of work: MSAL remembers refusals. */
export async function prepareMsal(context: AcquireContext): Promise<MsalSetup> {
  const { request, options } = context;
  const { registration, endpoints, signal, deadlineMs } = request;
  const network = options.network(endpoints);
  const { redactor } = options;
  const person = grants[registration.grant].access === 'delegated';
  const end = performance.now() + deadlineMs;
  // A person's time is not counted, so each request of a sign-in has the whole time.
  const remaining = () => (person ? deadlineMs : Math.max(0, end - performance.now()));
  const authority = await context.authorities.resolve({
    registration,
    endpoints,
    network,
    redactor,
    call: { signal, deadlineMs: remaining() },
  });
  const msalNetwork = createMsalNetwork({
    network,
    redactor,
    learn: context.learn,
    authority,
    signal,
    deadlineMs: remaining,
    now: options.now,
    wait: options.wait ?? wait,
  });
  return {
    authority,
    msalNetwork,
    configure: (auth) => ({
      auth: {
        clientId: registration.clientId,
        authority: authority.url,
        knownAuthorities: [authority.host],
        authorityMetadata: authority.metadataJson,
        ...auth,
      },
      system: {
        networkClient: msalNetwork.module,
        disableInternalRetries: true,
        loggerOptions: silentLogger,
      },
    }),
  };
}

/** Runs MSAL and gives its token; what it throws becomes the evidence that was seen. */
export async function runMsal(
  setup: MsalSetup,
  work: () => Promise<AuthenticationResult | null>,
): Promise<RawToken> {
  let result: AuthenticationResult | null;
  try {
    result = await work();
  } catch (error) {
    throw setup.msalNetwork.explain(error);
  }
  const expiresOn = result?.expiresOn?.getTime();
  if (result === null || result.accessToken === '' || expiresOn === undefined || Number.isNaN(expiresOn)) {
    throw new Failure({ kind: 'local', problem: 'internal', text: 'MSAL gave no token.' });
  }
  return { accessToken: result.accessToken, expiresOn };
}
