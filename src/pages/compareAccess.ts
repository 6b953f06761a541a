// Which mailboxes opened or closed between two runs, and why: a group, a scope, a policy, FullAccess or consent.
import * as l10n from '../core/l10n.ts';
import type { LimitState, RunRecord } from '../core/report/runRecord.ts';
import { beyond, pairs, type RunChange, someOf } from './comparePairs.ts';

/** Mailboxes that can now be opened, or no longer, those with the same reasons in one row. */
export function reachChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  return pairs(earlier.audits, later.audits, ({ registration }) => registration).flatMap(
    ([before, after]) => {
      if (before === undefined || after === undefined) return [];
      const reasons = reasonsBetween(earlier, later, after.registration);
      const opened = beyond(after.reachable, before.reachable);
      const closed = beyond(before.reachable, after.reachable);
      return [
        ...byReason(opened, reasons.opening).map(([why, list]) => ({
          what:
            list.length === 1
              ? l10n.t('1 mailbox can now be opened')
              : l10n.t('{0} mailboxes can now be opened', list.length),
          before: l10n.t('refused'),
          after: someOf(list),
          why,
        })),
        ...byReason(closed, reasons.closing).map(([why, list]) => ({
          what:
            list.length === 1
              ? l10n.t('1 mailbox can no longer be opened')
              : l10n.t('{0} mailboxes can no longer be opened', list.length),
          before: someOf(list),
          after: l10n.t('refused'),
          why,
        })),
      ];
    },
  );
}

const counted = (count: number): string =>
  count === 1 ? l10n.t('1 mailbox') : l10n.t('{0} mailboxes', count);

const nothingSeen = l10n.msg(
  'Nothing in the record explains it. Name the output of Exchange cmdlets with --exchange, so that the next one can.',
);

function byReason(
  addresses: readonly string[],
  reasonFor: (address: string) => readonly string[],
): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const address of addresses) {
    const why = reasonFor(address.toLowerCase()).join('; ') || l10n.t(nothingSeen);
    groups.set(why, [...(groups.get(why) ?? []), address]);
  }
  return [...groups];
}

interface Reasons {
  readonly opening: (address: string) => readonly string[];
  readonly closing: (address: string) => readonly string[];
}

function reasonsBetween(earlier: RunRecord, later: RunRecord, registration: string): Reasons {
  const consent = consentChange(earlier, later, registration);
  const limits = limitPairs(earlier, later).filter(
    ([before, after]) => (after ?? before)?.registration === registration,
  );
  const general = limits.flatMap(([before, after]) => limitReason(before, after));
  const joined = (address: string, from: 0 | 1, words: (limit: LimitState) => string) =>
    limits.flatMap((pair) => {
      const [old, now] = from === 0 ? pair : [pair[1], pair[0]];
      const isNew = now?.members?.includes(address) === true && old?.members?.includes(address) !== true;
      // Without the other side it is not known whether it is new.
      return isNew && old !== undefined ? [words(now)] : [];
    });
  return {
    opening: (address) => [
      ...joined(address, 0, ({ kind, name }) =>
        kind === 'fullAccess'
          ? l10n.t('FullAccess was given on it')
          : l10n.t('it joined the group {0}', name),
      ),
      ...(consent.added.length === 0 ? [] : [l10n.t('consent was given to {0}', consent.added.join(', '))]),
      ...general,
    ],
    closing: (address) => [
      ...joined(address, 1, ({ kind, name }) =>
        kind === 'fullAccess'
          ? l10n.t('FullAccess on it was taken away')
          : l10n.t('it left the group {0}', name),
      ),
      ...(consent.removed.length === 0 ? [] : [l10n.t('consent to {0} is gone', consent.removed.join(', '))]),
      ...general,
    ],
  };
}

interface Consent {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Empty if one of the two records does not tell. */
function consentChange(earlier: RunRecord, later: RunRecord, registration: string): Consent {
  const of = ({ applications }: RunRecord) =>
    applications.find((one) => one.registration === registration)?.consented;
  const [before, after] = [of(earlier), of(later)];
  if (before === undefined || after === undefined) return { added: [], removed: [] };
  return { added: beyond(after, before), removed: beyond(before, after) };
}

type LimitPair = readonly [LimitState | undefined, LimitState | undefined];

/** None if one of the two runs read no output of Exchange for the registration. */
function limitPairs(earlier: RunRecord, later: RunRecord): readonly LimitPair[] {
  const [before, after] = [earlier.limits ?? [], later.limits ?? []];
  const has = (limits: readonly LimitState[], id: string) =>
    limits.some(({ registration }) => registration === id);
  const key = ({ registration, kind, name }: LimitState) => JSON.stringify([registration, kind, name]);
  return pairs(before, after, key).filter(([old, now]) => {
    const id = (now ?? old)?.registration ?? '';
    return has(before, id) && has(after, id);
  });
}

const labels: Readonly<Record<LimitState['kind'], string>> = {
  role: l10n.msg('role {0}'),
  scope: l10n.msg('scope {0}'),
  accessPolicy: l10n.msg('application access policy of {0}'),
  group: l10n.msg('group {0}'),
  fullAccess: l10n.msg('FullAccess {0}'),
};

const shown = (limit: LimitState | undefined): string => (limit === undefined ? l10n.t('none') : limit.value);
const nameOf = ({ kind, name }: LimitState): string => l10n.t(labels[kind], name).trim();

/** What changed of a limit that is not a list of members. */
function limitReason(before: LimitState | undefined, after: LimitState | undefined): readonly string[] {
  const limit = after ?? before;
  if (limit === undefined || limit.kind === 'group' || limit.kind === 'fullAccess') return [];
  if (shown(before) === shown(after)) return [];
  return [l10n.t('the {0} changed from {1} to {2}', nameOf(limit), shown(before), shown(after))];
}

/** Consent and limits themselves, also if no mailbox was asked. */
export function accessChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  const consent = later.applications.flatMap(({ registration }): readonly RunChange[] => {
    const { added, removed } = consentChange(earlier, later, registration);
    if (added.length + removed.length === 0) return [];
    const list = (all: readonly string[]) => (all.length === 0 ? '' : all.join(', '));
    return [{ what: l10n.t('Consent of {0}', registration), before: list(removed), after: list(added) }];
  });
  return [...consent, ...limitPairs(earlier, later).flatMap(([before, after]) => limitChange(before, after))];
}

function limitChange(before: LimitState | undefined, after: LimitState | undefined): readonly RunChange[] {
  const limit = after ?? before;
  if (limit === undefined) return [];
  const what = `${nameOf(limit)} (${limit.registration})`;
  if (limit.members === undefined)
    return shown(before) === shown(after) ? [] : [{ what, before: shown(before), after: shown(after) }];
  // A group without members prints nothing, and so does one that was not asked for.
  if (before === undefined || after === undefined) {
    const listed = (one: LimitState | undefined) =>
      one === undefined ? l10n.t('nobody in it, or not read') : counted(one.members?.length ?? 0);
    return [{ what, before: listed(before), after: listed(after) }];
  }
  const joined = beyond(after.members ?? [], before.members ?? []);
  const left = beyond(before.members ?? [], after.members ?? []);
  if (joined.length + left.length === 0) return [];
  return [
    {
      what,
      before: left.length === 0 ? '' : l10n.t('{0} no longer: {1}', left.length, someOf(left)),
      after: joined.length === 0 ? '' : l10n.t('{0} new: {1}', joined.length, someOf(joined)),
    },
  ];
}
