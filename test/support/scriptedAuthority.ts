// A scripted Entra authority: discovery as it should be, and the token endpoint as the test says.

import { createSign, generateKeyPairSync } from 'node:crypto';
import type { TestContext } from 'node:test';
import { Secret } from '../../src/core/credential/secret.ts';
import { type Endpoints, resolveEndpoints } from '../../src/core/endpoints/endpoints.ts';
import type { Registration } from '../../src/core/registration/registration.ts';
import { createRedactor, type Redactor } from '../../src/core/text/redaction.ts';
import { createNetwork } from '../../src/net/createNetwork.ts';
import type { TokenRequest, TokenSourceOptions } from '../../src/oauth/acquire.ts';
import { httpAnswer, makeTrust, onHttp, serveTls, type TestTrust } from './scriptedServer.ts';

export const tenantId = '11111111-2222-3333-4444-555555555555';
export const clientId = '66666666-7777-8888-9999-000000000000';

/** A raw HTTP answer, or nothing for one that never comes. */
export type Answer = string | undefined;

export interface AuthorityScript {
  /** The whole answer to a request that is not for metadata. */
  readonly onRequest: (head: string, body: string) => Answer | Promise<Answer>;
  /** Changes the metadata document. */
  readonly metadata?: (document: Record<string, unknown>, origin: string) => Record<string, unknown>;
  /** The whole answer to a request for metadata. */
  readonly onMetadata?: () => Answer;
}

export interface ScriptedAuthority {
  readonly registration: Registration;
  readonly endpoints: Endpoints;
  readonly redactor: Redactor;
  readonly trust: TestTrust;
  /** Request lines that came, oldest first. */
  readonly requests: readonly string[];
  /** Form bodies of the requests that were not for metadata. */
  readonly forms: readonly URLSearchParams[];
  readonly source: TokenSourceOptions;
  request(more?: Partial<TokenRequest>): TokenRequest;
}

export async function scriptAuthority(t: TestContext, script: AuthorityScript): Promise<ScriptedAuthority> {
  const trust = await makeTrust();
  const requests: string[] = [];
  const forms: URLSearchParams[] = [];
  let origin = '';
  const server = await serveTls(t, trust.server, (socket) =>
    onHttp(socket, async (head, body) => {
      const line = head.split('\r\n', 1)[0] ?? '';
      requests.push(line);
      let answer: Answer;
      if (line.includes('/.well-known/openid-configuration')) {
        answer = script.onMetadata === undefined ? metadataAnswer(origin, script) : script.onMetadata();
      } else {
        forms.push(new URLSearchParams(body));
        answer = await script.onRequest(head, body);
      }
      if (answer !== undefined) socket.write(answer);
    }),
  );
  origin = `https://localhost:${server.port}`;
  const endpoints = endpointsOf(origin, trust);
  const redactor = createRedactor();
  const network = createNetwork({
    allowedHosts: [{ host: 'localhost', port: server.port }],
    trustedCa: trust.authority.certificatePem,
    proxyFor: () => undefined,
  });
  t.after(() => network.close());
  const registration = registrationAt(origin);
  return {
    registration,
    endpoints,
    redactor,
    trust,
    requests,
    forms,
    source: { network: () => network, redactor, now: Date.now },
    request: (more = {}) => ({
      registration,
      endpoints,
      credential: { kind: 'secret', secret: new Secret('the-client-secret-value') },
      resource: 'exchange',
      signal: new AbortController().signal,
      deadlineMs: 10_000,
      ...more,
    }),
  };
}

function metadataAnswer(origin: string, script: AuthorityScript): string {
  const base = `${origin}/${tenantId}`;
  const document = {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
  };
  return httpAnswer(200, JSON.stringify(script.metadata?.(document, origin) ?? document));
}

export function endpointsOf(origin: string, trust: TestTrust): Endpoints {
  const host = origin.slice('https://'.length);
  const resolved = resolveEndpoints(
    { cloud: 'demo' },
    {
      authority: origin,
      ews: `${origin}/EWS/Exchange.asmx`,
      graph: origin,
      imap: host,
      pop: host,
      smtp: host,
      trustedCa: trust.authority.certificatePem,
    },
  );
  if (!resolved.ok) throw new Error('the test endpoints are not valid');
  return resolved.endpoints;
}

export function registrationAt(authority: string): Registration {
  return {
    id: 'scripted',
    name: 'Scripted',
    product: 'custom',
    cloud: 'custom',
    tenantId,
    clientId,
    grant: 'clientSecret',
    authority,
    mailboxes: [],
  };
}

/** A token as Entra words it; the signature is of a key that is thrown away. */
export function makeToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    aud: 'https://outlook.office365.com',
    iss: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    appid: clientId,
    appidacr: '1',
    idtyp: 'app',
    roles: ['full_access_as_app'],
    iat: now,
    nbf: now,
    exp: now + 3600,
    ...claims,
  };
  const signed = `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode(payload)}`;
  return `${signed}.${createSign('sha256').update(signed).sign(privateKey).toString('base64url')}`;
}

/** The token endpoint's answer to a request that it grants. */
export function tokenAnswer(more: Readonly<Record<string, unknown>> = {}): string {
  return httpAnswer(
    200,
    JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: makeToken(), ...more }),
  );
}

/** A refusal with Entra's fields. */
export function refusalAnswer(
  status: number,
  error: string,
  number: number,
  more: Readonly<Record<string, unknown>> = {},
): string {
  return httpAnswer(
    status,
    JSON.stringify({
      error,
      error_description: `AADSTS${number}: What is wrong. Trace ID: aaaaaaaa-0000-0000-0000-000000000001 Correlation ID: bbbbbbbb-0000-0000-0000-000000000002 Timestamp: 2026-11-22 10:00:00Z`,
      error_codes: [number],
      timestamp: '2026-11-22 10:00:00Z',
      trace_id: 'aaaaaaaa-0000-0000-0000-000000000001',
      correlation_id: 'bbbbbbbb-0000-0000-0000-000000000002',
      ...more,
    }),
  );
}
