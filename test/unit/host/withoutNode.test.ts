// A window without Node: every command works there or says what it cannot do, and nothing that is loaded needs Node.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Started } from '../../../src/host/contribute.ts';

const { fake, Uri } = await import('../../support/fakeVscode.ts');
const { createFiles } = await import('../../../src/host/web/files.ts');
const { startWeb } = await import('../../../src/startWeb.ts');

const root = path.join(import.meta.dirname, '..', '..', '..');
interface Placed {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}
const packageJSON = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly Placed[]>>;
    readonly viewsWelcome: readonly { readonly contents: string; readonly when: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly when?: string }[];
    }[];
  };
};
const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Readonly<
  Record<string, string>
>;
const ids = packageJSON.contributes.commands.map(({ command }) => command);
const worksHere = [
  'exchangeOAuth.advice.copyMessage',
  'exchangeOAuth.advice.open',
  'exchangeOAuth.config.read',
  'exchangeOAuth.config.renewSecret',
  'exchangeOAuth.error.explain',
  'exchangeOAuth.log.show',
  'exchangeOAuth.page.copyMessage',
  'exchangeOAuth.page.script',
  'exchangeOAuth.page.testAgain',
  'exchangeOAuth.page.wrong',
  'exchangeOAuth.registration.openSettings',
  'exchangeOAuth.snippet.list',
  'exchangeOAuth.snippet.render',
  'exchangeOAuth.token.inspect',
];

function start(
  fetchRest = async (): Promise<void> => undefined,
  extension: object = { packageJSON },
): Promise<Started> {
  const view = { visible: false, onDidChangeVisibility: () => ({ dispose: () => undefined }) };
  const context = {
    subscriptions: [],
    extension,
    extensionUri: Uri.parse('https://files.example'),
  };
  return startWeb(context as never, { view: view as never, redraw: () => undefined, fetchRest });
}

beforeEach(() => fake.reset());

describe('a window without Node', () => {
  it('has these commands, and each other one says what it cannot do and where it works', async () => {
    const { runCommand } = await start();
    const refused = await Promise.all(
      ids.map(async (id) => {
        const said = await runCommand(id, {}).then(
          () => '',
          ({ message }: Error) => message,
        );
        return said.includes('does not work in a browser: ') && said.includes('run it there') ? [] : [id];
      }),
    );
    assert.deepEqual(refused.flat().sort(), worksHere);
  });

  it('offers none of the others: in no menu, in no welcome and in no step of the walkthrough', () => {
    const { menus, viewsWelcome, walkthroughs } = packageJSON.contributes;
    const hidden = (when = ''): boolean => when === 'false' || when.includes('!exchangeOAuth.withoutNode');
    const placed = Object.values(menus).flat();
    const offered = placed.filter(({ when }) => !hidden(when)).flatMap(({ command = '' }) => command);
    const unlisted = ids.filter((id) => menus['commandPalette']?.every(({ command }) => command !== id));
    const submenus = placed.flatMap(({ submenu = '', when }) => (hidden(when) ? [] : submenu));
    assert.deepEqual(
      submenus.filter((id) => id !== '' && menus[id]?.every(({ when }) => hidden(when))),
      [],
    );
    const steps = walkthroughs.flatMap((each) => each.steps).map((each) => [each.description, each.when]);
    const links = [...viewsWelcome.map((each) => [each.contents, each.when]), ...steps]
      .filter(([, when]) => !hidden(when))
      .flatMap(([key = '']) => [...(texts[key.replaceAll('%', '')] ?? '').matchAll(/command:([\w.]+)/g)])
      .map(([, id = '']) => id);
    assert.ok(links.length > 1);
    assert.deepEqual(
      [...offered, ...unlisted, ...links].filter((id) => id !== '' && !worksHere.includes(id)),
      [],
    );
  });

  it('names a command to code in English, also in a window of another language', async () => {
    const localized = packageJSON.contributes.commands.map(({ command }) => ({
      command,
      title: { value: 'Alle testen', original: 'Test All' },
    }));
    const contributes = { ...packageJSON.contributes, commands: localized };
    const { runCommand } = await start(undefined, { packageJSON: { contributes } });
    await assert.rejects(runCommand('exchangeOAuth.mailbox.testAll', {}), /^Error: “Test All” does not/);
    await runCommand('exchangeOAuth.mailbox.testAll', undefined);
    assert.match(fake.shown.at(-1)?.text ?? '', /^“Alle testen” does not work/);
  });

  it('fetches for a command what it needs, and for the tree or a refusal nothing', async () => {
    let fetched = 0;
    const { tree, runCommand } = await start(async () => {
      fetched += 1;
    });
    assert.deepEqual(tree.getChildren(undefined), []);
    await assert.rejects(runCommand('exchangeOAuth.mailbox.test', {}), /opens connections/);
    assert.equal(fetched, 0);
    const found = await runCommand('exchangeOAuth.error.explain', { text: 'AADSTS7000222: expired' });
    assert.equal((found as { code: string }[])[0]?.code, 'entra.secretExpired');
    assert.equal(fetched, 1);
  });
});

/** Bundles for a browser, where an import of one of Node's modules is an error. */
const bundled = (contents: string) =>
  build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'silent',
  });

describe('what a window without Node loads', () => {
  it('imports none of Node’s modules; the rest of the extension does', async () => {
    await bundled("export * from './src/web.ts'; export * from './src/startWeb.ts';");
    await assert.rejects(bundled("export * from './src/start.ts';"), /node:/);
  });
});

describe('the files of dist/ in a window without Node', () => {
  const files: Readonly<Record<string, string>> = {
    'web.js': "module.exports = { shared: () => require('./shared.js'), late: () => require('./late.js') };",
    'shared.js': 'module.exports = { run: (globalThis.timesRun = (globalThis.timesRun ?? 0) + 1) };',
    'late.js': "const { run } = require('./shared.js'); module.exports = { run, vscode: require('vscode') };",
    'node.js': "require('node:fs');",
  };
  const given = globalThis.fetch;
  let asked: string[] = [];

  beforeEach(() => {
    asked = [];
    globalThis.fetch = async (address) => {
      const name = String(address).split('/').at(-1) ?? '';
      asked.push(name);
      const text = files[name];
      return new Response(text ?? '', { status: text === undefined ? 404 : 200 });
    };
  });
  afterEach(() => {
    globalThis.fetch = given;
    Reflect.deleteProperty(globalThis, 'timesRun');
  });
  const create = () => createFiles(Uri.parse('https://files.example/dist') as never, 'vscode itself');

  it('are fetched once with what they share, run at their first use, and get vscode and no Node', async () => {
    const { fetched, load } = create();
    await Promise.all([fetched(['web.js']), fetched(['web.js', 'node.js'])]);
    assert.deepEqual(asked.toSorted(), ['node.js', 'shared.js', 'web.js']);
    const web = load('./web.js') as { shared(): unknown; late(): { run: number; vscode: unknown } };
    assert.throws(web.late, /late\.js is not there/);
    await fetched(['late.js']);
    assert.deepEqual(web.late(), { run: 1, vscode: 'vscode itself' });
    assert.deepEqual(web.shared(), { run: 1 });
    assert.throws(() => load('./node.js'), /node:fs is not there/);
  });

  it('are asked for again after a failure', async () => {
    const { fetched } = create();
    await assert.rejects(fetched(['gone.js']), /gone\.js cannot be read: status 404/);
    await assert.rejects(fetched(['gone.js']), /404/);
    assert.equal(asked.length, 2);
  });
});
