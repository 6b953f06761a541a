// Renews a credential without an outage: add, store, prove, switch, wait for everything that holds the old one, remove it.
// One press for the person; the waiting may take weeks, and each call goes on where the last one ended.
import * as l10n from '../core/l10n.ts';
import { evidenceOf } from '../core/report/failure.ts';
import { carryOut, type StepResult } from './carryOut.ts';
import type { Effects, HeldCredential } from './effects.ts';
import type { JournalStep } from './journal.ts';
import { promote } from './performCredential.ts';
import type { PlanStep } from './planStep.ts';
import { removeOld } from './removeOld.ts';
import { removeOrphans } from './removeOrphans.ts';
import { openOrBeginRun, type RunLog } from './runLog.ts';
import { type Look, resume, there } from './runParts.ts';
import type { SeenApplication } from './seen.ts';
import { isRenewing, type SetupRequest } from './wantedNow.ts';

const rotationTitles = {
  'rotate.add': l10n.msg('New credential'),
  'rotate.prove': l10n.msg('Sign-in with the new credential'),
  'rotate.switch': l10n.msg('New credential in use'),
  'rotate.wait': l10n.msg('Old credential no longer used anywhere'),
  'rotate.remove': l10n.msg('Old credential'),
} as const;
type RotationStep = keyof typeof rotationTitles;

/** Renews, or goes on with a renewal. Stops at the first failure, and while the old credential is still in use. */
export async function rotate(effects: Effects, request: SetupRequest): Promise<readonly StepResult[]> {
  const log = await openOrBeginRun(effects, request.tenant);
  const looked = await resume(effects, request, log);
  const application = there(looked.seen.application);
  if (application === undefined) return [notThere()];
  const orphans = await removeOrphans({ effects, log, ...looked }, looked.steps);
  const results: StepResult[] = [...orphans];
  if (orphans.some(({ ok }) => !ok)) return results;
  const pending = pendingRotation(log);
  if (pending === undefined) {
    const added = await add(effects, log, looked, application);
    results.push(added);
    if (!added.ok) return results;
  }
  if (isRenewing(log.state)) {
    const used = await proveAndSwitch(effects, log, application.appId);
    results.push(...used);
    if (used.some(({ ok }) => !ok)) return results;
  }
  results.push(...(await removeWhenUnused(effects, log, looked)));
  return results;
}

/** The renewal that is under way: added, and its old credential not removed yet. */
function pendingRotation(log: Pick<RunLog, 'state'>): JournalStep | undefined {
  const last = log.state.steps.findLast(
    ({ step, status }) => step.startsWith('rotate.') && (status === 'done' || status === 'undone'),
  );
  if (last === undefined || last.step === 'rotate.remove' || last.status === 'undone') return undefined;
  return log.state.steps.findLast(({ step, status }) => step === 'rotate.add' && status === 'done');
}

const title = (id: RotationStep) => ({ id, title: rotationTitles[id] });

function notThere(): StepResult {
  const text = l10n.record(
    'The app registration was not found, so there is nothing to renew. Look at the plan first.',
  );
  return {
    ...title('rotate.add'),
    ok: false,
    detail: '',
    evidence: { kind: 'local', problem: 'invalidInput', text },
  };
}

function add(
  effects: Effects,
  log: RunLog,
  looked: Look & { readonly known: Parameters<typeof carryOut>[0]['known'] },
  application: SeenApplication,
): Promise<StepResult> {
  const { wanted, seen, known } = looked;
  const kind = wanted.credential === 'secret' ? 'addSecret' : 'addCertificate';
  const longest =
    seen.policy === 'unknown'
      ? undefined
      : kind === 'addSecret'
        ? seen.policy.longestSecretDays
        : seen.policy.longestCertificateDays;
  const days = Math.min(wanted.credentialDays, longest ?? wanted.credentialDays);
  const step: PlanStep = { ...title('rotate.add'), state: 'missing', operation: { kind, days } };
  return oldKey(effects, application).then((old) =>
    carryOut({ effects, log, wanted, seen, known }, step, { ...old }),
  );
}

/** What finds the credential that is in use now: its IDs, or the first characters that Graph shows of a secret. */
async function oldKey(
  effects: Effects,
  application: SeenApplication,
): Promise<{ readonly oldKeyId?: string; readonly oldThumbprint?: string }> {
  const current = await effects.vault(application.appId).read('current');
  if (current?.thumbprint !== undefined) return { oldThumbprint: current.thumbprint };
  if (current?.keyId !== undefined) return { oldKeyId: current.keyId };
  const { credential } = current ?? {};
  if (credential?.kind !== 'secret') return {};
  const hint = credential.secret.reveal().slice(0, 3);
  const fitting = application.passwordCredentials.filter((one) => one.hint === hint);
  const [only] = fitting;
  return fitting.length === 1 && only !== undefined ? { oldKeyId: only.keyId } : {};
}

async function proveAndSwitch(
  effects: Effects,
  log: RunLog,
  clientId: string,
): Promise<readonly StepResult[]> {
  const vault = effects.vault(clientId);
  const next = await vault.read('next');
  const proved = next === undefined ? inUseAlready() : await prove(effects, clientId, next);
  if (!proved.ok) return [proved];
  const n = await log.intend(title('rotate.switch'), 'switchCredential');
  const used = await promote(vault);
  const current = used ?? (await vault.read('current'));
  await effects.credentialInUse(clientId, current?.endsOn ?? '');
  await log.done(n, {});
  return [
    proved,
    {
      ...title('rotate.switch'),
      ok: true,
      detail: l10n.record('Valid until {0}', current?.endsOn.slice(0, 10) ?? '?'),
    },
  ];
}

/** An earlier call was interrupted between putting it into use and writing that down. */
const inUseAlready = (): StepResult => ({
  ...title('rotate.prove'),
  ok: true,
  detail: l10n.msg('Proved earlier'),
});

async function prove(effects: Effects, clientId: string, next: HeldCredential): Promise<StepResult> {
  effects.report(l10n.t(rotationTitles['rotate.prove']));
  try {
    return { ...title('rotate.prove'), ok: true, detail: await effects.prove(clientId, next) };
  } catch (error) {
    if (effects.signal.aborted) throw error;
    return { ...title('rotate.prove'), ok: false, detail: '', evidence: evidenceOf(error) };
  }
}

async function removeWhenUnused(
  effects: Effects,
  log: RunLog,
  { seen, known }: Awaited<ReturnType<typeof resume>>,
): Promise<readonly StepResult[]> {
  const clientId = known.clientId ?? '';
  if (!(await effects.oldIsUnused(clientId))) {
    const detail = l10n.record(
      'It stays valid. Choose Renew Credential in Microsoft Entra again when everything has the new one.',
    );
    return [{ ...title('rotate.wait'), ok: true, detail, waiting: true }];
  }
  const waited = { ...title('rotate.wait'), ok: true, detail: l10n.msg('Confirmed') };
  const before = pendingRotation(log)?.before ?? {};
  const n = await log.intend(title('rotate.remove'), 'removeOld', before);
  try {
    const detail = await removeOld({ effects, known, seen }, before);
    await effects.vault(clientId).forget('previous');
    await log.done(n, {});
    return [waited, { ...title('rotate.remove'), ok: true, detail }];
  } catch (error) {
    if (effects.signal.aborted) throw error;
    await log.failed(n);
    return [waited, { ...title('rotate.remove'), ok: false, detail: '', evidence: evidenceOf(error) }];
  }
}
