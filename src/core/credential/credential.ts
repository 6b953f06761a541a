// What proves the application or person: kept in SecretStorage, passed in memory, never printed.
import type { Secret } from './secret.ts';

export type Credential =
  | { readonly kind: 'secret'; readonly secret: Secret }
  | { readonly kind: 'certificate'; readonly certificatePem: string; readonly privateKeyPem: Secret }
  /** A person signs in; what is kept is MSAL's token cache. */
  | { readonly kind: 'signIn' }
  /** Resource owner password, with the client secret of a confidential client. */
  | {
      readonly kind: 'password';
      readonly userName: string;
      readonly password: Secret;
      readonly secret?: Secret;
    };

/** What may be shown of a stored credential. */
export interface CredentialState {
  readonly kind: 'none' | 'secret' | 'certificate' | 'signIn' | 'password';
  /** True where it was stored once and the store no longer has it: lost, not wrong. */
  readonly lost: boolean;
  /** What a person can recognise it by: `stored`, a certificate's thumbprint, signed-in accounts. */
  readonly detail: string;
}
