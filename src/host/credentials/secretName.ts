// Names in SecretStorage: bound like the secret, and hashed, since extensions and backups can list names.
import { createHash } from 'node:crypto';
import { secretBinding } from '../../core/credential/secretKey.ts';

type Application = Parameters<typeof secretBinding>[0];

/**
 * `next`, `previous` and `made` belong to a credential that is made or renewed here; see credentialVault.ts. `trial` is
 * no secret: it tries the store.
 */
export const secretKinds = ['credential', 'tokens', 'next', 'previous', 'made', 'trial'] as const;
export type SecretKind = (typeof secretKinds)[number];

/** SHA-256 of authority, tenant and client. */
export function hashOf(application: Application): string {
  return createHash('sha256').update(secretBinding(application)).digest('hex');
}

/** `<kind>.v1.<hash>`. */
export const secretNameOf = (kind: SecretKind, hash: string): string => `${kind}.v1.${hash}`;

export function secretName(kind: SecretKind, application: Application): string {
  return secretNameOf(kind, hashOf(application));
}

const namePattern = new RegExp(`^(?:${secretKinds.join('|')})\\.v1\\.([0-9a-f]{64})$`);

/** The application that a name in SecretStorage belongs to; undefined for other names. */
export function hashIn(name: string): string | undefined {
  return namePattern.exec(name)?.[1];
}
