// What one run of the check found, as data: every output is written from it, and its JSON is a contract.

import type { AuditResult } from '../core/report/auditResult.ts';
import type { PolicyReport } from '../core/report/policyReport.ts';
import type { ProbeReport } from '../core/report/probeReport.ts';
import type { LimitState } from '../core/report/runRecord.ts';
import type { EwsReadiness } from '../policy/ews/ewsReadiness.ts';

/** When a registration's credential ends: as its certificate says, else as the profile or the settings do. */
export interface CredentialChecked {
  /** Registration id. */
  readonly registration: string;
  readonly expiresOn: string;
  /** Whole days in UTC; negative once it has ended. */
  readonly daysLeft: number;
  readonly state: 'ok' | 'soon' | 'ended';
}

export interface ReadinessChecked extends Pick<EwsReadiness, 'works' | 'endsOn' | 'daysLeft' | 'items'> {
  /** Registration id. */
  readonly registration: string;
  readonly address: string;
}

/** Why a part could not be run. */
export interface CheckProblem {
  /** Registration id; absent if it is about the whole run. */
  readonly registration?: string;
  /** What is wrong and what to do. */
  readonly text: string;
}

export interface CheckResult {
  readonly version: 1;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly registrations: readonly RegistrationChecked[];
  readonly tests: readonly ProbeReport[];
  readonly policies: readonly PolicyReport[];
  readonly credentials: readonly CredentialChecked[];
  readonly readiness: readonly ReadinessChecked[];
  readonly audits: readonly AuditResult[];
  /** What limits each application, if output of Exchange cmdlets was named. */
  readonly limits: readonly LimitState[];
  readonly problems: readonly CheckProblem[];
  readonly exitCode: ExitCode;
}

/** Whose results these are: they are bound to authority, tenant and client. */
export interface RegistrationChecked {
  readonly id: string;
  readonly name: string;
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Application roles in the tokens that the run used, sorted. */
  readonly consented: readonly string[];
}

/** 0: all hold; 1: a mailbox fails or a credential is near its end; 2: a control mailbox opens; 3: could not run. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The worst of what was found decides; a run that could not be made proves nothing, so it comes first. */
export function exitCodeOf(result: Omit<CheckResult, 'exitCode' | 'version'>): ExitCode {
  if (result.problems.length > 0) return 3;
  if (result.policies.some(({ verdict }) => verdict === 'tooWide')) return 2;
  if (result.audits.some(({ counts }) => counts.tooWide > 0)) return 2;
  const failing =
    result.tests.some(({ ok }) => !ok) ||
    result.policies.some(({ verdict }) => verdict === 'tooNarrow') ||
    result.audits.some(({ counts }) => counts.tooNarrow > 0) ||
    result.credentials.some(({ state }) => state !== 'ok') ||
    result.readiness.some(({ works }) => works === 'no');
  return failing ? 1 : 0;
}
