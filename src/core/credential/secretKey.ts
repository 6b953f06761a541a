// The name under which a credential is stored: bound to authority, tenant and client, so that settings which change
// one of them cannot be handed a secret that was typed for another.
import { clouds } from '../endpoints/clouds.ts';
import type { Registration } from '../registration/registration.ts';

/** What the key is derived from, before hashing: one line each, in lower case. */
export function secretBinding(
  registration: Pick<Registration, 'cloud' | 'authority' | 'tenantId' | 'clientId'>,
): string {
  return [authorityHostOf(registration), registration.tenantId, registration.clientId]
    .map((part) => part.trim().toLowerCase())
    .join('\n');
}

/** Whether both name the same application of the same tenant, wherever they sign in. */
export const isSameClient = (one: Client, other: Client): boolean => clientOf(one) === clientOf(other);

type Client = Pick<Registration, 'tenantId' | 'clientId'>;
const clientOf = ({ tenantId, clientId }: Client): string => `${tenantId}\n${clientId}`.toLowerCase();

/** Host of the authority, as a URL names it; `demo` for the demo tenant. */
export function authorityHostOf(registration: Pick<Registration, 'cloud' | 'authority'>): string {
  if (registration.cloud === 'demo') return 'demo';
  if (registration.cloud === 'custom') {
    const authority = registration.authority ?? '';
    return URL.canParse(authority) ? new URL(authority).host : `unusable ${authority}`;
  }
  return new URL(clouds[registration.cloud].authority.value).host;
}
