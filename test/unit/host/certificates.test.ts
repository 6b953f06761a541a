// A certificate is made or brought by a person: what is asked, what is written where, and what each wrong file says.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { beforeEach, describe, it } from 'node:test';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { pfxOf } from '../../support/pfx.ts';

const { fake, FileType, Uri, window, workspace } = await import('../../support/fakeVscode.ts');
const { askCertificate } = await import('../../../src/host/credentials/certificates.ts');
const { issueSelfSigned } = await import('../../../src/x509/certificates.ts');

const made = await issueSelfSigned({ commonName: 'Capture', days: 30, keyBits: 2048 });
const key = createPrivateKey(made.privateKeyPem);
const password = 'Blue horse 77 of the bay';
const encryptedKey = String(
  key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password }),
);

/** Answers of the person, in order; what was asked. */
let picks: (string | undefined)[] = [];
let typed: (string | undefined)[] = [];
let chosen: (string | undefined)[] = [];
let asked: Record<string, unknown>[] = [];
let saveTo: string | undefined;
let files = new Map<string, Uint8Array>();
let redactor = createRedactor();

Object.assign(window, {
  showInputBox: async (options: Record<string, unknown>) => {
    asked.push(options);
    return typed.shift();
  },
  showOpenDialog: async (options: Record<string, unknown>) => {
    asked.push(options);
    const file = chosen.shift();
    return file === undefined ? undefined : [Uri.file(file)];
  },
  showSaveDialog: async (options: Record<string, unknown>) => {
    asked.push(options);
    return saveTo === undefined ? undefined : Uri.file(saveTo);
  },
});
Object.assign(workspace.fs, {
  stat: async (file: { path: string }) => ({ size: files.get(file.path)?.length ?? 0, type: FileType.File }),
  readFile: async (file: { path: string }) => files.get(file.path),
  writeFile: async (file: { path: string }, bytes: Uint8Array) => files.set(file.path, bytes),
});

beforeEach(() => {
  fake.reset();
  fake.answer = ({ kind, buttons }) => (kind === 'pick' ? picks.shift() : buttons[0]);
  [picks, typed, chosen, asked, saveTo] = [[], [], [], [], undefined];
  files = new Map<string, Uint8Array>([
    ['/both.pem', Buffer.from(made.privateKeyPem + made.certificatePem)],
    ['/certificate.pem', Buffer.from(made.certificatePem)],
    ['/key.pem', Buffer.from(made.privateKeyPem)],
    ['/encrypted.pem', Buffer.from(made.certificatePem + encryptedKey)],
    ['/capture.pfx', pfxOf(new X509Certificate(made.certificatePem), key, password)],
  ]);
  redactor = createRedactor();
  Object.assign(workspace, { workspaceFolders: [{ uri: Uri.file('/folder') }] });
});

const ask = (name = 'Contoso: Capture') => askCertificate(name, redactor);
const left = { name: 'Canceled' };

/** The credential, which must be the certificate that was made above, with its key. */
async function isMade(): Promise<void> {
  const credential = await ask();
  assert.ok(credential.kind === 'certificate');
  const certificate = new X509Certificate(credential.certificatePem);
  assert.equal(certificate.fingerprint256, new X509Certificate(made.certificatePem).fingerprint256);
  assert.ok(certificate.checkPrivateKey(createPrivateKey(credential.privateKeyPem.reveal())));
}

describe('a certificate that is made here', () => {
  it('is written where the person says, without its key, and is as long and strong as chosen', async () => {
    picks = ['$(add) Make a certificate here', '365 days'];
    saveTo = '/folder/upload.cer';
    const credential = await ask();
    assert.ok(credential.kind === 'certificate');
    const written = Buffer.from(files.get('/folder/upload.cer') ?? []).toString();
    assert.equal(written, credential.certificatePem);
    assert.doesNotMatch(written, /PRIVATE/);
    const certificate = new X509Certificate(written);
    assert.match(certificate.subject, /Contoso: Capture/);
    assert.equal(certificate.publicKey.asymmetricKeyDetails?.modulusLength, 3072);
    const days = (Date.parse(certificate.validTo) - Date.now()) / 86_400_000;
    assert.ok(days > 363 && days < 367, String(days));
    assert.ok(certificate.checkPrivateKey(createPrivateKey(credential.privateKeyPem.reveal())));
    assert.equal(String(asked[0]?.['defaultUri']), 'file:///folder/Contoso-Capture.cer');
    assert.deepEqual(asked[0]?.['filters'], { Certificate: ['cer'] });
    assert.deepEqual(
      fake.shown.map(({ buttons }) => buttons),
      [
        ['$(add) Make a certificate here', '$(file) Import from PEM', '$(file-zip) Import from PFX'],
        ['180 days', '365 days', '730 days'],
      ],
    );
    assert.deepEqual(fake.done, []);
  });

  it('can be copied if it was not saved', async () => {
    picks = ['$(add) Make a certificate here', '180 days'];
    const credential = await ask(`${'x'.repeat(70)}!`);
    assert.ok(credential.kind === 'certificate');
    assert.deepEqual(fake.shown.at(-1)?.buttons, ['Copy Certificate']);
    assert.deepEqual(fake.done, [
      `clipboard: ${credential.certificatePem}`,
      'status: $(copy) Certificate copied',
    ]);
    assert.equal(String(asked[0]?.['defaultUri']), `file:///folder/${'x'.repeat(60)}.cer`);
  });

  it('is not copied unasked, and has a name for its file whatever the registration is called', async () => {
    picks = ['$(add) Make a certificate here', '180 days'];
    fake.answer = ({ kind }) => (kind === 'pick' ? picks.shift() : undefined);
    await ask('—');
    assert.deepEqual(fake.done, []);
    assert.equal(String(asked[0]?.['defaultUri']), 'file:///folder/-.cer');
    Object.assign(workspace, { workspaceFolders: undefined });
    picks = ['$(add) Make a certificate here', '180 days'];
    await ask('');
    assert.ok(!('defaultUri' in (asked[1] ?? {})));
  });

  it('is none if the person leaves', async () => {
    await assert.rejects(ask(), left);
    picks = ['$(add) Make a certificate here'];
    await assert.rejects(ask(), left);
    assert.deepEqual([asked, fake.done], [[], []]);
  });
});

describe('a certificate in PEM', () => {
  const way = '$(file) Import from PEM';

  it('comes from one file, or from two', async () => {
    picks = [way, way];
    chosen = ['/both.pem', '/certificate.pem', '/key.pem'];
    await isMade();
    await isMade();
    assert.deepEqual(
      asked.map(({ filters, canSelectMany }) => [filters, canSelectMany]),
      [
        [{ Certificates: ['pem', 'cer', 'crt', 'key'] }, false],
        [{ Certificates: ['pem', 'cer', 'crt', 'key'] }, false],
        [{ Certificates: ['pem', 'key'] }, false],
      ],
    );
  });

  it('is opened with a password, asked for again if it was wrong, and that password is masked', async () => {
    picks = [way];
    chosen = ['/encrypted.pem'];
    typed = ['not the one', password];
    await isMade();
    const [, first, second] = asked;
    assert.deepEqual(
      [first, second].map((box) => [box?.['password'], box?.['ignoreFocusOut']]),
      [
        [true, true],
        [true, true],
      ],
    );
    assert.match(String(first?.['prompt']), /^It is used once/);
    assert.match(String(second?.['prompt']), /^This password does not open it\. It is used once/);
    assert.equal(redactor.redact(`a ${password} b`), 'a [masked] b');
    assert.equal(redactor.redact('a not the one b'), 'a [masked] b');
  });

  it('is none if the person leaves', async () => {
    picks = [way, way, way];
    await assert.rejects(ask(), left);
    assert.equal(asked.length, 1);
    chosen = ['/certificate.pem'];
    await assert.rejects(ask(), left);
    chosen = ['/encrypted.pem'];
    await assert.rejects(ask(), left);
  });

  it('says of each wrong file what is wrong with it', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const otherPem = String(other.export({ type: 'pkcs8', format: 'pem' }));
    for (const [text, says] of [
      [made.privateKeyPem, /holds no certificate/],
      [
        `${made.certificatePem}-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----`,
        /cannot be read/,
      ],
      [`${made.certificatePem}${otherPem}`, /does not belong to this certificate/],
    ] as const) {
      picks = [way];
      chosen = ['/wrong.pem'];
      files.set('/wrong.pem', Buffer.from(text));
      await assert.rejects(ask(), says);
    }
    picks = [way];
    chosen = ['/certificate.pem', '/certificate.pem'];
    await assert.rejects(ask(), /holds no private key/);
    assert.equal(asked.filter((box) => 'password' in box).length, 0);
  });

  it('is not read if the file is larger than any', async () => {
    for (const [size, says] of [
      [500_000, /holds no certificate/],
      [500_001, /too large for a certificate or key/],
    ] as const) {
      picks = [way];
      chosen = ['/large.pem'];
      files.set('/large.pem', Buffer.alloc(size, '-----BEGIN PRIVATE KEY-----\n'));
      await assert.rejects(ask(), says);
    }
  });
});

describe('a certificate in PFX', () => {
  const way = '$(file-zip) Import from PFX';

  it('is opened with its password, which is masked from then on', async () => {
    picks = [way];
    chosen = ['/capture.pfx'];
    typed = [password];
    await isMade();
    assert.deepEqual(asked[0]?.['filters'], { Certificates: ['pfx', 'p12'] });
    assert.match(String(asked[1]?.['title']), /^Password of the PFX file$/);
    assert.equal(redactor.redact(`a ${password} b`), 'a [masked] b');
  });

  it('without a password is opened without a question', async () => {
    files.set('/capture.pfx', pfxOf(new X509Certificate(made.certificatePem), key, ''));
    picks = [way];
    chosen = ['/capture.pfx'];
    await isMade();
    assert.equal(asked.length, 1);
  });

  it('that is none, or that the person leaves, is nothing', async () => {
    picks = [way, way, way];
    chosen = ['/key.pem'];
    await assert.rejects(ask(), /cannot be read/);
    await assert.rejects(ask(), left);
    chosen = ['/capture.pfx'];
    await assert.rejects(ask(), left);
  });
});
