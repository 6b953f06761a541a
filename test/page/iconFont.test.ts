// The font that the page gets draws each of its icons as the whole font of @vscode/codicons does, and no other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { launchChromium } from '../support/chromium.ts';

const root = path.join(import.meta.dirname, '..', '..');
const whole = readFileSync(createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.ttf'));
const [, inSheet = ''] =
  /url\("?data:font\/ttf;base64,([^")]+)/.exec(
    readFileSync(path.join(root, 'dist/webview/wizard.css'), 'utf8'),
  ) ?? [];
const built = Buffer.from(inSheet, 'base64');
const sheet = readFileSync(path.join(root, 'webview-ui/styles/icons.css'), 'utf8');
const named = [...sheet.matchAll(/content: "\\([0-9a-f]+)"/g)].map(([, digits]) =>
  Number.parseInt(digits ?? '', 16),
);
/** An icon of the whole font that the page does not use. */
const unused = 0xea61;

test('every icon of the style sheet is drawn as the whole font draws it', async () => {
  const browser = await launchChromium(process.env['EXCHANGE_OAUTH_CHROMIUM'] ?? '');
  try {
    const page = await browser.newPage();
    const fonts = { whole: whole.toString('base64'), built: built.toString('base64') };
    const icons = [...named, unused];
    const drawn = await page.evaluate(drawIcons, { fonts, icons });
    assert.ok(named.length > 10);
    for (const [index, icon] of named.entries()) {
      assert.equal(drawn.built[index], drawn.whole[index], `icon ${icon.toString(16)}`);
    }
    assert.equal(new Set(drawn.whole).size, icons.length, 'each icon of the whole font has its own picture');
    assert.notEqual(drawn.built.at(-1), drawn.whole.at(-1), 'an icon that is not named is left out');
  } finally {
    await browser.close();
  }
});

type FontName = 'whole' | 'built';

/** Runs in the page: a picture of each icon as a data URL, in each font. */
async function drawIcons(asked: {
  readonly fonts: Readonly<Record<FontName, string>>;
  readonly icons: readonly number[];
}): Promise<Record<FontName, readonly string[]>> {
  const pictures = {} as Record<FontName, readonly string[]>;
  for (const [name, base64] of Object.entries(asked.fonts) as [FontName, string][]) {
    const font = new FontFace(
      name,
      Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    );
    document.fonts.add(await font.load());
    pictures[name] = asked.icons.map((icon) => {
      const canvas = new OffscreenCanvas(64, 64);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('No canvas.');
      context.font = `48px ${name}`;
      context.fillText(String.fromCodePoint(icon), 8, 56);
      return context.getImageData(0, 0, 64, 64).data.join('');
    });
  }
  return pictures;
}
