// What it costs to search a text for secrets, by the kind of text: most of it is encodings that are undone in vain.
import { createRedactor } from '../../src/core/text/redaction.ts';
import type { Bench, BenchRow } from './bench.ts';

export const about =
  'How long the redactor takes for 100 KB that hold no secret, with six secrets and tokens learned; beside it, one loop over the same characters.';

const size = 100_000;
const tries = 41;

const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** The same bytes in every run (a linear congruential generator, constants of Numerical Recipes). */
function bytesFrom(seed: number): (count: number) => Buffer {
  let state = seed;
  return (count) =>
    Buffer.from(
      Array.from({ length: count }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state >>> 24;
      }),
    );
}

const random = bytesFrom(1);
const prose = filled(
  'the server answered that the request was refused since the application has no permission ',
);
const guid = () =>
  random(16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
const token = () => [60, 400, 256].map((length) => random(length).toString('base64url')).join('.');
const dumped = (_: unknown, line: number) =>
  `${(line * 16).toString(16).padStart(8, '0')}  ${random(16).toString('hex').replace(/../g, '$& ')}`;

const texts: Readonly<Record<string, string>> = {
  'a log': filled(
    '2026-11-01 12:00:00 imap[7]: A1 NO AUTHENTICATE failed. AADSTS7000215: Invalid client secret provided.\n',
  ),
  'JSON with escapes': JSON.stringify(
    filled('"Offer" <b>\r\nLine\ttwo \\ back, sent at 2026-11-01T12:00:00Z; '),
  ),
  'HTML with references': filled(
    '<a href="https://a.example/x?client_id=1&amp;scope=openid%20mail">Sign in &gt;</a>\n',
  ),
  'percent-encoded': filled(encodeURIComponent('The request <was> refused: "by" the server & said it/. ')),
  'quoted-printable': filled('The =3D request=20was refused =\r\nby the server=E2=80=99s rule\r\n'),
  'encoded words': filled('=?utf-8?B?VGhlIHJlcXVlc3Q=?= =?utf-8?Q?was_refused=2E?=\r\n '),
  'base64 of noise, in lines': random(74_000).toString('base64').replace(/.{76}/g, '$&\r\n'),
  'base64 of prose, twice': Buffer.from(Buffer.from(prose.slice(0, 56_000)).toString('base64')).toString(
    'base64',
  ),
  'a hexadecimal dump': filled(Array.from({ length: 1_700 }, dumped).join('\n')),
  'a list of numbers': filled([...Buffer.from(prose.slice(0, 30_000))].join(', ')),
  tokens: filled(Array.from({ length: 110 }, () => `{"access_token":"${token()}"}`).join('\n')),
  'trace and correlation IDs': filled(Array.from({ length: 2_000 }, () => `Trace ID: ${guid()}\n`).join('')),
  Japanese: filled('サーバーは要求を拒否しました。'),
};

export const bench: Bench = async function* () {
  const redactor = createRedactor();
  const known = ['aB38Q~abcdefghijklmnopqrstuvwxyz012345678', 'hunter2hunter2-proxy', token(), token()];
  for (const value of [...known, random(30).toString('base64'), random(900).toString('base64url')])
    redactor.learn(value);
  for (const text of Object.values(texts)) for (let warm = 0; warm < 40; warm++) redactor.knows(text);
  for (const [kind, text] of Object.entries(texts)) yield row(kind, text, redactor.knows);
};

function row(kind: string, text: string, search: (text: string) => boolean): BenchRow {
  return {
    what: kind,
    ours: milliseconds(() => search(text)),
    unit: 'ms',
    beside: { name: 'one loop', value: milliseconds(() => sumOf(text)) },
  };
}

function sumOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}

/** The least of all: what else the computer does only adds. */
function milliseconds(work: () => unknown): number {
  const taken: number[] = [];
  for (let left = tries; left > 0; left--) {
    const startedAt = performance.now();
    work();
    taken.push(performance.now() - startedAt);
  }
  return Math.min(...taken);
}
