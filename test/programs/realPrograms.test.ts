// Programs that compile or are configured: their own parsers read back what was quoted.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { quoteGo, quoteJava } from '../../src/snippets/quoteCode.ts';
import { quoteHcl, quoteProperty } from '../../src/snippets/quoteConfiguration.ts';
import { quoteMsmtp, quoteMuttrc, quotePostfix } from '../../src/snippets/quoteMailPrograms.ts';
import { pairs, readBack } from '../support/quotedPairs.ts';
import { hasTool, runTool, scratchFolder, writeFiles } from '../support/tools.ts';

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
