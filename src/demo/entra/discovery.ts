// Entra's public documents: OpenID metadata, signing keys, instance discovery, user realm. None needs a sign-in.
import type { DemoContext } from '../context.ts';
import { type HttpCall, type HttpReply, json } from '../httpSurface.ts';
import { EntraRefusal, isGuid } from './entraError.ts';

/** Names that stand for "whichever tenant": no tokens of this tenant's own. */
export const sharedTenants: readonly string[] = ['common', 'organizations', 'consumers'];

/** Checks the tenant part of a path; returns the tenant ID, or the shared name as it stands. */
export function resolveTenant(context: DemoContext, tenant: string): string {
  const name = tenant.toLowerCase();
  if (sharedTenants.includes(name)) return name;
  const { tenantId, domain } = context.directory;
  if (!isGuid(name) && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)) throw new EntraRefusal(900023, { tenant });
  const known = name === tenantId || name === domain || name === 'contoso.onmicrosoft.example';
  if (!known || context.policy().tenant === 'unknown') throw new EntraRefusal(90002, { tenant });
  return tenantId;
}

/** OpenID Connect Discovery 1.0 section 4, with the members that Entra adds. */
export function openIdConfiguration(context: DemoContext, call: HttpCall, tenant: string): HttpReply {
  const id = resolveTenant(context, tenant);
  const shared = sharedTenants.includes(id);
  const base = `${call.origin}/${id}`;
  const graph = context.endpoints().graph;
  return json(200, {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${call.origin}/${shared ? '{tenantid}' : id}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${graph}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
      'oid',
    ],
    tenant_region_scope: shared ? null : 'EU',
    cloud_instance_name: hostOf(call.origin),
    cloud_graph_host_name: hostOf(graph),
    msgraph_host: hostOf(graph),
  });
}

/** `/common/discovery/instance`: which hosts are one cloud. */
export function instanceDiscovery(context: DemoContext, call: HttpCall): HttpReply {
  const host = hostOf(call.origin);
  return json(200, {
    tenant_discovery_endpoint: `${call.origin}/${context.directory.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  });
}

/** `/common/userrealm/{user}` and GetUserRealm.srf: is the domain managed here, and by whom. */
export function userRealm(context: DemoContext, call: HttpCall, user: string): HttpReply {
  const domain = user.toLowerCase().split('@')[1] ?? '';
  const managed = domain === context.directory.domain && context.policy().tenant === 'known';
  return json(200, {
    ver: '1.0',
    account_type: managed ? 'Managed' : 'Unknown',
    NameSpaceType: managed ? 'Managed' : 'Unknown',
    Login: user.slice(0, 200),
    DomainName: managed ? domain : undefined,
    domain_name: managed ? domain : undefined,
    FederationBrandName: managed ? context.directory.organization : undefined,
    CloudInstanceName: hostOf(call.origin),
    cloud_instance_name: hostOf(call.origin),
  });
}

const hostOf = (origin: string): string => new URL(origin).host;
