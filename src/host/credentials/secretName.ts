// Names in SecretStorage: bound like the secret, and hashed, since extensions and backups can list names.
import { createHash } from 'node:crypto';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { Registration } from '../../core/registration/registration.ts';

/** `next`, `previous` and `made` belong to a credential that is made or renewed here; see credentialVault.ts. */
export const secretKinds = ['credential', 'tokens', 'next', 'previous', 'made'] as const;
export type SecretKind = (typeof secretKinds)[number];

/** SHA-256 of authority, tenant and client. */
export function hashOf(registration: Registration): string {
  return createHash('sha256').update(secretBinding(registration)).digest('hex');
}

/** `<kind>.v1.<hash>`. */
export const secretNameOf = (kind: SecretKind, hash: string): string => `${kind}.v1.${hash}`;

export function secretName(kind: SecretKind, registration: Registration): string {
  return secretNameOf(kind, hashOf(registration));
}

/** The application that a name in SecretStorage belongs to; undefined for other names. */
export function hashIn(name: string): string | undefined {
  return /^(?:credential|tokens|next|previous|made)\.v1\.([0-9a-f]{64})$/.exec(name)?.[1];
}
