// Values that try to become code: every target renders them as data, or says why it cannot.
import assert from 'node:assert/strict';
import { stripTypeScriptTypes } from 'node:module';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { parseDocument } from 'yaml';
import type { Mailbox, Registration } from '../../../src/core/registration/registration.ts';
import { isRefusal, type Product, type RenderedFile } from '../../../src/products/product.ts';
import { hostileSample } from '../../support/hostileValues.ts';
import { powerShellFor } from '../../support/powershell/runBlocks.ts';
import { allTargets, render, type Situation, situationsOf } from '../../support/renderings.ts';
import { hasTool, runTool, scratchFolder, writeFiles } from '../../support/tools.ts';

const sample = hostileSample(15).filter((value) => value !== '');
/** Grants and protocols change which values stand where; clouds and hosts change only plain values. */
const quotingSituations = (product: Product): readonly Situation[] =>
  situationsOf(product).filter(({ registration }) => registration.cloud === 'global');

const hostileRegistration = (registration: Registration, value: string): Registration => ({
  ...registration,
  name: value,
  tenantId: value,
  clientId: value,
});
const hostileMailbox = (mailbox: Mailbox, value: string): Mailbox => ({
  ...mailbox,
  address: value,
  ...(mailbox.signInAs === undefined ? {} : { signInAs: value }),
  ...(mailbox.sendAs === undefined ? {} : { sendAs: value }),
});

/** The files that a target renders with one hostile value in every place that a person fills. */
function hostileFiles(
  target: string,
  product: (typeof allTargets)[number]['product'],
  value: string,
): readonly RenderedFile[] {
  return quotingSituations(product).flatMap((situation) => {
    const result = render(target, {
      ...situation,
      registration: hostileRegistration(situation.registration, value),
      mailbox: hostileMailbox(situation.mailbox, value),
    });
    return isRefusal(result) ? [] : result.files;
  });
}

/** Lines that do not depend on the values: what is left when each value became a token. */
const shape = (text: string): number => text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length;

for (const { product, target } of allTargets) {
  test(`${target} takes hostile values as data or refuses them in words`, () => {
    const plain = quotingSituations(product).map((situation) => render(target, situation));
    for (const value of sample) {
      quotingSituations(product).forEach((situation, index) => {
        const result = render(target, {
          ...situation,
          registration: hostileRegistration(situation.registration, value),
          mailbox: hostileMailbox(situation.mailbox, value),
        });
        if (isRefusal(result)) {
          assert.match(result.refused, /\.$/);
          return;
        }
        const expected = plain[index];
        if (expected === undefined || isRefusal(expected)) return;
        assert.deepEqual(
          result.files.map((file) => [file.name, shape(file.text)]),
          expected.files.map((file) => [file.name, shape(file.text)]),
          `${target} with ${JSON.stringify(value)} has as many lines as with plain values`,
        );
        for (const file of result.files) assert.ok(file.text.isWellFormed(), file.name);
      });
    }
  });
}

/** Every file of every target for these values, rendered once: name and text by language. */
function renderAll(values: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const languages = new Map<string, Map<string, string>>();
  for (const { product, target } of allTargets) {
    for (const value of ['plain@contoso.com', ...values]) {
      for (const file of hostileFiles(target, product, value)) {
        const texts = languages.get(file.language) ?? new Map<string, string>();
        texts.set(file.text, `${target}/${file.name}`);
        languages.set(file.language, texts);
      }
    }
  }
  return languages;
}

const rendered = renderAll(sample);

/** Name and text of each different file in a language. */
const filesOf = (language: string): readonly (readonly [string, string])[] =>
  [...(rendered.get(language) ?? [])].map(([text, name]) => [name, text] as const);

test('JSON files parse', () => {
  const files = filesOf('json');
  assert.ok(files.length > 20);
  for (const [, text] of files) JSON.parse(text);
});

test('YAML files parse, and every value is a string, a number or a boolean', () => {
  const files = filesOf('yaml').filter(([, text]) => !text.includes('<%='));
  assert.ok(files.length > 20);
  for (const [name, text] of files) {
    const document = parseDocument(text);
    assert.deepEqual(document.errors, [], `${name}\n${text}`);
    assert.doesNotMatch(text, /^\s*[^#"]*[&*!]\w+\s/m);
  }
});

/** Writes the texts as numbered files and runs a checker over them all. */
function check(
  t: Parameters<typeof scratchFolder>[0],
  files: readonly (readonly [string, string])[],
  extension: string,
  tool: string,
  toolArguments: (names: readonly string[]) => readonly string[],
): void {
  const folder = scratchFolder(t);
  const named = files.map(([, text], index) => [`f${index}${extension}`, text] as const);
  writeFiles(folder, Object.fromEntries(named));
  const run = runTool(tool, toolArguments(named.map(([name]) => name)), {
    cwd: folder,
    env: { LC_ALL: 'C.UTF-8' },
  });
  assert.equal(run.status, 0, `${run.stdout.slice(0, 1500)}\n${run.stderr.slice(0, 1500)}`);
}

test('Python files compile', (t) => {
  if (!hasTool(t, 'python3', '--version')) return;
  const files = filesOf('python');
  assert.ok(files.length > 50);
  const script =
    'import ast, sys\nfor name in sys.argv[1:]: ast.parse(open(name, encoding="utf-8").read(), name)';
  check(t, files, '.py', 'python3', (names) => ['-c', script, ...names]);
});

test('JavaScript files parse as modules', () => {
  const files = filesOf('javascript');
  assert.ok(files.length > 50);
  // Imports become constants, so that the rest is parsed as a script by V8 itself.
  for (const [name, text] of files) {
    const body = text.replace(/^import .*$/gm, '').replace(/^await /gm, '');
    assert.doesNotThrow(() => runInNewContext(`(async () => {${body}});`), `${name}\n${text}`);
  }
});

test('Ruby files parse', (t) => {
  if (!hasTool(t, 'ruby', '--version')) return;
  const script =
    'require "ripper"; ARGV.each { |f| Ripper.sexp(File.read(f, encoding: "utf-8")) or abort(f) }';
  check(t, filesOf('ruby'), '.rb', 'ruby', (names) => ['-e', script, ...names]);
});

test('PHP files parse', (t) => {
  if (!hasTool(t, 'php', '--version')) return;
  const script = 'for ($i = 1; $i < $argc; $i++) token_get_all(file_get_contents($argv[$i]), TOKEN_PARSE);';
  check(t, filesOf('php'), '.php', 'php', (names) => ['-r', script, '--', ...names]);
});

test('shell scripts parse', (t) => {
  if (!hasTool(t, 'bash', '--version')) return;
  const script = 'for file in "$@"; do bash -n "$file" || exit 1; done';
  check(t, filesOf('shellscript'), '.sh', 'bash', (names) => ['-c', script, 'bash', ...names]);
});

test('Go files parse', (t) => {
  if (!hasTool(t, 'gofmt', '-h')) return;
  check(t, filesOf('go'), '.go', 'gofmt', (names) => ['-e', '-l', ...names]);
});

test('Java files parse', (t) => {
  if (!hasTool(t, 'java', '-version')) return;
  const files = filesOf('java');
  const folder = scratchFolder(t);
  writeFiles(folder, Object.fromEntries(files.map(([, text], index) => [`f${index}.txt`, text])));
  writeFiles(folder, {
    'P.java': `import javax.tools.*;
import java.net.URI;
import java.nio.file.*;
public class P {
  public static void main(String[] names) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var seen = new DiagnosticCollector<JavaFileObject>();
    for (String name : names) {
      var text = Files.readString(Path.of(name));
      var source = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
        public CharSequence getCharContent(boolean ignore) { return text; }
      };
      ((com.sun.source.util.JavacTask) compiler.getTask(null, null, seen, null, null, java.util.List.of(source))).parse();
    }
    seen.getDiagnostics().forEach(System.err::println);
    System.exit(seen.getDiagnostics().isEmpty() ? 0 : 1);
  }
}
`,
  });
  const run = runTool('java', ['P.java', ...files.map((_, index) => `f${index}.txt`)], { cwd: folder });
  assert.equal(run.status, 0, run.stderr.slice(0, 2000));
});

test('Terraform files parse', (t) => {
  if (!hasTool(t, 'terraform', 'version')) return;
  check(t, filesOf('terraform'), '.tf', 'terraform', () => ['fmt', '-list=false', '-write=false', '.']);
});

test('INI files parse, one value a key', (t) => {
  if (!hasTool(t, 'python3', '--version')) return;
  const script = `import configparser, sys
for name in sys.argv[1:]:
    c = configparser.RawConfigParser()
    c.read(name, encoding="utf-8")
    assert c.sections(), name`;
  check(t, filesOf('ini'), '.ini', 'python3', (names) => ['-c', script, ...names]);
});

test('TOML files parse', (t) => {
  if (!hasTool(t, 'python3', '-c', 'import tomllib')) return;
  const script = 'import sys, tomllib\nfor name in sys.argv[1:]: tomllib.load(open(name, "rb"))';
  check(t, filesOf('toml'), '.toml', 'python3', (names) => ['-c', script, ...names]);
});

test('PowerShell files parse', (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined) return;
  const script = `$bad = 0
foreach ($file in Get-ChildItem *.ps1) {
  $errors = $null
  [void][System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$null, [ref]$errors)
  foreach ($one in $errors) { $bad++; "$($file.Name): $($one.Message)" }
}
exit $bad`;
  check(t, filesOf('powershell'), '.ps1', pwsh, () => ['-NoProfile', '-NonInteractive', '-Command', script]);
});

test('TypeScript files parse', () => {
  const files = filesOf('typescript');
  assert.ok(files.length > 1);
  for (const [name, text] of files) assert.doesNotThrow(() => stripTypeScriptTypes(text), `${name}\n${text}`);
});
