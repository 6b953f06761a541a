// What changed between two runs of the check, and why: protocols, verdicts, mailboxes that open, credentials, EWS.

import * as l10n from '../core/l10n.ts';
import type { RunRecord } from '../core/report/runRecord.ts';
import { minuteOf } from '../core/text/dates.ts';
import { accessChanges, reachChanges } from './compareAccess.ts';
import { pairs, type RunChange } from './comparePairs.ts';
import { tableHead } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';

/** Differences from the earlier run to the later one, what got worse first. */
export function changesBetween(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  return [
    ...applicationChanges(earlier, later),
    ...protocolChanges(earlier, later),
    ...policyChanges(earlier, later),
    ...reachChanges(earlier, later),
    ...accessChanges(earlier, later),
    ...credentialChanges(earlier, later),
    ...readinessChanges(earlier, later),
  ];
}

function applicationChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  type Application = RunRecord['applications'][number] | undefined;
  const shown = (one: Application, other: Application) => {
    if (one === undefined) return l10n.t('not checked');
    const named = l10n.t('client ID {0} in {1}', one.clientId, one.tenantId);
    return other === undefined || one.authority === other.authority ? named : `${named} (${one.authority})`;
  };
  return pairs(earlier.applications, later.applications, ({ registration }) => registration)
    .filter(([before, after]) => shown(before, after) !== shown(after, before))
    .map(([before, after]) => ({
      what: l10n.t('Application of {0}', (after ?? before)?.registration ?? ''),
      before: shown(before, after),
      after: shown(after, before),
      ...(before === undefined || after === undefined
        ? {}
        : { why: l10n.t('The results below belong to different applications.') }),
    }));
}

function protocolChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  const shown = (row: RunRecord['protocols'][number] | undefined) =>
    row === undefined
      ? l10n.t('not checked')
      : row.ok
        ? l10n.t('works')
        : l10n.t('fails ({0})', row.code ?? l10n.t('unknown'));
  return pairs(earlier.protocols, later.protocols, ({ registration, address, protocol }) =>
    [registration, address, protocol].join('\n'),
  )
    .filter(([before, after]) => shown(before) !== shown(after))
    .map(([before, after]) => {
      const row = after ?? before;
      return {
        what: l10n.t('{0} by {1}', row?.address ?? '', row?.protocol ?? ''),
        before: shown(before),
        after: shown(after),
      };
    });
}

function policyChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  const key = ({ registration, address }: RunRecord['policies'][number]) => `${registration}\n${address}`;
  return pairs(earlier.policies, later.policies, key)
    .filter(
      ([before, after]) => before?.verdict !== after?.verdict || before?.codes.join() !== after?.codes.join(),
    )
    .map(([before, after]) => ({
      what: l10n.t('Access policy of {0}', (after ?? before)?.address ?? ''),
      before: before?.verdict ?? l10n.t('not checked'),
      after: after?.verdict ?? l10n.t('not checked'),
      ...whyOf(before, after),
    }));
}

type Policy = RunRecord['policies'][number];

/** Consent that came or went explains a verdict better than the finding does. */
function whyOf(before: Policy | undefined, after: Policy | undefined): { readonly why?: string } {
  const added = (after?.consented ?? []).filter((role) => before?.consented.includes(role) === false);
  const removed = (before?.consented ?? []).filter((role) => after?.consented.includes(role) === false);
  const codes = (after?.codes ?? []).filter((code) => before?.codes.includes(code) !== true);
  const parts = [
    ...(added.length > 0 ? [l10n.t('consent was given to {0}', added.join(', '))] : []),
    ...(removed.length > 0 ? [l10n.t('consent to {0} is gone', removed.join(', '))] : []),
    ...(codes.length > 0 ? [l10n.t('found: {0}', codes.join(', '))] : []),
  ];
  return parts.length === 0 ? {} : { why: parts.join('; ') };
}

function credentialChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  return pairs(earlier.credentials, later.credentials, ({ registration }) => registration)
    .filter(([before, after]) => before?.expiresOn !== after?.expiresOn)
    .map(([before, after]) => ({
      what: l10n.t('Credential of {0}', (after ?? before)?.registration ?? ''),
      before: before === undefined ? l10n.t('no end date known') : l10n.t('ends on {0}', before.expiresOn),
      after: after === undefined ? l10n.t('no end date known') : l10n.t('ends on {0}', after.expiresOn),
    }));
}

function readinessChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  const key = ({ registration, address }: RunRecord['readiness'][number]) => `${registration}\n${address}`;
  return pairs(earlier.readiness, later.readiness, key)
    .filter(([before, after]) => before?.works !== after?.works)
    .map(([before, after]) => ({
      what: l10n.t('EWS for {0}', (after ?? before)?.address ?? ''),
      before: l10n.t('works: {0}', before?.works ?? l10n.t('not checked')),
      after: l10n.t('works: {0}', after?.works ?? l10n.t('not checked')),
    }));
}

/** The page of *Compare Check Runs*; `whole` says in a sentence whether the record is as it was written. */
export function compareMarkdown(earlier: RunRecord, later: RunRecord, whole: string): string {
  const changes = changesBetween(earlier, later);
  const when = (record: RunRecord) => minuteOf(record.at);
  const answer =
    changes.length === 0
      ? l10n.t('Nothing changed.')
      : changes.length === 1
        ? l10n.t('1 thing changed.')
        : l10n.t('{0} things changed.', changes.length);
  return [
    `# ${l10n.t('Two runs of the check')}`,
    '',
    `**${answer}** ${l10n.t('{0} to {1} (UTC).', when(earlier), when(later))}`,
    '',
    ...(changes.length === 0
      ? []
      : [
          tableHead(l10n.t('what'), l10n.t('before'), l10n.t('after'), l10n.t('why')),
          ...changes.map(
            ({ what, before, after, why = '' }) =>
              `| ${[what, before, after, why].map(escapeMarkdown).join(' | ')} |`,
          ),
          '',
        ]),
    l10n.t('The record: {0}', escapeMarkdown(whole)),
    '',
  ].join('\n');
}
