// What an audit of many mailboxes has found: plain JSON, kept for the next audit and drawn by its page.
import type { ProtocolId } from '../registration/registration.ts';

export type AuditAccess = 'reachable' | 'refused' | 'unknown';
/** `tooWide`: reachable and not meant to be. `tooNarrow`: meant to be reachable and refused. */
export type AuditVerdict = 'asMeant' | 'tooWide' | 'tooNarrow' | 'unknown';

export interface AuditRow {
  readonly address: string;
  readonly access: AuditAccess;
  readonly meant: 'reachable' | 'refused';
  readonly verdict: AuditVerdict;
  /** Why it is unknown, or what a refusal leaves open; empty otherwise. */
  readonly reason: string;
  /** ISO 8601 in UTC; empty if it was not asked. */
  readonly checkedAt: string;
}

/** What is different from the last audit; `before` is undefined for a mailbox that was not in it. */
export interface AuditDrift {
  readonly address: string;
  readonly before: AuditAccess | undefined;
  readonly after: AuditAccess | undefined;
}

/** Plain JSON, to be kept for the next audit. */
export interface AuditResult {
  readonly registration: string;
  readonly protocol: ProtocolId;
  readonly startedAt: string;
  readonly endedAt: string;
  /** False if the run was cancelled: mailboxes not asked yet are unknown. */
  readonly complete: boolean;
  readonly rows: readonly AuditRow[];
  readonly counts: Readonly<Record<AuditAccess | AuditVerdict, number>>;
  /** Mailboxes taken over from a run that was stopped; absent if there was none. */
  readonly resumed?: number;
  /** Present if an earlier result was given. */
  readonly drift?: readonly AuditDrift[];
}
