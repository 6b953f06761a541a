// What can happen to a draft: intents come from the page, events from the host. Each is plain JSON with a `type`.
import type { CloudId, GrantId, ProtocolId } from '../core/registration/registration.ts';
import type { RegistrationScope } from '../core/registration/storedRegistration.ts';
import type {
  AccountTypes,
  MailboxField,
  MailboxKind,
  ResolvedTenant,
  TextField,
  WizardStepId,
} from './state.ts';

/** What the page may ask for. */
export type Intent =
  | { readonly type: 'chooseProduct'; readonly product: string }
  | { readonly type: 'setProtocol'; readonly protocol: ProtocolId; readonly on: boolean }
  | { readonly type: 'setGrant'; readonly grant: GrantId }
  | { readonly type: 'setCloud'; readonly cloud: CloudId }
  | { readonly type: 'setAccountTypes'; readonly accountTypes: AccountTypes }
  | { readonly type: 'setText'; readonly field: TextField; readonly value: string }
  | { readonly type: 'swapTenantAndClient' }
  | { readonly type: 'setScope'; readonly scope: RegistrationScope }
  | { readonly type: 'addMailbox' }
  | { readonly type: 'addAddresses'; readonly text: string }
  | { readonly type: 'removeMailbox'; readonly key: string }
  | {
      readonly type: 'setMailboxText';
      readonly key: string;
      readonly field: MailboxField;
      readonly value: string;
    }
  | { readonly type: 'setMailboxKind'; readonly key: string; readonly kind: MailboxKind }
  | {
      readonly type: 'setMailboxProtocol';
      readonly key: string;
      readonly protocol: ProtocolId;
      readonly on: boolean;
    }
  | { readonly type: 'goTo'; readonly step: WizardStepId }
  | { readonly type: 'next' }
  | { readonly type: 'back' };

/** What only the host may say. */
export type HostEvent =
  /** Read from the certificate that was stored; an ISO date. */
  | { readonly type: 'expiryRead'; readonly expiresOn: string }
  | { readonly type: 'tenantFound'; readonly tenant: ResolvedTenant }
  | { readonly type: 'saved'; readonly id: string; readonly scope: RegistrationScope; readonly base: string }
  | {
      readonly type: 'demoFilled';
      readonly tenantId: string;
      readonly clientId: string;
      readonly mailboxes: readonly string[];
      readonly controlMailbox: string;
    };
