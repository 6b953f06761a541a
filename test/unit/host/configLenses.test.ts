// Lenses over the applications of a file: import and test one that is new, test one that is known.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextDocument } from 'vscode';
import type { ConfigEditor } from '../../../src/host/configs/watch.ts';

const { lensesFor } = await import('../../../src/host/configs/configLenses.ts');
const { readConfig } = await import('../../../src/configs/readConfig.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { watchConfigs } = await import('../../../src/host/configs/watch.ts');
const { workspace } = await import('../../support/fakeVscode.ts');

const tenant = '7a1c0de0-1113-4a1a-8b1b-0123456789a3';
const one = 'c11e0003-2223-4b2b-9c2c-0123456789b3';
const other = 'c11e0003-2223-4b2b-9c2c-0123456789b4';
const text = [
  'imap_host: outlook.office365.com',
  `tenant_id: ${tenant}`,
  'accounts:',
  `  - client_id: ${one}`,
  `  - client_id: ${other}`,
].join('\n');

const document = {
  uri: { toString: () => 'file:///mail.yml' },
  positionAt: (offset: number) => ({ line: text.slice(0, offset).split('\n').length - 1 }),
  lineAt: (line: number) => ({ range: line }),
} as unknown as TextDocument;

interface Lens {
  readonly parts: readonly [line: number, { title: string; command: string; arguments: readonly object[] }];
}

function lenses(clients: readonly { clientId: string; tenantId: string }[]) {
  const personArguments = createPersonArguments();
  const all = () => clients.map((ids, at) => ({ registration: { id: `known${at}`, ...ids } }));
  const services = { registrations: { all }, personArguments } as never;
  const reading = readConfig({ text, fileName: 'mail.yml' });
  const shown = lensesFor(document, reading, services) as unknown as readonly Lens[];
  return shown.map(
    ({
      parts: [
        line,
        {
          title,
          arguments: [argument],
        },
      ],
    }) => ({ line, title, argument, personArguments }),
  );
}

describe('the lenses of a file with two applications', () => {
  it('offer each for import, at its own line, with a wizard that asks the person', () => {
    const found = lenses([]).filter(({ title }) => title === 'Import and Test');
    assert.deepEqual(
      found.map(({ line }) => line),
      [3, 4],
    );
    assert.ok(found.every(({ personArguments, argument }) => personArguments.has(argument)));
  });

  it('offer a test for the one that is registered, in whatever case its ids are', () => {
    const found = lenses([{ clientId: other.toUpperCase(), tenantId: tenant.toUpperCase() }]);
    assert.deepEqual(
      found.map(({ line, title }) => `${line} ${title}`),
      ['3 Import and Test', '3 Explain', '4 Test', '4 Open Registration', '4 Explain'],
    );
  });

  it('do not take the application of another tenant for the same', () => {
    const found = lenses([{ clientId: one, tenantId: '7a1c0de0-0000-4a1a-8b1b-0123456789a3' }]);
    assert.ok(!found.some(({ title }) => title === 'Test'));
  });
});

describe('what looks at open files', () => {
  it('is loaded and offers itself once, however many files are there when a window opens', async () => {
    let loads = 0;
    let offers = 0;
    const checked = Promise.withResolvers<void>();
    let left = 2;
    const editor = {
      check: () => {
        left -= 1;
        if (left === 0) checked.resolve();
      },
      onDidChangeLenses: () => ({ dispose: () => undefined }),
      offer: () => {
        offers += 1;
        return [];
      },
      dispose: () => undefined,
    } as unknown as ConfigEditor;
    const open = ['a', 'b'].map((name) => ({
      uri: { scheme: 'file', path: `/${name}.yml`, toString: () => `file:///${name}.yml` },
      getText: () => text,
    }));
    const before = workspace.textDocuments;
    Object.assign(workspace, { textDocuments: open });
    const watching = watchConfigs(async () => {
      loads += 1;
      await Promise.resolve();
      return editor;
    });
    try {
      await checked.promise;
      assert.deepEqual([loads, offers], [1, 1]);
    } finally {
      for (const each of watching) each.dispose();
      Object.assign(workspace, { textDocuments: before });
    }
  });
});
