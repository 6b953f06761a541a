// One pure function from draft and event to the next draft. What an intent may not do, it does not do.

import type { ProductChoice } from '../core/productChoice.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import { protocolIds } from '../core/registration/registration.ts';
import { readAddresses } from './addresses.ts';
import type { HostEvent } from './hostEvents.ts';
import type { Intent } from './intents.ts';
import { type ProblemContext, problemsOf } from './problems.ts';
import { type MailboxDraft, type WizardState, type WizardStepId, wizardStepIds } from './state.ts';

/** The next state; the same object if nothing changes. */
export function reduce<T extends Event['type']>(
  state: WizardState,
  event: EventOf<T> & { readonly type: T },
  context: ProblemContext,
): WizardState {
  return reducers[event.type](state, event, context);
}

type Event = Intent | HostEvent;
type EventOf<T extends Event['type']> = Extract<Event, { readonly type: T }>;

const reducers: {
  readonly [T in Event['type']]: (
    state: WizardState,
    event: EventOf<T>,
    context: ProblemContext,
  ) => WizardState;
} = {
  chooseProduct: (state, { product }, { catalogue }) => chooseProduct(state, product, catalogue),
  setProtocol: (state, { protocol, on }) => ({
    ...state,
    ...withProtocols(state, toggled(state.protocols, protocol, on)),
  }),
  setGrant: (state, { grant }) => ({ ...state, grant }),
  setCloud: (state, { cloud }) => ({
    ...state,
    cloud,
    scope: cloud === 'custom' ? { kind: 'user' } : state.scope,
  }),
  setAccountTypes: (state, { accountTypes }) => ({ ...state, accountTypes }),
  setText: (state, { field, value }) => ({ ...state, texts: { ...state.texts, [field]: value } }),
  swapTenantAndClient: (state) => ({
    ...state,
    texts: { ...state.texts, tenant: state.texts.clientId, clientId: state.texts.tenant },
  }),
  // Hosts of one's own count in User settings only (design.md section 4).
  setScope: (state, { scope }) =>
    state.cloud === 'custom' || state.saved !== undefined ? state : { ...state, scope },
  goTo: move,
  next: move,
  back: move,
  addMailbox: (state) => appended(state, ['']),
  addAddresses: (state, { text }) => appended(state, newAddresses(state, readAddresses(text).addresses)),
  removeMailbox: (state, { key }) => ({
    ...state,
    mailboxes: state.mailboxes.filter((mailbox) => mailbox.key !== key),
  }),
  setMailboxText: (state, { key, field, value }) => changed(state, key, () => ({ [field]: value })),
  setMailboxKind: (state, { key, kind }) => changed(state, key, () => ({ kind })),
  setMailboxProtocol: (state, { key, protocol, on }) =>
    changed(state, key, ({ protocols }) => ({ protocols: toggled(protocols, protocol, on) })),
  tenantFound: (state, { tenant }) => ({ ...state, resolvedTenant: tenant }),
  saved: (state, { id, scope, base }) => ({ ...state, saved: { id, scope, base }, scope }),
  expiryRead: (state, { expiresOn }) => ({ ...state, texts: { ...state.texts, expiresOn } }),
  federationNamed: ({ federatedCredential: _before, ...state }, { trust }) =>
    trust === undefined ? state : { ...state, federatedCredential: trust },
  demoFilled: fillDemo,
};

function chooseProduct(
  state: WizardState,
  product: string,
  catalogue: readonly ProductChoice[],
): WizardState {
  const entry = catalogue.find((candidate) => candidate.id === product);
  if (entry === undefined || state.product === product) return state;
  const named = state.texts.name.trim() !== '';
  const previous = catalogue.find((candidate) => candidate.id === state.product);
  const untouched = !named || state.texts.name === previous?.name;
  return {
    ...state,
    ...withProtocols(state, entry.defaultProtocols),
    product,
    grant: entry.defaultGrant,
    texts: untouched ? { ...state.texts, name: entry.name } : state.texts,
  };
}

/** Changes the protocols; a mailbox that used all of them before uses all of them afterwards. */
function withProtocols(
  state: WizardState,
  protocols: readonly ProtocolId[],
): Pick<WizardState, 'protocols' | 'mailboxes'> {
  const followed = (mailbox: MailboxDraft) =>
    mailbox.protocols.length === state.protocols.length
      ? protocols
      : mailbox.protocols.filter((protocol) => protocols.includes(protocol));
  return {
    protocols,
    mailboxes: state.mailboxes.map((mailbox) => ({ ...mailbox, protocols: followed(mailbox) })),
  };
}

function toggled(list: readonly ProtocolId[], protocol: ProtocolId, on: boolean): readonly ProtocolId[] {
  return protocolIds.filter((id) => (id === protocol ? on : list.includes(id)));
}

function appended(state: WizardState, addresses: readonly string[]): WizardState {
  const rows = addresses.map(
    (address, index): MailboxDraft => ({
      key: `m${state.nextMailbox + index}`,
      kind: 'user',
      address,
      protocols: state.protocols,
      signInAs: '',
      sendAs: '',
      controlMailbox: '',
    }),
  );
  return rows.length === 0
    ? state
    : { ...state, mailboxes: [...state.mailboxes, ...rows], nextMailbox: state.nextMailbox + rows.length };
}

function newAddresses(state: WizardState, addresses: readonly string[]): readonly string[] {
  const known = new Set(state.mailboxes.map((mailbox) => mailbox.address.trim().toLowerCase()));
  return addresses.filter((address) => !known.has(address.toLowerCase()));
}

function changed(
  state: WizardState,
  key: string,
  change: (mailbox: MailboxDraft) => Partial<MailboxDraft>,
): WizardState {
  const mailboxes = state.mailboxes.map((mailbox) =>
    mailbox.key === key ? { ...mailbox, ...change(mailbox) } : mailbox,
  );
  return { ...state, mailboxes };
}

function fillDemo(state: WizardState, demo: Extract<HostEvent, { type: 'demoFilled' }>): WizardState {
  const filled = {
    ...state,
    cloud: 'demo' as const,
    texts: {
      ...state.texts,
      name: state.texts.name.trim() === '' ? 'Demo connection' : state.texts.name,
      tenant: demo.tenantId,
      clientId: demo.clientId,
      controlMailbox: demo.controlMailbox,
    },
  };
  return appended(filled, newAddresses(filled, demo.mailboxes));
}

type Move = Extract<Intent, { readonly type: 'goTo' | 'next' | 'back' }>;

function move(state: WizardState, intent: Move, context: ProblemContext): WizardState {
  const here = wizardStepIds.indexOf(state.step);
  const target =
    intent.type === 'goTo' ? wizardStepIds.indexOf(intent.step) : here + (intent.type === 'next' ? 1 : -1);
  if (target < here) return { ...state, step: wizardStepIds[Math.max(target, 0)] ?? state.step };
  const stopped = firstIncomplete(state, here, target, context);
  const reachable = Math.max(wizardStepIds.indexOf(state.furthest), here + 1);
  const arrived = Math.min(stopped ?? target, reachable, wizardStepIds.length - 1);
  const step = wizardStepIds[arrived] ?? state.step;
  return {
    ...state,
    step,
    furthest: arrived > wizardStepIds.indexOf(state.furthest) ? step : state.furthest,
    attempted: stopped === undefined ? state.attempted : withStep(state.attempted, step),
  };
}

/** Index of the first step on the way that still has a problem: the way ends there. */
function firstIncomplete(
  state: WizardState,
  from: number,
  to: number,
  context: ProblemContext,
): number | undefined {
  const index = wizardStepIds.findIndex(
    (step, position) => position >= from && position < to && problemsOf(step, state, context).length > 0,
  );
  return index === -1 ? undefined : index;
}

const withStep = (steps: readonly WizardStepId[], step: WizardStepId): readonly WizardStepId[] =>
  steps.includes(step) ? steps : [...steps, step];
