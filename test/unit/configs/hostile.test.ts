// Files that nobody wrote: broken, cut, repeated, and long. None makes the reader fail or keeps it busy.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../../src/configs/readConfig.ts';
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

/** Milliseconds of the processor: what else the computer does counts for nothing. */
const timeOf = (text: string, fileName: string): number => {
  const start = process.cpuUsage();
  readConfig({ text, fileName });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
};

/** The least of several readings: compiling and collecting garbage belong to the process, not to the file. */
const leastTimeOf = (text: string, fileName: string, readings = 4): number =>
  Math.min(...Array.from({ length: readings }, () => timeOf(text, fileName)));

describe('the reader of mail configuration', () => {
  it('reads 10,000 broken files without an exception, each in under 50 ms', () => {
    const next = numbers(20_270_401);
    let slowest = 0;
    for (let count = 0; count < 10_000; count += 1) {
      const extract = extracts[next(extracts.length)];
      const other = extracts[next(extracts.length)];
      if (extract === undefined || other === undefined) continue;
      let text = extract.text;
      for (let turns = 1 + next(3); turns > 0; turns -= 1) text = mutated(text, next);
      // Every tenth under a name of another kind.
      const fileName = next(10) === 0 ? other.as : extract.as;
      const time = timeOf(text, fileName);
      slowest = Math.max(slowest, time < 50 ? time : leastTimeOf(text, fileName));
    }
    assert.ok(slowest < 50, `the slowest took ${slowest} ms`);
  });

  it('reads extracts repeated to 256 KB in time that a person does not notice', () => {
    // One in eight: each takes as long as all the broken files.
    const slow = extracts.flatMap(({ file, as, text }, at) => {
      if (at % 8 !== 0) return [];
      const long = text.repeat(Math.ceil(262_000 / (text.length + 1))).slice(0, 262_000);
      const time = leastTimeOf(long, as, 2);
      return time < 400 ? [] : [`${file} ${Math.round(time)} ms`];
    });
    assert.deepEqual(slow, []);
  });

  it('reads a file of 256 KB of which a block is about mail in under 20 ms', () => {
    const mail =
      'mail:\n  host: smtp.office365.com\n  port: 587\n  user: a@contoso.example\n  password: ${PASSWORD}\n';
    const other = Array.from(
      { length: 9_000 },
      (_, at) => `setting_${at}:\n  value: text number ${at}\n`,
    ).join('');
    const text = (mail + other).slice(0, 262_000);
    const time = leastTimeOf(text, 'config.yml', 8);
    assert.equal(readConfig({ text, fileName: 'config.yml' }).problems.length, 1);
    assert.ok(time < 20, `${time} ms`);
  });

  it('passes over longer files', () => {
    const text = `SMTP_HOST=smtp.office365.com\nSMTP_PASSWORD=Neutral-Pass-2031!\n${'#\n'.repeat(140_000)}`;
    assert.deepEqual(readConfig({ text, fileName: '.env' }).problems, []);
  });
});
