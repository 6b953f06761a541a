// What the demo tenant was asked, newest last. It holds no secret, token, code or message text.

export type DemoSurface = 'entra' | 'graph' | 'ews' | 'imap' | 'pop' | 'smtp';

export interface DemoRequest {
  readonly surface: DemoSurface;
  /** HTTP method, or the command verb of a mail protocol. */
  readonly method: string;
  /** Path without query (Graph: with it), SOAP operation and mailbox, or the command's harmless argument. */
  readonly target: string;
  /** Milliseconds since the epoch, by the demo tenant's clock. */
  readonly at: number;
  /** Number of the connection it came on, counted from 1 over all surfaces. */
  readonly connection: number;
}

/** Oldest entries are dropped beyond this many. */
const journalLimit = 20_000;

export class Journal {
  readonly entries: DemoRequest[] = [];
  #connections = 0;

  nextConnection(): number {
    this.#connections += 1;
    return this.#connections;
  }

  add(request: DemoRequest): void {
    this.entries.push({ ...request, target: printable(request.target).slice(0, 300) });
    if (this.entries.length > journalLimit) this.entries.splice(0, this.entries.length - journalLimit);
  }
}

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
