// The registration says whether it proves itself by a federated credential: else the next look would plan a secret for it.
import * as l10n from '../core/l10n.ts';
import type { FederatedTrust } from '../core/registration/registration.ts';
import { sameValue } from './compare.ts';
import type { Effects } from './effects.ts';
import type { JournalStep } from './journal.ts';
import type { RunLog } from './runLog.ts';
import type { Wanted } from './wanted.ts';

/** Name of the work in the journal. It sends no request and may be repeated. */
export const nameFederationOperation = 'nameFederation';

const step = {
  id: 'federation',
  title: l10n.msg('Federated credential in the settings of this registration'),
} as const;

/** Before anything is made: a run that ends after it goes on with the same choice. */
export async function nameFederation(
  effects: Pick<Effects, 'namedFederation' | 'nameFederation'>,
  log: RunLog,
  { credential, federation }: Pick<Wanted, 'credential' | 'federation'>,
): Promise<void> {
  const named = effects.namedFederation() ?? null;
  const wanted = credential === 'federated' ? (federation ?? null) : null;
  if (sameValue(named, wanted)) return;
  const n = await log.intend(step, nameFederationOperation, { named });
  await effects.nameFederation(wanted ?? undefined);
  await log.done(n, {});
}

/** The registration names again what it named before the step. */
export const nameFederationBefore = (
  effects: Pick<Effects, 'nameFederation'>,
  { before }: Pick<JournalStep, 'before'>,
): Promise<void> => effects.nameFederation((before['named'] as FederatedTrust | null) ?? undefined);
