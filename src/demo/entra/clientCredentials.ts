// Client credentials (RFC 6749 section 4.4): the application asks for itself.

import { rolesOf } from '../applications.ts';
import { applicationClaims } from './claims.ts';
import { readClient, requireCredential } from './clientCheck.ts';
import { sharedTenants } from './discovery.ts';
import { EntraRefusal } from './entraError.ts';
import type { GrantRequest } from './grantRequest.ts';
import { type AskedScope, parseScope, primaryAudience, type ResourceId, resourceOf } from './resources.ts';

/** Issues an application token for the one resource of a `/.default` scope. */
export async function clientCredentials(request: GrantRequest): Promise<Readonly<Record<string, unknown>>> {
  const { context, call, form, issuer } = request;
  if (sharedTenants.includes(request.tenant)) throw new EntraRefusal(9001023);
  const client = await readClient(context, call, form, request.tenant);
  requireCredential(client);
  const asked = oneDefaultScope(form.get('scope'));
  const resource = resourceOf(asked.audience);
  if (resource === undefined) {
    throw new EntraRefusal(500011, { name: asked.audience, organization: context.directory.organization });
  }
  const policy = context.policy();
  const swapped = policy.audience === 'swapped';
  const issued: ResourceId = swapped ? other[resource] : resource;
  const audience = swapped ? primaryAudience[issued] : asked.audience;
  const roles = rolesOf(client.application, policy, issued);
  const lifetime = context.tokenLifetimeSeconds;
  const claims = applicationClaims(context.directory, client, audience, roles);
  return {
    token_type: 'Bearer',
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await issuer.issue(claims, lifetime),
  };
}

const other: Readonly<Record<ResourceId, ResourceId>> = { exchange: 'graph', graph: 'exchange' };

/** Client credentials take exactly one scope, and it ends in `/.default`. */
function oneDefaultScope(scope: string | undefined): AskedScope {
  if (scope === undefined || scope.trim() === '') throw new EntraRefusal(900144, { name: 'scope' });
  const scopes = scope.split(' ').filter((part) => part !== '');
  if (scopes.length !== 1) throw new EntraRefusal(70011, { scope });
  const asked = parseScope(scopes[0] ?? '');
  if (asked.permission !== '.default') throw new EntraRefusal(1002012, { scope });
  return asked;
}
