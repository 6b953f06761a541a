// The wizard's page and its host: the latest snapshot and catalogue, requests, and what is kept while the page is hidden.
import type { Reply } from '../src/core/channel.ts';
import type { ProductRow } from '../src/core/productChoice.ts';
import type { Action } from '../src/wizard/actions.ts';
import type { Intent } from '../src/wizard/intents.ts';
import type { WizardEvent, WizardRequest } from '../src/wizard/messages.ts';
import type { WizardSnapshot } from '../src/wizard/snapshot.ts';
import { patched } from '../src/wizard/snapshotPatch.ts';
import { keepState, keptState, openChannel } from './channel.ts';

/** What was typed and not yet handed to the host; survives the page being hidden or reloaded. Never a secret. */
export interface KeptTexts {
  readonly addresses: string;
  readonly search: string;
}

type Listener = (snapshot: WizardSnapshot, catalogue: readonly ProductRow[]) => void;

let catalogue: readonly ProductRow[] = [];
let latest: WizardSnapshot | undefined;
let listener: Listener | undefined;
let kept: KeptTexts = readKept(keptState());

/** Set by the HTML: all that the host knew when it wrote it. */
declare const firstEvent: WizardEvent;

const channel = openChannel<WizardRequest, WizardEvent>(take, () => latest === undefined);

function take(event: WizardEvent): void {
  if (event.kind === 'snapshot') ({ snapshot: latest, catalogue } = event);
  else if (latest !== undefined) latest = patched(latest, event.patch);
  saveState();
  if (latest !== undefined) listener?.(latest, catalogue);
}

// What a page that was hidden finds in its HTML again is old: it asks.
if (keptState() === undefined) take(firstEvent);

/** Names the draft, so that a window that is reloaded finds it again; the entries themselves stay with the host. */
function saveState(): void {
  keepState({ ...kept, draft: latest?.state.draft });
}

function readKept(state: unknown): KeptTexts {
  const text = (key: keyof KeptTexts): string => {
    const value: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { addresses: text('addresses'), search: text('search') };
}

export const keptTexts = (): KeptTexts => kept;

export function keepTexts(texts: KeptTexts): void {
  if (kept.addresses === texts.addresses && kept.search === texts.search) return;
  kept = { addresses: texts.addresses, search: texts.search };
  saveState();
}

/** Calls back with every snapshot, at once with one that came before. */
export function onSnapshot(callback: Listener): void {
  listener = callback;
  if (latest !== undefined) callback(latest, catalogue);
}

export const sendIntent = (intent: Intent): Promise<Reply> => channel.request({ kind: 'intent', intent });
export const sendAction = (act: Action): Promise<Reply> => channel.request({ kind: 'act', act });

/** True while the host has not yet answered everything: what it drew may be older than what is typed. */
export const isBehind = (): boolean => channel.isBehind();
