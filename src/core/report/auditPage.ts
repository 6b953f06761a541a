// What crosses postMessage between the audit's page and its host. Every request of the page gets exactly one reply.
import type { AuditResult } from './auditResult.ts';

/** What the page draws. */
export interface AuditView {
  /** Name of the registration. */
  readonly name: string;
  /** The protocol in words. */
  readonly through: string;
  readonly result: AuditResult;
}

/** `ready`: the page speaks first. `run`: again, or on from where it was stopped. */
export interface AuditPageMessage {
  readonly kind: 'ready' | 'save' | 'run';
  readonly id: number;
}

export type AuditHostMessage =
  | { readonly kind: 'audit'; readonly view: AuditView }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly said: string }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly problem: string };
