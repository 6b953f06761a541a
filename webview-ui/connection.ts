// The page's side of the messages: it speaks first, gives every request an id, and gets one reply for each.
import type { Intent } from '../src/wizard/intents.ts';
import type { Act, HostMessage, PageMessage } from '../src/wizard/messages.ts';
import type { WizardSnapshot } from '../src/wizard/snapshot.ts';

interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** What was typed and not yet handed to the host; survives the page being hidden or reloaded. Never a secret. */
export interface KeptTexts {
  readonly addresses: string;
  readonly search: string;
}

/** Set by the greeting in the HTML, which has already said `ready` as request 1 and keeps what comes. */
declare const api: VsCodeApi;
declare const early: unknown[];
declare const hear: (event: MessageEvent) => void;

export type Reply =
  | { readonly ok: true; readonly said: string }
  | { readonly ok: false; readonly problem: string };

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

const waiting = new Map<number, (reply: Reply) => void>();
/** 1 was the greeting. */
let lastId = 1;
let latest: WizardSnapshot | undefined;
let listener: ((snapshot: WizardSnapshot) => void) | undefined;

let kept: KeptTexts = readKept(api.getState());

window.removeEventListener('message', hear);
window.addEventListener('message', (event: MessageEvent<HostMessage>) => take(event.data));

function take(message: HostMessage): void {
  if (message.kind === 'snapshot') {
    latest = message.snapshot;
    saveState();
    listener?.(message.snapshot);
    return;
  }
  waiting.get(message.id)?.(message);
  waiting.delete(message.id);
}

function request(message: WithoutId<PageMessage>): Promise<Reply> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    api.postMessage({ ...message, id } as PageMessage);
  });
}

for (const message of early.splice(0)) take(message as HostMessage);

/** Names the draft, so that a window that is reloaded finds it again; the entries themselves stay with the host. */
function saveState(): void {
  api.setState({ ...kept, draft: latest?.state.draft });
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
export function onSnapshot(callback: (snapshot: WizardSnapshot) => void): void {
  listener = callback;
  if (latest !== undefined) callback(latest);
}

export const sendIntent = (intent: Intent): Promise<Reply> => request({ kind: 'intent', intent });
export const sendAct = (act: Act): Promise<Reply> => request({ kind: 'act', act });

/** True while the host has not yet answered everything: what it drew may be older than what is typed. */
export const isBehind = (): boolean => waiting.size > 0;
