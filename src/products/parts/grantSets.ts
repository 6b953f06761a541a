// Grants that many targets share, named by what the target is able to do.
import type { GrantId } from '../../core/registration/registration.ts';

/** Programs that take a token from a command: any grant works. */
export const mailClientGrants: readonly GrantId[] = [
  'clientSecret',
  'clientCertificate',
  'deviceCode',
  'authorizationCode',
  'password',
];
