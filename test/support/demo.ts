// Starts a demo tenant for a suite and fetches over HTTPS with its certificate authority.
import { request } from 'node:https';
import { type DemoOptions, type DemoTenant, startDemoTenant } from '../../src/demo/demoTenant.ts';

export type { DemoTenant };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  json(): Record<string, unknown>;
}

/** A running tenant; the caller stops it (`after(() => demo.stop())`). */
export const startDemo = (options?: DemoOptions): Promise<DemoTenant> => startDemoTenant(options);

export interface CallOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One HTTPS request that trusts the tenant's own authority and nothing else. */
export async function call(demo: DemoTenant, url: string, options: CallOptions = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const outgoing = request(
    url,
    {
      method: options.method ?? 'GET',
      headers: { ...options.headers },
      ca: demo.endpoints.trustedCa,
      // Not taken from the Host header, which tests forge.
      servername: 'localhost',
      agent: false,
    },
    (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const headers = Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
        );
        resolve({ status: response.statusCode ?? 0, headers, text, json: () => JSON.parse(text) });
      });
    },
  );
  outgoing.on('error', reject);
  outgoing.end(options.body);
  return promise;
}

export const exchangeScope = 'https://outlook.office365.com/.default';
export const graphScope = 'https://graph.microsoft.com/.default';

/** A POST of a form to the tenant's token endpoint. */
export function postToken(
  demo: DemoTenant,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
  tenant: string = demo.tenantId,
): Promise<Answer> {
  return call(demo, `${demo.endpoints.authority}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
}

/** An application token by client secret; throws if Entra refuses. */
export async function appToken(demo: DemoTenant, scope: string = exchangeScope): Promise<string> {
  const answer = await postToken(demo, {
    grant_type: 'client_credentials',
    client_id: demo.clientId,
    client_secret: demo.secret,
    scope,
  });
  if (answer.status !== 200) throw new Error(`token: ${answer.status} ${String(answer.json()['error'])}`);
  return String(answer.json()['access_token']);
}

/** `host` and `port` of a `host:port` endpoint. */
export function hostPort(endpoint: string): { readonly host: string; readonly port: number } {
  const [host = '', port = ''] = endpoint.split(':');
  return { host, port: Number(port) };
}
