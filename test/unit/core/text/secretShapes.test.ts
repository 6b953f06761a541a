// Secrets that nobody told the redactor are masked by their shape or by the name before them; ordinary text stays readable.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { holdsSecretForm, redactPatterns } from '../../../../src/core/text/secretShapes.ts';
import { growth } from '../../../support/growth.ts';
import { harmless, hostile, published } from './harmlessTexts.ts';
import { letters, named, shaped, value } from './secretTexts.ts';

describe('secrets by their shape', () => {
  it('are masked behind their name, whatever file or program wrote it', () => {
    const shown = named.filter((text) => {
      const result = redactPatterns(text.replaceAll('§', value));
      return [value, 'abcDEF123456'].some((secret) => holdsPiece(secret, result));
    });
    assert.deepEqual(shown, []);
  });

  it('are masked by what they are', () => {
    const shown = shaped.filter(([, text, secret]) => holdsPiece(secret, redactPatterns(text)));
    assert.deepEqual(
      shown.map(([what]) => what),
      [],
    );
  });

  it('are not masked twice: what was masked stays as it is', () => {
    const texts = [...named.map((text) => text.replaceAll('§', value)), ...shaped.map(([, text]) => text)];
    const once = texts.map(redactPatterns);
    assert.deepEqual(once.map(redactPatterns), once);
  });

  it('are kept out of settings', () => {
    assert.equal(holdsSecretForm(`{"name":"ghp_${letters(36)}"}`), true);
    assert.equal(holdsSecretForm(`{"name":"${letters(60)}JQQJ99${letters(18)}"}`), true);
    assert.equal(
      holdsSecretForm('{"name":"Contoso","clientId":"66666666-7777-8888-9999-000000000000"}'),
      false,
    );
  });

  for (const piece of hostile) {
    it(`are looked for once in ${JSON.stringify(piece)}, however often it comes`, () => {
      const [small, large] = [20_000, 80_000].map((size) => piece.repeat(size / piece.length));
      const times = growth(
        () => redactPatterns(small ?? ''),
        () => redactPatterns(large ?? ''),
        8,
      );
      assert.ok(times <= 8, `${times} times as much work for four times the text`);
    });
  }
});

describe('what only looks like a secret', () => {
  it('stays readable', () => {
    assert.deepEqual(changesIn(harmless), []);
  });

  it('stays in every text of the product, in six languages, and in every rendered file', () => {
    assert.deepEqual(changesIn(productTexts()), []);
  });

  it('stays in public threads and recorded answers, but for the passwords, cookies and tokens in a few', () => {
    const texts = threadTexts().filter((text) => !published.some((piece) => text.includes(piece)));
    const changes = changesIn(texts);
    assert.ok(texts.length > 1000, `${texts.length} texts`);
    // The collection grows, and people publish passwords.
    assert.ok(changes.length * 1000 <= texts.length, changes.join('\n'));
  });
});

/** Whether eight characters of a secret are left in a row. */
function holdsPiece(secret: string, text: string): boolean {
  for (let at = 0; at + 8 <= secret.length; at++) if (text.includes(secret.slice(at, at + 8))) return true;
  return false;
}

/** Each text that is masked, from where it differs. */
const changesIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => {
    const masked = redactPatterns(text);
    if (masked === text) return [];
    let at = 0;
    while (text[at] === masked[at]) at++;
    return [text.slice(Math.max(0, at - 60), at + 60)];
  });

function productTexts(): readonly string[] {
  const tables = [...filesOf('l10n', '.json'), readFileSync('package.json', 'utf8')].flatMap(stringsOf);
  const pages = ['docs', 'media/walkthrough'].flatMap((folder) => filesOf(folder, '.md'));
  const files = ['products', 'scripts'].flatMap((folder) => filesOf(`test/golden/${folder}`, ''));
  return [...tables, ...pages, ...files, readFileSync('README.md', 'utf8')];
}

const threadTexts = (): readonly string[] =>
  ['explain', 'answers', 'policy'].flatMap((folder) =>
    filesOf(`test/golden/${folder}`, '.json').flatMap(stringsOf),
  );

const filesOf = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));

function stringsOf(json: string): readonly string[] {
  const found: string[] = [];
  JSON.parse(json, (_, value: unknown) => {
    if (typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}
