// Holds a VSIX to its golden file list and looks through it for what must never be shipped.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { readZip } from './readZip.mjs';

const golden = path.join(root, 'test', 'golden', 'vsix-files.txt');
/** Catches a library that slipped in. The goal is lower, and npm run bench prints how far it is. */
const mostJavaScriptBytes = 2_320 * 1024;
const mostActivationBytes = 5 * 1024;
/** Opening the view, and testing one mailbox through EWS; npm run bench measures what a window really loads. */
const mainJob =
  /^extension\/dist\/(?:extension|start|shared|everyday|common-start|common-test|net|oauth|probes|common-jose|common-saxes)\.js$/;
const mostMainJobBytes = 500 * 1024;

/** What must not be in any shipped file, and what it would be. */
const forbidden = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\\nr]*[A-Za-z0-9+/=]{40}/,
  'a token': /eyJ[A-Za-z0-9_-]{30,}\.eyJ[A-Za-z0-9_-]{30,}/,
  'a client secret of Entra’s form': /\b[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{31,34}\b/,
  'a cloud key': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a test’s canary': /canary[-_ ]?(secret|token|key)|(secret|token|key)[-_ ]?canary/i,
  'a path of the machine that built it': pathsOfThisMachine(),
  'a source map': /[#@] sourceMappingURL=/,
};

/** @returns {{name: string, problem?: string}[]} every check by name, and what is wrong if it failed */
export function checkVsix(file, { update }) {
  const entries = readZip(file);
  const javaScript = entries.filter(({ name }) => name.endsWith('.js'));
  return [
    { name: 'the file list is the golden one', problem: fileListProblem(entries, update) },
    {
      name: `all shipped JavaScript is at most ${kilobytes(mostJavaScriptBytes)}`,
      problem: tooLarge(javaScript, mostJavaScriptBytes),
    },
    {
      name: `extension.js is at most ${kilobytes(mostActivationBytes)}`,
      problem: tooLarge(
        javaScript.filter(({ name }) => name === 'extension/dist/extension.js'),
        mostActivationBytes,
      ),
    },
    {
      name: `what the view and a test read is at most ${kilobytes(mostMainJobBytes)}`,
      problem: tooLarge(
        javaScript.filter(({ name }) => mainJob.test(name)),
        mostMainJobBytes,
      ),
    },
    { name: 'SECURITY.md names each shipped package in its version', problem: notLookedUp(entries) },
    ...Object.entries(forbidden).map(([what, pattern]) => ({
      name: `no file holds ${what}`,
      problem: holders(entries, pattern),
    })),
  ];
}

/** Bytes as a person reads them. */
export function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function fileListProblem(entries, update) {
  const list = `${entries
    .map(({ name }) => name)
    .sort()
    .join('\n')}\n`;
  if (update) writeFileSync(golden, list);
  const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
  if (list === expected) return undefined;
  const [have, want] = [list, expected].map((text) => new Set(text.trim().split('\n')));
  const lines = [
    ...[...have].filter((name) => !want.has(name)).map((name) => `+ ${name}`),
    ...[...want].filter((name) => !have.has(name)).map((name) => `- ${name}`),
  ];
  return `${lines.join('\n')}\nIf that is meant: npm run package -- --update`;
}

function tooLarge(entries, most) {
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (entries.length > 0 && bytes <= most) return undefined;
  return `${kilobytes(bytes)} in ${entries.length} files:\n${entries.map(({ name, bytes }) => `${kilobytes(bytes)} ${name}`).join('\n')}`;
}

/** Advisories are looked up for what is really in the package, and again for another version of it. */
function notLookedUp(entries) {
  const bill = entries.find(({ name }) => name === 'extension/dist/bill-of-materials.cdx.json');
  if (bill === undefined) return 'There is no bill of materials.';
  const table = readFileSync(path.join(root, 'SECURITY.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const names = (cell, name) =>
    [...cell.matchAll(/`([^`]+)`/g)].some(([, text]) =>
      text.endsWith('*') ? name.startsWith(text.slice(0, -1)) : text === name,
    );
  const missing = JSON.parse(bill.read().toString('utf8')).components.flatMap(({ group, name, version }) => {
    const whole = group === undefined ? name : `${group}/${name}`;
    const row = table.find(([, packages]) => names(packages, whole));
    return row?.[2].split(/, | and /).includes(version) ? [] : [`${whole} ${version}`];
  });
  return missing.length === 0 ? undefined : `Look these up, and add them: ${missing.join(', ')}`;
}

function holders(entries, pattern) {
  const found = entries.flatMap(({ name, read }) => {
    if (/\.(png|ttf|woff2?)$/.test(name)) return [];
    const match = pattern.exec(read().toString('utf8'));
    return match ? [`${name}: ${match[0].slice(0, 60)}`] : [];
  });
  return found.length > 0 ? found.join('\n') : undefined;
}

function pathsOfThisMachine() {
  const own = [root, os.homedir()]
    .filter((folder) => folder.length > 5)
    .map((folder) => RegExp.escape(folder));
  return new RegExp(
    [...own, 'file:///\\w', '/home/[a-z]+/', '/Users/[A-Za-z]+/', '[A-Z]:\\\\\\\\Users'].join('|'),
  );
}
