// What changed between two runs of the check, and why: protocols, verdicts, mailboxes that open, credentials, EWS.
import type { RunRecord } from '../core/report/runRecord.ts';
import { accessChanges, reachChanges } from './compareAccess.ts';
import { pairs, type RunChange } from './comparePairs.ts';
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
  const shown = (one: RunRecord['applications'][number] | undefined) =>
    one === undefined ? 'not checked' : `client ID ${one.clientId} in ${one.tenantId}`;
  return pairs(earlier.applications, later.applications, ({ registration }) => registration)
    .filter(([before, after]) => shown(before) !== shown(after))
    .map(([before, after]) => ({
      what: `Application of ${(after ?? before)?.registration}`,
      before: shown(before),
      after: shown(after),
      ...(before === undefined || after === undefined
        ? {}
        : { why: 'The results below belong to different applications.' }),
    }));
}

function protocolChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  const shown = (row: RunRecord['protocols'][number] | undefined) =>
    row === undefined ? 'not checked' : row.ok ? 'works' : `fails (${row.code ?? 'unknown'})`;
  return pairs(earlier.protocols, later.protocols, ({ registration, address, protocol }) =>
    [registration, address, protocol].join('\n'),
  )
    .filter(([before, after]) => shown(before) !== shown(after))
    .map(([before, after]) => {
      const row = after ?? before;
      return { what: `${row?.address} by ${row?.protocol}`, before: shown(before), after: shown(after) };
    });
}

function policyChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  const key = ({ registration, address }: RunRecord['policies'][number]) => `${registration}\n${address}`;
  return pairs(earlier.policies, later.policies, key)
    .filter(
      ([before, after]) => before?.verdict !== after?.verdict || before?.codes.join() !== after?.codes.join(),
    )
    .map(([before, after]) => ({
      what: `Access policy of ${(after ?? before)?.address}`,
      before: before?.verdict ?? 'not checked',
      after: after?.verdict ?? 'not checked',
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
    ...(added.length > 0 ? [`consent was given to ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`consent to ${removed.join(', ')} is gone`] : []),
    ...(codes.length > 0 ? [`found: ${codes.join(', ')}`] : []),
  ];
  return parts.length === 0 ? {} : { why: parts.join('; ') };
}

function credentialChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  return pairs(earlier.credentials, later.credentials, ({ registration }) => registration)
    .filter(([before, after]) => before?.expiresOn !== after?.expiresOn)
    .map(([before, after]) => ({
      what: `Credential of ${(after ?? before)?.registration}`,
      before: before === undefined ? 'no end date known' : `ends on ${before.expiresOn}`,
      after: after === undefined ? 'no end date known' : `ends on ${after.expiresOn}`,
    }));
}

function readinessChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  const key = ({ registration, address }: RunRecord['readiness'][number]) => `${registration}\n${address}`;
  return pairs(earlier.readiness, later.readiness, key)
    .filter(([before, after]) => before?.works !== after?.works)
    .map(([before, after]) => ({
      what: `EWS for ${(after ?? before)?.address}`,
      before: `works: ${before?.works ?? 'not checked'}`,
      after: `works: ${after?.works ?? 'not checked'}`,
    }));
}

/** The page of *Compare Check Runs*; `whole` says in a sentence whether the record is as it was written. */
export function compareMarkdown(earlier: RunRecord, later: RunRecord, whole: string): string {
  const changes = changesBetween(earlier, later);
  const when = (record: RunRecord) => record.at.slice(0, 16).replace('T', ' ');
  const answer =
    changes.length === 0
      ? 'Nothing changed.'
      : `${changes.length} ${changes.length === 1 ? 'thing' : 'things'} changed.`;
  return [
    '# Two runs of the check',
    '',
    `**${answer}** ${when(earlier)} to ${when(later)} (UTC).`,
    '',
    ...(changes.length === 0
      ? []
      : [
          '| what | before | after | why |',
          '| --- | --- | --- | --- |',
          ...changes.map(
            ({ what, before, after, why = '' }) =>
              `| ${[what, before, after, why].map(escapeMarkdown).join(' | ')} |`,
          ),
          '',
        ]),
    `The record: ${escapeMarkdown(whole)}`,
    '',
  ].join('\n');
}
