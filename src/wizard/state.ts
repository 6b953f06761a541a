// What a person has entered in the wizard so far: plain JSON that can be stored and drawn, and never a secret.
import { grants } from '../core/permissions/grants.ts';
import type {
  CloudId,
  EndpointOverrides,
  FederatedTrust,
  GrantId,
  Mailbox,
  ProtocolId,
  Registration,
} from '../core/registration/registration.ts';
import type { RegistrationScope } from '../core/registration/storedRegistration.ts';

/** The steps in their order. */
export const wizardStepIds = [
  'connect',
  'registration',
  'credential',
  'permissions',
  'mailboxes',
  'limit',
  'test',
  'finish',
] as const;
export type WizardStepId = (typeof wizardStepIds)[number];

/** Single-line fields that are kept exactly as they were typed. */
export const textFields = [
  'name',
  'tenant',
  'clientId',
  'expiresOn',
  'redirectUri',
  'controlMailbox',
  'authority',
  'ews',
  'graph',
  'imap',
  'pop',
  'smtp',
] as const;
export type TextField = (typeof textFields)[number];

/** Fields of one mailbox row that are kept exactly as they were typed. */
export const mailboxFields = ['address', 'signInAs', 'sendAs', 'controlMailbox'] as const;
export type MailboxField = (typeof mailboxFields)[number];

export type AccountTypes = 'singleTenant' | 'multiTenant';
export type MailboxKind = 'user' | 'shared';

export interface MailboxDraft extends Readonly<Record<MailboxField, string>> {
  /** Stable within the draft, so that a row keeps its focus when others come and go. */
  readonly key: string;
  readonly kind: MailboxKind;
  readonly protocols: readonly ProtocolId[];
}

/** A tenant as the public discovery document describes it. */
export interface ResolvedTenant {
  /** What was typed when it was looked up. */
  readonly typed: string;
  readonly tenantId: string;
}

export interface WizardState {
  readonly version: 1;
  /** Names the draft in storage. */
  readonly draft: string;
  readonly step: WizardStepId;
  /** The furthest step reached; every step up to it can be clicked. */
  readonly furthest: WizardStepId;
  /** Steps that were left with something missing: from then on, empty fields count as problems there. */
  readonly attempted: readonly WizardStepId[];
  /** Products id, or empty while none is chosen. */
  readonly product: string;
  readonly protocols: readonly ProtocolId[];
  readonly grant: GrantId;
  readonly cloud: CloudId;
  readonly accountTypes: AccountTypes;
  readonly texts: Readonly<Record<TextField, string>>;
  readonly resolvedTenant?: ResolvedTenant;
  /** In place of a secret or certificate: nothing is stored on this computer. */
  readonly federatedCredential?: FederatedTrust;
  readonly mailboxes: readonly MailboxDraft[];
  readonly nextMailbox: number;
  readonly scope: RegistrationScope;
  /** Set once the registration stands in the settings; `base` recognises it as it was then. */
  readonly saved?: { readonly id: string; readonly scope: RegistrationScope; readonly base: string };
}

const noTexts = Object.fromEntries(textFields.map((field) => [field, ''])) as Record<TextField, string>;

/** A draft in which nothing is entered yet. */
export function emptyState(draft: string): WizardState {
  return {
    version: 1,
    draft,
    step: 'connect',
    furthest: 'connect',
    attempted: [],
    product: '',
    protocols: [],
    grant: 'clientSecret',
    cloud: 'global',
    accountTypes: 'singleTenant',
    texts: noTexts,
    mailboxes: [],
    nextMailbox: 1,
    scope: { kind: 'user' },
  };
}

/** The draft that edits a registration which stands in the settings. */
export function stateOf(
  draft: string,
  registration: Registration,
  scope: RegistrationScope,
  base: string,
): WizardState {
  const { endpoints, credentialExpiresOn, authority, federatedCredential } = registration;
  return {
    ...emptyState(draft),
    furthest: 'finish',
    product: registration.product,
    protocols: protocolsOf(registration.mailboxes),
    grant: registration.grant,
    cloud: registration.cloud,
    texts: {
      ...noTexts,
      ...endpoints,
      name: registration.name,
      tenant: registration.tenantId,
      clientId: registration.clientId,
      expiresOn: credentialExpiresOn ?? '',
      authority: authority ?? '',
      controlMailbox: sharedControl(registration.mailboxes),
    },
    ...(federatedCredential === undefined ? {} : { federatedCredential }),
    mailboxes: registration.mailboxes.map((mailbox, index) =>
      mailboxDraft(`m${index + 1}`, mailbox, sharedControl(registration.mailboxes)),
    ),
    nextMailbox: registration.mailboxes.length + 1,
    scope,
    saved: { id: registration.id, scope, base },
  };
}

/** True if the application proves itself where it runs, without a secret or certificate. */
export const isFederated = ({
  federatedCredential,
  grant,
}: Pick<WizardState, 'federatedCredential' | 'grant'>): boolean =>
  federatedCredential !== undefined && grants[grant].access === 'app';

/** The registration that the draft describes; `id` is used if it was not saved before. */
export function registrationOf(state: WizardState, id: string): Registration {
  const typed = (field: TextField) => state.texts[field].trim();
  const expiresOn = typed('expiresOn');
  const authority = state.cloud === 'custom' ? typed('authority') : '';
  const endpoints = endpointsOf(state);
  return {
    id: state.saved?.id ?? id,
    name: typed('name') || typed('clientId'),
    product: state.product,
    cloud: state.cloud,
    tenantId: tenantOf(state),
    clientId: typed('clientId'),
    grant: state.grant,
    ...(expiresOn === '' ? {} : { credentialExpiresOn: expiresOn }),
    ...(state.federatedCredential !== undefined && isFederated(state)
      ? { federatedCredential: state.federatedCredential }
      : {}),
    ...(authority === '' ? {} : { authority }),
    ...(Object.keys(endpoints).length === 0 ? {} : { endpoints }),
    mailboxes: state.mailboxes.map((mailbox) => mailboxOf(mailbox, state)),
  };
}

/** Directory (tenant) ID if it is known, else what was typed. */
export function tenantOf(state: WizardState): string {
  const typed = state.texts.tenant.trim();
  return state.resolvedTenant?.typed.toLowerCase() === typed.toLowerCase()
    ? state.resolvedTenant.tenantId
    : typed;
}

/** The mailbox as it is stored: empty and redundant fields are left out. */
export function mailboxOf(draft: MailboxDraft, state: WizardState): Mailbox {
  const address = draft.address.trim();
  const control = draft.controlMailbox.trim() || state.texts.controlMailbox.trim();
  const extra = (key: 'signInAs' | 'sendAs') => {
    const value = draft[key].trim();
    return value === '' || value.toLowerCase() === address.toLowerCase() ? {} : { [key]: value };
  };
  return {
    address,
    protocols: draft.protocols,
    ...extra('signInAs'),
    ...extra('sendAs'),
    ...(control === '' ? {} : { controlMailbox: control }),
  };
}

function endpointsOf(state: WizardState): EndpointOverrides {
  const fields = ['ews', 'graph', 'imap', 'pop', 'smtp'] as const;
  const typed = fields.map((field) => [field, state.texts[field].trim()] as const);
  return Object.fromEntries(typed.filter(([, value]) => value !== ''));
}

function mailboxDraft(key: string, mailbox: Mailbox, control: string): MailboxDraft {
  const own = mailbox.controlMailbox ?? '';
  return {
    key,
    kind: mailbox.signInAs === undefined ? 'user' : 'shared',
    address: mailbox.address,
    protocols: mailbox.protocols,
    signInAs: mailbox.signInAs ?? '',
    sendAs: mailbox.sendAs ?? '',
    controlMailbox: own === control ? '' : own,
  };
}

/** The control mailbox that most rows share is asked once for all of them. */
function sharedControl(mailboxes: readonly Mailbox[]): string {
  return mailboxes.find((mailbox) => mailbox.controlMailbox !== undefined)?.controlMailbox ?? '';
}

function protocolsOf(mailboxes: readonly Mailbox[]): readonly ProtocolId[] {
  return [...new Set(mailboxes.flatMap((mailbox) => mailbox.protocols))];
}
