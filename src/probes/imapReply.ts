// Reads IMAP responses (RFC 9051 section 7): as much of them as a login and one opened mailbox need.

export type ImapStatus = 'OK' | 'NO' | 'BAD' | 'BYE' | 'PREAUTH';

export interface ImapReply {
  /** `*` untagged, `+` continuation, otherwise the tag; empty if the line is no IMAP response. */
  readonly tag: string;
  readonly status: ImapStatus | undefined;
  /** Response code without brackets: `AUTHENTICATIONFAILED`, `CAPABILITY IMAP4rev1 …`. */
  readonly code: string | undefined;
  /** What follows the status and its code; for other responses all that follows the tag. */
  readonly text: string;
}

const statusLine = /^(OK|NO|BAD|BYE|PREAUTH)(?: |$)(?:\[([^\]]{0,4000})\] ?)?(.*)$/i;

/** Reads one response line. Never throws. */
export function parseImapReply(line: string): ImapReply {
  const space = line.indexOf(' ');
  const tag = space < 0 ? line : line.slice(0, space);
  const rest = space < 0 ? '' : line.slice(space + 1);
  if (tag === '+') return { tag, status: undefined, code: undefined, text: rest };
  const match = statusLine.exec(rest);
  if (match !== null && /^(?:\*|[A-Za-z0-9.]{1,32})$/.test(tag)) {
    const status = (match[1] ?? '').toUpperCase() as ImapStatus;
    return { tag, status, code: match[2], text: match[3] ?? '' };
  }
  if (tag === '*') return { tag, status: undefined, code: undefined, text: rest };
  return { tag: '', status: undefined, code: undefined, text: line };
}

/** Capabilities in upper case, from a `CAPABILITY` response or response code; undefined if it is neither. */
export function capabilitiesOf(text: string | undefined): ReadonlySet<string> | undefined {
  const words = (text ?? '').trim().split(/ +/);
  if (words[0]?.toUpperCase() !== 'CAPABILITY') return undefined;
  return new Set(words.slice(1).map((word) => word.toUpperCase()));
}

/** Messages in the mailbox, from an untagged `n EXISTS` (RFC 9051 section 7.4.1). */
export function existsOf(text: string): number | undefined {
  const count = /^(\d{1,10}) EXISTS\b/i.exec(text)?.[1];
  return count === undefined ? undefined : Number(count);
}
