// The texts that a page draws: those that its sources mark, of which the build gives the host short marks.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { textMark } from '../../src/host/shell/pageTexts.ts';
import { root } from '../setup/paths.mjs';
import { extract } from './extract.mjs';

/** Page to its script. */
const pages = { wizard: 'webview-ui/main.ts', audit: 'webview-ui/audit.ts' };

/** @returns {Promise<string[]>} the keys of the texts that the page of this name marks */
export async function textsOfPage(name) {
  const { metafile } = await build({
    entryPoints: [pages[name]],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    packages: 'external',
    external: ['*.css', '*/toolkit.ts'],
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs).filter((file) => file !== 'src/core/l10n.ts');
  const sources = inputs.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]);
  return Object.keys(extract(Object.fromEntries(sources)).texts);
}

/** What `pageTextMarks` of src/host/shell/pageTexts.ts stands for in a bundle. */
export async function pageTextMarks() {
  const marks = Object.keys(pages).map(async (name) => [
    name,
    (await textsOfPage(name)).map(textMark).join(''),
  ]);
  return Object.fromEntries(await Promise.all(marks));
}
