// The audit page's side of the messages: it speaks first (in the HTML's greeting), and every request gets one reply.
import type { AuditHostMessage, AuditPageMessage, AuditView } from '../../src/core/report/auditPage.ts';

interface VsCodeApi {
  postMessage(message: AuditPageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** Set by the greeting in the HTML, which has already said `ready` as request 1 and keeps what comes. */
declare const api: VsCodeApi;
declare const early: unknown[];
declare const hear: (event: MessageEvent) => void;

/** What is said aloud, or what went wrong. */
export interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

const waiting = new Map<number, (answer: Answer) => void>();
let lastId = 1;

/** Calls back with every audit that the host sends, at once with one that came before the script. */
export function onAudit(draw: (view: AuditView) => void): void {
  const take = (message: AuditHostMessage): void => {
    if (message.kind === 'audit') {
      draw(message.view);
      return;
    }
    waiting.get(message.id)?.({ ok: message.ok, text: message.ok ? message.said : message.problem });
    waiting.delete(message.id);
  };
  window.removeEventListener('message', hear);
  window.addEventListener('message', (event: MessageEvent<AuditHostMessage>) => take(event.data));
  for (const message of early.splice(0)) take(message as AuditHostMessage);
}

export function ask(kind: AuditPageMessage['kind']): Promise<Answer> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    api.postMessage({ kind, id });
  });
}

/** What the page keeps while it is hidden. */
export const keep = (state: object): void => api.setState(state);
export const kept = (): unknown => api.getState();
