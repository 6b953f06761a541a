// The step table: what each step is called, when it is done, and what its one primary button does.
import { grants } from '../core/permissions/grants.ts';
import type { ProductChoice } from '../core/productChoice.ts';
import type { OperationId, WizardFacts } from './facts.ts';
import { problemsOf } from './problems.ts';
import { type WizardState, type WizardStepId, wizardStepIds } from './state.ts';

export type StepStatus = 'todo' | 'done' | 'attention';

/** What a press on a button of the footer does. */
export type FooterAct =
  | 'next'
  | 'storeCredential'
  | 'checkConsent'
  | 'save'
  | 'runTests'
  | 'cancel'
  | 'finish';

export interface FooterButton {
  readonly label: string;
  readonly act: FooterAct;
  /** What `cancel` cancels. */
  readonly operation?: OperationId;
}

/** All that a step may look at. `today` is an ISO date. */
export interface StepView {
  readonly state: WizardState;
  readonly facts: WizardFacts;
  readonly catalogue: readonly ProductChoice[] | undefined;
  readonly today: string;
}

export interface WizardStep {
  readonly id: WizardStepId;
  /** The one heading of the step. */
  readonly heading: string;
  /** The one sentence under it. */
  sentence(view: StepView): string;
  /** Beside its entries being complete: what the host must have seen for the step to be done; absent: nothing. */
  status?(view: StepView): StepStatus;
  primary(view: StepView): FooterButton;
  /** The way on for a person who leaves the primary action for later. */
  later?(view: StepView): FooterButton | undefined;
}

const next = (label: string): FooterButton => ({ label, act: 'next' });
const productName = ({ state, catalogue }: StepView): string =>
  catalogue?.find((entry) => entry.id === state.product)?.name ?? 'the application';

/** True if nothing more has to be stored before tokens can be asked for. */
export function hasCredential({ state, facts }: Pick<StepView, 'state' | 'facts'>): boolean {
  if (grants[state.grant].credential === 'signIn') return true;
  return facts.credential !== undefined && facts.credential.kind !== 'none' && !facts.credential.lost;
}

const running = ({ facts }: StepView, operation: OperationId): boolean => facts.running.includes(operation);

const steps: readonly WizardStep[] = [
  {
    id: 'connect',
    heading: 'What are you connecting?',
    sentence: () =>
      'Choose the product that reads or sends the mail; it presets the protocols and the sign-in.',
    primary: () => next('Set up the app registration'),
  },
  {
    id: 'registration',
    heading: 'App registration',
    sentence: (view) =>
      `An app registration in Microsoft Entra is the identity with which ${productName(view)} signs in.`,
    primary: ({ state }) => next(`Enter the ${grants[state.grant].credentialLabel}`),
  },
  {
    id: 'credential',
    heading: 'Credential',
    sentence: credentialSentence,
    status: (view) => (hasCredential(view) ? 'done' : 'attention'),
    primary: credentialPrimary,
    later: (view) => (hasCredential(view) ? undefined : next('Continue without it')),
  },
  {
    id: 'permissions',
    heading: 'Permissions and consent',
    sentence: (view) =>
      `These are the least permissions that ${productName(view)} needs for the protocols you chose.`,
    status: consentStatus,
    primary: consentPrimary,
    later: (view) =>
      consentPrimary(view).act === 'checkConsent'
        ? next(view.facts.consent.length === 0 ? 'Continue without the check' : 'Continue all the same')
        : undefined,
  },
  {
    id: 'mailboxes',
    heading: 'Mailboxes',
    sentence: (view) => `Name the mailboxes that ${productName(view)} may open, and one that it must not.`,
    status: ({ facts }) => (facts.saved === 'yes' ? 'done' : 'attention'),
    primary: ({ facts }) =>
      facts.saved === 'yes'
        ? next('Limit access')
        : { label: facts.saved === 'no' ? 'Save connection' : 'Save changes', act: 'save' },
  },
  {
    id: 'limit',
    heading: 'Limit access',
    sentence: ({ state }) =>
      grants[state.grant].access === 'app'
        ? 'Consent alone opens every mailbox of the tenant; an Exchange administrator limits it to the ones you named.'
        : 'The application opens what the signed-in person may open; an Exchange administrator decides what that is.',
    status: limitStatus,
    primary: () => next('Go to the tests'),
  },
  {
    id: 'test',
    heading: 'Test',
    sentence: () =>
      'Each mailbox is opened through each protocol, and the control mailbox has to be refused.',
    status: testStatus,
    primary: testPrimary,
    later: testLater,
  },
  {
    id: 'finish',
    heading: 'Finish',
    sentence: (view) =>
      `These are the settings for ${productName(view)}; each secret is a reference, never the value.`,
    status: () => 'todo',
    primary: () => ({ label: 'Finish and close', act: 'finish' }),
  },
];

export const wizardSteps: readonly WizardStep[] = steps;

/** The step's row of the table. */
export function wizardStep(id: WizardStepId): WizardStep {
  const found = steps.find((step) => step.id === id) ?? steps[0];
  if (found === undefined) throw new Error(`No step ${id}.`);
  return found;
}

/** Steps that need attention only once they were left. */
const entrySteps: readonly WizardStepId[] = ['credential', 'mailboxes'];

/** How a step stands: to do until it was reached, then by its entries, then by what was seen. */
export function statusOf(id: WizardStepId, view: StepView): StepStatus {
  if (wizardStepIds.indexOf(id) > wizardStepIds.indexOf(view.state.furthest)) return 'todo';
  const problems = problemsOf(id, view.state, view);
  const passed = wizardStepIds.indexOf(id) < wizardStepIds.indexOf(view.state.furthest);
  if (problems.some((problem) => problem.required !== true)) return 'attention';
  if (problems.length > 0) return passed ? 'attention' : 'todo';
  const seen = wizardStep(id).status?.(view) ?? (passed ? 'done' : 'todo');
  // What is still being worked on is no fault yet, unless a check has failed.
  return seen === 'attention' && !passed && entrySteps.includes(id) ? 'todo' : seen;
}

function credentialSentence({ state }: StepView): string {
  switch (grants[state.grant].credential) {
    case 'secret':
      return 'The client secret proves that the application is the one you registered; it goes into this computer’s secret storage and nowhere else.';
    case 'certificate':
      return 'The certificate proves that the application is the one you registered; its private key stays in this computer’s secret storage.';
    case 'signIn':
      return 'With this grant nothing is stored beforehand: a person signs in when the first token is needed.';
    case 'password':
      return 'This grant sends the name and password of an account; they go into this computer’s secret storage and nowhere else.';
  }
}

function credentialPrimary(view: StepView): FooterButton {
  if (hasCredential(view)) return next('Review permissions');
  const words = {
    secret: 'Store secret',
    certificate: 'Choose certificate…',
    signIn: '',
    password: 'Store password',
  };
  return { label: words[grants[view.state.grant].credential], act: 'storeCredential' };
}

const consentIsGood = ({ facts }: StepView): boolean =>
  facts.consent.length > 0 &&
  facts.consent.every((row) => row.error === undefined && row.missing.length === 0);

function consentStatus(view: StepView): StepStatus {
  if (view.facts.consent.length === 0) return 'todo';
  return consentIsGood(view) ? 'done' : 'attention';
}

function consentPrimary(view: StepView): FooterButton {
  if (running(view, 'consent')) return { label: 'Cancel', act: 'cancel', operation: 'consent' };
  if (!hasCredential(view) || consentIsGood(view)) return next('Choose mailboxes');
  return {
    label: view.facts.consent.length === 0 ? 'Check consent' : 'Check consent again',
    act: 'checkConsent',
  };
}

function limitStatus({ facts }: StepView): StepStatus {
  const reports = facts.policies.flatMap((policy) => (policy.report === undefined ? [] : [policy.report]));
  if (reports.length === 0) return 'todo';
  return reports.every((report) => report.verdict === 'scoped') ? 'done' : 'attention';
}

function testStatus({ facts }: StepView): StepStatus {
  const ended = facts.tests.filter((test) => test.status === 'ok' || test.status === 'failed');
  if (ended.length === 0) return 'todo';
  if (ended.some((test) => test.status === 'failed')) return 'attention';
  return ended.length === facts.tests.length ? 'done' : 'todo';
}

function testLater(view: StepView): FooterButton | undefined {
  switch (testPrimary(view).act) {
    case 'runTests':
      return next('Continue to the settings');
    case 'next':
      return { label: 'Test again', act: 'runTests' };
    default:
      return undefined;
  }
}

function testPrimary(view: StepView): FooterButton {
  if (running(view, 'tests')) return { label: 'Cancel', act: 'cancel', operation: 'tests' };
  const status = testStatus(view);
  if (status === 'done') return next('Show the settings');
  const { mailboxes } = view.state;
  const again = status === 'attention' ? ' again' : '';
  if (mailboxes.length === 1)
    return { label: `Test ${mailboxes[0]?.address.trim() ?? ''}${again}`, act: 'runTests' };
  const count = mailboxes.length === 2 ? 'both mailboxes' : `${mailboxes.length} mailboxes`;
  return { label: `Test ${count}${again}`, act: 'runTests' };
}
