// The one error type that crosses folders: it carries evidence, and its message holds no secret.
import * as l10n from '../l10n.ts';
import type { Evidence } from './evidence.ts';

/** Thrown by network, token and probe code. `evidence` is the contract; the message is for logs. */
export class Failure extends Error {
  readonly evidence: Evidence;

  constructor(evidence: Evidence, options?: { readonly cause?: unknown }) {
    super(`${evidence.kind}: ${summaryOf(evidence)}`, options);
    this.name = 'Failure';
    this.evidence = evidence;
  }
}

/** The caller cancelled; nothing is wrong. */
export function cancelled(): Failure {
  return new Failure({ kind: 'local', problem: 'cancelled', text: l10n.record('Cancelled.') });
}

/** True for a Failure from any bundle: each bundle has its own class, so `instanceof` does not tell. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure' && 'evidence' in error;
}

/** Evidence of any thrown value; what is no Failure is reported as an internal fault. */
export function evidenceOf(error: unknown): Evidence {
  if (isFailure(error)) return error.evidence;
  if (error instanceof Error && error.name === 'AbortError') return cancelled().evidence;
  return { kind: 'local', problem: 'internal', text: error instanceof Error ? error.message : String(error) };
}

function summaryOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'network':
      return `${evidence.hop} ${evidence.host}:${evidence.port} ${evidence.code}`;
    case 'limit':
      return `${evidence.limit} limit at ${evidence.during} from ${evidence.host}:${evidence.port}`;
    case 'protocol':
      return `${evidence.problem} at ${evidence.during} from ${evidence.host}:${evidence.port}`;
    case 'oauth':
      return `${evidence.endpoint} ${evidence.status} ${evidence.error} ${evidence.numbers.join(',')}`;
    case 'http':
      return `${evidence.host} answered ${evidence.status}`;
    case 'ews':
      return `${evidence.status} ${evidence.responseCode || evidence.policyReason || ''}`;
    case 'graph':
      return `${evidence.status} ${evidence.code}`;
    case 'mail':
      return `${evidence.protocol} ${evidence.command} ${evidence.status} ${evidence.enhanced ?? ''}`;
    case 'claims':
      return `${evidence.problem}: expected ${evidence.expected}, seen ${evidence.seen}`;
    case 'local':
      return `${evidence.problem}: ${evidence.text}`;
  }
}

/** What any thrown value says to a person, in one sentence. */
export function errorMessage(error: unknown): string {
  if (isFailure(error) && error.evidence.kind === 'local') return error.evidence.text;
  return error instanceof Error ? error.message : String(error);
}
