// Which mailboxes opened or closed between two runs, and why: a group, a scope, a policy, FullAccess or consent.
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
          what: `${counted(list.length)} can now be opened`,
          before: 'refused',
          after: someOf(list),
          why,
        })),
        ...byReason(closed, reasons.closing).map(([why, list]) => ({
          what: `${counted(list.length)} can no longer be opened`,
          before: someOf(list),
          after: 'refused',
          why,
        })),
      ];
    },
  );
}

const counted = (count: number): string => `${count} ${count === 1 ? 'mailbox' : 'mailboxes'}`;

const nothingSeen =
  'Nothing in the record explains it. Name the output of Exchange cmdlets with --exchange, so that the next one can.';

function byReason(
  addresses: readonly string[],
  reasonFor: (address: string) => readonly string[],
): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const address of addresses) {
    const why = reasonFor(address.toLowerCase()).join('; ') || nothingSeen;
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
        kind === 'fullAccess' ? 'FullAccess was given on it' : `it joined the group ${name}`,
      ),
      ...(consent.added.length === 0 ? [] : [`consent was given to ${consent.added.join(', ')}`]),
      ...general,
    ],
    closing: (address) => [
      ...joined(address, 1, ({ kind, name }) =>
        kind === 'fullAccess' ? 'FullAccess on it was taken away' : `it left the group ${name}`,
      ),
      ...(consent.removed.length === 0 ? [] : [`consent to ${consent.removed.join(', ')} is gone`]),
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
  role: 'role',
  scope: 'scope',
  accessPolicy: 'application access policy of',
  group: 'group',
  fullAccess: 'FullAccess',
};

const shown = (limit: LimitState | undefined): string => (limit === undefined ? 'none' : limit.value);
const nameOf = ({ kind, name }: LimitState): string => `${labels[kind]} ${name}`.trim();

/** What changed of a limit that is not a list of members. */
function limitReason(before: LimitState | undefined, after: LimitState | undefined): readonly string[] {
  const limit = after ?? before;
  if (limit === undefined || limit.kind === 'group' || limit.kind === 'fullAccess') return [];
  if (shown(before) === shown(after)) return [];
  return [`the ${nameOf(limit)} changed from ${shown(before)} to ${shown(after)}`];
}

/** Consent and limits themselves, also if no mailbox was asked. */
export function accessChanges(earlier: RunRecord, later: RunRecord): readonly RunChange[] {
  const consent = later.applications.flatMap(({ registration }): readonly RunChange[] => {
    const { added, removed } = consentChange(earlier, later, registration);
    if (added.length + removed.length === 0) return [];
    const list = (all: readonly string[]) => (all.length === 0 ? '' : all.join(', '));
    return [{ what: `Consent of ${registration}`, before: list(removed), after: list(added) }];
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
      one === undefined ? 'nobody in it, or not read' : counted(one.members?.length ?? 0);
    return [{ what, before: listed(before), after: listed(after) }];
  }
  const joined = beyond(after.members ?? [], before.members ?? []);
  const left = beyond(before.members ?? [], after.members ?? []);
  if (joined.length + left.length === 0) return [];
  const without = (list: readonly string[], words: string) =>
    list.length === 0 ? '' : `${list.length} ${words}: ${someOf(list)}`;
  return [{ what, before: without(left, 'no longer'), after: without(joined, 'new') }];
}
