// Reads SMTP replies (RFC 5321 section 4.2): several lines with one code, and the enhanced status code (RFC 3463).

export interface SmtpReply {
  /** Three digits. */
  readonly code: string;
  readonly enhanced: string | undefined;
  /** Text of every line, without codes. */
  readonly lines: readonly string[];
}

export interface SmtpReplyLine {
  readonly code: string;
  readonly last: boolean;
  readonly text: string;
}

/** Reads one line; undefined if it is no SMTP reply. Never throws. */
export function parseSmtpLine(line: string): SmtpReplyLine | undefined {
  const match = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(line);
  if (match === null) return undefined;
  return { code: match[1] ?? '', last: match[2] !== '-', text: match[3] ?? '' };
}

/** Puts the lines of one reply together. */
export function joinSmtpReply(lines: readonly SmtpReplyLine[]): SmtpReply {
  const first = lines[0];
  const match = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/.exec(first?.text ?? '');
  const enhanced = match?.[1];
  return {
    code: first?.code ?? '',
    enhanced,
    // Every line of a reply repeats the enhanced code (RFC 2034 section 4).
    lines: lines.map(({ text }) =>
      enhanced !== undefined && text.startsWith(enhanced) ? text.slice(enhanced.length).trimStart() : text,
    ),
  };
}

/** Keywords of an EHLO reply in upper case, each with its parameters (RFC 5321 section 4.1.1.1). */
export type Extensions = ReadonlyMap<string, readonly string[]>;

export function extensionsOf(reply: SmtpReply): Extensions {
  const entries = reply.lines.slice(1).map((line): readonly [string, readonly string[]] => {
    // `AUTH=LOGIN` is a form that old servers still send.
    const words = line
      .toUpperCase()
      .replace('=', ' ')
      .split(' ')
      .filter((word) => word !== '');
    return [words[0] ?? '', words.slice(1)];
  });
  const extensions = new Map<string, string[]>();
  for (const [keyword, parameters] of entries) {
    extensions.set(keyword, [...(extensions.get(keyword) ?? []), ...parameters]);
  }
  return extensions;
}
