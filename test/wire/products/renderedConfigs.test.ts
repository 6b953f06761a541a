// What is rendered works as it is: each program signs in to a demo tenant with its rendered files, unchanged but for
// trust in the tenant's own certificate authority. A test whose program is not installed is skipped with a message.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import type { GrantId, ProtocolId } from '../../../src/core/registration/registration.ts';
import { issueSelfSigned } from '../../../src/x509/certificates.ts';
import { type DemoTenant, startDemo } from '../../support/demo.ts';
import { type Rendered, renderedForDemo } from '../../support/renderedForDemo.ts';
import { hasTool, runToolBeside, type ToolRun, writeFiles } from '../../support/tools.ts';

let demo: DemoTenant;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.stop());

const rendered = (
  t: TestContext,
  target: string,
  protocols: readonly ProtocolId[],
  grant: GrantId = 'clientSecret',
): Promise<Rendered> => renderedForDemo(t, demo, target, protocols, grant);

/** Fails with what the program said; no secret may be in it. */
function assertWorked(run: ToolRun): void {
  assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`);
  assert.ok(!`${run.stdout}${run.stderr}`.includes(demo.secret));
}

/** Names of the commands that the tenant was asked since a point of its journal. */
const askedSince = (start: number): readonly string[] =>
  demo.journal.slice(start).map(({ method }) => method);

const message = (to: string): string => `To: ${to}\nFrom: ${to}\nSubject: Test\n\nRendered configuration.\n`;

const messagesUnder = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /[\\/](?:cur|new)$/.test(entry.parentPath),
  ).length;

test('curl opens the mailbox over IMAP, POP and SMTP', async (t) => {
  if (!hasTool(t, 'curl', '--version')) return;
  const { run } = await rendered(t, 'curl', ['imap', 'pop', 'smtp']);
  const answer = await run('sh', ['exchange-curl.sh']);
  assertWorked(answer);
  assert.match(answer.stdout, /STATUS "?INBOX"? \(MESSAGES \d+\)/);
});

test('msmtp sends a message', async (t) => {
  if (!hasTool(t, 'msmtp', '--version')) return;
  const { run, mailbox, ca } = await rendered(t, 'msmtp', ['smtp']);
  const start = demo.journal.length;
  assertWorked(await run('msmtp', ['-C', 'msmtprc', `--tls-trust-file=${ca}`, mailbox], message(mailbox)));
  assert.ok(askedSince(start).includes('DATA'));
});

test('mbsync copies the inbox', async (t) => {
  if (!hasTool(t, 'mbsync', '--version')) return;
  const { run, folder } = await rendered(t, 'mbsync', ['imap']);
  mkdirSync(path.join(folder, 'Mail/exchange'), { recursive: true });
  assertWorked(await run('mbsync', ['-c', 'mbsyncrc', 'exchange']));
  assert.ok(messagesUnder(path.join(folder, 'Mail')) > 0);
});

for (const [target, file] of [
  ['mutt', 'muttrc'],
  ['neomutt', 'neomuttrc'],
] as const) {
  test(`${target} sends a message`, async (t) => {
    if (!hasTool(t, target, '-v')) return;
    const { run, mailbox, ca } = await rendered(t, target, ['imap', 'smtp']);
    const start = demo.journal.length;
    const trust = `set ssl_ca_certificates_file=${ca}`;
    assertWorked(
      await run(
        target,
        ['-n', '-F', file, '-e', trust, '-e', 'set copy=no', '-s', 'Test', mailbox],
        'Text\n',
      ),
    );
    assert.ok(askedSince(start).includes('DATA'));
  });
}

test('aerc opens the mailbox', async (t) => {
  if (!hasTool(t, 'aerc', '-v') || !hasTool(t, 'script', '--version')) return;
  const { run, folder } = await rendered(t, 'aerc', ['imap', 'smtp']);
  const settings = path.join(folder, '.config/aerc');
  mkdirSync(settings, { recursive: true });
  assertWorked(await run('cp', ['accounts.conf', settings]));
  assertWorked(await run('chmod', ['600', path.join(settings, 'accounts.conf')]));
  const start = demo.journal.length;
  // It needs a terminal and never ends by itself: the file tells the shell that the server was asked for the inbox.
  const timer = setInterval(() => {
    if (askedSince(start).includes('UID FETCH')) writeFiles(folder, { done: '' });
  }, 100);
  t.after(() => clearInterval(timer));
  const watch =
    'setsid script -qec aerc /dev/null >screen 2>&1 & until [ -e done ] || ! kill -0 $!; do sleep 0.2; done';
  await run('timeout', ['120', 'sh', '-c', `${watch}; kill -- -$!; wait`]);
  const asked = askedSince(start);
  assert.ok(asked.includes('SELECT') && asked.includes('UID FETCH'), asked.join(' '));
});

test('getmail6 fetches the inbox', async (t) => {
  if (!hasTool(t, 'getmail', '--version')) return;
  const { run, folder } = await rendered(t, 'getmail6', ['imap']);
  for (const name of ['cur', 'new', 'tmp'])
    mkdirSync(path.join(folder, 'Mail/exchange', name), { recursive: true });
  // Root's mail it refuses to deliver: it runs as somebody else, whose folder this is then.
  const asNobody =
    process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
  if (asNobody.length > 0) assertWorked(await run('chown', ['-R', '65534:65534', folder]));
  const [program = '', ...args] = [...asNobody, 'getmail', '--getmaildir', folder, '--rcfile', 'getmailrc'];
  // It waits for the end of a process of its own that may have ended before (6.18.11, ForkingBase): as long as for the
  // server, 180 seconds unless told otherwise. The next run goes on, as it would an hour later.
  assertWorked(await run('sed', ['-i', 's|^\\[destination\\]|timeout = 40\\n\\n&|', 'getmailrc']));
  let answer = await run(program, args);
  for (let more = 2; more > 0 && /waiting child pid \d+ timed out/.test(answer.stderr); more -= 1)
    answer = await run(program, args);
  assert.match(answer.stdout, /[1-9]\d* messages \(\d+ bytes\) retrieved/, answer.stdout + answer.stderr);
  assert.ok(messagesUnder(path.join(folder, 'Mail')) > 0);
});

test('OfflineIMAP copies the inbox', async (t) => {
  if (!hasTool(t, 'offlineimap', '--version')) return;
  const { run, folder, ca } = await rendered(t, 'offlineimap', ['imap']);
  // The note says to change this path if the certificates are kept elsewhere.
  assertWorked(await run('sed', ['-i', `s|^sslcacertfile = .*|sslcacertfile = ${ca}|`, 'offlineimaprc']));
  assertWorked(await run('offlineimap', ['-c', 'offlineimaprc', '-o', '-u', 'basic']));
  assert.ok(messagesUnder(path.join(folder, 'Mail')) > 0);
});

test('the Python sample opens the mailbox on every protocol', async (t) => {
  if (!hasTool(t, '/usr/bin/python3', '-c', 'import msal, requests')) return;
  const { run } = await rendered(t, 'python', ['imap', 'graph', 'smtp', 'pop', 'ews']);
  const answer = await run('/usr/bin/python3', ['exchange_mailbox.py']);
  assertWorked(answer);
  assert.match(
    answer.stdout,
    /IMAP: \d+ messages[\s\S]*Graph:[\s\S]*SMTP: the message was accepted\nPOP: \d+ messages\nEWS: the inbox opens/,
  );
});

test('the token script signs in with user name and password', async (t) => {
  if (!hasTool(t, 'curl', '--version')) return;
  const { run } = await rendered(t, 'curl', ['imap', 'pop', 'smtp'], 'password');
  const answer = await run('sh', ['exchange-curl.sh']);
  assertWorked(answer);
  assert.ok(!`${answer.stdout}${answer.stderr}`.includes(demo.password));
});

test('the token script reads its secret from a file too, and says what Entra said if it is wrong', async (t) => {
  if (!hasTool(t, 'python3', '--version')) return;
  const { folder } = await rendered(t, 'msmtp', ['smtp']);
  writeFiles(folder, { secret: `${demo.secret}\n`, wrong: 'wrong\n' });
  const SSL_CERT_FILE = path.join(folder, 'ca.pem');
  const token = (file: string) =>
    runToolBeside(path.join(folder, 'exchange-token'), [], {
      cwd: folder,
      env: { SSL_CERT_FILE, EXCHANGE_CLIENT_SECRET_FILE: path.join(folder, file) },
    });
  assertWorked(await token('secret'));
  const refused = await token('wrong');
  assert.notEqual(refused.status, 0);
  assert.match(refused.stderr, /AADSTS7000215/);
});

test('exchangelib opens the mailbox', async (t) => {
  if (!hasTool(t, '/usr/bin/python3', '-c', 'import exchangelib')) return;
  const { run } = await rendered(t, 'exchangelib', ['ews']);
  const answer = await run('/usr/bin/python3', ['exchangelib_mailbox.py']);
  assertWorked(answer);
  assert.match(answer.stdout, /\d+ messages in the inbox/);
});

for (const [target, protocols, shown] of [
  [
    'node',
    ['imap', 'graph', 'smtp', 'pop', 'ews'],
    /IMAP: \d+ messages[\s\S]*Graph:[\s\S]*SMTP: the message was accepted\nPOP: \+OK[\s\S]*EWS: the inbox opens/,
  ],
  ['imapflow', ['imap'], /IMAP: \d+ messages in INBOX/],
  ['nodemailer', ['smtp'], /SMTP: the message was accepted/],
] as const) {
  test(`the ${target} sample opens the mailbox on ${protocols.join(', ')}`, async (t) => {
    const { run, folder } = await rendered(t, target, protocols);
    symlinkSync(path.join(import.meta.dirname, '../../../node_modules'), path.join(folder, 'node_modules'));
    const answer = await run(process.execPath, ['exchangeMailbox.mjs']);
    assertWorked(answer);
    assert.match(answer.stdout, shown);
  });
}

test('the Node sample signs in with a certificate, and with user name and password', async (t) => {
  const { certificatePem, privateKeyPem } = await issueSelfSigned({ commonName: 'Rendered sample', days: 1 });
  demo.registerCertificate(certificatePem);
  for (const grant of ['clientCertificate', 'password'] as const) {
    const { folder } = await rendered(t, 'node', ['imap'], grant);
    symlinkSync(path.join(import.meta.dirname, '../../../node_modules'), path.join(folder, 'node_modules'));
    const answer = await runToolBeside(process.execPath, ['exchangeMailbox.mjs'], {
      cwd: folder,
      env: {
        EXCHANGE_CERTIFICATE: certificatePem,
        EXCHANGE_PRIVATE_KEY: privateKeyPem,
        EXCHANGE_PASSWORD: demo.password,
        NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
      },
    });
    assertWorked(answer);
    assert.match(answer.stdout, /IMAP: \d+ messages/);
  }
});

test('the Node sample says what Entra said if the secret is wrong', async (t) => {
  const { folder } = await rendered(t, 'node', ['imap']);
  symlinkSync(path.join(import.meta.dirname, '../../../node_modules'), path.join(folder, 'node_modules'));
  const answer = await runToolBeside(process.execPath, ['exchangeMailbox.mjs'], {
    cwd: folder,
    env: { EXCHANGE_CLIENT_SECRET: 'wrong', NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem') },
  });
  assert.notEqual(answer.status, 0);
  assert.match(answer.stderr, /AADSTS7000215/);
});
