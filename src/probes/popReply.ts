// Reads POP replies (RFC 1939 section 3, RFC 2449 section 8).

export interface PopReply {
  /** `+` asks for the next line of a SASL exchange; undefined if the line is no POP reply. */
  readonly status: '+OK' | '-ERR' | '+' | undefined;
  /** Response code without brackets: `AUTH`, `SYS/TEMP`, `IN-USE`. */
  readonly code: string | undefined;
  readonly text: string;
}

const reply = /^(\+OK|-ERR)(?: |$)(?:\[([^\]]{1,200})\] ?)?(.*)$/i;

/** Reads one line. Never throws. */
export function parsePopReply(line: string): PopReply {
  const match = reply.exec(line);
  if (match !== null) {
    const status = (match[1] ?? '').toUpperCase() === '+OK' ? '+OK' : '-ERR';
    // Only -ERR carries response codes; the brackets in Exchange's greeting are its server's name.
    if (status === '+OK') return { status, code: undefined, text: line.slice(3).trim() };
    return { status, code: match[2], text: match[3] ?? '' };
  }
  if (line === '+' || line.startsWith('+ ')) return { status: '+', code: undefined, text: line.slice(2) };
  return { status: undefined, code: undefined, text: line };
}

/** Number of messages in a STAT answer (RFC 1939 section 5). */
export function statOf(text: string): number | undefined {
  const count = /^(\d{1,10}) \d{1,15}(?: |$)/.exec(text)?.[1];
  return count === undefined ? undefined : Number(count);
}
