// Every language's own parser reads back what was quoted for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { parse as parseYaml } from 'yaml';
import { quoteJavaScript, quotePhp, quotePython, quoteRuby } from '../../src/snippets/quoteCode.ts';
import {
  jsonDocument,
  quoteIni,
  quoteIniSection,
  quoteInterpolatedIni,
  quoteToml,
  quoteYaml,
} from '../../src/snippets/quoteConfiguration.ts';
import { quoteSh } from '../../src/snippets/quoteShell.ts';
import { pairs, readBack } from '../support/quotedPairs.ts';
import { hasTool, runTool, scratchFolder, writeFiles } from '../support/tools.ts';

test('JavaScript reads back every literal', () => {
  const sample = pairs(quoteJavaScript, 2000, 0.9);
  const read: unknown = runInNewContext(`[${sample.map(({ literal }) => literal).join(',\n')}]`);
  assert.deepEqual(
    JSON.parse(JSON.stringify(read)),
    sample.map(({ value }) => value),
  );
});

test('JSON reads back every document', () => {
  for (const { value } of pairs(quoteJavaScript, 2000, 0.9)) {
    assert.deepEqual(JSON.parse(jsonDocument({ [value]: value, list: [value] })), {
      [value]: value,
      list: [value],
    });
  }
});

test('YAML 1.2 reads back every scalar as a string', () => {
  const sample = pairs(quoteYaml, 600, 0.9);
  const text = sample.map(({ literal }, index) => `k${index}: ${literal}\n`).join('');
  assert.deepEqual(
    Object.values(parseYaml(text) as object),
    sample.map(({ value }) => value),
  );
});

test('YAML 1.1 (PyYAML) reads back every scalar as a string', (t) => {
  if (!hasTool(t, '/usr/bin/python3', '-c', 'import yaml')) return;
  const sample = pairs(quoteYaml, 600, 0.9);
  const folder = scratchFolder(t);
  writeFiles(folder, { 'v.yaml': sample.map(({ literal }) => `- ${literal}\n`).join('') });
  const script = 'import json, yaml; print(json.dumps(yaml.safe_load(open("v.yaml", encoding="utf-8"))))';
  const run = runTool('/usr/bin/python3', ['-c', script], { cwd: folder });
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(
    JSON.parse(run.stdout),
    sample.map(({ value }) => value),
  );
});

test('Python reads back every literal', (t) => {
  if (!hasTool(t, 'python3', '--version')) return;
  const sample = pairs(quotePython, 600, 0.9);
  const list = sample.map(({ literal }) => `  ${literal},\n`).join('');
  readBack(t, sample, 'python3', 'v.py', `import json\nprint(json.dumps([\n${list}]))\n`);
});

test('TOML (tomllib) reads back every string', (t) => {
  if (!hasTool(t, 'python3', '-c', 'import tomllib')) return;
  const sample = pairs(quoteToml, 600, 0.9);
  const folder = scratchFolder(t);
  writeFiles(folder, { 'v.toml': sample.map(({ literal }, index) => `k${index} = ${literal}\n`).join('') });
  const script = 'import json, tomllib; print(json.dumps(list(tomllib.load(open("v.toml", "rb")).values())))';
  const run = runTool('python3', ['-c', script], { cwd: folder });
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(
    JSON.parse(run.stdout),
    sample.map(({ value }) => value),
  );
});

for (const [name, quote, parser] of [
  ['without interpolation', quoteIni, 'configparser.ConfigParser(interpolation=None)'],
  ['with interpolation', quoteInterpolatedIni, 'configparser.ConfigParser()'],
] as const) {
  test(`INI (configparser ${name}) reads back every value`, (t) => {
    if (!hasTool(t, 'python3', '--version')) return;
    const sample = pairs(quote, 600, 0.3);
    const folder = scratchFolder(t);
    writeFiles(folder, {
      'v.ini': `[v]\n${sample.map(({ literal }, index) => `k${index} = ${literal}\n`).join('')}`,
    });
    const script = `import configparser, json
c = ${parser}
c.read("v.ini", encoding="utf-8")
print(json.dumps([c["v"][k] for k in c["v"]]))`;
    const run = runTool('python3', ['-c', script], { cwd: folder });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(
      JSON.parse(run.stdout),
      sample.map(({ value }) => value),
    );
  });
}

test('INI section names come back from configparser', (t) => {
  if (!hasTool(t, 'python3', '--version')) return;
  const all = pairs(quoteIniSection, 300, 0.2);
  const sample = all.filter(
    ({ value }, index) =>
      value !== '' && value !== 'DEFAULT' && all.findIndex((other) => other.value === value) === index,
  );
  const folder = scratchFolder(t);
  writeFiles(folder, { 'v.ini': sample.map(({ literal }) => `[${literal}]\nk = 1\n`).join('') });
  const script = `import configparser, json
c = configparser.ConfigParser(interpolation=None)
c.read("v.ini", encoding="utf-8")
print(json.dumps(c.sections()))`;
  const run = runTool('python3', ['-c', script], { cwd: folder });
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(
    JSON.parse(run.stdout),
    sample.map(({ value }) => value),
  );
});

for (const shell of ['sh', 'bash'] as const) {
  test(`${shell} reads back every word`, (t) => {
    if (!hasTool(t, shell, '-c', 'true')) return;
    const sample = pairs(quoteSh, 600, 0.3);
    const folder = scratchFolder(t);
    writeFiles(folder, { 'v.sh': `printf '%s\\0' ${sample.map(({ literal }) => literal).join(' \\\n')}\n` });
    const run = runTool(shell, ['v.sh'], { cwd: folder });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(
      run.stdout.split('\0').slice(0, -1),
      sample.map(({ value }) => value),
    );
  });
}

test('Ruby reads back every literal', (t) => {
  if (!hasTool(t, 'ruby', '--version')) return;
  const sample = pairs(quoteRuby, 600, 0.9);
  const list = sample.map(({ literal }) => `  ${literal},\n`).join('');
  readBack(t, sample, 'ruby', 'v.rb', `require "json"\nputs JSON.generate([\n${list}])\n`);
});

test('PHP reads back every literal', (t) => {
  if (!hasTool(t, 'php', '--version')) return;
  const sample = pairs(quotePhp, 600, 0.9);
  const list = sample.map(({ literal }) => `  ${literal},\n`).join('');
  readBack(t, sample, 'php', 'v.php', `<?php\necho json_encode([\n${list}]);\n`);
});
