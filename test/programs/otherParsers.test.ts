// Formats that have a parser of their own outside this project: Java properties, environment files, HCL, n8n's forms.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { parseEnv } from 'node:util';
import { runInNewContext } from 'node:vm';
import { isRefusal } from '../../src/products/product.ts';
import { hostileFilesIn } from '../support/hostileFiles.ts';
import { allTargets, render, situationsOf } from '../support/renderings.ts';
import { hasTool, runTool, scratchFolder, writeFiles } from '../support/tools.ts';

/** Names before the first `=` of each line that is no comment: hostile values must add and hide none. */
const names = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.slice(0, line.indexOf('=')).trim())
    .toSorted();

/** What the set-up fetched from npm (scripts/setup/targetPackages.mjs). */
function fetched(t: TestContext, ...names: readonly string[]): string | undefined {
  const folder = path.join(import.meta.dirname, '../../.cache/target-packages/1', ...names);
  if (existsSync(folder)) return folder;
  t.skip(`${names[0]} is not there: the test set-up fetches it from npm`);
  return undefined;
}

const readProperties = `import java.io.*; import java.nio.charset.StandardCharsets; import java.util.*;
class ReadProperties {
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      Properties properties = new Properties();
      try (Reader reader = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) { properties.load(reader); }
      System.out.println(String.join(" ", new TreeSet<>(properties.stringPropertyNames())));
    }
  }
}
`;

test('java.util.Properties reads the keys of every properties file and no others', (t) => {
  if (!hasTool(t, 'java', '-version')) return;
  const files = [...hostileFilesIn('properties'), ...hostileFilesIn('spring-boot-properties')];
  assert.ok(files.length > 20);
  const folder = scratchFolder(t);
  const texts = Object.fromEntries(files.map(([, text], index) => [`${index}.properties`, text]));
  writeFiles(folder, { 'ReadProperties.java': readProperties, ...texts });
  const run = runTool('java', ['ReadProperties.java', ...Object.keys(texts)], { cwd: folder });
  assert.equal(run.status, 0, run.stderr);
  const expected = files.map(([, text]) =>
    names(text)
      .map((name) => name.replaceAll('\\', ''))
      .join(' '),
  );
  assert.deepEqual(run.stdout.trimEnd().split('\n'), expected);
});

test('Node reads the names of every environment file and no others', () => {
  const files = hostileFilesIn('dotenv');
  assert.ok(files.length > 20);
  for (const [name, text] of files)
    assert.deepEqual(Object.keys(parseEnv(text)).toSorted(), names(text), name);
});

test('HashiCorp’s parser reads every Terraform file', async (t) => {
  const folder = fetched(t, 'hcl2json', 'node_modules/@cdktf/hcl2json');
  if (folder === undefined) return;
  const { parse } = createRequire(import.meta.url)(folder) as {
    parse(name: string, text: string): Promise<Readonly<Record<string, unknown>>>;
  };
  const files = hostileFilesIn('terraform');
  assert.ok(files.length > 5);
  for (const [name, text] of files) {
    const { resource } = await parse('main.tf', text);
    assert.ok(resource !== undefined, name);
  }
  await assert.rejects(parse('main.tf', 'resource "a" {'));
});

interface CredentialField {
  readonly displayName: string;
  readonly type: string;
  readonly options?: readonly { readonly name: string }[];
}

/** The fields of an n8n credential, from its released class; what it imports is not needed for its form. */
function credentialFields(folder: string, name: string): readonly CredentialField[] {
  const exported: Record<string, new () => { readonly properties: readonly CredentialField[] }> = {};
  runInNewContext(readFileSync(path.join(folder, `${name}.credentials.js`), 'utf8'), {
    exports: exported,
    require: () => ({}),
  });
  const credential = exported[name];
  assert.ok(credential, name);
  return new credential().properties.filter(({ type }) => type !== 'hidden' && type !== 'notice');
}

test('n8n’s released credentials have the fields of its sheet, with these options', (t) => {
  const folder = fetched(t, 'n8n-nodes-base');
  const product = allTargets.find(({ target }) => target === 'n8n')?.product;
  if (folder === undefined || product === undefined) return;
  // Of every OAuth2 credential (n8n core, oAuth2Api), and of the node itself.
  const elsewhere = ['OAuth Redirect URL', 'Client ID', 'Mailbox'];
  for (const situation of situationsOf(product)) {
    const result = render('n8n', situation);
    if (isRefusal(result)) continue;
    const fields = (
      situation.registration.grant === 'authorizationCode'
        ? ['MicrosoftOAuth2Api', 'MicrosoftOutlookOAuth2Api']
        : ['MicrosoftEntraServicePrincipalApi']
    ).flatMap((name) => credentialFields(folder, name));
    const ofNode = result.fields.findIndex(({ label }) => label === 'Mailbox') - 1;
    result.fields.forEach(({ label, value }, index) => {
      if (elsewhere.includes(label) || index === ofNode) return;
      const field = fields.find(({ displayName }) => displayName === label);
      assert.ok(field, `${situation.title}: ${label}`);
      const options = field.options?.map(({ name }) => name);
      if (options !== undefined) assert.ok(options.includes(value), `${label}: ${value}`);
    });
  }
});

test('Postfix takes every parameter of the rendered main.cf as it is, and knows them all', (t) => {
  if (!hasTool(t, 'postconf', '-h', 'mail_version')) return;
  const entry = allTargets.find(({ target }) => target === 'postfix');
  assert.ok(entry);
  const [situation] = situationsOf(entry.product);
  assert.ok(situation);
  const result = render('postfix', situation);
  assert.ok(!isRefusal(result));
  const text = result.files.find(({ name }) => name === 'main.cf')?.text ?? '';
  const folder = scratchFolder(t);
  // The distribution's own services use the parameters; without them all would be unused.
  writeFiles(folder, {
    'main.cf': `compatibility_level = 3.6\nmyhostname = mail.example\n${text}`,
    'master.cf': 'smtp unix - - y - - smtp\n',
  });
  const run = runTool('postconf', ['-c', folder, '-n'], { cwd: folder });
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stderr, '', 'postconf warns of a parameter that no service uses');
  const read = run.stdout.trimEnd().split('\n');
  for (const line of text.trimEnd().split('\n'))
    assert.ok(read.includes(line.trimEnd()), `${line}: ${run.stdout}`);
});
