// What proves the application or person: kept in SecretStorage, passed in memory, never printed.
import type { Secret } from './secret.ts';

/** Where the other issuer's token is read, anew for each request: such tokens live for minutes. */
export type FederatedSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'environment'; readonly name: string }
  /** GitHub Actions: the job's own ID token, asked for at the address that the runner names. */
  | { readonly kind: 'github' };

/** A token of another issuer proves the application (workload identity federation): nothing of it is kept. */
export interface FederatedCredential {
  readonly kind: 'federated';
  readonly from: FederatedSource;
}

/** Bits of the RSA key of a certificate that is made here. */
export const madeKeyBits = 3072;

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
  /** True if it was stored once and the store no longer has it: lost, not wrong. */
  readonly lost: boolean;
  /** What a person can recognise it by: `stored`, a certificate's thumbprint, signed-in accounts. */
  readonly detail: string;
}
