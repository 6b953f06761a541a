// Capsules that somebody made to harm: each is refused in words, or read, advised and shown like any other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportsOf } from '../../../src/advice/diagnose.ts';
import { readCapsule } from '../../../src/core/capsule/capsule.ts';
import { parseRegistration } from '../../../src/core/registration/parseRegistration.ts';
import { reportMarkdown } from '../../../src/pages/reportPage.ts';
import { capsuleNames, readCapsuleFile } from '../../support/capsuleGolden.ts';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const hostile: readonly unknown[] = [
  null,
  -1,
  1e308,
  true,
  '',
  [],
  {},
  [1],
  { a: 1 },
  nested(500),
  '../../../etc/passwd',
  '<img src=x onerror=alert(1)>[a](command:x)`',
  'x\n# y\u0000\u001b[2J\u202e',
  // What has no text cannot be made one.
  { toString: 1, valueOf: 1 },
  { length: 1e9 },
  '('.repeat(50_000),
];

type Path = readonly (string | number)[];

function pathsIn(value: unknown, above: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...above, key];
    return [path, ...pathsIn(inner, path)];
  });
}

function changed(text: string, path: Path, value: unknown): string {
  const whole = JSON.parse(text);
  const holder = path.slice(0, -1).reduce((inner, key) => inner[key], whole);
  holder[path.at(-1) ?? ''] = value;
  return JSON.stringify(whole);
}

for (const name of capsuleNames()) {
  test(`${name} with anything in place of any value is refused or played`, () => {
    const text = readCapsuleFile(name);
    let [refused, played] = [0, 0];
    for (const path of pathsIn(JSON.parse(text))) {
      for (const value of hostile) {
        const reading = readCapsule(changed(text, path, value));
        if (!reading.ok) {
          refused += 1;
          continue;
        }
        played += 1;
        const { registration, mailbox, recordings } = reading.capsule;
        const kept = { ...registration, id: 'capsule', name: 'Capsule', cloud: 'demo', mailboxes: [mailbox] };
        assert.ok(parseRegistration(kept).ok, path.join('.'));
        const reports = reportsOf(recordings, { registration, mailbox, now: new Date(0) });
        assert.equal(reports.length, recordings.length, path.join('.'));
        // Without code blocks and escaped characters, which are not markup.
        const page = reportMarkdown(mailbox.address, reports, undefined)
          .replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1$/gm, '')
          .replaceAll(/\\./g, '');
        assert.doesNotMatch(page, /<img|\]\(command:/, path.join('.'));
      }
    }
    assert.ok(refused > 100 && played > 10, `${refused} refused, ${played} played`);
  });
}

test('a mailbox that is no address, and a file that is too deep, are refused in words', () => {
  const [name = ''] = capsuleNames();
  const text = readCapsuleFile(name);
  for (const address of ['../../.ssh/id', '<b>x</b>@contoso.com', 'a@b.example\n# x', ' ']) {
    const reading = readCapsule(changed(text, ['mailbox', 'address'], address));
    assert.match(reading.ok ? '' : reading.problem, /is not a capsule, or it was changed/);
  }
  const reading = readCapsule(`${'['.repeat(400_000)}${']'.repeat(400_000)}`);
  assert.match(reading.ok ? '' : reading.problem, /not JSON|not a capsule/);
});
