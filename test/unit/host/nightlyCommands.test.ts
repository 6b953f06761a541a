// Add Nightly Check and Compare Check Runs as a person goes through them: what is asked, shown and written, and in which order.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { signText } from '../../../src/check/signature.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { Pages } from '../../../src/host/shell/pages.ts';
import type { Services } from '../../../src/host/shell/services.ts';
import { fake, Uri, window, workspace } from '../../support/fakeVscode.ts';

const { compareCommand } = await import('../../../src/host/nightly/compareCommand.ts');
const { addNightlyCommand } = await import('../../../src/host/nightly/addNightlyCommand.ts');

const pagesShown: string[] = [];
const pages = {
  show: async (_: string, markdown: string) => void pagesShown.push(markdown),
} as unknown as Pages;
const byPerson = { byPerson: true, values: {} };
const work = { byPerson: true, answer: '', signal: new AbortController().signal, report: () => undefined };

const files = new Map<string, string>();
const open = (...names: readonly string[]) => {
  const left = [...names];
  Object.assign(window, { showOpenDialog: async () => [Uri.file(left.shift() ?? '')] });
};

beforeEach(() => {
  fake.reset();
  files.clear();
  pagesShown.length = 0;
  Object.assign(workspace, {
    workspaceFolders: [{ uri: Uri.file('/project'), name: 'project' }],
    fs: {
      ...workspace.fs,
      readFile: async ({ path }: Uri) => new TextEncoder().encode(files.get(path) ?? ''),
      writeFile: async ({ path }: Uri, bytes: Uint8Array) =>
        void files.set(path, new TextDecoder().decode(bytes)),
      stat: async ({ path }: Uri) => {
        if (!files.has(path)) throw new Error('not found');
        return { size: 1, type: 1 };
      },
    },
  });
});

const run = (at: string, ok: boolean) => ({
  version: 1,
  at,
  exitCode: ok ? 0 : 1,
  applications: [],
  policies: [],
  credentials: [],
  audits: [],
  protocols: [{ registration: 'own', address: 'a@contoso.example', protocol: 'imap', ok }],
  readiness: [],
});

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519').publicKey;
const signed = (line: object) =>
  JSON.stringify({ ...line, signature: signText(JSON.stringify(line), privateKey) });

for (const [title, key, said] of [
  ['whose key signed', publicKey, /each signed with this key and in order/],
  ['that another key signed', other, /Its signature is not of this key/],
] as const) {
  test(`a comparison of signed runs says ${title}`, async () => {
    const [early, late] = ['2026-11-28T03:17:00.000Z', '2026-11-29T03:17:00.000Z'];
    const first = signed(run(early, true));
    const { hashOf } = await import('../../../src/check/verifyRecords.ts');
    files.set('/r.jsonl', `${first}\n${signed({ ...run(late, false), previous: hashOf(first) })}\n`);
    files.set('/key.pub', String(key.export({ type: 'spki', format: 'pem' })));
    open('/r.jsonl', '/key.pub');
    fake.answer = ({ buttons }) => buttons[0];
    const command = compareCommand(pages);
    const subject = await command.choose(byPerson);
    await command.run(subject, work);
    assert.deepEqual(
      fake.shown.map(({ text }) => text),
      ['Which run?', 'Compare with which earlier run?', 'The lines are signed. Check who signed them?'],
    );
    assert.match(pagesShown[0] ?? '', said);
  });
}

test('a comparison of runs that nobody signed asks for no key', async () => {
  files.set(
    '/r.jsonl',
    [run('2026-11-28T03:17:00Z', true), run('2026-11-29T03:17:00Z', false)]
      .map((each) => JSON.stringify(each))
      .join('\n'),
  );
  open('/r.jsonl');
  fake.answer = ({ buttons }) => buttons[0];
  await compareCommand(pages).choose(byPerson);
  assert.equal(fake.shown.length, 2);
});

test('a run after the clock was set back is compared with the one above it', async () => {
  const [above, below] = [run('2026-11-30T03:17:00Z', true), run('2020-01-01T00:00:00Z', false)];
  files.set('/r.jsonl', [above, below].map((each) => JSON.stringify(each)).join('\n'));
  open('/r.jsonl');
  fake.answer = ({ buttons }) => buttons[0];
  const { two } = (await compareCommand(pages).choose(byPerson)) as { two: readonly { at: string }[] };
  assert.deepEqual(
    two.map(({ at }) => at),
    [above.at, below.at],
  );
});

const registration: Registration = {
  id: 'own',
  name: 'Own',
  product: 'ownApplication',
  cloud: 'custom',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  authority: 'https://login.contoso.example',
  mailboxes: [{ address: 'a@contoso.example', protocols: ['imap'] }],
};
const services = {
  registrations: { all: () => [{ registration }], find: () => ({ registration }) },
} as unknown as Services;

test('the nightly check is shown before it is written, with hosts of one’s own allowed', async () => {
  fake.answer = ({ buttons }) => buttons.find((label) => label === 'A server with cron') ?? buttons[0];
  const command = addNightlyCommand({ services, pages });
  const subject = await command.choose({ ...byPerson, registration: 'own' });
  assert.equal(files.size, 0);
  assert.match(pagesShown[0] ?? '', /Nothing is written yet/);
  const question = await command.confirm?.(subject);
  assert.match(question?.title ?? '', /^Write 2 files into project\?$/);
  await command.run(subject, work);
  assert.match(
    files.get('/project/.exchange-oauth/profile.json') ?? '',
    /"authority": "https:\/\/login\.contoso\.example"/,
  );
  assert.match(
    files.get('/project/.exchange-oauth/exchange-oauth-check.cron') ?? '',
    / --allow-host login\.contoso\.example:443 /,
  );
});

test('the nightly check asks nothing if no folder is open', async () => {
  Object.assign(workspace, { workspaceFolders: undefined });
  await assert.rejects(
    async () => addNightlyCommand({ services, pages }).choose(byPerson),
    /No folder is open/,
  );
  assert.deepEqual(fake.shown, []);
});
