// One acquirer per grant. A new grant is one file, one row here and one in core/grants.

import type { GrantId } from '../core/registration/registration.ts';
import type { Acquire } from './acquire.ts';
import { acquireByAuthorizationCode } from './authorizationCode.ts';
import { acquireByClientCertificate } from './clientCertificate.ts';
import { acquireByClientSecret } from './clientSecret.ts';
import { acquireByDeviceCode } from './deviceCode.ts';
import { acquireByPassword } from './password.ts';

export const acquirers: Readonly<Record<GrantId, Acquire>> = {
  clientSecret: acquireByClientSecret,
  clientCertificate: acquireByClientCertificate,
  authorizationCode: acquireByAuthorizationCode,
  deviceCode: acquireByDeviceCode,
  password: acquireByPassword,
};
