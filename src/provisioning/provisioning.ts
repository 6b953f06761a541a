// Provisioning for one registration: look, apply, renew, undo. Entry of the lazy bundle `provisioning`.
import { randomUUID } from 'node:crypto';
import { wait } from '../core/async.ts';
import { readClaims } from '../core/token/tokenClaims.ts';
import { apply } from './apply.ts';
import type { StepResult } from './carryOut.ts';
import { checkAdminToken, missingPermissions } from './checkAdminToken.ts';
import type { Effects } from './effects.ts';
import { fileJournal, withJournalLock } from './fileJournal.ts';
import { type GraphSenderOptions, graphSender } from './graphSender.ts';
import { type RunState, readRun } from './journal.ts';
import { type ApplicationList, listApplications } from './listApplications.ts';
import { plan } from './plan.ts';
import type { PlanStep } from './planStep.ts';
import { type ReceiptLine, receiptLines } from './receipt.ts';
import { rotate } from './rotate.ts';
import { lookAndPlan } from './runParts.ts';
import { nothingSeen } from './seen.ts';
import { type UndoOptions, undo, undoable } from './undo.ts';
import { type SetupRequest, unborn, wantedNow } from './wantedNow.ts';

/** What the host gives; the rest of the effects is made here. */
export type HostEffects = Omit<Effects, 'graph' | 'graphRoot' | 'journal' | 'now' | 'newId' | 'wait'>;

export interface ProvisioningDeps extends Omit<GraphSenderOptions, 'signal'> {
  /** Path of the registration's journal. */
  readonly journal: string;
  readonly effects: HostEffects;
}

export interface Provisioning {
  /** The steps between what is wanted and what is there; nothing is written. */
  look(request: SetupRequest): Promise<readonly PlanStep[]>;
  /** The tenant's app registrations. */
  applications(): Promise<ApplicationList>;
  apply(request: SetupRequest, chosen: readonly string[]): Promise<readonly StepResult[]>;
  undo(request: SetupRequest, options: UndoOptions): Promise<readonly StepResult[]>;
  rotate(request: SetupRequest): Promise<readonly StepResult[]>;
}

export function createProvisioning({ journal, effects: host, ...sender }: ProvisioningDeps): Provisioning {
  const effects: Effects = {
    ...host,
    graph: graphSender({ ...sender, signal: host.signal }),
    graphRoot: sender.root,
    journal: fileJournal(journal),
    now: Date.now,
    newId: randomUUID,
    wait,
  };
  const alone = <T>(work: () => Promise<T>): Promise<T> => withJournalLock(journal, work);
  return {
    look: async (request) => (await lookAndPlan(effects, request)).steps,
    applications: () => listApplications(effects),
    apply: (request, chosen) => alone(() => apply(effects, request, chosen)),
    undo: (request, options) => alone(() => undo(effects, request, options)),
    rotate: (request) => alone(() => rotate(effects, request)),
  };
}

/** The plan without a look at the tenant: every step is unknown and shows what it would send. */
export async function planUnseen(request: SetupRequest): Promise<readonly PlanStep[]> {
  // Without a client ID the vault is not asked.
  const vault = (): never => {
    throw new Error('Nothing is stored without an application.');
  };
  const wanted = await wantedNow(
    { vault, now: Date.now },
    { ...request, clientId: undefined },
    unborn(randomUUID),
  );
  return plan({ ...wanted, clientId: request.clientId }, nothingSeen);
}

export { undoable };

/** Before the first write. */
export const adminToken = { claimsOf: readClaims, check: checkAdminToken, missing: missingPermissions };

/** What the open run made and changed, for hand-off documents; empty if there is none. */
export async function receiptOf(journal: string): Promise<readonly ReceiptLine[]> {
  const run = await openRunOf(journal);
  return run === undefined ? [] : receiptLines(run);
}

/** The run that is open for a registration; undefined if nothing was set up, or all of it was taken back. */
export async function openRunOf(journal: string): Promise<RunState | undefined> {
  return readRun(await fileJournal(journal).read());
}
