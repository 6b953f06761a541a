// The network module under MSAL: our own connections, with what the authority really answered kept, since MSAL hides it.
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { hostPortOf } from '../core/endpoints/hosts.ts';
import { Failure, isFailure } from '../core/report/failure.ts';
import type { Redactor } from '../core/text/redaction.ts';
import type { Network } from '../net/network.ts';
import { type Authority, deviceCodeGrant } from './authority.ts';
import { type DeviceTimes, pollForPerson } from './devicePolling.ts';
import type { LearnSecrets } from './learnSecrets.ts';
import { failureFromMsal } from './msalErrors.ts';
import { type Answer, readAnswer } from './tokenAnswer.ts';

export interface MsalNetwork {
  readonly module: INetworkModule;
  /** What is to be thrown instead of MSAL's error: the last thing that went wrong on the network, else that error. */
  explain(error: unknown): Failure;
}

export interface MsalNetworkOptions {
  readonly network: Network;
  readonly redactor: Redactor;
  readonly learn: LearnSecrets;
  readonly authority: Authority;
  readonly signal: AbortSignal;
  /** Milliseconds that the next request may take. */
  readonly deadlineMs: () => number;
  readonly now: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Longest answer with tokens in it. */
const maxAnswerBytes = 256 * 1024;

/** Makes the module for one piece of work. */
export function createMsalNetwork(options: MsalNetworkOptions): MsalNetwork {
  const { redactor, authority, learn } = options;
  const host = hostPortOf(new URL(authority.url));
  let seen: Failure | undefined;
  let deviceTimes: DeviceTimes = { interval: 5, expiresIn: 900 };

  async function post(url: string, request: NetworkRequestOptions): Promise<NetworkResponse<unknown>> {
    seen = undefined;
    const form = new URLSearchParams(request.body);
    learn((name) => form.get(name));
    const grant = form.get('grant_type');
    const ask = () => send(options, { url, request, grant });
    const answer = isDeviceCode(grant)
      ? await pollForPerson({ ...options, host, times: deviceTimes, ask })
      : await ask();
    seen = answer.refusal;
    if (grant === null) {
      // MSAL would show the person an empty code and go on.
      if (answer.refusal !== undefined) throw answer.refusal;
      deviceTimes = timesOf(answer);
    }
    learn((name) => answer.body[name]);
    return { headers: {}, status: answer.status, body: answer.body };
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
      // MSAL has the metadata already, so a GET is not expected: it is refused, whatever host it names.
      sendGetRequestAsync: () => Promise.reject(noMetadata()),
      sendPostRequestAsync: <T>(url: string, request?: NetworkRequestOptions) =>
        kept(post(url, request ?? {})) as Promise<NetworkResponse<T>>,
    },
    explain: (error) => seen ?? (isFailure(error) ? error : failureFromMsal(error, host, redactor)),
  };
}

/** MSAL sends Entra's short form (msal-common, GrantType). */
const isDeviceCode = (grant: string | null): boolean => grant === 'device_code' || grant === deviceCodeGrant;

/** The form, with the grant's full name if the authority wants it. */
function bodyOf(request: NetworkRequestOptions, grant: string | null, authority: Authority): string {
  const body = request.body ?? '';
  if (!isDeviceCode(grant) || !authority.fullDeviceCodeGrant) return body;
  const form = new URLSearchParams(body);
  form.set('grant_type', deviceCodeGrant);
  return form.toString();
}

interface Posting {
  readonly url: string;
  readonly request: NetworkRequestOptions;
  /** null for the device code endpoint, which takes no grant. */
  readonly grant: string | null;
}

async function send(options: MsalNetworkOptions, { url, request, grant }: Posting): Promise<Answer> {
  const { network, redactor, authority, signal } = options;
  // MSAL makes this address by replacing "/token" wherever it stands first; the authority's own word is better.
  const where = grant === null ? authority.deviceCodeEndpoint : url;
  const response = await network.http(
    {
      method: 'POST',
      url: where,
      headers: { Accept: 'application/json', ...request.headers },
      body: bodyOf(request, grant, authority),
      maxBytes: maxAnswerBytes,
      // A token may be asked for twice; a code, a device code or a refresh token is spent by the first request.
      repeatable: grant === 'client_credentials',
    },
    { signal, deadlineMs: options.deadlineMs() },
  );
  const endpoint = grant === null ? 'deviceCode' : 'token';
  return readAnswer(endpoint, hostPortOf(new URL(where)), response, redactor);
}

function timesOf({ body }: Answer): DeviceTimes {
  const number = (name: string, otherwise: number) =>
    typeof body[name] === 'number' ? body[name] : otherwise;
  return { interval: number('interval', 5), expiresIn: number('expires_in', 900) };
}

function noMetadata(): Failure {
  return new Failure({ kind: 'local', problem: 'internal', text: 'MSAL asked for more metadata.' });
}
