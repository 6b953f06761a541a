// The verdict on which mailboxes an application can reach. `PolicyReport` is a contract (commands return it).

import type { ProtocolId } from '../registration/registration.ts';
import type { Advice } from './advice.ts';

export type Verdict = 'scoped' | 'tooWide' | 'tooNarrow' | 'unknown';
/** What a live call saw of one mailbox. */
export type Access = 'granted' | 'denied' | 'unknown';

export interface PolicyFinding {
  readonly code: string;
  readonly advice: Advice;
  /** What was seen, in a sentence or two. */
  readonly detail?: string;
}

/** The verdict through one of the mailbox's protocols. */
export interface ProtocolVerdictSeen {
  readonly protocol: ProtocolId;
  readonly verdict: Verdict;
  readonly mailbox: Access;
  readonly control: Access;
}

export interface PolicyReport {
  /** Registration id. */
  readonly registration: string;
  readonly address: string;
  readonly controlMailbox: string;
  readonly verdict: Verdict;
  readonly mailbox: Access;
  readonly control: Access;
  /** What the limit is a limit of, in words; set for `scoped` alone. */
  readonly scopedFor?: string;
  /** What the administrator's cmdlets said, if their output was read. */
  readonly declared?: DeclaredAccess;
  /** Application roles or delegated scopes in the token. */
  readonly consented: readonly string[];
  /** Object ID of the enterprise application: the `oid` of the token that was tested with (access token claims reference). */
  readonly enterpriseAppObjectId?: string;
  readonly findings: readonly PolicyFinding[];
  /** Each protocol on its own; the verdict above is the worst of them. */
  readonly protocols?: readonly ProtocolVerdictSeen[];
  /** ISO 8601 in UTC. */
  readonly checkedAt: string;
  /** ISO 8601 in UTC: a recent change should be in force by then, so the check is worth repeating. */
  readonly retestAt?: string;
}

/** What Test-ApplicationAccessPolicy or Test-ServicePrincipalAuthorization said. */
export interface DeclaredAccess {
  readonly cmdlet: string;
  readonly mailbox: Access;
  readonly control: Access;
  readonly detail: string;
  /** ISO 8601 in UTC: when the output was read. */
  readonly readAt?: string;
}
