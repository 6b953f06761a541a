// A real Dovecot on loopback: IMAP, POP and submission with XOAUTH2, tokens checked against a key of the test's own.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import type { MailServer } from '../../src/core/endpoints/endpoints.ts';
import type { TestTrust } from './scriptedServer.ts';

export interface Dovecot {
  readonly imap: MailServer;
  readonly pop: MailServer;
  readonly submission: MailServer;
  /** An access token like Entra's; `claims` replaces single ones. */
  token(claims?: Readonly<Record<string, unknown>>): Promise<string>;
  /** What Dovecot wrote: the only place where it tells why. */
  log(): string;
  stop(): Promise<void>;
}

const binary = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find(existsSync);
const libraries = ['/usr/lib/dovecot', '/usr/libexec/dovecot'].find((folder) =>
  existsSync(path.join(folder, 'submission-login')),
);

/** Why no Dovecot can run here; undefined if one can. */
export const whyNoDovecot: string | undefined =
  binary !== undefined && libraries !== undefined
    ? undefined
    : 'Dovecot (dovecot-imapd, dovecot-pop3d, dovecot-submissiond) is not installed here';

const issuer = 'https://login.example/11111111-2222-3333-4444-555555555555/';
const keyId = 'test-key';
const application = '66666666-7777-8888-9999-000000000000';

/** Starts Dovecot; `relayPort` is the SMTP server that its submission hands mail to. */
export async function startDovecot(trust: TestTrust, relayPort: number): Promise<Dovecot> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dc'));
  const keys = await generateKeyPair('RS256');
  const [imaps = 0, pop3s = 0, submission = 0] = await freePorts(3);
  writeKey(folder, await exportSPKI(keys.publicKey));
  writeConfiguration(folder, trust, { imaps, pop3s, submission, relayPort });
  const child = spawn(binary ?? '', ['-F', '-c', path.join(folder, 'dovecot.conf')], { stdio: 'pipe' });
  const log = () => (existsSync(logFile(folder)) ? readFileSync(logFile(folder), 'utf8') : '');
  await started(child, log);
  return {
    imap: { host: 'localhost', port: imaps, security: 'implicitTls' },
    pop: { host: 'localhost', port: pop3s, security: 'implicitTls' },
    submission: { host: 'localhost', port: submission, security: 'startTls' },
    token: (claims = {}) => sign(keys.privateKey, claims),
    log,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const logFile = (folder: string): string => path.join(folder, 'dovecot.log');

function sign(key: CryptoKey, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const all = {
    sub: 'application',
    idtyp: 'app',
    // Dovecot 2.3 looks keys up by `azp`; without one its second passdb crashes the auth process.
    azp: application,
    appid: application,
    roles: ['IMAP.AccessAsApp', 'POP.AccessAsApp', 'SMTP.SendAsApp'],
    // Dovecot reads `scope`, which Entra does not send.
    scope: 'IMAP.AccessAsApp POP.AccessAsApp SMTP.SendAsApp',
    ...claims,
  };
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT(all)
    .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience('https://outlook.office365.com')
    .setIssuedAt(now - 5)
    .setExpirationTime(typeof claims['exp'] === 'number' ? claims['exp'] : now + 3_600)
    .sign(key);
}

/** Ports that were free a moment ago: Dovecot takes no port 0. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function writeKey(folder: string, spki: string): void {
  const place = path.join(folder, 'keys', application, 'RS256');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, keyId), spki);
}

interface Ports {
  readonly imaps: number;
  readonly pop3s: number;
  readonly submission: number;
  readonly relayPort: number;
}

/** Works as root and as an ordinary user. */
function writeConfiguration(folder: string, trust: TestTrust, ports: Ports): void {
  const root = process.getuid?.() === 0;
  const user = root ? 'nobody' : String(process.getuid?.());
  const group = root ? 'nogroup' : String(process.getgid?.());
  mkdirSync(path.join(folder, 'mail'));
  for (const open of [folder, path.join(folder, 'mail'), path.join(folder, 'keys')]) chmodSync(open, 0o755);
  chmodSync(path.join(folder, 'mail'), 0o777);
  writeFileSync(path.join(folder, 'cert.pem'), trust.server.certificatePem);
  writeFileSync(path.join(folder, 'key.pem'), trust.server.privateKeyPem, { mode: 0o600 });
  const protocols = { imap: 'IMAP.AccessAsApp', pop3: 'POP.AccessAsApp', submission: 'SMTP.SendAsApp' };
  for (const [protocol, scope] of Object.entries(protocols)) {
    writeFileSync(path.join(folder, `oauth2-${protocol}.conf.ext`), oauthSettings(folder, scope));
  }
  writeFileSync(path.join(folder, 'dovecot.conf'), mainSettings(folder, user, group, ports));
}

/** An application's token opens any mailbox: Dovecot has no FullAccess list. */
const oauthSettings = (folder: string, scope: string): string => `introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${folder}/keys/
issuers = ${issuer}
username_attribute = appid
username_format = any-mailbox
active_attribute = idtyp
active_value = app
scope = ${scope}
`;

function mainSettings(folder: string, user: string, group: string, ports: Ports): string {
  const passdb = (protocol: string) => `protocol ${protocol} {
  passdb {
    driver = oauth2
    mechanisms = xoauth2
    args = ${folder}/oauth2-${protocol}.conf.ext
  }
}`;
  const login = (service: string, listener: string, port: number, ssl: string) => `service ${service}-login {
  chroot =
  inet_listener ${listener} {
    port = ${port}
    ssl = ${ssl}
  }
}`;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${logFile(folder)}
listen = 127.0.0.1
protocols = imap pop3 submission
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${user}
mail_gid = ${group}
mail_location = maildir:${folder}/mail/%Ln
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
auth_mechanisms = xoauth2
auth_failure_delay = 0
submission_relay_host = 127.0.0.1
submission_relay_port = ${ports.relayPort}
submission_relay_trusted = no
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
${login('imap', 'imaps', ports.imaps, 'yes')}
service imap-login {
  inet_listener imap {
    port = 0
  }
}
${login('pop3', 'pop3s', ports.pop3s, 'yes')}
service pop3-login {
  inet_listener pop3 {
    port = 0
  }
}
${login('submission', 'submission', ports.submission, 'no')}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%Ln allow_all_users=yes
}
${passdb('imap')}
${passdb('pop3')}
${passdb('submission')}
`;
}

/** Waits for the master's first line in its log; throws with what it said if it ends instead. */
async function started(child: ChildProcess, log: () => string): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const gone = new Promise<never>((_, reject) => {
    child.once('exit', () => reject(new Error(`Dovecot ended: ${said}${log()}`)));
    child.once('error', reject);
  });
  gone.catch(() => {});
  const up = async (): Promise<void> => {
    while (!log().includes('starting up')) await new Promise((resolve) => setImmediate(resolve));
  };
  await Promise.race([up(), gone]);
}
