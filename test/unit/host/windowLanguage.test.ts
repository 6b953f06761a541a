// The tables as they are shipped, keys once and a list of texts for each language, are the tables of l10n/ again.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import * as l10n from '../../../src/core/l10n.ts';

const { env, Uri, workspace } = await import('../../support/fakeVscode.ts');
const { useWindowLanguage } = await import('../../../src/host/shell/windowLanguage.ts');
const script: string = '../../../scripts/l10n/packTables.mjs';
const { packTables } = (await import(script)) as {
  readonly packTables: () => Readonly<Record<string, string>>;
};

const root = path.join(import.meta.dirname, '..', '..', '..');
const tableOf = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(path.join(root, `l10n/bundle.l10n.${language}.json`), 'utf8'));
const packed = packTables();
const extensionUri = Uri.parse('https://files.example/extension') as never;
const { readFile } = workspace.fs;
let read: string[] = [];

/** A window as VS Code opens it. */
async function open(language: string): Promise<void> {
  env.language = language;
  Object.assign(workspace.fs, {
    readFile: async (uri: { readonly path: string }) => {
      read.push(uri.path);
      return new TextEncoder().encode(packed[uri.path.split('/').at(-1) ?? '']);
    },
  });
  await useWindowLanguage(extensionUri);
}

afterEach(() => {
  read = [];
});
after(() => {
  env.language = 'en';
  Object.assign(workspace.fs, { readFile });
  l10n.config({ contents: undefined, language: 'en' });
});

describe('the tables that are shipped', () => {
  for (const language of ['de', 'es', 'fr', 'ja', 'pt-br']) {
    it(`give each text of ${language}`, async () => {
      await open(language);
      const files = ['keys.json', `${language}.json`];
      assert.deepEqual(
        read,
        files.map((name) => `/extension/dist/l10n/${name}`),
      );
      const wrong = Object.entries(tableOf(language)).filter(([key, text]) => {
        const [, message = key, comment] = /^(.*)\/([^/]*)$/s.exec(key) ?? [];
        return l10n.t(key) !== text && l10n.t({ message, comment: comment ?? '' }) !== text;
      });
      assert.deepEqual(wrong, []);
    });
  }

  it('are read at the first use: VS Code, which would wait for a table before it activates, knows of none', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.equal(manifest.l10n, undefined);
  });

  it('are not read in an English window, nor in one of a language that has none', async () => {
    await open('en');
    assert.deepEqual(read, []);
    await open('it');
    assert.deepEqual(read, []);
    assert.equal(l10n.t('Product'), 'Product');
  });
});
