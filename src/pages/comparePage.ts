// What changed between two runs of the check, and why: protocols, verdicts, mailboxes that open, credentials, EWS.
import type { RunRecord } from '../core/report/runRecord.ts';
import { escapeMarkdown } from './markdown.ts';

/** One difference: what it is about, what it was, what it is. */
export interface RunChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** What explains it, where the records show one. */
  readonly why?: string;
}

/** Differences from the earlier run to the later one, what got worse first. */
export function changesBetween(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  return [
    ...applicationChanges(earlier, later),
    ...protocolChanges(earlier, later),
    ...policyChanges(earlier, later),
    ...auditChanges(earlier, later),
    ...credentialChanges(earlier, later),
    ...readinessChanges(earlier, later),
  ];
}

type Row = Readonly<Record<string, unknown>>;

/** Pairs of rows with the same key; a row of one side alone stands beside undefined. */
function pairs<T extends Row>(
  before: readonly T[],
  after: readonly T[],
  key: (row: T) => string,
): readonly (readonly [T | undefined, T | undefined])[] {
  const old = new Map(before.map((row) => [key(row), row]));
  const now = new Map(after.map((row) => [key(row), row]));
  return [...new Set([...old.keys(), ...now.keys()])].map((each) => [old.get(each), now.get(each)]);
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
      why: 'The results below belong to different applications.',
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

function auditChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  return pairs(earlier.audits, later.audits, ({ registration }) => registration).flatMap(
    ([before, after]) => {
      if (before === undefined || after === undefined) return [];
      const opened = after.reachable.filter((address) => !before.reachable.includes(address));
      const closed = before.reachable.filter((address) => !after.reachable.includes(address));
      const some = (list: readonly string[]) =>
        `${list.slice(0, 5).join(', ')}${list.length > 5 ? ` and ${list.length - 5} more` : ''}`;
      return [
        ...(opened.length === 0
          ? []
          : [
              {
                what: `${opened.length} mailboxes can now be opened`,
                before: 'refused',
                after: some(opened),
              },
            ]),
        ...(closed.length === 0
          ? []
          : [
              {
                what: `${closed.length} mailboxes can no longer be opened`,
                before: some(closed),
                after: 'refused',
              },
            ]),
      ];
    },
  );
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

/** The page of *Compare Check Runs*. */
export function compareMarkdown(earlier: RunRecord, later: RunRecord): string {
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
  ].join('\n');
}
