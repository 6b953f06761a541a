// The demo tenant against mail programs of other projects. A program that is not installed is named and counted
// in the test's diagnostics, not passed over in silence.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { appToken, type DemoTenant, hostPort, startDemo } from '../../support/demo.ts';

let demo: DemoTenant;
let token: string;
let folder: string;
const missing: string[] = [];
/** Length of the journal before the client ran. */
let asked = 0;

before(async () => {
  demo = await startDemo();
  token = await appToken(demo);
  folder = await mkdtemp(join(tmpdir(), 'demo-clients-'));
  await writeFile(join(folder, 'ca.pem'), demo.endpoints.trustedCa);
  await writeFile(join(folder, 'token'), token, { mode: 0o600 });
});
after(async () => {
  await demo?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

interface Place {
  readonly mailbox: string;
  readonly ca: string;
  /** A command that prints the token. */
  readonly printToken: string;
  readonly folder: string;
  port(protocol: 'imap' | 'pop' | 'smtp'): number;
}

interface Client {
  /** Tells whether the program is there. */
  readonly probe: readonly [string, ...string[]];
  readonly configuration: (place: Place) => string;
  readonly command: (place: Place, file: string) => readonly [string, ...string[]];
  readonly input?: (place: Place) => string;
  readonly environment?: (place: Place) => Readonly<Record<string, string>>;
  /** What shows that it worked, beside the exit code. */
  readonly check: (place: Place, output: string) => Promise<void> | void;
}

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;

const sent = (): void => {
  const commands = demo.journal.slice(asked).map((entry) => entry.method);
  assert.ok(commands.includes('DATA'));
};

const holds = (path: string, count: number) => async (place: Place) => {
  const names = await readdir(join(place.folder, path), { recursive: true, withFileTypes: true });
  const messages = names.filter((entry) => entry.isFile() && /[\\/](cur|new)$/.test(entry.parentPath));
  assert.equal(messages.length, count);
};

const message = (place: Place): string =>
  lines(`From: <${place.mailbox}>`, `To: <${place.mailbox}>`, 'Subject: test', '', 'hello');

const clients: Readonly<Record<string, Client>> = {
  'msmtp (SMTP)': {
    probe: ['msmtp', '--version'],
    configuration: (place) =>
      lines(
        'account default',
        'host localhost',
        `port ${place.port('smtp')}`,
        'tls on',
        'tls_starttls on',
        `tls_trust_file ${place.ca}`,
        'auth xoauth2',
        `user ${place.mailbox}`,
        `from ${place.mailbox}`,
        `passwordeval ${place.printToken}`,
      ),
    command: (place, file) => ['msmtp', '-C', file, place.mailbox],
    input: message,
    check: sent,
  },
  'mutt (SMTP)': {
    probe: ['mutt', '-v'],
    configuration: (place) =>
      lines(
        `set smtp_url="smtp://${place.mailbox}@localhost:${place.port('smtp')}/"`,
        'set smtp_authenticators="xoauth2" ssl_force_tls=yes ssl_starttls=yes copy=no',
        `set smtp_oauth_refresh_command="${place.printToken}"`,
        `set ssl_ca_certificates_file="${place.ca}" from="${place.mailbox}" use_from=yes envelope_from=yes`,
      ),
    command: (place, file) => ['mutt', '-F', file, '-n', '-s', 'test', place.mailbox],
    input: () => 'hello\n',
    check: sent,
  },
  'mbsync (IMAP)': {
    probe: ['mbsync', '--version'],
    configuration: (place) =>
      lines(
        'IMAPAccount a',
        'Host localhost',
        `Port ${place.port('imap')}`,
        `User ${place.mailbox}`,
        `PassCmd "${place.printToken}"`,
        'SSLType IMAPS',
        'AuthMechs XOAUTH2',
        `CertificateFile ${place.ca}`,
        '',
        'IMAPStore far',
        'Account a',
        '',
        'MaildirStore near',
        `Path ${place.folder}/mbsync/`,
        `Inbox ${place.folder}/mbsync/INBOX`,
        '',
        'Channel c',
        'Far :far:',
        'Near :near:',
        'Patterns INBOX',
        'Create Near',
        'Sync Pull',
        'SyncState *',
      ),
    command: (_place, file) => ['mbsync', '-c', file, '-a'],
    check: holds('mbsync', 3),
  },
  'offlineimap (IMAP)': {
    probe: ['offlineimap', '--version'],
    configuration: (place) =>
      lines(
        '[general]',
        'accounts = a',
        `metadata = ${place.folder}/state`,
        'ui = basic',
        '[Account a]',
        'localrepository = l',
        'remoterepository = r',
        '[Repository l]',
        'type = Maildir',
        `localfolders = ${place.folder}/offlineimap`,
        '[Repository r]',
        'type = IMAP',
        'remotehost = localhost',
        `remoteport = ${place.port('imap')}`,
        `remoteuser = ${place.mailbox}`,
        'ssl = yes',
        `sslcacertfile = ${place.ca}`,
        'auth_mechanisms = XOAUTH2',
        `oauth2_access_token_eval = open('${place.folder}/token').read()`,
        'readonly = True',
        "folderfilter = lambda name: name == 'INBOX'",
      ),
    command: (_place, file) => ['offlineimap', '-c', file, '-o', '-1'],
    check: holds('offlineimap', 3),
  },
  'exchangelib (EWS)': {
    probe: ['/usr/bin/python3', '-c', 'import exchangelib'],
    configuration: () =>
      lines(
        'import os',
        'from exchangelib import Account, Configuration, Identity, OAUTH2, IMPERSONATION, OAuth2Credentials, Version',
        'from exchangelib.version import EXCHANGE_O365',
        'class Demo(OAuth2Credentials):',
        '    @property',
        '    def token_url(self):',
        "        return os.environ['DEMO_TOKEN_URL']",
        "box = os.environ['DEMO_MAILBOX']",
        "credentials = Demo(client_id=os.environ['DEMO_CLIENT'], client_secret=os.environ['DEMO_SECRET'],",
        "    tenant_id=os.environ['DEMO_TENANT'], identity=Identity(primary_smtp_address=box))",
        "configuration = Configuration(service_endpoint=os.environ['DEMO_EWS'], credentials=credentials,",
        '    auth_type=OAUTH2, version=Version(build=EXCHANGE_O365))',
        'account = Account(box, config=configuration, autodiscover=False, access_type=IMPERSONATION)',
        "print([item.subject for item in account.inbox.all().only('subject')])",
      ),
    command: (_place, file) => ['/usr/bin/python3', file],
    environment: (place) => ({
      DEMO_TOKEN_URL: `${demo.endpoints.authority}/${demo.tenantId}/oauth2/v2.0/token`,
      DEMO_MAILBOX: place.mailbox,
      DEMO_CLIENT: demo.clientId,
      DEMO_SECRET: demo.secret,
      DEMO_TENANT: demo.tenantId,
      DEMO_EWS: demo.endpoints.ews,
      REQUESTS_CA_BUNDLE: place.ca,
    }),
    check: (_place, output) =>
      assert.match(output, /\['Delivery note 7781', 'Invoice 20473', 'Invoice 20451'\]/),
  },
};

async function installed(client: Client): Promise<boolean> {
  const [program, ...args] = client.probe;
  return promisify(execFile)(program, args).then(
    () => true,
    () => false,
  );
}

async function run(client: Client, place: Place, file: string): Promise<string> {
  const [program, ...args] = client.command(place, file);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = spawn(program, args, {
    cwd: place.folder,
    env: { ...process.env, HOME: place.folder, NO_PROXY: '*', no_proxy: '*', ...client.environment?.(place) },
    timeout: 60_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.on('error', reject);
  child.on('close', (code) =>
    code === 0 ? resolve(output) : reject(new Error(`${program} ended with ${code}: ${output}`)),
  );
  child.stdin.end(client.input?.(place) ?? '');
  return promise;
}

describe('mail programs sign in to the demo tenant', () => {
  for (const [name, client] of Object.entries(clients)) {
    it(name, async (context) => {
      if (!(await installed(client))) {
        missing.push(name);
        return context.diagnostic(`${name} is not installed: not tried`);
      }
      const own = await mkdtemp(join(folder, 'client-'));
      await mkdir(join(own, 'mbsync'));
      await writeFile(join(own, 'token'), token, { mode: 0o600 });
      const place: Place = {
        mailbox: demo.mailboxes[0] ?? '',
        ca: join(folder, 'ca.pem'),
        printToken: `cat ${join(own, 'token')}`,
        folder: own,
        port: (protocol) => hostPort(demo.endpoints[protocol]).port,
      };
      const file = join(own, 'configuration');
      await writeFile(file, client.configuration(place));
      await chmod(file, 0o600);
      asked = demo.journal.length;
      await client.check(place, await run(client, place, file));
    });
  }

  it('says how many were not tried', (context) => {
    context.diagnostic(
      `${missing.length} of ${Object.keys(clients).length} not installed: ${missing.join(', ') || 'none'}`,
    );
  });
});
