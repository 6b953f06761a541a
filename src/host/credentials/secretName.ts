// Names in SecretStorage: bound like the secret, and hashed, since extensions and backups can list names.
import { createHash } from 'node:crypto';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { Registration } from '../../core/registration/registration.ts';

/** `<kind>.v1.<SHA-256 of authority, tenant and client>`. */
export function secretName(kind: 'credential' | 'tokens', registration: Registration): string {
  return `${kind}.v1.${createHash('sha256').update(secretBinding(registration)).digest('hex')}`;
}
