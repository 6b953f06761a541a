// The result of an audit: which mailboxes are reachable, which of them should not be, and what changed since last time.

import type { ProtocolId } from '../../core/registration/registration.ts';
import type {
  AuditAccess,
  AuditDrift,
  AuditResult,
  AuditRow,
  AuditVerdict,
} from '../../core/report/auditResult.ts';
import type { JournalEntry } from './auditJournal.ts';

export interface AuditSeen {
  readonly registration: string;
  readonly protocol: ProtocolId;
  readonly addresses: readonly string[];
  readonly allowed: readonly string[];
  readonly entries: ReadonlyMap<string, JournalEntry>;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly previous?: AuditResult;
  /** Mailboxes that an earlier run, stopped before its end, had settled. */
  readonly resumed: number;
}

/** Puts the rows together, in the order of the list. */
export function resultOf(seen: AuditSeen): AuditResult {
  const allowed = new Set(seen.allowed.map((address) => address.trim().toLowerCase()));
  const anyOpened = [...seen.entries.values()].some(({ kind }) => kind === 'opened');
  const rows = seen.addresses.map((address) => {
    const entry = seen.entries.get(address.toLowerCase());
    return rowOf(address, entry, allowed.has(address.toLowerCase()), anyOpened);
  });
  const { previous } = seen;
  return {
    registration: seen.registration,
    protocol: seen.protocol,
    startedAt: new Date(seen.startedAt).toISOString(),
    endedAt: new Date(seen.endedAt).toISOString(),
    complete: rows.every(({ checkedAt }) => checkedAt !== ''),
    rows,
    counts: countsOf(rows),
    ...(seen.resumed === 0 ? {} : { resumed: seen.resumed }),
    ...(previous === undefined ? {} : { drift: driftBetween(previous.rows, rows) }),
  };
}

const reasons: Readonly<Record<JournalEntry['kind'] | 'notAsked', string>> = {
  opened: '',
  refused: '',
  refusedAtSignIn: 'refused at sign-in; a mailbox that does not exist is refused in the same way',
  missingMailbox: 'no mailbox with this address',
  switchedOff: 'the protocol is switched off for it',
  throttled: 'the service stayed too busy to answer',
  noToken: 'the token was not taken',
  noAnswer: 'no answer',
  cancelled: 'cancelled before it was asked',
  unclear: 'the answer says nothing about access',
  notAsked: 'not asked yet',
};

function rowOf(
  address: string,
  entry: JournalEntry | undefined,
  isAllowed: boolean,
  anyOpened: boolean,
): AuditRow {
  const access = accessOf(entry?.kind, anyOpened);
  const meant = isAllowed ? 'reachable' : 'refused';
  return {
    address,
    access,
    meant,
    verdict: verdictOf(access, meant),
    reason: reasons[entry?.kind ?? 'notAsked'],
    checkedAt: entry === undefined ? '' : new Date(entry.at).toISOString(),
  };
}

/** A mail server's refusal at sign-in counts once another mailbox has shown that the token is good. */
function accessOf(kind: JournalEntry['kind'] | undefined, anyOpened: boolean): AuditAccess {
  if (kind === 'opened') return 'reachable';
  if (kind === 'refused') return 'refused';
  return kind === 'refusedAtSignIn' && anyOpened ? 'refused' : 'unknown';
}

function verdictOf(access: AuditAccess, meant: AuditRow['meant']): AuditVerdict {
  if (access === 'unknown') return 'unknown';
  if (access === meant) return 'asMeant';
  return access === 'reachable' ? 'tooWide' : 'tooNarrow';
}

function countsOf(rows: readonly AuditRow[]): AuditResult['counts'] {
  const counts = { reachable: 0, refused: 0, unknown: 0, asMeant: 0, tooWide: 0, tooNarrow: 0 };
  for (const { access, verdict } of rows) {
    counts[access] += 1;
    if (verdict !== 'unknown') counts[verdict] += 1;
  }
  return counts;
}

/** Mailboxes whose access is not what it was, in the order of the new list, then those that are gone from it. */
function driftBetween(before: readonly AuditRow[], after: readonly AuditRow[]): readonly AuditDrift[] {
  const old = new Map(before.map((row) => [row.address.toLowerCase(), row]));
  const changed = after.flatMap(({ address, access }): readonly AuditDrift[] => {
    const was = old.get(address.toLowerCase())?.access;
    old.delete(address.toLowerCase());
    return was === access ? [] : [{ address, before: was, after: access }];
  });
  const gone = [...old.values()].map(({ address, access }) => ({
    address,
    before: access,
    after: undefined,
  }));
  return [...changed, ...gone];
}
