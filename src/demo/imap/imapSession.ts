// An IMAP session as its commands see it.
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import type { LineConnection } from '../lineServer.ts';
import type { ImapMessage } from './imapMailbox.ts';

export interface SelectedFolder {
  readonly name: string;
  readonly readOnly: boolean;
  readonly messages: ImapMessage[];
}

export interface ImapSession {
  readonly context: DemoContext;
  readonly connection: LineConnection;
  selected: SelectedFolder | undefined;
  /** The mailbox of the session, unless it was taken away since the sign-in. */
  readonly user: DemoUser | undefined;
  readonly capabilities: string;
  reply(tag: string, text: string): void;
  untagged(text: string): void;
  /** Asks for one more line and hands it to `take`. */
  continueWith(prompt: string, take: (line: string) => Promise<void>): void;
  /** Signs in; the result is the text of the tagged reply. */
  authenticate(base64: string): Promise<string>;
}
