// Reads a list of mailboxes as people have them: one a line, separated anyhow, or a CSV with a heading.

export interface MailboxList {
  /** Each address once, as it was first written. */
  readonly addresses: readonly string[];
  /** Pieces of text that are no address, at most 20 of them. */
  readonly rejected: readonly string[];
  readonly rejectedCount: number;
}

/** Headings of Exchange's and Entra's exports that hold the address, best first. */
const addressHeadings = [
  'primarysmtpaddress',
  'windowsemailaddress',
  'mail',
  'email',
  'emailaddress',
  'address',
  'userprincipalname',
  'upn',
];

/** RFC 5321 section 4.1.2, atoms only, with letters beyond ASCII (RFC 6531); lengths of section 4.5.3.1. */
const address = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"'\p{Cc}]{1,253}$/u;

/** Reads the list. Never throws. */
export function mailboxListFrom(text: string): MailboxList {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const column = addressColumn(lines[0] ?? '');
  const pieces =
    column === undefined
      ? lines.flatMap((line) => line.split(/[\s,;]+/))
      : lines.slice(1).map((line) => cells(line, column.separator)[column.index] ?? '');
  const found = new Map<string, string>();
  const rejected: string[] = [];
  let rejectedCount = 0;
  for (const piece of pieces) {
    // The look behind: of a run of brackets only the first is tried, so a long one takes no quadratic time.
    const bare = piece
      .trim()
      .replace(/^["'<(]+|(?<!["'>)])["'>)]+$/g, '')
      .replace(/^(?:smtp|mailto):/i, '');
    if (bare === '') continue;
    if (address.test(bare)) {
      if (!found.has(bare.toLowerCase())) found.set(bare.toLowerCase(), bare);
      continue;
    }
    rejectedCount += 1;
    if (rejected.length < 20) rejected.push(bare.slice(0, 100));
  }
  return { addresses: [...found.values()], rejected, rejectedCount };
}

function addressColumn(line: string): { readonly index: number; readonly separator: string } | undefined {
  if (line.includes('@')) return undefined;
  for (const separator of [',', ';', '\t']) {
    const names = cells(line, separator).map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
    const heading = addressHeadings.find((name) => names.includes(name));
    if (heading !== undefined && (names.length > 1 || separator === ',')) {
      return { index: names.indexOf(heading), separator };
    }
  }
  return undefined;
}

function cells(line: string, separator: string): readonly string[] {
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      found.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  return [...found, cell.trim()];
}
