// Asks GitHub Actions for the ID token of a job (GitHub Docs, "OpenID Connect reference": the runner names the address and
// the bearer token for it).
import { hostPortOf } from '../core/endpoints/hosts.ts';
import type { FederatedContext } from './federatedContext.ts';

type Environment = FederatedContext['env'];

interface GithubRequest {
  readonly url: URL;
  readonly bearer: string;
}

/** A token is a few KB. */
const mostBytes = 262_144;

/** What the runner names; undefined outside a job that may ask, and for an address that is not safe. */
export function githubRequest(env: Environment): GithubRequest | undefined {
  const address = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
  const bearer = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  if (address === undefined || bearer === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || isThisComputer(url) ? { url, bearer } : undefined;
}

/** The text of the token. Throws a Failure, or an Error with the status. */
export async function askGithub(request: GithubRequest, context: FederatedContext): Promise<string> {
  const url = new URL(request.url);
  url.searchParams.set('audience', context.audience);
  const headers = { authorization: `Bearer ${request.bearer}`, accept: 'application/json' };
  const { status, body } = await (isThisComputer(url) ? getHere : get)(url, headers, context);
  if (status !== 200) throw new Error(`status ${status}`);
  const { value } = JSON.parse(body) as { readonly value?: unknown };
  return typeof value === 'string' ? value : '';
}

type Headers = Readonly<Record<string, string>>;
interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Through the proxy that the environment names, as every other request of the check. */
async function get(url: URL, headers: Headers, context: FederatedContext): Promise<Answer> {
  const { createNetwork, proxyRules } = await import('../net/createNetwork.ts');
  const network = createNetwork({
    allowedHosts: [hostPortOf(url)],
    systemCertificates: true,
    proxyFor: proxyRules({}, context.env),
    ...context.network,
  });
  try {
    return await network.http({ method: 'GET', url: url.href, headers, maxBytes: mostBytes }, context);
  } finally {
    network.close();
  }
}

/** A runner on this computer may speak without TLS. */
async function getHere(
  url: URL,
  headers: Headers,
  { signal, deadlineMs }: FederatedContext,
): Promise<Answer> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  const answer = await fetch(url, { headers, redirect: 'error', signal: ends });
  return { status: answer.status, body: await answer.text() };
}

const isThisComputer = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && hostname === '127.0.0.1';
