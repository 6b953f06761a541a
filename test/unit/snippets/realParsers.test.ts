// Every language's own parser reads back what was quoted for it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { parse as parseYaml } from 'yaml';
import type { Quoted } from '../../../src/snippets/quoted.ts';
import { quoteGo } from '../../../src/snippets/quoteGo.ts';
import { quoteHcl } from '../../../src/snippets/quoteHcl.ts';
import { quoteIni, quoteIniSection, quoteInterpolatedIni } from '../../../src/snippets/quoteIni.ts';
import { quoteJava } from '../../../src/snippets/quoteJava.ts';
import { quoteJavaScript } from '../../../src/snippets/quoteJavaScript.ts';
import { jsonDocument, quoteJson } from '../../../src/snippets/quoteJson.ts';
import { quoteMsmtp } from '../../../src/snippets/quoteMsmtp.ts';
import { quoteMuttrc } from '../../../src/snippets/quoteMuttrc.ts';
import { quotePhp } from '../../../src/snippets/quotePhp.ts';
import { quotePostfix } from '../../../src/snippets/quotePostfix.ts';
import { quoteProperty } from '../../../src/snippets/quoteProperties.ts';
import { quotePython } from '../../../src/snippets/quotePython.ts';
import { quoteRuby } from '../../../src/snippets/quoteRuby.ts';
import { quoteSh } from '../../../src/snippets/quoteSh.ts';
import { quoteToml } from '../../../src/snippets/quoteToml.ts';
import { quoteXml } from '../../../src/snippets/quoteXml.ts';
import { quoteYaml } from '../../../src/snippets/quoteYaml.ts';
import { hostileSample } from '../../support/hostileValues.ts';
import { hasTool, runTool, scratchFolder, writeFiles } from '../../support/tools.ts';

interface Pair {
  readonly value: string;
  readonly literal: string;
}

/** What the language can hold, with its literal; most of the sample must be expressible. */
function pairs(quote: (value: string) => Quoted, count = 250, least = 0.5): readonly Pair[] {
  const sample = hostileSample(count);
  const result = sample.flatMap((value) => {
    const literal = quote(value);
    return literal.ok ? [{ value, literal: literal.text }] : [];
  });
  assert.ok(result.length >= sample.length * least, `${result.length} of ${sample.length} could be written`);
  return result;
}

/** Runs a program that prints the values it read as a JSON array, and compares them. */
function readBack(
  t: TestContext,
  sample: readonly Pair[],
  tool: string,
  file: string,
  program: string,
): void {
  const folder = scratchFolder(t);
  writeFiles(folder, { [file]: program });
  const run = runTool(tool, [file], { cwd: folder, env: { LC_ALL: 'C.UTF-8', PYTHONUTF8: '1' } });
  assert.equal(run.status, 0, run.stderr.slice(0, 2000));
  assert.deepEqual(
    JSON.parse(run.stdout),
    sample.map(({ value }) => value),
  );
}

test('JavaScript reads back every literal', () => {
  const sample = pairs(quoteJavaScript, 2000, 0.9);
  const read: unknown = runInNewContext(`[${sample.map(({ literal }) => literal).join(',\n')}]`);
  assert.deepEqual(
    JSON.parse(JSON.stringify(read)),
    sample.map(({ value }) => value),
  );
});

test('JSON reads back every string and document', () => {
  for (const { value, literal } of pairs(quoteJson, 2000, 0.9)) {
    assert.equal(JSON.parse(literal), value);
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

test('XML (expat) reads back every attribute', (t) => {
  if (!hasTool(t, 'python3', '--version')) return;
  const sample = pairs(quoteXml, 600, 0.5);
  const folder = scratchFolder(t);
  const elements = sample.map(({ literal }) => `<v a=${literal}/>\n`).join('');
  writeFiles(folder, { 'v.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<r>${elements}</r>` });
  const script =
    'import json, xml.etree.ElementTree as e; print(json.dumps([v.get("a") for v in e.parse("v.xml").getroot()]))';
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

const javaPrint = `static void print(java.util.List<String> all) {
    StringBuilder out = new StringBuilder("[");
    for (String value : all) {
      if (out.length() > 1) out.append(',');
      out.append('"');
      for (char c : value.toCharArray()) out.append(String.format("\\\\u%04x", (int) c));
      out.append('"');
    }
    System.out.println(out.append("]"));
  }`;

test('Java reads back every literal', (t) => {
  if (!hasTool(t, 'java', '-version')) return;
  const sample = pairs(quoteJava, 250, 0.9);
  const list = sample.map(({ literal }) => `      ${literal}`).join(',\n');
  const program = `public class V {
  ${javaPrint}
  public static void main(String[] a) {
    print(java.util.List.of(new String[] {
${list} }));
  }
}
`;
  readBack(t, sample, 'java', 'V.java', program);
});

test('java.util.Properties reads back every value', (t) => {
  if (!hasTool(t, 'java', '-version')) return;
  const sample = pairs(quoteProperty, 600, 0.9);
  const folder = scratchFolder(t);
  writeFiles(folder, {
    'v.properties': sample.map(({ literal }, index) => `k${index}=${literal}\n`).join(''),
    'V.java': `public class V {
  ${javaPrint}
  public static void main(String[] a) throws Exception {
    var p = new java.util.Properties();
    p.load(new java.io.FileInputStream("v.properties"));
    var all = new java.util.ArrayList<String>();
    for (int i = 0; i < ${sample.length}; i++) all.add(p.getProperty("k" + i));
    print(all);
  }
}
`,
  });
  const run = runTool('java', ['V.java'], { cwd: folder });
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(
    JSON.parse(run.stdout),
    sample.map(({ value }) => value),
  );
});

test('Go reads back every literal', (t) => {
  if (!hasTool(t, 'go', 'version')) return;
  const sample = pairs(quoteGo, 250, 0.9);
  const list = sample.map(({ literal }) => `\t\t${literal},\n`).join('');
  const folder = scratchFolder(t);
  writeFiles(folder, {
    'v.go': `package main

import (
	"encoding/json"
	"os"
)

func main() {
	json.NewEncoder(os.Stdout).Encode([]string{
${list}	})
}
`,
  });
  const run = runTool('go', ['run', 'v.go'], {
    cwd: folder,
    env: { GOFLAGS: '-mod=mod', GO111MODULE: 'off' },
  });
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(
    JSON.parse(run.stdout),
    sample.map(({ value }) => value),
  );
});

test('Terraform reads back every string, in normalization form C', (t) => {
  if (!hasTool(t, 'terraform', 'version')) return;
  const sample = pairs(quoteHcl, 250, 0.9);
  const folder = scratchFolder(t);
  const expression = `base64encode(jsonencode([${sample.map(({ literal }) => literal).join(', ')}]))\n`;
  const run = runTool('terraform', ['console'], {
    cwd: folder,
    input: expression,
    env: { CHECKPOINT_DISABLE: '1' },
  });
  assert.equal(run.status, 0, run.stderr);
  const read: unknown = JSON.parse(Buffer.from(run.stdout.trim().slice(1, -1), 'base64').toString('utf8'));
  assert.deepEqual(
    read,
    sample.map(({ value }) => value.normalize('NFC')),
  );
});

test('mutt reads back every word', (t) => {
  if (!hasTool(t, 'mutt', '-v')) return;
  // Mutt prints at most 256 bytes of a value.
  const sample = pairs(quoteMuttrc, 150, 0.3).filter(({ value }) => Buffer.byteLength(value) < 200);
  const folder = scratchFolder(t);
  writeFiles(folder, { rc: sample.map(({ literal }, index) => `set my_v${index}=${literal}\n`).join('') });
  const queries = sample.flatMap((_, index) => ['-Q', `my_v${index}`]);
  const run = runTool('mutt', ['-n', '-F', path.join(folder, 'rc'), ...queries], {
    cwd: folder,
    env: { LC_ALL: 'C.UTF-8', HOME: folder },
  });
  // Mutt prints the value between quotes with its own escapes.
  const read = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(line.indexOf('=') + 2, -1).replace(/\\(.)/g, '$1'));
  assert.deepEqual(
    read,
    sample.map(({ value }) => value),
  );
});

test('msmtp reads back every argument', (t) => {
  if (!hasTool(t, 'msmtp', '--version')) return;
  const sample = pairs(quoteMsmtp, 40, 0.3).filter(({ value }) => value !== '');
  const folder = scratchFolder(t);
  for (const { value, literal } of sample) {
    writeFiles(folder, { rc: `account a\nhost localhost\nuser ${literal}\n` });
    const run = runTool('msmtp', ['-C', path.join(folder, 'rc'), '-a', 'a', '-P'], { cwd: folder });
    assert.equal(run.status, 0, `${run.stderr} for ${literal}`);
    const line = run.stdout.split('\n').find((text) => text.startsWith('user '));
    assert.equal(line?.replace(/^user\s+= /, ''), value);
  }
});

test('Postfix expands main.cf values back to what they were', (t) => {
  if (!hasTool(t, 'postconf', '-h', 'mail_version')) return;
  // One value of them all, since postconf takes two seconds to look at the machine's interfaces; it prints a run of
  // blanks as one.
  const value = pairs(quotePostfix, 150, 0.3)
    .map((pair) => pair.value)
    .filter((text) => text !== '' && !text.includes('  '))
    .join(' ~ ')
    .trim();
  const literal = quotePostfix(value);
  assert.ok(literal.ok);
  const folder = scratchFolder(t);
  const main = `compatibility_level = 3.6\nmyhostname = mail.example\nrelayhost = ${literal.text}\n`;
  writeFiles(folder, { 'main.cf': main, 'master.cf': '' });
  const run = runTool('postconf', ['-c', folder, '-x', '-h', 'relayhost'], { cwd: folder });
  assert.equal(run.stdout, `${value}\n`, run.stderr);
});
