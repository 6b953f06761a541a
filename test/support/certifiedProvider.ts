// An OpenID-certified provider (oidc-provider) in the place of Entra's addresses, and a small browser for its pages.
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { Provider } from 'oidc-provider';
import { clientId, tenantId } from './scriptedAuthority.ts';
import { makeTrust, type TestTrust } from './scriptedServer.ts';

export interface CertifiedProvider {
  readonly origin: string;
  readonly trust: TestTrust;
  /** Goes to an address as a person's browser does, signs in and agrees; gives the last address and page. */
  browse(address: string, fields?: Readonly<Record<string, string>>): Promise<Visit>;
}

export interface Visit {
  readonly address: string;
  readonly page: string;
}

export async function startCertifiedProvider(t: TestContext): Promise<CertifiedProvider> {
  const trust = await makeTrust();
  const server = createServer({ cert: trust.server.certificatePem, key: trust.server.privateKeyPem });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const base = `/${tenantId}`;
  const provider = new Provider(`${origin}${base}/v2.0`, configurationAt(base));
  const callback = provider.callback();
  server.on('request', (incoming, response) => {
    incoming.url = incoming.url?.replace(`${base}/v2.0/.well-known/`, '/.well-known/');
    callback(incoming, response);
  });
  return { origin, trust, browse: browserOf(trust) };
}

function configurationAt(base: string): Readonly<Record<string, unknown>> {
  return {
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://localhost'],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
      },
    ],
    features: { deviceFlow: { enabled: true }, devInteractions: { enabled: true } },
    // What the token of a person is asked for at Entra.
    scopes: ['openid', 'offline_access', 'https://outlook.office.com/.default'],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id }),
    }),
    issueRefreshToken: () => true,
    routes: {
      authorization: `${base}/oauth2/v2.0/authorize`,
      token: `${base}/oauth2/v2.0/token`,
      device_authorization: `${base}/oauth2/v2.0/devicecode`,
      code_verification: `${base}/device`,
      jwks: `${base}/keys`,
      userinfo: `${base}/userinfo`,
      end_session: `${base}/logout`,
    },
  };
}

/** Follows redirects, keeps cookies, and sends each form with what a person would enter. */
function browserOf(trust: TestTrust): CertifiedProvider['browse'] {
  const cookies = new Map<string, string>();
  return async (address, fields = {}) => {
    let next: Step = { address, method: 'GET' };
    for (let step = 0; step < 20; step += 1) {
      const { status, location, page } = await visit(next, cookies, trust);
      if (location !== undefined) {
        const where = new URL(location, next.address);
        // The way back to the application is not the browser's to go: the test does.
        if (where.protocol === 'http:') return { address: where.href, page };
        next = { address: where.href, method: 'GET' };
        continue;
      }
      const form = next.last === true ? undefined : formOf(page, next.address, fields);
      if (status !== 200 || form === undefined) return { address: next.address, page };
      next = form;
    }
    throw new Error('the sign-in pages do not end');
  };
}

interface Step {
  readonly address: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  /** True if the person leaves after it. */
  readonly last?: boolean;
}

function formOf(page: string, from: string, fields: Readonly<Record<string, string>>): Step | undefined {
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
  if (action === undefined) return undefined;
  const values = new URLSearchParams();
  for (const [input] of page.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(input)?.[1];
    if (name !== undefined) values.set(name, fields[name] ?? /value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  // A button is pressed where the person was told to, and ends the visit.
  const buttons = [...page.matchAll(/<button[^>]*value="([^"]*)"[^>]*name="([^"]+)"/g)];
  const pressed = buttons.find(([, , name = '']) => fields[name] !== undefined);
  if (pressed !== undefined) values.set(pressed[2] ?? '', pressed[1] ?? '');
  return {
    address: new URL(action, from).href,
    method: 'POST',
    body: values.toString(),
    last: pressed !== undefined,
  };
}

function visit(
  { address, method, body }: Step,
  cookies: Map<string, string>,
  trust: TestTrust,
): Promise<{ readonly status: number; readonly location?: string; readonly page: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
    };
    const call = request(address, { method, headers, ca: trust.authority.certificatePem, agent: false });
    call.on('error', reject);
    call.on('response', (response) => {
      for (const cookie of response.headers['set-cookie'] ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      let page = '';
      response.on('data', (chunk) => {
        page += chunk;
      });
      response.on('end', () => {
        const { location } = response.headers;
        resolve({ status: response.statusCode ?? 0, page, ...(location === undefined ? {} : { location }) });
      });
    });
    call.end(body);
  });
}
