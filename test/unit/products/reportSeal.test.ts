// The seal of a test report: whole after mail, editors and signatures; changed if a word above or below it was.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { readSeal, sealReport } from '../../../src/products/reportSeal.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const report = `# Test report for \`Contoso Capture\`

Written 2026-11-22 09:20 UTC. Tested by Ada Lovelace.

## Result

| Mailbox | Access |
| --- | --- |
| \`ap@contoso.com\` | limited to its mailboxes |

## Sign-off

| | Name | Date | Signature |
| --- | --- | --- | --- |
| Tested by | Ada Lovelace | 2026-11-22 | |
| Accepted by | | | |
`;
const sealedReport = sealReport(report, hash);
const state = (text: string) => readSeal(text, hash).state;

test('a report is whole as it was written, and its number is the SHA-256 of what stands above the seal', () => {
  const above = sealedReport.slice(0, sealedReport.indexOf('\n\n## Seal'));
  const { state: found, written, computed } = readSeal(sealedReport, hash);
  assert.deepEqual([found, written, computed], ['whole', hash(above), hash(above)]);
});

for (const [what, change] of [
  ['Windows line endings', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['blanks at the end of lines', (text: string) => text.replaceAll('\n', '  \n')],
  [
    'a filled-in acceptance',
    (text: string) => text.replace('| Accepted by | | | |', '| Accepted by | Bo | 2026-11-23 | B. |'),
  ],
] as const) {
  test(`a report with ${what} is whole`, () => assert.equal(state(change(sealedReport)), 'whole'));
}

for (const [what, change] of [
  ['another verdict', (text: string) => text.replace('limited to its mailboxes', 'not known')],
  ['another tester', (text: string) => text.replace('by Ada Lovelace.', 'by Eve.')],
  ['another time', (text: string) => text.replace('09:20', '09:21')],
  ['a row less', (text: string) => text.replace(/\| `ap@[^\n]*\n/, '')],
  ['a sentence below the sign-off', (text: string) => `${text}\nThe control mailbox is refused.\n`],
  [
    'another number',
    (text: string) =>
      text.replace(/`([0-9a-f])([0-9a-f]{63})`/, (_, one, rest) => `\`${one === '0' ? '1' : '0'}${rest}\``),
  ],
] as const) {
  test(`a report with ${what} is changed`, () => assert.equal(state(change(sealedReport)), 'changed'));
}

for (const [what, text] of [
  ['an empty text', ''],
  ['a report without a seal', report],
  ['another document with a number', sealedReport.replace('# Test report for', '# Minutes of')],
  [
    'the page to print',
    `<!doctype html><h1>Test report for</h1><p>SHA-256 of everything above: <code>${'0'.repeat(64)}</code></p>`,
  ],
] as const) {
  test(`${what} is not a report`, () => assert.equal(state(text), 'notAReport'));
}

test('a name cannot bring a seal of its own', () => {
  const twice = sealReport(
    report.replace('## Result', `## Seal\n\nSHA-256 of everything above: \`${'0'.repeat(64)}\`\n\n## Result`),
    hash,
  );
  assert.equal(state(twice), 'whole');
  assert.equal(state(twice.replace('limited to', 'open beyond')), 'changed');
});

const signature = {
  publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=',
  signature: `${'A'.repeat(86)}==`,
};
const signedReport = sealReport(report, hash, () => signature);

test('a signed report is whole, and says what was signed by which key', () => {
  const { state: found, written, signed } = readSeal(signedReport, hash);
  assert.equal(found, 'whole');
  assert.deepEqual(signed, {
    ...signature,
    text: `Exchange OAuth2 Setup, test report, SHA-256 ${written}`,
  });
  assert.equal(readSeal(sealedReport, hash).signed, undefined);
});

test('a key or a signature that is not of its form is none, and its line makes the report a changed one', () => {
  const broken = signedReport.replace(
    `Public key (Ed25519): \`${signature.publicKey}`,
    'Public key (Ed25519): `x',
  );
  const { state: found, signed } = readSeal(broken, hash);
  assert.deepEqual([found, signed], ['changed', undefined]);
});
