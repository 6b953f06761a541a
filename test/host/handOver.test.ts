// Hand-off documents, profiles, completion and terminal, called by code: what they return and refuse, and no secret in any.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Registration } from '../../src/core/registration/registration.ts';

const run = async <T>(id: string, argument: object = {}): Promise<T> =>
  (await vscode.commands.executeCommand(`exchangeOAuth.${id}`, argument)) as T;

const canary = 'canary-secret-value-0815';
const own: Registration = {
  id: 'hand-over',
  name: 'Contoso | Capture',
  product: 'globalcapture',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [
    { address: 'ap@contoso.com', protocols: ['smtp', 'graph'], controlMailbox: 'ceo@contoso.com' },
    { address: 'info@contoso.com', protocols: ['imap'] },
  ],
};

const settings = () => vscode.workspace.getConfiguration('exchangeOAuth');
const entries = (): readonly Registration[] =>
  settings().inspect<Registration[]>('registrations')?.globalValue ?? [];
const write = (value: readonly object[] | undefined) =>
  settings().update('registrations', value, vscode.ConfigurationTarget.Global);

describe('what is handed over', () => {
  let clipboard = '';
  before(async () => {
    clipboard = await vscode.env.clipboard.readText();
    await write([own]);
    await run('credential.set', { registration: own.id, secret: canary });
  });
  after(async () => {
    const ask = vscode.window.showWarningMessage;
    vscode.window.showWarningMessage = (async () => 'Forget') as unknown as typeof ask;
    await run('credential.forget', { registration: own.id });
    vscode.window.showWarningMessage = ask;
    await write(undefined);
  });

  it('is an administrator’s sheet with scripts, values and the way back', async () => {
    const { markdown } = await run<{ markdown: string }>('handOff.sheet', { registration: own.id });
    for (const part of ['App registration', 'Mail.', 'New-ServicePrincipal', 'Take it back', own.clientId])
      assert.ok(markdown.includes(part), part);
    assert.ok(!markdown.includes(canary));
  });

  it('is a test report that says what was not tried and who signs', async () => {
    const { markdown } = await run<{ markdown: string }>('handOff.report', {
      registration: own.id,
      testedBy: 'Ada | Lovelace',
    });
    const { state, signer } = await run<{ state: string; signer?: { key: string } }>('handOff.verify', {
      text: markdown,
    });
    assert.deepEqual([state, signer?.key], ['whole', 'thisComputer']);
    const forged = markdown.replace('not tried', 'works');
    assert.equal((await run<{ state: string }>('handOff.verify', { text: forged })).state, 'changed');
    assert.match(markdown, /not tried/);
    assert.match(markdown, /Tested by \| Ada \\\| Lovelace \| \d{4}-\d\d-\d\d \|/);
    assert.match(markdown, /Exchange OAuth2 Setup \d/);
    assert.ok(!markdown.includes(canary));
  });

  it('is a profile that comes back as it went, without a secret', async () => {
    const { text } = await run<{ text: string }>('profile.export', {
      registrations: [own.id],
      customer: 'Contoso',
    });
    assert.ok(!text.includes(canary));
    await write([]);
    const result = await run<{ imported: string[] }>('profile.import', { text });
    assert.deepEqual(result.imported, [own.id]);
    assert.deepEqual(entries(), [own]);
  });

  it('keeps an id that is taken: skipped, beside it, or replaced, as it is asked', async () => {
    const { text } = await run<{ text: string }>('profile.export', { registrations: [own.id] });
    const changed = text.replace('Contoso | Capture', 'Changed');
    assert.deepEqual((await run<{ imported: string[] }>('profile.import', { text: changed })).imported, []);
    assert.deepEqual(entries(), [own]);
    const both = await run<{ imported: string[] }>('profile.import', {
      text: changed,
      conflicts: 'keepBoth',
    });
    assert.deepEqual(both.imported, ['hand-over-2']);
    const ask = vscode.window.showWarningMessage;
    const asked: string[] = [];
    vscode.window.showWarningMessage = (async (_: string, options: { detail: string }) => {
      asked.push(options.detail);
      return 'Replace';
    }) as unknown as typeof ask;
    await run('profile.import', { text: changed, conflicts: 'replace' });
    vscode.window.showWarningMessage = ask;
    assert.match(asked.join(), /Name: .*Capture → Changed/);
    assert.deepEqual(
      entries().map(({ id, name }) => [id, name]),
      [
        ['hand-over', 'Changed'],
        ['hand-over-2', 'Changed'],
      ],
    );
    await write([own]);
  });

  it('refuses a bad profile with its reason and changes nothing', async () => {
    const { text } = await run<{ text: string }>('profile.export', { registrations: [own.id] });
    const bad = [
      'not json',
      '{}',
      text.replace('"version": 1', '"version": 99'),
      text.replaceAll(own.clientId, 'no-guid'),
      text.replace('"cloud": "global"', '"cloud": "custom", "authority": "https://evil.example"'),
    ];
    for (const each of bad)
      await assert.rejects(run('profile.import', { text: each }), /Nothing was changed/);
    assert.deepEqual(entries(), [own]);
  });

  it('opens no terminal with credentials unless a person agrees', async () => {
    const open = vscode.window.terminals.length;
    // The test host shows no dialogs: what asks for agreement gets none.
    await run('terminal.open', { registration: own.id }).catch((error: unknown) =>
      assert.ok(!String(error).includes(canary)),
    );
    assert.equal(vscode.window.terminals.length, open);
    await write([{ ...own, grant: 'deviceCode' }]);
    await assert.rejects(run('terminal.open', { registration: own.id }), /signs a person in/);
    await write([own]);
  });

  it('is offered by completion in files of its programs, as the text they need', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder, 'msmtprc');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# mine\n\n'));
    const at = async (line: number, character: number) => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(line, character),
      );
      return list.items.filter(({ sortText }) => sortText?.startsWith('~'));
    };
    const [item, ...others] = await at(1, 0);
    assert.equal(others.length, 0, 'only the mailbox that sends');
    const { insertText } = item ?? {};
    const text = insertText instanceof vscode.SnippetString ? insertText.value : '';
    assert.match(text, /auth xoauth2\nuser "ap@contoso.com"/);
    assert.ok(!text.includes(canary));
    assert.deepEqual(await at(0, 6), []);
    await vscode.workspace.fs.delete(uri);
  });

  it('leaves the clipboard alone', async () => {
    assert.equal(await vscode.env.clipboard.readText(), clipboard);
  });
});
