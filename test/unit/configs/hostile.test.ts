// Files that are broken, cut, repeated and long. None makes the reader fail or keeps it busy.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOf } from '../../../src/configs/kinds.ts';
import { readConfig } from '../../../src/configs/readConfig.ts';
import { fuzzRuns } from '../../support/fuzzRuns.ts';
import { growth, processorMs } from '../../support/growth.ts';
import { extractsOf } from './extracts.ts';

const extracts = [...extractsOf('given'), ...extractsOf('collected')];

/** A generator of numbers that yields the same ones in every run (Lehmer, modulus 2^31 - 1). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const marks = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '\n',
  '\\',
  '#',
  '=',
  ':',
  '`',
  '/*',
  '"""',
  '\u0000',
  '\u202e',
  '<!--',
  '${',
  ' '.repeat(300),
  '{'.repeat(300),
  '('.repeat(300),
];

function mutated(text: string, next: (below: number) => number): string {
  const at = next(text.length + 1);
  const to = Math.min(text.length, at + next(40));
  const mark = marks[next(marks.length)] ?? '';
  switch (next(5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + mark + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(to);
    case 3:
      return text.slice(0, at) + text.slice(at, to).repeat(20) + text.slice(to);
    default:
      return text.slice(0, at) + mark.repeat(3) + text.slice(to);
  }
}

const reading = (text: string, fileName: string) => () => readConfig({ text, fileName });

/** What reads each character once takes 4 times as long for 4 times the text; what goes back over it, 16 times. */
const mostGrowth = 10;

const long = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / (text.length + 1))).slice(0, length);

const bothLengths = (text: string, fileName: string) =>
  [reading(long(text, 24_000), fileName), reading(long(text, 96_000), fileName)] as const;

const keepSlowest = (files: { readonly ms: number }[]): void => {
  files.sort((one, other) => other.ms - one.ms);
  files.length = Math.min(files.length, 6);
};

describe('the reader of mail configuration', () => {
  it('reads thousands of broken files without an exception, and goes back over none of them', () => {
    const next = numbers(20_270_401);
    const slowest: { readonly text: string; readonly fileName: string; readonly ms: number }[] = [];
    for (let count = 0; count < fuzzRuns(); count += 1) {
      const extract = extracts[next(extracts.length)];
      const other = extracts[next(extracts.length)];
      if (extract === undefined || other === undefined) continue;
      let text = extract.text;
      for (let turns = 1 + next(3); turns > 0; turns -= 1) text = mutated(text, next);
      // Every tenth under a name of another kind.
      const fileName = next(10) === 0 ? other.as : extract.as;
      slowest.push({ text, fileName, ms: processorMs(reading(text, fileName)) });
      if (slowest.length > 200) keepSlowest(slowest);
    }
    keepSlowest(slowest);
    const grown = slowest.flatMap(({ text, fileName }) => {
      // Repeated, since what a broken end opens the next copy closes.
      const ratio = growth(...bothLengths(text, fileName), mostGrowth);
      return ratio > mostGrowth ? [`${fileName} ${ratio} ${text.slice(0, 500)}`] : [];
    });
    assert.deepEqual(grown, []);
  });

  it('reads each character of a long file once', () => {
    // One of each format: each takes as long as a hundred of the broken files.
    const longest = new Map(
      extracts
        .filter(({ about }) => about === 'exchange')
        .sort((one, other) => one.text.length - other.text.length)
        .map((extract) => [kindOf(extract.as, extract.text)?.format, extract]),
    );
    assert.ok(longest.size >= 25);
    const grown = [...longest.values()].flatMap(({ file, as, text }) => {
      const ratio = growth(...bothLengths(text, as), mostGrowth);
      return ratio > mostGrowth ? [`${file} ${ratio}`] : [];
    });
    assert.deepEqual(grown, []);
  });

  it('ends at a bracket that never closes, however many commands stand behind it', () => {
    const text = `$service = ${'New-Object Microsoft = '.repeat(10)}${'('.repeat(300)}outlook.office365.com\n`;
    const ratio = growth(...bothLengths(text, 'ews.ps1'), mostGrowth);
    assert.ok(ratio <= mostGrowth, String(ratio));
  });

  it('passes over what stands far from mail in a long file', () => {
    const mail =
      'mail:\n  host: smtp.office365.com\n  port: 587\n  user: a@contoso.example\n  password: ${PASSWORD}\n';
    const other = Array.from(
      { length: 9_000 },
      (_, at) => `setting_${at}:\n  value: text number ${at}\n`,
    ).join('');
    const text = (mail + other).slice(0, 262_000);
    assert.equal(readConfig({ text, fileName: 'config.yml' }).problems.length, 1);
    const allMail = long(mail, 262_000);
    const least = (file: string) =>
      Math.min(...Array.from({ length: 5 }, () => processorMs(reading(file, 'config.yml'))));
    const ratio = least(allMail) / least(text);
    assert.ok(ratio > 1.5, `a file that is all about mail costs ${ratio} times as much`);
  });

  it('passes over longer files', () => {
    const text = `SMTP_HOST=smtp.office365.com\nSMTP_PASSWORD=Neutral-Pass-2031!\n${'#\n'.repeat(140_000)}`;
    assert.deepEqual(readConfig({ text, fileName: '.env' }).problems, []);
  });

  it('takes no word that every object knows for a host, a service, a word of fetchmail or a client ID', () => {
    for (const word of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      const mail = "const mail = { host: 'outlook.office365.com', port: 993 };\n";
      const code = `${mail}const a = { host: '${word}', service: '${word}', clientId: '${word}' };\n`;
      for (const [fileName, text] of [
        ['a.js', code],
        ['.env', `EXCHANGE_HOST=${word}\nAZURE_CLIENT_ID=${word}\n`],
        ['.fetchmailrc', `poll ${word} ${word} ${word}\n# outlook\n`],
      ] as const) {
        const { values, problems } = readConfig({ text, fileName });
        assert.deepEqual(
          [...values, ...problems].filter(({ line }) => line > 1 || fileName !== 'a.js'),
          [],
          `${fileName} ${word}`,
        );
      }
    }
  });

  it('takes the port that a program listens on for none of the mail server', () => {
    const text =
      "scope = 'https://outlook.office.com/IMAP.AccessAsUser.All'\nhost = 'outlook.office365.com'\nlisten_port = 0\n";
    assert.deepEqual(readConfig({ text, fileName: 'oauth.py' }).problems, []);
  });
});
