// Step 7: every mailbox and protocol as a live list of steps, the policy check beside it, advice if something failed.
import * as l10n from '../../src/core/l10n.ts';
import { protocols as protocolTable } from '../../src/core/permissions/protocols.ts';
import type { PolicyFact, RunStatus, RunStep, TestFact } from '../../src/wizard/facts.ts';
import { type Child, h, type VNode } from '../dom.ts';
import type { Page, StepPage } from '../page.ts';
import { isRunning } from '../page.ts';
import { button, durationLabel, group, type IconName, icon, notice } from '../parts.ts';
import { adviceList, errorBox } from './advice.ts';
import { policyRow } from './policy.ts';

export const testStep: StepPage = { body };

function body(page: Page): readonly Child[] {
  const { facts } = page.snapshot;
  const shown = facts.tests.length <= mostRuns ? facts.tests : worstFirst(facts.tests).slice(0, mostRuns);
  return [
    facts.trusted
      ? undefined
      : notice(
          'warning',
          l10n.t(
            'This workspace is not trusted, so nothing that comes from it connects. Trust it, or save the connection in User settings.',
          ),
        ),
    group(
      l10n.t('Connections'),
      h('div', { class: 'runs' }, ...shown.map((test) => run(page, test))),
      hiddenRuns(facts.tests),
    ),
    policies(page, facts.policies),
  ];
}

/** More rows than this are counted instead of drawn. */
const mostRuns = 100;

const urgency: Readonly<Record<RunStatus, number>> = {
  failed: 0,
  running: 1,
  cancelled: 2,
  waiting: 3,
  ok: 4,
};

const worstFirst = (tests: readonly TestFact[]): readonly TestFact[] =>
  tests.toSorted((a, b) => urgency[a.status] - urgency[b.status]);

function hiddenRuns(tests: readonly TestFact[]): Child {
  if (tests.length <= mostRuns) return undefined;
  const count = (status: RunStatus) => tests.filter((test) => test.status === status).length;
  return h(
    'p',
    { class: 'help', key: 'hidden' },
    l10n.t(
      '{0} in all: {1} work, {2} failed, {3} still to come. The first {4} are shown, failures first; the view Exchange Mailboxes has all of them.',
      tests.length,
      count('ok'),
      count('failed'),
      count('waiting') + count('running'),
      mostRuns,
    ),
  );
}

const statusIcons: Readonly<Record<RunStatus, IconName>> = {
  waiting: 'circle-outline',
  running: 'loading',
  ok: 'pass',
  failed: 'error',
  cancelled: 'circle-slash',
};

const statusLabels: Readonly<Record<RunStatus, string>> = {
  waiting: l10n.msg('not tested yet'),
  running: l10n.msg('running'),
  ok: l10n.msg('works'),
  failed: l10n.msg('failed'),
  cancelled: l10n.msg('cancelled'),
};

function run(page: Page, test: TestFact): VNode {
  const { status } = test;
  const when =
    test.startedAt === undefined ? '' : l10n.t('Tested at {0}', new Date(test.startedAt).toLocaleString());
  return h(
    'details',
    {
      class: `run ${status}`,
      key: `${test.address} ${test.protocol}`,
      open: status === 'failed' || status === 'running',
    },
    h(
      'summary',
      { title: when },
      icon(statusIcons[status], status === 'running' ? 'spin' : ''),
      h('span', { class: 'run-name' }, test.address),
      h('span', { class: 'run-protocol' }, protocolTable[test.protocol].label),
      h('span', { class: 'word' }, l10n.t(statusLabels[status])),
      h(
        'span',
        { class: 'duration' },
        status === 'ok' || status === 'failed' ? durationLabel(test.durationMs) : '',
      ),
    ),
    h('ol', { class: 'run-steps' }, ...test.steps.map((step) => stepRow(page, step))),
    test.steps.length === 0 && status === 'waiting'
      ? h('p', { class: 'help' }, l10n.t('The steps appear here while the test runs.'))
      : undefined,
    test.error === undefined ? undefined : errorBox(page, test.error, l10n.t('The test could not run')),
  );
}

function stepRow(page: Page, step: RunStep): VNode {
  const icons = { ok: 'pass', failed: 'error', skipped: 'circle-slash' } as const;
  const words = { ok: 'ok', failed: 'failed', skipped: 'skipped' } as const;
  return h(
    'li',
    { key: step.id, class: `run-step ${step.status}` },
    h(
      'div',
      { class: 'run-line' },
      icon(icons[step.status]),
      h('span', { class: 'step-label' }, step.label),
      h('span', { class: 'word' }, words[step.status]),
      h('span', { class: 'duration' }, step.status === 'skipped' ? '' : durationLabel(step.durationMs)),
    ),
    h('p', { class: 'step-detail' }, step.detail),
    ...adviceList(page, step.advice),
  );
}

function policies(page: Page, facts: readonly PolicyFact[]): Child {
  const busy = isRunning(page, 'policy');
  if (facts.length === 0) {
    return notice(
      'warning',
      l10n.t('Without a control mailbox it cannot be shown that access is limited. Add one in step 5.'),
    );
  }
  return group(
    l10n.t('Access policy'),
    h(
      'p',
      { class: 'help' },
      l10n.t('The mailbox has to open and the control mailbox has to be refused, through the same protocol.'),
    ),
    h('div', { class: 'runs' }, ...facts.map((fact) => policyRow(page, fact))),
    h(
      'div',
      { class: 'button-row' },
      button({
        id: 'check-policy',
        label: busy ? l10n.t('Cancel') : l10n.t('Check access policy'),
        spoken: busy ? l10n.t('Cancel the access policy check') : l10n.t('Check access policy'),
        onPress: () =>
          void page.act(busy ? { type: 'cancel', operation: 'policy' } : { type: 'checkPolicy' }),
      }),
    ),
  );
}
