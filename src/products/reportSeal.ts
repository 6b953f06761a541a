// The seal of a test report: a hash over everything above it, so that a change after the report was written shows.

/** SHA-256 in hex. */
export type Hash = (text: string) => string;

export type SealState = 'whole' | 'changed' | 'notAReport';

export interface SealReading {
  readonly state: SealState;
  /** The number that the report holds. */
  readonly written?: string;
  /** The number of what the report says now. */
  readonly computed?: string;
}

const title = /^# Test report for /;
const sealHeading = '## Seal';
const signOffHeading = '## Sign-off';
const sealLine = /^SHA-256 of everything above: `([0-9a-f]{64})`$/;
const explanation =
  'Verify Report… of Exchange OAuth2 Setup checks it. The number shows whether anything above was changed. It does not show who wrote the report: keep it in a second place too, such as the ticket.';

/** Puts the seal above the sign-off, which people fill in afterwards. */
export function sealReport(markdown: string, hash: Hash): string {
  const lines = linesOf(markdown);
  const at = lines.lastIndexOf(signOffHeading);
  const end = at < 0 ? lines.length : at;
  const above = lines.slice(0, end).join('\n').trimEnd();
  const seal = [
    sealHeading,
    '',
    `SHA-256 of everything above: \`${hash(canonical(above))}\``,
    '',
    explanation,
  ];
  return [above, '', ...seal, '', ...lines.slice(end)].join('\n');
}

/** Whether a text is a report, and whether it is as it was written. */
export function readSeal(text: string, hash: Hash): SealReading {
  const lines = linesOf(text);
  const at = lines.lastIndexOf(sealHeading);
  const written = lines.slice(at + 1).flatMap((line) => sealLine.exec(line)?.[1] ?? [])[0];
  if (at < 0 || written === undefined || !title.test(lines.find((line) => line !== '') ?? ''))
    return { state: 'notAReport' };
  const computed = hash(canonical(lines.slice(0, at).join('\n')));
  const whole = computed === written && lines.slice(at + 1).every(standsBelow);
  return { state: whole ? 'whole' : 'changed', written, computed };
}

/** Below the seal stand its own sentences and the sign-off table alone. */
const standsBelow = (line: string): boolean =>
  line === '' ||
  line === explanation ||
  line === signOffHeading ||
  sealLine.test(line) ||
  /^\|.*\|$/.test(line);

/** Line endings, a byte order mark and blanks at the end of lines change on the way through mail and editors. */
const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());

const canonical = (text: string): string => text.trim().normalize('NFC');
