// What only the host may say about the draft. Each is plain JSON with a `type`.
import type { FederatedTrust } from '../core/registration/registration.ts';
import type { RegistrationScope } from '../core/registration/storedRegistration.ts';
import type { ResolvedTenant } from './state.ts';

export type HostEvent =
  /** Read from the certificate that was stored; an ISO date. */
  | { readonly type: 'expiryRead'; readonly expiresOn: string }
  /** Made in place of a secret; undefined: a secret or certificate is wanted after all. */
  | { readonly type: 'federationNamed'; readonly trust: FederatedTrust | undefined }
  | { readonly type: 'tenantFound'; readonly tenant: ResolvedTenant }
  | { readonly type: 'saved'; readonly id: string; readonly scope: RegistrationScope; readonly base: string }
  | {
      readonly type: 'demoFilled';
      readonly tenantId: string;
      readonly clientId: string;
      readonly mailboxes: readonly string[];
      readonly controlMailbox: string;
    };
