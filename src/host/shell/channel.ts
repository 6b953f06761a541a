// The host's side of a page: sends events, answers every request exactly once, also one that cannot be read.

import type { Numbered, ParsedRequest, ReplyMessage } from '../../core/channel.ts';
import * as l10n from '../../core/l10n.ts';
import { errorMessage } from '../../core/report/failure.ts';

export interface ChannelDeps<Request, Event> {
  /** Hands a message to the page; a page that is closed takes none. */
  readonly post: (message: Event | ReplyMessage) => void;
  readonly parse: (value: unknown) => ParsedRequest<Request>;
  /** Does what was asked; the text is said to screen readers. */
  readonly answer: (request: Numbered<Request>) => Promise<string>;
  /** Sends what has to arrive before the reply. */
  readonly beforeReply: () => void;
  readonly redact: (text: string) => string;
  readonly log: { error(text: string, error?: unknown): void };
}

export interface Channel<Event> {
  readonly send: (event: Event) => void;
  readonly receive: (message: unknown) => Promise<void>;
}

export function createChannel<Request, Event>(deps: ChannelDeps<Request, Event>): Channel<Event> {
  const { post, parse, answer, beforeReply, redact, log } = deps;
  return {
    send: post,
    receive: async (message) => {
      const id = idOf(message);
      const parsed = parse(message);
      if (!parsed.ok) return post({ kind: 'reply', id, ok: false, problem: l10n.shown(parsed.problem) });
      try {
        const text = await answer(parsed.request);
        beforeReply();
        post({ kind: 'reply', id, ok: true, text });
      } catch (error) {
        log.error('page', error);
        beforeReply();
        post({ kind: 'reply', id, ok: false, problem: l10n.shown(redact(errorMessage(error))) });
      }
    },
  };
}

/** The request's number; 0, which no page gives out, if it has none that can be read. */
function idOf(message: unknown): number {
  const id: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, 'id') : undefined;
  return Number.isSafeInteger(id) ? Number(id) : 0;
}
