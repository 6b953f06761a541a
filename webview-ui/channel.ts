// The page's side of the channel: it numbers every request, and gets one reply for each.
import type { Reply, ReplyMessage } from '../src/core/channel.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** VS Code gives it once. */
const api = acquireVsCodeApi();

/** In this time after `load` VS Code hands over what the host sent before; a page with kept state was there before. */
const handedOverMs = 100;

export interface Channel<Request> {
  request(request: Request): Promise<Reply>;
  /** True while the host has not yet answered everything: what it sent may be older than what is typed. */
  isBehind(): boolean;
}

/**
 * Calls back with every event of the host. What it sent before the page was there is handed over at `load`; a page that
 * is still empty then says `ready`, as request 1.
 */
export function openChannel<Request extends object, Event extends { readonly kind: string }>(
  onEvent: (event: Event) => void,
  isEmpty: () => boolean,
): Channel<Request> {
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 1;
  const take = (message: Event | ReplyMessage): void => {
    if (isReply(message)) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    } else onEvent(message);
  };
  window.addEventListener('message', ({ origin, data }: MessageEvent) => {
    if (isHost(origin) && isMessage(data)) take(data as Event | ReplyMessage);
  });
  const sayReady = () => {
    if (isEmpty()) api.postMessage({ kind: 'ready', id: 1 });
  };
  window.addEventListener('load', () => setTimeout(sayReady, keptState() === undefined ? handedOverMs : 0));
  return {
    isBehind: () => waiting.size > 0,
    request: (request) => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        api.postMessage({ ...request, id });
      });
    },
  };
}

/**
 * VS Code posts from the frame around the page, which has the page's own origin, made for this webview; messages of any
 * other origin are ignored. Not by `window.parent`: VS Code deletes that.
 */
const isHost = (origin: string): boolean => origin === window.origin;

/** VS Code posts messages of its own, too. */
const isMessage = (data: unknown): data is { readonly kind: string } =>
  typeof data === 'object' && data !== null && typeof Reflect.get(data, 'kind') === 'string';

const isReply = (message: { readonly kind: string }): message is ReplyMessage => message.kind === 'reply';

/** What the page keeps while it is hidden or reloaded. */
export const keepState = (state: object): void => api.setState(state);
export const keptState = (): unknown => api.getState();
