// The page's side of the messages: it speaks first, gives every request an id, and gets one reply for each.
import type { Intent } from '../src/wizard/intents.ts';
import type { Act, HostMessage, PageMessage } from '../src/wizard/messages.ts';
import type { WizardSnapshot } from '../src/wizard/snapshot.ts';

interface VsCodeApi {
  postMessage(message: PageMessage): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export type Reply =
  | { readonly ok: true; readonly said: string }
  | { readonly ok: false; readonly problem: string };

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

const api = acquireVsCodeApi();
const waiting = new Map<number, (reply: Reply) => void>();
let lastId = 0;
let latest: WizardSnapshot | undefined;
let listener: ((snapshot: WizardSnapshot) => void) | undefined;

window.addEventListener('message', (event: MessageEvent<HostMessage>) => {
  const message = event.data;
  if (message.kind === 'snapshot') {
    latest = message.snapshot;
    // Names the draft, so that a window that is reloaded finds it again; the entries themselves stay with the host.
    api.setState({ draft: message.snapshot.state.draft });
    listener?.(message.snapshot);
    return;
  }
  waiting.get(message.id)?.(message);
  waiting.delete(message.id);
});

function request(message: WithoutId<PageMessage>): Promise<Reply> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    api.postMessage({ ...message, id } as PageMessage);
  });
}

void request({ kind: 'ready' });

/** Calls back with every snapshot, at once with one that came before. */
export function onSnapshot(callback: (snapshot: WizardSnapshot) => void): void {
  listener = callback;
  if (latest !== undefined) callback(latest);
}

export const sendIntent = (intent: Intent): Promise<Reply> => request({ kind: 'intent', intent });
export const sendAct = (act: Act): Promise<Reply> => request({ kind: 'act', act });

/** True while the host has not yet answered everything: what it drew may be older than what is typed. */
export const isBehind = (): boolean => waiting.size > 0;
