// What crosses postMessage between the audit's page and its host.
import type { AuditResult } from './auditResult.ts';

/** What the page draws. */
export interface AuditView {
  /** Name of the registration. */
  readonly name: string;
  /** The protocol in words. */
  readonly through: string;
  readonly result: AuditResult;
}

/** `ready`: the page sends this first. `run`: again, or on from where it was stopped. */
export interface AuditRequest {
  readonly kind: 'ready' | 'save' | 'run';
}

export interface AuditEvent {
  readonly kind: 'audit';
  readonly view: AuditView;
}
