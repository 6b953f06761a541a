// An SMTP session as its commands see it.
import type { DemoContext } from '../context.ts';
import type { LineConnection } from '../lineServer.ts';
import type { MailSignIn } from '../xoauth2.ts';

/** The message under way. */
export interface Envelope {
  readonly from: string;
  readonly to: string[];
}

export interface SmtpSession {
  readonly context: DemoContext;
  readonly connection: LineConnection;
  greeted: boolean;
  envelope: Envelope | undefined;
  readonly signedIn: MailSignIn;
  /** True if the message has as many recipients as are allowed. */
  readonly full: boolean;
  reply(text: string): void;
  /** Forgets the session's state, as after STARTTLS (RFC 3207 section 4.2). */
  restart(): void;
  continueWith(prompt: string, take: (line: string) => Promise<string | undefined>): undefined;
  /** Signs in; the result is the reply. */
  authenticate(base64: string): Promise<string>;
  /** Server, time and an id in brackets, as Exchange writes them. */
  stamp(): string;
  startMessage(): string;
  /** Whether who signed in may send as this address. */
  maySendAs(address: string): boolean;
}
