// The network module under MSAL: our own connections, with what the authority really answered kept, since MSAL hides it.
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Evidence } from '../core/evidence.ts';
import { Failure, isFailure } from '../core/failure.ts';
import { hostPortOf } from '../core/hosts.ts';
import type { Redactor } from '../core/redaction.ts';
import type { Network } from '../net/network.ts';
import { readAnswer } from './tokenAnswer.ts';

export interface MsalNetwork {
  readonly module: INetworkModule;
  /** What is to be thrown instead of MSAL's error: the last thing that went wrong on the network, else that error. */
  explain(error: unknown): Failure;
}

export interface MsalNetworkOptions {
  readonly network: Network;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
  /** Milliseconds for each request. */
  readonly deadlineMs: number;
}

/** Longest answer with tokens in it. */
const maxAnswerBytes = 256 * 1024;

/** Makes the module for one piece of work. */
export function createMsalNetwork(options: MsalNetworkOptions): MsalNetwork {
  const { network, redactor, signal, deadlineMs } = options;
  let seen: Failure | undefined;

  async function post(url: string, request?: NetworkRequestOptions): Promise<NetworkResponse<unknown>> {
    seen = undefined;
    const headers = { Accept: 'application/json', ...request?.headers };
    // A token may be asked for twice; a code, a device code or a refresh token is spent by the first request.
    const repeatable = /(?:^|&)grant_type=client_credentials(?:&|$)/.test(request?.body ?? '');
    const response = await network.http(
      { method: 'POST', url, headers, body: request?.body ?? '', maxBytes: maxAnswerBytes, repeatable },
      { signal, deadlineMs },
    );
    const where = new URL(url);
    const endpoint = where.pathname.endsWith('/devicecode') ? 'deviceCode' : 'token';
    const answer = readAnswer(endpoint, hostPortOf(where), response, redactor);
    seen = answer.refusal;
    learn(answer.body, redactor);
    return { headers: response.headers, status: answer.status, body: answer.body };
  }

  const kept = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (isFailure(error)) seen = error;
      throw error;
    }
  };
  return {
    module: {
      // MSAL has the metadata already, so a GET is none of ours: it is refused, whatever host it names.
      sendGetRequestAsync: () => Promise.reject(internal('MSAL asked for more metadata.')),
      sendPostRequestAsync: <T>(url: string, request?: NetworkRequestOptions) =>
        kept(post(url, request)) as Promise<NetworkResponse<T>>,
    },
    explain: (error) => seen ?? (isFailure(error) ? error : fromMsal(error, redactor)),
  };
}

/** Everything secret in an answer is masked from now on. */
function learn(body: Readonly<Record<string, unknown>>, redactor: Redactor): void {
  for (const name of ['access_token', 'refresh_token', 'id_token', 'device_code']) {
    const value = body[name];
    if (typeof value === 'string') redactor.learn(value);
  }
}

const internal = (text: string): Failure => new Failure({ kind: 'local', problem: 'internal', text });

/** MSAL's own refusals, by their codes (msal-common ClientAuthErrorCodes): the network had no part in them. */
const clientErrors: Readonly<Record<string, Extract<Evidence, { kind: 'local' }>['problem']>> = {
  invalid_client_credential: 'secretMissing',
  invalid_assertion: 'certificateInvalid',
  no_account_found: 'signInNeeded',
  no_tokens_found: 'signInNeeded',
  token_refresh_required: 'signInNeeded',
  user_canceled: 'signInCancelled',
};

function fromMsal(error: unknown, redactor: Redactor): Failure {
  const code =
    typeof error === 'object' && error !== null && 'errorCode' in error && typeof error.errorCode === 'string'
      ? error.errorCode
      : '';
  const problem = clientErrors[code] ?? 'internal';
  const message = error instanceof Error ? error.message : 'unknown fault';
  const text = `MSAL: ${redactor.redact(message).slice(0, 300)}`;
  return new Failure({ kind: 'local', problem, text }, { cause: error });
}
