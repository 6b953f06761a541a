// Writes the SMTP settings of a program without OAuth 2.0 in that program's own format.
import { codeTemplate, literalOf, verbatim } from '../../snippets/codeTemplate.ts';
import { jsonDocument, quoteDotenv, quoteYaml } from '../../snippets/quoteConfiguration.ts';
import type { RenderedFile } from '../product.ts';
import type { RelayRow, RelayValue } from './relayRows.ts';

const dotenv = codeTemplate(quoteDotenv);

type Setting = readonly [name: string, kind: RelayValue['kind'], value: string];

/** The settings in the program's own format. */
export function settingsFile(row: RelayRow, settings: readonly Setting[]): RenderedFile {
  if (row.file !== undefined) {
    const tree = nested(settings);
    const text = row.file.language === 'json' ? jsonDocument(tree) : yamlLines(tree, '');
    return { ...row.file, text };
  }
  const lines = settings.map(([name, , value]) => dotenv`${verbatim(name)}=${value}\n`);
  return { name: `${row.target}-mail.env`, language: 'dotenv', text: lines.join('') };
}

type Tree = { [name: string]: Tree | string | number | boolean };

/** Objects inside each other along the dots of the names. */
function nested(settings: readonly Setting[]): Tree {
  const root: Tree = {};
  for (const [name, kind, value] of settings) {
    const folders = name.split('.');
    const leaf = folders.pop() ?? name;
    let at = root;
    for (const folder of folders) {
      const next = at[folder];
      const inside: Tree = typeof next === 'object' ? next : {};
      at[folder] = inside;
      at = inside;
    }
    at[leaf] = kind === 'off' ? false : kind === 'port' ? Number(value) : value;
  }
  return root;
}

function yamlLines(tree: Tree, indent: string): string {
  return Object.entries(tree)
    .map(([name, value]) => {
      if (typeof value === 'object') return `${indent}${name}:\n${yamlLines(value, `${indent}  `)}`;
      // A Ruby symbol is written as it is: in quotes it would be text.
      const isPlain = typeof value !== 'string' || /^:[a-z]+$/.test(value);
      return `${indent}${name}: ${isPlain ? String(value) : literalOf(quoteYaml, value)}\n`;
    })
    .join('');
}
