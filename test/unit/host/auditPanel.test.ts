// The audit's page sends anything: only its three requests do something, and a page that is closed ends nothing else.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { AuditView } from '../../../src/core/report/auditPage.ts';

const { Uri, window } = await import('../../support/fakeVscode.ts');
const { createAuditPanels } = await import('../../../src/host/audit/auditPanel.ts');

let receive: (message: unknown) => Promise<void> = async () => undefined;
let close = (): void => undefined;
let posted: { kind: string; ok?: boolean; id?: number; problem?: string }[] = [];
let open = true;
const place = window as unknown as Record<string, unknown>;
const extension = mkdtempSync(path.join(tmpdir(), 'audit-panel-'));

before(() => {
  mkdirSync(path.join(extension, 'dist/webview'), { recursive: true });
  for (const file of ['audit.js', 'audit.css']) writeFileSync(path.join(extension, 'dist/webview', file), '');
});
after(() => rmSync(extension, { recursive: true, force: true }));

beforeEach(() => {
  [posted, open] = [[], true];
  place['createWebviewPanel'] = () => ({
    webview: {
      html: '',
      asWebviewUri: (uri: object) => uri,
      postMessage: async (message: (typeof posted)[number]) => {
        if (!open) throw new Error('Webview is disposed');
        return posted.push(message) > 0;
      },
      onDidReceiveMessage: (listener: typeof receive) => {
        receive = listener;
      },
    },
    reveal: () => undefined,
    onDidDispose: (listener: () => void) => {
      close = listener;
    },
    dispose: () => close(),
  });
});
afterEach(() => {
  delete place['createWebviewPanel'];
});

function show(run: () => Promise<string>) {
  let calls = 0;
  const counted = async () => {
    calls++;
    return run();
  };
  const panels = createAuditPanels({
    extensionUri: Uri.file(extension) as never,
    redact: (text) => text.replaceAll('the secret', '***'),
    log: { error: () => undefined },
  });
  panels.show('a', { name: 'Contoso' } as AuditView, { save: counted, run: counted });
  return { calls: () => calls };
}

describe('the page of an audit', () => {
  it('is sent its rows before it asks, and again if it asks', async () => {
    show(async () => 'done');
    assert.deepEqual(posted, [{ kind: 'audit', view: { name: 'Contoso' } }]);
    await receive({ kind: 'ready', id: 1 });
    assert.deepEqual(posted.slice(1), [...posted.slice(0, 1), { kind: 'reply', id: 1, ok: true, text: '' }]);
  });

  it('does nothing for a message that is not one of its three', async () => {
    const { calls } = show(async () => 'done');
    const near = fc.record(
      {
        kind: fc.oneof(fc.constantFrom('ready', 'save', 'run', 'constructor', '__proto__'), fc.anything()),
        id: fc.oneof(fc.integer(), fc.anything()),
        extra: fc.anything(),
      },
      { requiredKeys: ['extra'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), near), async (message) => {
        posted = [];
        await receive(message);
        const [reply] = posted.filter(({ kind }) => kind === 'reply');
        assert.equal(reply?.ok, false);
      }),
    );
    await receive({ kind: 'run', id: 1, padding: 'x'.repeat(50 * 1024 * 1024) });
    await receive(JSON.parse('{"kind":"run","id":1,"__proto__":{"polluted":true}}'));
    assert.equal(calls(), 0);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('does each request once, and shows what went wrong without a secret', async () => {
    const { calls } = show(() => Promise.reject(new Error('It has the secret in it.')));
    await receive({ kind: 'run', id: 5 });
    assert.equal(calls(), 1);
    assert.deepEqual(posted.at(-1), { kind: 'reply', id: 5, ok: false, problem: 'It has *** in it.' });
  });

  it('may be closed in the middle of an audit: its end is told to nobody, and nothing fails', async () => {
    const audit = Promise.withResolvers<string>();
    show(() => audit.promise);
    posted = [];
    const received = receive({ kind: 'run', id: 7 });
    open = false;
    close();
    audit.resolve('done');
    await received;
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(posted, []);
  });
});
