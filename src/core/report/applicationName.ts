// How the results of a check name the application that they are of, so that nobody takes them for those of another one
// under the same id.
import type { Registration } from '../registration/registration.ts';

/** `login.microsoftonline.com <tenant> <client>`; compared without regard to case. */
export const applicationName = (
  authorityHost: string,
  { tenantId, clientId }: Pick<Registration, 'tenantId' | 'clientId'>,
): string => [authorityHost, tenantId, clientId].join(' ');
