// What the sources mark for translation is what l10n/ holds, and no table of a language says something else.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root, sources } from './sources.ts';

interface Titled {
  readonly title: string;
}

interface Extracted {
  readonly texts: Readonly<Record<string, unknown>>;
  readonly faults: readonly string[];
}

const bundles: string = '../../scripts/l10n/bundles.mjs';
const extraction: string = '../../scripts/l10n/extract.mjs';
const { asJson, baseFile, languages, marked, tableOf } = (await import(bundles)) as {
  readonly asJson: (value: unknown) => string;
  readonly baseFile: string;
  readonly languages: readonly string[];
  readonly marked: () => Extracted;
  readonly tableOf: (language: string) => Readonly<Record<string, string>>;
};
const { extract } = (await import(extraction)) as {
  readonly extract: (files: Readonly<Record<string, string>>) => Extracted;
};

const unmarkedScript: string = '../../scripts/l10n/unmarked.mjs';
const { unmarked } = (await import(unmarkedScript)) as {
  readonly unmarked: (files: Readonly<Record<string, string>>) => readonly string[];
};
const manifestScript: string = '../../scripts/l10n/manifest.mjs';
const { englishManifest, manifestTexts, manifestTextsOf } = (await import(manifestScript)) as {
  readonly englishManifest: () => { readonly contributes: { readonly commands: readonly Titled[] } };
  readonly manifestTexts: () => Readonly<Record<string, string>>;
  readonly manifestTextsOf: (language: string) => Readonly<Record<string, string>>;
};

const { texts, faults } = marked();
const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

describe('texts of the window', () => {
  it('are marked so that they can be collected, and none is translated while a module is loaded', () => {
    assert.deepEqual(faults, []);
  });

  it('are up to date in l10n/; if not: npm run l10n', () => {
    const written = readFileSync(path.join(root, baseFile), 'utf8');
    assert.ok(written === asJson(texts), 'npm run l10n writes it anew');
  });

  it('are marked at every place where the host shows words', () => {
    const host = Object.entries(sources).filter(([file]) => file.startsWith('src/host/'));
    // A number of Entra, an address, and the word that a person types to get a completion.
    const inEveryLanguage = /`AADSTS\$|'ceo@contoso\.com'|`exchange \$/;
    assert.deepEqual(
      unmarked(Object.fromEntries(host)).filter((place) => !inEveryLanguage.test(place)),
      [],
    );
  });

  for (const language of languages) {
    it(`are all there in ${language}; if not, npm run l10n names what is missing`, () => {
      const table = tableOf(language);
      assert.deepEqual(
        Object.keys(texts).filter((key) => !(key in table)),
        [],
      );
    });

    it(`have the same placeholders in ${language}, and none is unknown`, () => {
      const wrong = Object.entries(tableOf(language)).filter(([key, text]) => {
        const message = key in texts ? key : undefined;
        return message === undefined || placeholders(message).join() !== placeholders(text).join();
      });
      assert.deepEqual(wrong, []);
    });
  }
});

/** What a text may not lose in a language: commands and settings that it names, and code. */
const names = (text: string) =>
  (text.match(/\((?:command|https?):[^)]*\)|`[^`]*`|#exchangeOAuth[^#]*#/g) ?? []).sort();

describe('texts of package.json', () => {
  it('stand in package.nls.json, each of them and no other', () => {
    const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
    const keys = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]));
    assert.deepEqual([...keys].sort(), Object.keys(manifestTexts()).sort());
  });

  it('are not written into package.json: titles of commands, descriptions of settings', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const properties = Object.values(contributes.configuration.properties) as {
      markdownDescription?: string;
    }[];
    const shown: readonly string[] = [
      ...contributes.commands.map(({ title }: Titled) => title),
      ...properties.map(({ markdownDescription = '%%' }) => markdownDescription),
    ];
    assert.deepEqual(
      shown.filter((text) => !/^%.*%$/.test(text)),
      [],
    );
    assert.ok(englishManifest().contributes.commands.every(({ title }) => !title.startsWith('%')));
  });

  for (const language of languages) {
    it(`keep commands, settings and code in ${language}, and none is unknown`, () => {
      const english = manifestTexts();
      const wrong = Object.entries(manifestTextsOf(language)).filter(
        ([key, text]) => names(english[key] ?? '').join() !== names(text).join() || !(key in english),
      );
      assert.deepEqual(wrong, []);
    });
  }
});

/** VS Code takes `<name>.nls.<language>.md` beside a step's Markdown (gettingStartedDetailsRenderer.ts). */
const walkthrough = path.join(root, 'media/walkthrough');

describe('pages of the walkthrough', () => {
  const pages = readdirSync(walkthrough).filter((file) => !file.includes('.nls.'));

  for (const language of languages) {
    it(`are there in ${language}, with the same paragraphs, emphasis and code`, () => {
      const shapeOf = (file: string) => {
        const text = readFileSync(path.join(walkthrough, file), 'utf8');
        return [text.split('\n').length, text.match(/\*+/g)?.join(' '), text.match(/`[^`]+`/g)?.join(' ')];
      };
      for (const page of pages)
        assert.deepEqual(shapeOf(page.replace(/\.md$/, `.nls.${language}.md`)), shapeOf(page), page);
    });
  }

  it('are no others', () =>
    assert.equal(readdirSync(walkthrough).length, pages.length * (languages.length + 1)));
});

describe('the collection', () => {
  it('finds each kind of mark, with its comment', () => {
    const source = `const a = l10n.msg('A {0}'); function f() { l10n.t("B"); l10n.record(\`C\`, 1);
      l10n.t({ message: 'D', comment: 'noun' }); l10n.t(a); }`;
    assert.deepEqual(extract({ 'a.ts': source }), {
      texts: { 'A {0}': 'A {0}', B: 'B', C: 'C', 'D/noun': { message: 'D', comment: ['noun'] } },
      faults: [],
    });
  });

  it('is told of words that are shown and not marked', () => {
    const source = `window.showInformationMessage(a ? 'Some words' : l10n.t('A'), 'x'); const item = { label: \`$(key) \${n}\`,
      detail: \`\${n} files\`, title: l10n.t('B'), id: 'not shown' };`;
    assert.deepEqual(unmarked({ 'a.ts': source }), ["a.ts:1 'Some words'", 'a.ts:2 `${n} files`']);
  });

  it('refuses a text that it cannot read, and one that is translated too early', () => {
    const source =
      "const a = l10n.t('A'); const f = (x) => l10n.t(`B ${x}`) + l10n.t(x ? 'C' : 'D') + l10n.msg(x);";
    assert.equal(extract({ 'a.ts': source }).faults.length, 4);
  });
});
