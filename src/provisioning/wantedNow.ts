// Completes what a caller wants with what the journal and the vault know: unique name, mark, and the credentials held.
import type { Effects, HeldCredential } from './effects.ts';
import type { RunState } from './journal.ts';
import type { HeldKey, Wanted } from './wanted.ts';

/** What the caller wants; the rest comes from the journal and the vault. */
export type SetupRequest = Omit<
  Wanted,
  'uniqueName' | 'marker' | 'held' | 'waiting' | 'ownKeyIds' | 'now'
> & {
  readonly tenant: string;
};

type Names = Pick<RunState, 'uniqueName' | 'marker' | 'steps'>;

/** Before a run has begun its names are made up: they are shown and never sent. */
export const unborn = (newId: () => string): Names => ({
  uniqueName: `eo2s-${newId()}`,
  marker: 'exchange-oauth2-setup:new',
  steps: [],
});

export async function wantedNow(
  effects: Pick<Effects, 'vault' | 'now'>,
  { tenant: _tenant, ...request }: SetupRequest,
  state: Names,
): Promise<Wanted> {
  const clientId = madeClientId(state) ?? request.clientId;
  const vault = clientId === undefined ? undefined : effects.vault(clientId);
  const [next, current, previous] = [
    await vault?.read('next'),
    await vault?.read('current'),
    await vault?.read('previous'),
  ];
  const journalled = state.steps.flatMap(({ operation, status, ids }) =>
    operation === 'addSecret' && status === 'done' ? (ids['keyId'] ?? []) : [],
  );
  const held = [next, current, previous].flatMap((one) => one?.keyId ?? []);
  return {
    ...request,
    clientId,
    uniqueName: state.uniqueName,
    marker: state.marker,
    // A renewal under way is not in use yet; what an interrupted set-up made is.
    held: keyOf(isRenewing(state) ? (current ?? next) : (next ?? current)),
    waiting: keyOf(next),
    ownKeyIds: [...held, ...journalled],
    now: effects.now(),
  };
}

/** Client ID of the application that the open run made. */
function madeClientId({ steps }: Pick<RunState, 'steps'>): string | undefined {
  const made = steps.findLast(
    ({ operation, status }) => operation === 'createApplication' && status === 'done',
  );
  return made?.ids['clientId'];
}

/** True between the making of a new credential and its first use. */
export function isRenewing({ steps }: Pick<RunState, 'steps'>): boolean {
  const last = steps.findLast(({ step, status }) => step.startsWith('rotate.') && status !== 'failed');
  return last?.step === 'rotate.add' && last.status !== 'undone';
}

function keyOf(held: HeldCredential | undefined): HeldKey | undefined {
  if (held === undefined) return undefined;
  const { keyId, thumbprint } = held;
  return {
    ...(keyId === undefined ? {} : { keyId }),
    ...(thumbprint === undefined ? {} : { thumbprint }),
  };
}
