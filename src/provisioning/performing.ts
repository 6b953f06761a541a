// What the performers of steps share: the objects that are known by now, and how one request becomes an outcome.
import { Failure } from '../core/report/failure.ts';
import type { Effects } from './effects.ts';
import type { Operation, PlannedRequest, PlanStep } from './planStep.ts';
import type { Seen } from './seen.ts';
import type { Sent } from './send.ts';
import { send } from './send.ts';
import type { Wanted } from './wanted.ts';

/** Identities of the application's objects, filled in as steps make them. */
export interface Known {
  objectId?: string;
  clientId?: string;
  principalId?: string;
  /** True if the application or its service principal was made minutes ago. */
  fresh: boolean;
}

export interface OperationContext<O extends Operation = Operation> {
  readonly effects: Effects;
  readonly wanted: Wanted;
  readonly seen: Seen;
  readonly known: Known;
  readonly step: PlanStep;
  readonly operation: O;
}

/** IDs that undoing and resuming need; never a value. */
export type Ids = Readonly<Record<string, string>>;

export type Outcome =
  | { readonly ok: true; readonly ids: Ids; readonly detail: string }
  | { readonly ok: false; readonly failure: Failure };

export const done = (ids: Ids, detail: string): Outcome => ({ ok: true, ids, detail });
export const failed = (failure: Failure): Outcome => ({ ok: false, failure });

/** The object ID of the application; every step but the first comes after it. */
export function objectIdOf({ known }: Pick<OperationContext, 'known'>): string {
  if (known.objectId !== undefined) return known.objectId;
  throw missing('app registration');
}

export function principalIdOf({ known }: Pick<OperationContext, 'known'>): string {
  if (known.principalId !== undefined) return known.principalId;
  throw missing('service principal');
}

const missing = (what: string): Failure =>
  new Failure({ kind: 'local', problem: 'internal', text: `The ${what} has not been made yet.` });

/** Sends a request that may be sent twice. */
export const repeatably = (
  { effects, known }: Pick<OperationContext, 'effects' | 'known'>,
  request: PlannedRequest,
): Promise<Sent> => send(effects, request, { repeatable: true, fresh: known.fresh });

/** Sends a request that must not be sent twice. */
export const once = (
  { effects, known }: Pick<OperationContext, 'effects' | 'known'>,
  request: PlannedRequest,
): Promise<Sent> => send(effects, request, { repeatable: false, fresh: known.fresh });
