// One policy check: the verdict in words, what was seen of both mailboxes, and the findings with their advice.
import * as l10n from '../../src/core/l10n.ts';
import type { Access, PolicyReport, Verdict } from '../../src/core/report/policyReport.ts';
import type { PolicyFact } from '../../src/wizard/facts.ts';
import { type Child, h, type VNode } from '../dom.ts';
import type { Page } from '../page.ts';
import { type IconName, icon } from '../parts.ts';
import { adviceList, errorBox } from './advice.ts';

const verdictLabels: Readonly<Record<Verdict, string>> = {
  scoped: l10n.msg('limited, as it should be'),
  tooWide: l10n.msg('too wide'),
  tooNarrow: l10n.msg('too narrow'),
  unknown: l10n.msg('not known'),
};

const verdictIcons: Readonly<Record<Verdict, IconName>> = {
  scoped: 'pass',
  tooWide: 'error',
  tooNarrow: 'error',
  unknown: 'warning',
};

export function policyRow(page: Page, fact: PolicyFact): VNode {
  const { report, status } = fact;
  const bad = report !== undefined && report.verdict !== 'scoped';
  return h(
    'details',
    {
      class: `run ${report === undefined ? status : bad ? 'failed' : 'ok'}`,
      key: `${fact.address} policy`,
      open: bad || fact.error !== undefined,
    },
    h('summary', {}, ...summary(fact)),
    ...(report === undefined ? [] : reportParts(page, report)),
    report === undefined && fact.error === undefined
      ? h(
          'p',
          { class: 'help' },
          l10n.t('{0} has to open, {1} has to be refused.', fact.address, fact.controlMailbox),
        )
      : undefined,
    fact.error === undefined ? undefined : errorBox(page, fact.error, l10n.t('The check could not run')),
  );
}

function summary(fact: PolicyFact): readonly Child[] {
  const { report, status } = fact;
  const name = h('span', { class: 'run-name' }, fact.address);
  if (status === 'running')
    return [icon('loading', 'spin'), name, h('span', { class: 'word' }, l10n.t('running'))];
  if (report === undefined) {
    const words =
      status === 'failed'
        ? l10n.t('failed')
        : status === 'cancelled'
          ? l10n.t('cancelled')
          : l10n.t('not checked yet');
    return [
      icon(status === 'failed' ? 'error' : 'circle-outline'),
      name,
      h('span', { class: 'word' }, words),
    ];
  }
  return [
    icon(verdictIcons[report.verdict]),
    name,
    h('span', { class: 'word' }, l10n.t(verdictLabels[report.verdict])),
  ];
}

const accessLabels: Readonly<Record<Access, string>> = {
  granted: l10n.msg('opens'),
  denied: l10n.msg('is refused'),
  unknown: l10n.msg('is not known'),
};

function reportParts(page: Page, report: PolicyReport): readonly Child[] {
  const wanted = (good: boolean, access: Access): IconName =>
    access === 'unknown' ? 'warning' : good ? 'pass' : 'error';
  const line = (address: string, access: Access, good: boolean, should: string): VNode =>
    h(
      'li',
      { key: `line ${address} ${should}` },
      icon(wanted(good, access)),
      h('span', {}, `${address} ${l10n.t(accessLabels[access])}`),
      h('span', { class: 'word' }, good ? l10n.t('as expected') : should),
    );
  return [
    h(
      'ul',
      { class: 'results' },
      line(report.address, report.mailbox, report.mailbox === 'granted', l10n.t('it should open')),
      line(
        report.controlMailbox,
        report.control,
        report.control === 'denied',
        l10n.t('it should be refused'),
      ),
    ),
    ...report.findings.map((finding) =>
      h('div', { key: finding.code }, ...adviceList(page, [finding.advice])),
    ),
  ];
}
