// What VS Code acts on in a notification (links that run commands) never comes from settings, files or servers.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './sources.ts';

const folder = path.join(root, 'src/host');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

/** Addresses and numbers cannot hold a link; dates and fixed words neither. */
const harmless = /\$\{(?:mailbox\.address|to|failed|reports\.length|count|clockTime\([^}]*\))\}/g;

/** The calls that show something which is not a constant and does not pass `escapeUiText`; dialogs show plain text. */
function openCalls(text: string): readonly string[] {
  const calls = text.matchAll(/window\.show(?:Information|Warning|Error)Message\(([\s\S]*?)\);/g);
  return [...calls]
    .map(([, inside = '']) => inside.trim())
    .filter((inside) => !inside.includes('modal: true') && !inside.startsWith('escapeUiText('))
    .filter((inside) => !/^(?:'[^']*'|`[^`$]*`)/.test(inside.replace(harmless, '')));
}

test('a notification shows constants, or text that passed escapeUiText', () => {
  const found = files.flatMap((name) =>
    openCalls(readFileSync(path.join(folder, name), 'utf8')).map((call) => `${name}: ${call.slice(0, 80)}`),
  );
  assert.deepEqual(found, []);
});
