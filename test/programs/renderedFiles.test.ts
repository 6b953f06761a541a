// Other languages' own parsers read what every target renders with values that try to become code.
import assert from 'node:assert/strict';
import { stripTypeScriptTypes } from 'node:module';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { parseDocument } from 'yaml';
import { hostileFilesIn } from '../support/hostileFiles.ts';
import { powerShellFor } from '../support/powershell/runBlocks.ts';
import { hasTool, runTool, scratchFolder, writeFiles } from '../support/tools.ts';

test('JSON files parse', () => {
  const files = hostileFilesIn('json');
  assert.ok(files.length > 20);
  for (const [, text] of files) JSON.parse(text);
});

test('YAML files parse, and every value is a string, a number or a boolean', () => {
  const files = hostileFilesIn('yaml').filter(([, text]) => !text.includes('<%='));
  assert.ok(files.length > 20);
  for (const [name, text] of files) {
    const document = parseDocument(text);
    assert.deepEqual(document.errors, [], `${name}\n${text}`);
    assert.doesNotMatch(text, /^\s*[^#"]*[&*!]\w+\s/m);
  }
});

test('JavaScript files parse as modules', () => {
  const files = hostileFilesIn('javascript');
  assert.ok(files.length > 50);
  // Imports become constants, so that the rest is parsed as a script by V8 itself.
  for (const [name, text] of files) {
    const body = text.replace(/^import .*$/gm, '').replace(/^await /gm, '');
    assert.doesNotThrow(() => runInNewContext(`(async () => {${body}});`), `${name}\n${text}`);
  }
});

test('TypeScript files parse', () => {
  const files = hostileFilesIn('typescript');
  assert.ok(files.length > 1);
  for (const [name, text] of files) assert.doesNotThrow(() => stripTypeScriptTypes(text), `${name}\n${text}`);
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
  const files = hostileFilesIn('python');
  assert.ok(files.length > 50);
  const script =
    'import ast, sys\nfor name in sys.argv[1:]: ast.parse(open(name, encoding="utf-8").read(), name)';
  check(t, files, '.py', 'python3', (names) => ['-c', script, ...names]);
});

test('Ruby files parse', (t) => {
  if (!hasTool(t, 'ruby', '--version')) return;
  const script =
    'require "ripper"; ARGV.each { |f| Ripper.sexp(File.read(f, encoding: "utf-8")) or abort(f) }';
  check(t, hostileFilesIn('ruby'), '.rb', 'ruby', (names) => ['-e', script, ...names]);
});

test('PHP files parse', (t) => {
  if (!hasTool(t, 'php', '--version')) return;
  const script = 'for ($i = 1; $i < $argc; $i++) token_get_all(file_get_contents($argv[$i]), TOKEN_PARSE);';
  check(t, hostileFilesIn('php'), '.php', 'php', (names) => ['-r', script, '--', ...names]);
});

test('shell scripts parse', (t) => {
  if (!hasTool(t, 'bash', '--version')) return;
  const script = 'for file in "$@"; do bash -n "$file" || exit 1; done';
  check(t, hostileFilesIn('shellscript'), '.sh', 'bash', (names) => ['-c', script, 'bash', ...names]);
});

test('Go files parse', (t) => {
  if (!hasTool(t, 'gofmt', '-h')) return;
  check(t, hostileFilesIn('go'), '.go', 'gofmt', (names) => ['-e', '-l', ...names]);
});

test('Java files parse', (t) => {
  if (!hasTool(t, 'java', '-version')) return;
  const files = hostileFilesIn('java');
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
  check(t, hostileFilesIn('terraform'), '.tf', 'terraform', () => [
    'fmt',
    '-list=false',
    '-write=false',
    '.',
  ]);
});

test('INI files parse, one value a key', (t) => {
  if (!hasTool(t, 'python3', '--version')) return;
  const script = `import configparser, sys
for name in sys.argv[1:]:
    c = configparser.RawConfigParser()
    c.read(name, encoding="utf-8")
    assert c.sections(), name`;
  check(t, hostileFilesIn('ini'), '.ini', 'python3', (names) => ['-c', script, ...names]);
});

test('TOML files parse', (t) => {
  if (!hasTool(t, 'python3', '-c', 'import tomllib')) return;
  const script = 'import sys, tomllib\nfor name in sys.argv[1:]: tomllib.load(open(name, "rb"))';
  check(t, hostileFilesIn('toml'), '.toml', 'python3', (names) => ['-c', script, ...names]);
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
  check(t, hostileFilesIn('powershell'), '.ps1', pwsh, () => [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    script,
  ]);
});
