// The seal of a test report: a hash over everything above it, so that a change after the report was written shows, and a
// signature that says whose computer wrote it.

/** SHA-256 in hex. */
export type Hash = (text: string) => string;

/** Both in base64; the key is an Ed25519 SubjectPublicKeyInfo. */
export interface ReportSignature {
  readonly publicKey: string;
  readonly signature: string;
}

/** Signs the text that `signedText` gives for a number. */
export type Sign = (text: string) => ReportSignature | undefined;

export type SealState = 'whole' | 'changed' | 'notAReport';

export interface SealReading {
  readonly state: SealState;
  /** The number that the report holds. */
  readonly written?: string;
  /** The number of what the report says now. */
  readonly computed?: string;
  /** What was signed and by which key; absent if the report is not signed. */
  readonly signed?: ReportSignature & { readonly text: string };
}

const title = /^# Test report for /;
const sealHeading = '## Seal';
const signOffHeading = '## Sign-off';
const sealLine = /^SHA-256 of everything above: `([0-9a-f]{64})`$/;
const keyLine = /^Public key \(Ed25519\): `([A-Za-z0-9+/]{40,100}={0,2})`$/;
const signatureLine = /^Signature of that number: `([A-Za-z0-9+/]{80,100}={0,2})`$/;
const explanation =
  'Verify Report… of Exchange OAuth2 Setup checks it. The number shows whether anything above was changed. It does not show who wrote the report: keep it in a second place too, such as the ticket.';
const signedExplanation =
  'Verify Report… of Exchange OAuth2 Setup checks it. The number shows whether anything above was changed, and the signature by which computer’s key the report was written.';

/** What is signed of a report: its number, in words that stand in nothing else that is signed. */
const signedText = (number: string): string => `Exchange OAuth2 Setup, test report, SHA-256 ${number}`;

/** Puts the seal above the sign-off, which people fill in afterwards. */
export function sealReport(markdown: string, hash: Hash, sign: Sign = () => undefined): string {
  const lines = linesOf(markdown);
  const at = lines.lastIndexOf(signOffHeading);
  const end = at < 0 ? lines.length : at;
  const above = lines.slice(0, end).join('\n').trimEnd();
  const number = hash(canonical(above));
  const signed = sign(signedText(number));
  const seal = [
    sealHeading,
    '',
    `SHA-256 of everything above: \`${number}\``,
    '',
    ...(signed === undefined ? [explanation] : [...signatureLines(signed), '', signedExplanation]),
  ];
  return [above, '', ...seal, '', ...lines.slice(end)].join('\n');
}

const signatureLines = ({ publicKey, signature }: ReportSignature): readonly string[] => [
  `Public key (Ed25519): \`${publicKey}\``,
  '',
  `Signature of that number: \`${signature}\``,
];

/** Whether a text is a report, and whether it is as it was written. */
export function readSeal(text: string, hash: Hash): SealReading {
  const lines = linesOf(text);
  const at = lines.lastIndexOf(sealHeading);
  const written = lines.slice(at + 1).flatMap((line) => sealLine.exec(line)?.[1] ?? [])[0];
  if (at < 0 || written === undefined || !title.test(lines.find((line) => line !== '') ?? ''))
    return { state: 'notAReport' };
  const computed = hash(canonical(lines.slice(0, at).join('\n')));
  const whole = computed === written && lines.slice(at + 1).every(standsBelow);
  const signed = signatureIn(lines.slice(at + 1), written);
  return {
    state: whole ? 'whole' : 'changed',
    written,
    computed,
    ...(signed === undefined ? {} : { signed }),
  };
}

function signatureIn(lines: readonly string[], written: string): SealReading['signed'] {
  const publicKey = lines.flatMap((line) => keyLine.exec(line)?.[1] ?? [])[0];
  const signature = lines.flatMap((line) => signatureLine.exec(line)?.[1] ?? [])[0];
  if (publicKey === undefined || signature === undefined) return undefined;
  return { publicKey, signature, text: signedText(written) };
}

/** Below the seal stand its own sentences and the sign-off table alone. */
const standsBelow = (line: string): boolean =>
  line === '' ||
  line === explanation ||
  line === signedExplanation ||
  line === signOffHeading ||
  [sealLine, keyLine, signatureLine].some((pattern) => pattern.test(line)) ||
  /^\|.*\|$/.test(line);

/** Line endings, a byte order mark and blanks at the end of lines change on the way through mail and editors. */
const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());

const canonical = (text: string): string => text.trim().normalize('NFC');
