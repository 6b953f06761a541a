// What the page draws: the entries, what is known, and everything worked out from both. Plain JSON, never a secret.

import { cloudLabels, isMicrosoftCloud } from '../core/endpoints/clouds.ts';
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import { type Permission, permissionsFor, requiredResourceAccess } from '../core/permissions/permissions.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { ProductChoice, RegistrationShape } from '../core/productChoice.ts';
import {
  type ChecklistRow,
  consentChecklist,
  credentialChecklist,
  registrationChecklist,
} from './checklist.ts';
import type { WizardFacts } from './facts.ts';
import { type LimitRow, limitsOf } from './limits.ts';
import { linksOf, type PortalLink } from './links.ts';
import { type FieldProblem, problemsOf, visibleProblems } from './problems.ts';
import { shownFacts } from './shownFacts.ts';
import { shownProduct } from './shownProducts.ts';
import { isFederated, tenantOf, type WizardState, type WizardStepId, wizardStepIds } from './state.ts';
import type { FooterButton, StepStatus, StepView } from './step.ts';
import { hasCredential, statusOf, wizardStep, wizardSteps } from './steps.ts';
import { stepTitles } from './stepTitles.ts';

/** A text that can be copied, opened, saved, inserted or sent to a terminal, named by its id. */
export interface WizardDocument {
  readonly id: string;
  readonly title: string;
  /** What it does and when, in a sentence or two; may be empty. */
  readonly explains: string;
  /** VS Code language id. */
  readonly language: string;
  readonly fileName: string;
  readonly text: string;
  /** True if a terminal can run it. */
  readonly runnable: boolean;
  /** How long until it acts, in words; empty if at once or nothing. */
  readonly delay: string;
  /** The script that takes it back; empty if there is none. */
  readonly undo: string;
}

export interface TargetChoice {
  readonly target: string;
  readonly name: string;
  /** Why it cannot be rendered; empty if it can. */
  readonly refused: string;
}

/** The settings for the chosen target and mailbox. */
export interface SettingsSheet {
  readonly targets: readonly TargetChoice[];
  readonly target: string;
  readonly address: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly string[];
  /** Why this target cannot be rendered; empty if it can. */
  readonly refused: string;
}

export interface StepRow {
  readonly id: WizardStepId;
  readonly title: string;
  readonly status: StepStatus;
  readonly reachable: boolean;
}

export interface WizardSnapshot {
  readonly state: WizardState;
  readonly facts: WizardFacts;
  readonly steps: readonly StepRow[];
  readonly heading: string;
  readonly sentence: string;
  readonly problems: readonly FieldProblem[];
  readonly primary: FooterButton;
  readonly later?: FooterButton;
  readonly hasCredential: boolean;
  /** What has been entered so far. */
  readonly summary: readonly { readonly label: string; readonly value: string }[];
  /** The chosen product; absent if none of the catalogue is. */
  readonly product?: ProductChoice;
  readonly permissions: readonly Permission[];
  /** `requiredResourceAccess` as the manifest shows it. */
  readonly manifest: string;
  readonly links: readonly PortalLink[];
  readonly checklist: readonly ChecklistRow[];
  readonly shapeNotes: readonly string[];
  readonly limits: readonly LimitRow[];
  /** Documents of the current step. */
  readonly documents: readonly WizardDocument[];
  /** Why the texts of the step cannot be written, in words. */
  readonly documentsProblem?: string;
  readonly sheet?: SettingsSheet;
  readonly today: string;
}

/** What the host has loaded for the current step; absent parts are still being loaded. */
export interface SnapshotContents {
  readonly catalogue: readonly ProductChoice[];
  readonly permissions?: readonly Permission[];
  readonly shape?: RegistrationShape;
  readonly documents?: readonly WizardDocument[];
  readonly documentsProblem?: string;
  readonly sheet?: SettingsSheet;
}

/** Works out the page from the draft, what is known, and what is loaded. `today` is an ISO date. */
export function snapshotOf(
  state: WizardState,
  facts: WizardFacts,
  parts: SnapshotContents,
  today: string,
): WizardSnapshot {
  const view: StepView = { state, facts, catalogue: parts.catalogue, today };
  const step = wizardStep(state.step);
  const product = parts.catalogue.find(({ id }) => id === state.product);
  const permissions = parts.permissions ?? permissionsFor(state.protocols, grants[state.grant].access);
  const later = step.later?.(view);
  return {
    state,
    facts: shownFacts(facts),
    steps: stepRows(view),
    heading: l10n.t(step.heading),
    sentence: step.sentence(view),
    problems: visibleProblems(problemsOf(state.step, state, view), state.attempted.includes(state.step)),
    primary: step.primary(view),
    ...(later === undefined ? {} : { later }),
    hasCredential: hasCredential(view),
    summary: summaryOf(view, product?.name ?? state.product),
    ...(product === undefined ? {} : { product: shownProduct(product) }),
    permissions,
    manifest: JSON.stringify(requiredResourceAccess(permissions), null, 2),
    links: linksOf(state),
    checklist: checklistOf(state, parts.shape),
    shapeNotes: parts.shape?.notes ?? [],
    limits: limitsOf(state),
    documents: parts.documents ?? [],
    ...(parts.documentsProblem === undefined ? {} : { documentsProblem: parts.documentsProblem }),
    ...(parts.sheet === undefined ? {} : { sheet: parts.sheet }),
    today,
  };
}

function stepRows(view: StepView): readonly StepRow[] {
  const furthest = wizardStepIds.indexOf(view.state.furthest);
  return wizardSteps.map(({ id }, index) => ({
    id,
    title: l10n.t(stepTitles[id]),
    status: statusOf(id, view),
    reachable: index <= furthest,
  }));
}

function checklistOf(state: WizardState, shape: RegistrationShape | undefined): readonly ChecklistRow[] {
  if (!isMicrosoftCloud(state.cloud)) return [];
  switch (state.step) {
    case 'registration':
      return registrationChecklist(state, shape);
    case 'credential':
      return credentialChecklist(state);
    case 'permissions':
      return consentChecklist(state);
    default:
      return [];
  }
}

function summaryOf(view: StepView, product: string): WizardSnapshot['summary'] {
  const { state, facts } = view;
  const protocols = state.protocols.map((protocol) => protocolTable[protocol].label).join(', ');
  const filled = state.mailboxes.filter((mailbox) => mailbox.address.trim() !== '');
  const first = filled[0]?.address.trim() ?? '';
  const rows: readonly (readonly [string, string])[] = [
    [l10n.t('Product'), product],
    [l10n.t('Protocols'), protocols],
    [l10n.t('Grant'), state.product === '' ? '' : l10n.t(grants[state.grant].label)],
    [l10n.t('Cloud'), state.product === '' ? '' : l10n.t(cloudLabels[state.cloud])],
    [l10n.t('Tenant'), tenantOf(state)],
    [l10n.t('Client ID'), state.texts.clientId.trim()],
    [l10n.t('Credential'), credentialSummary(view)],
    [l10n.t('Expires'), state.texts.expiresOn.trim()],
    [l10n.t('Mailboxes'), filled.length <= 1 ? first : l10n.t('{0} and {1} more', first, filled.length - 1)],
    [l10n.t('Control mailbox'), state.texts.controlMailbox.trim()],
    [
      l10n.t('Saved'),
      facts.saved === 'no'
        ? ''
        : facts.saved === 'yes'
          ? l10n.t('yes')
          : l10n.t('with changes not saved yet'),
    ],
  ];
  return rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value: clipped(value) }));
}

function credentialSummary({ state, facts }: StepView): string {
  if (isFederated(state)) return l10n.t('federated credential');
  if (facts.credential === undefined || facts.credential.kind === 'none') return '';
  if (facts.credential.lost) return l10n.t('lost by this computer’s secret storage');
  return grants[state.grant].credential === 'secret'
    ? l10n.t('client secret, stored')
    : facts.credential.detail;
}

const clipped = (text: string): string => (text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text);
