// Merging into files that exist: no line is lost, a second time changes nothing, and the program's own reader agrees.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { mergeJson } from '../../../src/core/registration/settingsEdit.ts';
import { configFileOf } from '../../../src/products/configFiles.ts';
import { type Merge, mergeFile, type TextFormat } from '../../../src/snippets/merge/mergeFile.ts';

const owner = { registration: 'contoso-capture', target: 'x' };
const formatOf = (name: string): TextFormat => {
  const format = configFileOf(name)?.format;
  assert.ok(format !== undefined && format.kind !== 'json');
  return format;
};
const merged = (name: string, existing: string, rendered: string, by = owner): string => {
  const result = mergeFile(existing, rendered, formatOf(name), by);
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
};
const refused = (result: Merge): string => {
  assert.ok(!result.ok, JSON.stringify(result));
  return result.problem;
};

test('a file with an endless line is left alone, with the reason', () => {
  const line = `a${' '.repeat(1_000_000)}b`;
  assert.match(refused(mergeFile(line, '[x]\ny = 1\n', { kind: 'ini' }, owner)), /too long/);
  assert.match(refused(mergeFile(`k: v\n  ${line}`, 'x: 1\n', { kind: 'yaml' }, owner)), /too long/);
});

test('a block is put behind everything else, and replaced where it stands', () => {
  const first = merged('.env', 'A=1', 'MAIL=x\n');
  assert.equal(
    first,
    'A=1\n\n# >>> Exchange OAuth2 Setup: contoso-capture x\nMAIL=x\n# <<< Exchange OAuth2 Setup: contoso-capture x\n',
  );
  assert.equal(merged('.env', `${first}B=2\n`, 'MAIL=y\n'), `${first.replace('MAIL=x', 'MAIL=y')}B=2\n`);
});

test('each registration and each target has a block of its own', () => {
  const one = merged('gitlab.rb', '', 'in\n', { registration: 'a', target: 'gitlabIncoming' });
  const two = merged('gitlab.rb', one, 'out\n', { registration: 'a', target: 'gitlabOutgoing' });
  const three = merged('gitlab.rb', two, 'other\n', { registration: 'b', target: 'gitlabIncoming' });
  assert.ok(three.startsWith(one) && three.includes('\nout\n') && three.includes('\nother\n'));
});

test('a registration whose id would end a comment is written as text', () => {
  const text = merged('config.inc.php', '<?php\n$a = 1;\n', "<?php\n$config['x'] = 1;\n", {
    registration: '?>\n<% system %>',
    target: 'roundcube',
  });
  assert.equal(text.match(/<\?php/g)?.length, 1);
  assert.ok(!text.includes('?>') && !text.includes('<%'));
});

test('a name that may stand once is refused, a default that is there stays', () => {
  const rendered = 'account exchange\nhost a\n\naccount default : exchange\n';
  assert.match(
    refused(mergeFile('account exchange\nhost b\n', rendered, formatOf('msmtprc'), owner)),
    /exchange/,
  );
  const text = merged('msmtprc', 'account home\nhost h\naccount default : home\n', rendered);
  assert.equal(text.match(/account default/g)?.length, 1);
  assert.equal(merged('msmtprc', text, rendered), text);
});

test('an INI section that is there takes the new keys; what they replace stays as a comment', () => {
  const existing =
    '[server]\nport = 3000\n\n[smtp]\n;enabled = false\nhost = old:25\nuser = me\n\n# Emailing\n[emails]\nx = 1\n';
  const rendered = '[smtp]\nenabled = true\nhost = 127.0.0.1:1587\nuser = me\n\n[other]\ny = 2\n';
  const text = merged('grafana.ini', existing, rendered);
  assert.equal(text.match(/^\[smtp\]/gm)?.length, 1);
  assert.match(text, /# set aside by Exchange OAuth2 Setup for contoso-capture x: host = old:25\n/);
  assert.match(
    text,
    /user = me\n# >>> .*\nenabled = true\nhost = 127.0.0.1:1587\n# <<< .*\n\n# Emailing\n\[emails\]/,
  );
  assert.match(text, /# >>> .*\n\[other\]\ny = 2\n# <<< .*\n$/);
  assert.equal(merged('grafana.ini', text, rendered), text);
  assert.match(merged('grafana.ini', text, '[smtp]\nuser = me\n'), /\nhost = old:25\n/);
});

test('a list of names in an INI file gets one more', () => {
  const text = merged('offlineimaprc', '[general]\naccounts = home\n', '[general]\naccounts = exchange\n');
  assert.match(text, /^accounts = home, exchange$/m);
});

test('YAML keys go into the mapping that is there, items behind the last one', () => {
  const existing =
    'global:\n    resolve_timeout: 5m # keep\n    smtp_from: old@contoso.com\n\nroute:\n    receiver: x\n';
  const rendered = 'global:\n  # The proxy.\n  smtp_from: "new@contoso.com"\n  smtp_require_tls: false\n';
  const text = merged('alertmanager.yml', existing, rendered);
  assert.deepEqual(parseYaml(text), {
    global: { resolve_timeout: '5m', smtp_from: 'new@contoso.com', smtp_require_tls: false },
    route: { receiver: 'x' },
  });
  assert.match(text, /5m # keep/);
  assert.match(text, /set aside by .*: smtp_from: old@contoso\.com/);
  assert.equal(merged('alertmanager.yml', text, rendered), text);
  const list = merged(
    'm365agents.yml',
    'version: 1\nprovision:\n- uses: a\n',
    'provision:\n  - uses: b\n    with:\n      c: 1\n',
  );
  assert.deepEqual(parseYaml(list), {
    version: 1,
    provision: [{ uses: 'a' }, { uses: 'b', with: { c: 1 } }],
  });
});

test('YAML that cannot be merged by its lines is left alone, with the reason', () => {
  const rendered = 'a:\n  b: 1\n';
  for (const existing of [
    '{a: {c: 1}}\n',
    'a: {c: 1}\n',
    'a: |\n  b\n',
    'x: 1\n---\ny: 2\n',
    'a:\n\tb: 1\n',
    '- a\n',
  ])
    assert.ok(refused(mergeFile(existing, rendered, { kind: 'yaml' }, owner)).length > 10, existing);
});

test('JSON keeps comments, order and everything else; of a package.json only the dependencies count', () => {
  const text = mergeJson(
    '{\n  // realm\n  "realm": "r",\n  "smtpServer": { "host": "old", "x": "1" }\n}\n',
    '{"smtpServer":{"host":"new"}}',
  );
  assert.ok(text.ok && text.text.includes('// realm') && text.text.includes('"x": "1"'));
  assert.ok(text.ok && text.text.includes('"host": "new"'));
  const own = mergeJson(
    '{"name":"mine","dependencies":{"a":"1"}}',
    '{"name":"other","type":"module","dependencies":{"b":"2"}}',
    'dependencies',
  );
  assert.deepEqual(own.ok && JSON.parse(own.text), { name: 'mine', dependencies: { a: '1', b: '2' } });
  assert.ok(!mergeJson('{"a":', '{}').ok);
});

test('line breaks and a byte order mark stay as they are', () => {
  assert.equal(merged('.env', '\ufeffA=1\r\nB=2\r\n', 'C=3\n').replace(/\r\n/g, '').includes('\n'), false);
  assert.ok(merged('.env', 'A=1\r\nB=2\n', 'C=3\n').startsWith('A=1\r\nB=2\n\n#'));
});

const fileLine = fc.oneof(
  fc.constantFrom(
    '',
    '# note',
    'key = value',
    'host = x',
    '[smtp]',
    '[a]',
    'smtp:',
    '  b: 1',
    '- item',
    '  - x',
    'host: y',
    '    deep: |',
    '\ttab',
    'odd \r',
  ),
  fc.string().filter((text) => !/[\n]/.test(text)),
);
const samples: readonly (readonly [string, string])[] = [
  ['.env', 'HOST=1\nUSER=2\n'],
  ['grafana.ini', '[smtp]\nhost = new\nkey = other\n\n[z]\na = 1\n'],
  ['alertmanager.yml', 'smtp:\n  b: 2\n  c: 3\nhost: "z"\n'],
];

for (const [name, rendered] of samples) {
  test(`no line of a file is lost, whatever it holds, and a second merge changes nothing: ${name}`, () => {
    fc.assert(
      fc.property(fc.array(fileLine, { maxLength: 12 }), (lines) => {
        const existing = lines.map((line) => `${line}\n`).join('');
        const result = mergeFile(existing, rendered, formatOf(name), owner);
        if (!result.ok) return;
        const after = result.text
          .split('\n')
          .map((line) => line.replace(/# set aside by Exchange OAuth2 Setup for \S+ x: /, ''));
        let at = -1;
        for (const line of lines) {
          at =
            after.indexOf(line.replace(/\r$/, ''), at + 1) >= 0
              ? after.indexOf(line.replace(/\r$/, ''), at + 1)
              : after.indexOf(line, at + 1);
          assert.ok(at >= 0, `lost ${JSON.stringify(line)} of ${JSON.stringify(existing)}: ${result.text}`);
        }
        const again = mergeFile(result.text, rendered, formatOf(name), owner);
        assert.equal(again.ok && again.text, result.text);
      }),
      { numRuns: 400 },
    );
  });
}
