// The step table: what each step is called, when it is done, and what its one primary button does.
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import type { OperationId } from './facts.ts';
import { problemsOf } from './problems.ts';
import { isFederated, type WizardStepId, wizardStepIds } from './state.ts';
import type { FooterButton, StepStatus, StepView, WizardStep } from './step.ts';

const next = (label: string): FooterButton => ({ label, act: 'next' });
const productName = ({ state, catalogue }: StepView): string =>
  catalogue.find((entry) => entry.id === state.product)?.name ?? l10n.t('the application');

/** True if nothing more has to be stored before tokens can be asked for. */
export function hasCredential({ state, facts }: Pick<StepView, 'state' | 'facts'>): boolean {
  if (grants[state.grant].credential === 'signIn' || isFederated(state)) return true;
  return facts.credential !== undefined && facts.credential.kind !== 'none' && !facts.credential.lost;
}

const running = ({ facts }: StepView, operation: OperationId): boolean => facts.running.includes(operation);

const steps: readonly WizardStep[] = [
  {
    id: 'connect',
    heading: l10n.msg('What are you connecting?'),
    sentence: () =>
      l10n.t('Choose the product that reads or sends the mail; it presets the protocols and the sign-in.'),
    primary: () => next(l10n.t('Set up the app registration')),
  },
  {
    id: 'registration',
    heading: l10n.msg('App registration'),
    sentence: (view) =>
      l10n.t(
        'An app registration in Microsoft Entra is the identity with which {0} signs in.',
        productName(view),
      ),
    primary: ({ state }) => next(l10n.t('Enter the {0}', l10n.t(grants[state.grant].credentialLabel))),
  },
  {
    id: 'credential',
    heading: l10n.msg('Credential'),
    sentence: credentialSentence,
    status: (view) => (hasCredential(view) ? 'done' : 'attention'),
    primary: credentialPrimary,
    later: (view) => (hasCredential(view) ? undefined : next(l10n.t('Continue without it'))),
  },
  {
    id: 'permissions',
    heading: l10n.msg('Permissions and consent'),
    sentence: (view) =>
      l10n.t(
        'These are the least permissions that {0} needs for the protocols you chose.',
        productName(view),
      ),
    status: consentStatus,
    primary: consentPrimary,
    later: (view) =>
      consentPrimary(view).act === 'checkConsent'
        ? next(
            view.facts.consent.length === 0
              ? l10n.t('Continue without the check')
              : l10n.t('Continue all the same'),
          )
        : undefined,
  },
  {
    id: 'mailboxes',
    heading: l10n.msg('Mailboxes'),
    sentence: (view) =>
      l10n.t('Name the mailboxes that {0} may open, and one that it must not.', productName(view)),
    status: ({ facts }) => (facts.saved === 'yes' ? 'done' : 'attention'),
    primary: ({ facts }) =>
      facts.saved === 'yes'
        ? next(l10n.t('Limit access'))
        : { label: facts.saved === 'no' ? l10n.t('Save connection') : l10n.t('Save changes'), act: 'save' },
  },
  {
    id: 'limit',
    heading: l10n.msg('Limit access'),
    sentence: ({ state }) =>
      grants[state.grant].access === 'app'
        ? l10n.t(
            'Consent alone opens every mailbox of the tenant; an Exchange administrator limits it to the ones you named.',
          )
        : l10n.t(
            'The application opens what the signed-in person may open; an Exchange administrator decides what that is.',
          ),
    status: limitStatus,
    primary: () => next(l10n.t('Go to the tests')),
  },
  {
    id: 'test',
    heading: l10n.msg('Test'),
    sentence: () =>
      l10n.t('Each mailbox is opened through each protocol, and the control mailbox has to be refused.'),
    status: testStatus,
    primary: testPrimary,
    later: testLater,
  },
  {
    id: 'finish',
    heading: l10n.msg('Finish'),
    sentence: (view) =>
      l10n.t(
        'These are the settings for {0}; each secret is a reference, never the value.',
        productName(view),
      ),
    status: () => 'todo',
    primary: () => ({ label: l10n.t('Finish and close'), act: 'finish' }),
  },
];

export const wizardSteps: readonly WizardStep[] = steps;

/** The step's row of the table. */
export function wizardStep(id: WizardStepId): WizardStep {
  const found = steps.find((step) => step.id === id) ?? steps[0];
  if (found === undefined) throw new Error(l10n.record('No step {0}.', id));
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
  if (isFederated(state))
    return l10n.t(
      'Entra trusts the tokens of the workload (federated credential), so nothing is stored on this computer and nothing ends.',
    );
  switch (grants[state.grant].credential) {
    case 'secret':
      return l10n.t(
        'The client secret proves that the application is the one you registered; it goes into this computer’s secret storage and nowhere else.',
      );
    case 'certificate':
      return l10n.t(
        'The certificate proves that the application is the one you registered; its private key stays in this computer’s secret storage.',
      );
    case 'signIn':
      return l10n.t(
        'With this grant nothing is stored beforehand: a person signs in when the first token is needed.',
      );
    case 'password':
      return l10n.t(
        'This grant sends the name and password of an account; they go into this computer’s secret storage and nowhere else.',
      );
  }
}

function credentialPrimary(view: StepView): FooterButton {
  if (hasCredential(view)) return next(l10n.t('Review permissions'));
  const words = {
    secret: l10n.t('Store secret'),
    certificate: l10n.t('Choose certificate…'),
    signIn: '',
    password: l10n.t('Store password'),
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
  if (running(view, 'consent')) return { label: l10n.t('Cancel'), act: 'cancel', operation: 'consent' };
  if (!hasCredential(view) || consentIsGood(view)) return next(l10n.t('Choose mailboxes'));
  return {
    label: view.facts.consent.length === 0 ? l10n.t('Check consent') : l10n.t('Check consent again'),
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
      return next(l10n.t('Continue to the settings'));
    case 'next':
      return { label: l10n.t('Test again'), act: 'runTests' };
    default:
      return undefined;
  }
}

function testPrimary(view: StepView): FooterButton {
  if (running(view, 'tests')) return { label: l10n.t('Cancel'), act: 'cancel', operation: 'tests' };
  const status = testStatus(view);
  if (status === 'done') return next(l10n.t('Show the settings'));
  const { mailboxes } = view.state;
  const what =
    mailboxes.length === 1
      ? (mailboxes[0]?.address.trim() ?? '')
      : mailboxes.length === 2
        ? l10n.t('both mailboxes')
        : l10n.t('{0} mailboxes', mailboxes.length);
  const label = status === 'attention' ? l10n.t('Test {0} again', what) : l10n.t('Test {0}', what);
  return { label, act: 'runTests' };
}
