// Entra's token endpoint: reads the form strictly and hands over to the grant.

import type { DemoContext } from '../context.ts';
import { type HttpCall, type HttpReply, json } from '../httpSurface.ts';
import type { Form } from './clientCheck.ts';
import { clientCredentials } from './clientCredentials.ts';
import { resolveTenant } from './discovery.ts';
import { EntraRefusal, requestIds } from './entraError.ts';
import type { GrantRequest } from './grantRequest.ts';
import type { GrantState } from './grantState.ts';
import type { TokenIssuer } from './tokenIssuer.ts';
import { authorizationCode, deviceCode, password, refreshToken } from './userGrants.ts';

type Grant = (request: GrantRequest) => Promise<Readonly<Record<string, unknown>>>;

/** By `grant_type` (RFC 6749, RFC 8628). */
const grants: Readonly<Record<string, Grant>> = {
  client_credentials: clientCredentials,
  authorization_code: authorizationCode,
  'urn:ietf:params:oauth:grant-type:device_code': deviceCode,
  // MSAL sends the short name; Entra takes both.
  device_code: deviceCode,
  password,
  refresh_token: refreshToken,
};

/** POST /{tenant}/oauth2/v2.0/token. */
export async function tokenEndpoint(
  context: DemoContext,
  issuer: TokenIssuer,
  state: GrantState,
  call: HttpCall,
  tenant: string,
): Promise<HttpReply> {
  if (call.method !== 'POST') throw new EntraRefusal(900561, { verbs: 'POST', verb: call.method });
  const id = resolveTenant(context, tenant);
  const form = readForm(call);
  const grantType = form.get('grant_type');
  if (grantType === undefined) throw new EntraRefusal(900144, { name: 'grant_type' });
  const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  if (grant === undefined) throw new EntraRefusal(70003, { grant: grantType });
  if (form.has('resource')) throw new EntraRefusal(901002);
  const refusal = context.policy().tokenRefusal;
  if (refusal !== undefined) throw new EntraRefusal(refusal, refusalValues(context, form, tenant));
  const answer = await grant({ context, issuer, state, call, form, tenant: id });
  return json(200, answer, requestIds(call));
}

function refusalValues(context: DemoContext, form: Form, tenant: string): Readonly<Record<string, string>> {
  const name = (form.get('scope') ?? '').split('/.default')[0] ?? '';
  return { appId: form.get('client_id') ?? '', tenant, name, organization: context.directory.organization };
}

/** application/x-www-form-urlencoded (RFC 6749 section 4.4.2); a parameter sent twice is malformed (section 3.2). */
export function readForm(call: HttpCall): Form {
  const type = (call.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  // Entra does not look into a body of another type, so it misses the first parameter.
  if (type !== 'application/x-www-form-urlencoded') throw new EntraRefusal(900144, { name: 'grant_type' });
  if (/%(?![0-9a-f]{2})/i.test(call.body)) throw new EntraRefusal(9002313);
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(call.body)) {
    if (form.has(name) || value.includes('\0')) throw new EntraRefusal(9002313);
    form.set(name, value);
  }
  return form;
}
