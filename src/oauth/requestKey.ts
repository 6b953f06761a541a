// What makes two token requests the same: only then do they share a token.

import { createHash } from 'node:crypto';
import type { TokenRequest } from './acquire.ts';

/** Two requests with the same key get the same token. Holds a hash of the credential, so that a replaced one is used. */
export function requestKey(request: TokenRequest): string {
  const { registration, endpoints } = request;
  return JSON.stringify([
    registration.id,
    endpoints.authority,
    registration.tenantId.toLowerCase(),
    registration.clientId.toLowerCase(),
    registration.grant,
    request.resource,
    request.resource === 'graph' ? endpoints.graphResource : endpoints.exchangeResource,
    request.account?.toLowerCase() ?? '',
    (request.scopes ?? []).join(' '),
    fingerprint(request.credential),
  ]);
}

function fingerprint(credential: TokenRequest['credential']): string {
  const parts = partsOf(credential);
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

function partsOf(credential: TokenRequest['credential']): readonly string[] {
  switch (credential.kind) {
    case 'secret':
      return ['secret', credential.secret.reveal()];
    case 'certificate':
      return ['certificate', credential.certificatePem, credential.privateKeyPem.reveal()];
    case 'federated':
      return ['federated', JSON.stringify(credential.from)];
    case 'signIn':
      return ['signIn'];
    case 'password':
      return [
        'password',
        credential.userName,
        credential.password.reveal(),
        credential.secret?.reveal() ?? '',
      ];
  }
}
