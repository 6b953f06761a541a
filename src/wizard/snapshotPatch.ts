// What of a snapshot changed: a key that is pressed sends a few words, not the scripts and lists that stay as they were.
import type { WizardSnapshot } from './snapshot.ts';

export interface SnapshotPatch {
  /** The parts that are new or different. */
  readonly changed: Partial<WizardSnapshot>;
  /** The parts that are there no longer. */
  readonly gone: readonly (keyof WizardSnapshot)[];
}

const partsOf = (snapshot: WizardSnapshot) => Object.keys(snapshot) as (keyof WizardSnapshot)[];

/** From one snapshot to the next; all of it is plain JSON. */
export function patchOf(before: WizardSnapshot, after: WizardSnapshot): SnapshotPatch {
  const isNew = (part: keyof WizardSnapshot): boolean =>
    before[part] !== after[part] && JSON.stringify(before[part]) !== JSON.stringify(after[part]);
  const changed = partsOf(after).filter(isNew);
  return {
    changed: Object.fromEntries(changed.map((part) => [part, after[part]])),
    gone: partsOf(before).filter((part) => after[part] === undefined),
  };
}

/** The snapshot after a patch. */
export function patched(before: WizardSnapshot, { changed, gone }: SnapshotPatch): WizardSnapshot {
  const kept = partsOf(before).filter((part) => !gone.includes(part));
  const parts = Object.fromEntries(kept.map((part) => [part, before[part]]));
  return { ...(parts as unknown as WizardSnapshot), ...changed };
}
