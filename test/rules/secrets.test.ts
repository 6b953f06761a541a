// Where secrets are revealed, which programs are started with what, and what the extension does not open to the outside.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readFiles, sources } from './sources.ts';

const filesWith = (pattern: RegExp, files = sources): readonly string[] =>
  Object.entries(files).flatMap(([file, text]) => (pattern.test(text) ? [file] : []));

describe('secrets', () => {
  it('are revealed to no folder that renders text, so that no snippet, script or page can hold one', () => {
    const rendering = /^(?:src\/(?:products|snippets|pages|advice|configs|wizard|mcp)|webview-ui)\//;
    const found = filesWith(/\.reveal\(\)|credential\/secret\.ts/).filter((file) => rendering.test(file));
    assert.deepEqual(found, []);
  });

  it('are asked for in one place, where a store that never answers is told of', () => {
    const asking = filesWith(/\bcontext\.secrets\b|\bsecrets\b[^\n;]*(?:= context|: ExtensionContext)/);
    assert.deepEqual(asking, ['src/host/buildServices.ts']);
    assert.equal(sources['src/host/buildServices.ts']?.match(/context\.secrets/g)?.length, 1);
    assert.match(sources['src/host/buildServices.ts'] ?? '', /answering\(context\.secrets\)/);
  });

  it('reach no program through its arguments: those that start one hold no secret', () => {
    const starters = filesWith(/from '(?:node:)?child_process'/);
    assert.deepEqual(starters, ['src/host/provisioning/azToken.ts', 'src/host/scripts/powerShell.ts']);
    for (const file of starters)
      assert.doesNotMatch(sources[file] ?? '', /\.reveal\(\)|shell: true|\bexec\(command/);
  });
});

describe('what is not there', () => {
  it('is a way in through links of the system', () => {
    assert.deepEqual(filesWith(/registerUriHandler/), []);
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.doesNotMatch(JSON.stringify(manifest.activationEvents ?? []), /onUri|onFileSystem/);
  });

  it('is a comparison that depends on the language of the computer: a Turkish I makes no other host', () => {
    assert.deepEqual(filesWith(/toLocale(?:Lower|Upper)Case/), []);
    const deciding = /^src\/(?:core\/(?:endpoints|credential|registration|text)|net|oauth)\//;
    assert.deepEqual(
      filesWith(/localeCompare|Intl\.|\\p\{Nd\}/).filter((file) => deciding.test(file)),
      [],
    );
  });

  it('is a page that is laid out from one side only: styles name start and end', () => {
    const styles = readFiles(['webview-ui/**/*.css']);
    assert.ok(Object.keys(styles).length > 0);
    assert.deepEqual(
      filesWith(/(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)/, styles),
      [],
    );
  });
});
