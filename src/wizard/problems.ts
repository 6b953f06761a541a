// What keeps each step from being complete: the field validators put together, with the rules between fields.
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import type { ProductChoice } from '../core/productChoice.ts';
import type { Problem } from './fieldRules.ts';
import type { MailboxDraft, TextField, WizardState, WizardStepId } from './state.ts';
import {
  addressProblem,
  authorityProblem,
  clientIdProblem,
  expiryProblem,
  hostPortProblem,
  httpsProblem,
  nameProblem,
  optionalAddressProblem,
  pairProblem,
  redirectUriProblem,
  tenantProblem,
} from './validation.ts';

/** Where a problem stands: a text field, a group, or a field of one mailbox row (`mailbox.m1.address`). */
export type FieldName =
  | TextField
  | 'product'
  | 'protocols'
  | 'grant'
  | 'mailboxes'
  | 'scope'
  | `mailbox.${string}.${keyof MailboxDraft}`;

export interface FieldProblem extends Problem {
  readonly field: FieldName;
}

/** What the rules need beside the entries. `today` is an ISO date. */
export interface ProblemContext {
  readonly catalogue: readonly ProductChoice[];
  readonly today: string;
}

type Found = readonly (FieldProblem | undefined)[];

const at = (field: FieldName, problem: Problem | undefined): FieldProblem | undefined =>
  problem === undefined ? undefined : { field, ...problem };

const rules: Readonly<Record<WizardStepId, (state: WizardState, context: ProblemContext) => Found>> = {
  connect: connectProblems,
  registration: registrationProblems,
  credential: (state, context) => [at('expiresOn', expiryProblem(state.texts.expiresOn, context.today))],
  permissions: (state) => [at('redirectUri', redirectUriProblem(state.texts.redirectUri))],
  mailboxes: mailboxesProblems,
  limit: () => [],
  test: () => [],
  finish: () => [],
};

/** Every problem of a step, empty required fields included. */
export function problemsOf(
  step: WizardStepId,
  state: WizardState,
  context: ProblemContext,
): readonly FieldProblem[] {
  return rules[step](state, context).filter((problem) => problem !== undefined);
}

/** The problems to show: empty required fields only once the person tried to go on. */
export function visibleProblems(
  problems: readonly FieldProblem[],
  attempted: boolean,
): readonly FieldProblem[] {
  return attempted ? problems : problems.filter((problem) => problem.required !== true);
}

function connectProblems(state: WizardState, { catalogue }: ProblemContext): Found {
  const entry = catalogue.find((candidate) => candidate.id === state.product);
  const customGraph = state.protocols.includes('graph') ? httpsProblem(state.texts.graph) : undefined;
  return [
    state.product === ''
      ? at('product', { text: l10n.t('Choose what you are connecting.'), required: true })
      : at('product', unknownProduct(entry)),
    state.protocols.length === 0
      ? at('protocols', { text: l10n.t('Choose at least one protocol.'), required: true })
      : at('protocols', protocolsBeyond(state, entry)),
    at('grant', grantBeyond(state, entry)),
    ...(state.cloud === 'custom'
      ? [
          at('authority', ownHostsProblem(state) ?? authorityProblem(state.texts.authority)),
          at('ews', httpsProblem(state.texts.ews)),
          at('graph', customGraph),
          at('imap', hostPortProblem(state.texts.imap)),
          at('pop', hostPortProblem(state.texts.pop)),
          at('smtp', hostPortProblem(state.texts.smtp)),
        ]
      : []),
  ];
}

/** Hosts count in User settings only, and a saved registration does not move (design.md section 4). */
function ownHostsProblem({ saved }: WizardState): Problem | undefined {
  if (saved === undefined || saved.scope.kind === 'user') return undefined;
  return {
    text: l10n.t(
      'This connection is saved in the workspace, where servers of your own do not count. Set up another connection for them; it is saved in User settings.',
    ),
  };
}

function unknownProduct(entry: ProductChoice | undefined): Problem | undefined {
  if (entry !== undefined) return undefined;
  return { text: l10n.t('This product is not in the catalogue of this version. Choose another one.') };
}

function protocolsBeyond(state: WizardState, entry: ProductChoice | undefined): Problem | undefined {
  const beyond = state.protocols.filter((protocol) => entry?.protocols.includes(protocol) === false);
  if (beyond.length === 0 || entry === undefined) return undefined;
  return {
    text: l10n.t(
      '{0} does not use {1}. Clear what it does not use.',
      entry.name,
      beyond.join(', ').toUpperCase(),
    ),
  };
}

function grantBeyond(state: WizardState, entry: ProductChoice | undefined): Problem | undefined {
  if (entry === undefined || entry.grants.includes(state.grant)) return undefined;
  return { text: l10n.t('{0} does not use this grant. Choose one of the others.', entry.name) };
}

function registrationProblems(state: WizardState): Found {
  const { name, tenant, clientId } = state.texts;
  return [
    at('name', nameProblem(name)),
    at('tenant', tenantProblem(tenant)),
    at('clientId', pairProblem(tenant, clientId) ?? clientIdProblem(clientId)),
  ];
}

function mailboxesProblems(state: WizardState): Found {
  if (state.mailboxes.length === 0) {
    return [
      at('mailboxes', { text: l10n.t('Add at least one mailbox.'), required: true }),
      controlProblem(state),
    ];
  }
  return [...state.mailboxes.flatMap((mailbox) => mailboxProblems(mailbox, state)), controlProblem(state)];
}

function mailboxProblems(mailbox: MailboxDraft, state: WizardState): Found {
  const field = (name: keyof MailboxDraft): FieldName => `mailbox.${mailbox.key}.${name}`;
  const sharedNeedsUser =
    grants[state.grant].access === 'delegated' && mailbox.kind === 'shared' && mailbox.signInAs.trim() === '';
  return [
    at(field('address'), addressProblem(mailbox.address) ?? twiceProblem(mailbox, state)),
    mailbox.protocols.length === 0
      ? at(field('protocols'), { text: l10n.t('Choose at least one protocol for this mailbox.') })
      : undefined,
    at(
      field('signInAs'),
      sharedNeedsUser
        ? { text: l10n.t('A shared mailbox has no sign-in of its own. Enter who signs in.'), required: true }
        : optionalAddressProblem(mailbox.signInAs),
    ),
    at(field('sendAs'), optionalAddressProblem(mailbox.sendAs)),
    at(
      field('controlMailbox'),
      optionalAddressProblem(mailbox.controlMailbox) ?? controlClash(mailbox.controlMailbox, state),
    ),
  ];
}

function twiceProblem(mailbox: MailboxDraft, state: WizardState): Problem | undefined {
  const address = mailbox.address.trim().toLowerCase();
  const first = state.mailboxes.find((other) => other.address.trim().toLowerCase() === address);
  return first === undefined || first.key === mailbox.key
    ? undefined
    : { text: l10n.t('This mailbox is already in the list. Remove one of the two.') };
}

function controlProblem(state: WizardState): FieldProblem | undefined {
  const { controlMailbox } = state.texts;
  return at('controlMailbox', optionalAddressProblem(controlMailbox) ?? controlClash(controlMailbox, state));
}

function controlClash(control: string, state: WizardState): Problem | undefined {
  const typed = control.trim().toLowerCase();
  if (typed === '' || !state.mailboxes.some((mailbox) => mailbox.address.trim().toLowerCase() === typed))
    return undefined;
  return {
    text: l10n.t(
      'This mailbox is in the list of mailboxes that must open. The control mailbox must be one that has to be refused.',
    ),
  };
}
