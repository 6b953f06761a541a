// The files come from the openssl program; keys are made for each run.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { bundled } from '../../support/bundled.ts';

/** As it is shipped: the build leaves out what it takes for unused code of the ASN.1 packages. */
const {
  importPemCredential: importPem,
  importPfxCredential: importPfx,
  issueAuthority,
  issueSelfSigned,
  readCertificate,
} = await bundled<typeof import('../../../src/x509/certificates.ts')>('src/x509/certificates.ts');

const password = 'p"ä ß';
let folder: string;
let made: Awaited<ReturnType<typeof issueSelfSigned>>;

const openssl = (...args: string[]) => promisify(execFile)('openssl', args, { cwd: folder });

async function pfx(...options: string[]): Promise<Buffer> {
  const files = ['-in', 'certificate.pem', '-inkey', 'key.pem', '-out', 'out.pfx'];
  await openssl('pkcs12', '-export', ...files, '-passout', `pass:${password}`, ...options);
  return readFile(join(folder, 'out.pfx'));
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'x509-'));
  made = await issueSelfSigned({ commonName: 'Contoso Capture', days: 30 });
  const chain = await issueAuthority({ commonName: 'Unrelated' });
  await writeFile(join(folder, 'certificate.pem'), made.certificatePem);
  await writeFile(join(folder, 'key.pem'), made.privateKeyPem, { mode: 0o600 });
  await writeFile(join(folder, 'chain.pem'), chain.certificatePem);
});
after(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
});

const keyBelongs = (certificatePem: string, privateKeyPem: string): boolean =>
  new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(privateKeyPem));

const same = (outcome: Awaited<ReturnType<typeof importPfx>>): void => {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  const { certificatePem, privateKeyPem } = outcome.credential;
  assert.equal(
    readCertificate(certificatePem).thumbprintSha256,
    readCertificate(made.certificatePem).thumbprintSha256,
  );
  assert.ok(keyBelongs(certificatePem, privateKeyPem));
};

describe('PFX files written by openssl', () => {
  const forms: readonly [string, readonly string[]][] = [
    ['AES-256 with SHA-256, as today', []],
    [
      'AES-128 with a SHA-512 MAC',
      ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512'],
    ],
    [
      'triple DES, as Windows writes it',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    ['RC2-40 around the certificate, as OpenSSL 1.1 wrote it', ['-legacy']],
    ['RC2-128', ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128']],
    ['an unencrypted certificate', ['-certpbe', 'NONE']],
    ['a chain', ['-certfile', 'chain.pem']],
    ['no MAC', ['-nomac']],
  ];
  for (const [name, options] of forms) {
    it(`opens ${name}`, async () => same(await importPfx(await pfx(...options), password)));
  }

  it('tells a wrong password from none, also without a MAC', async () => {
    const file = await pfx();
    assert.deepEqual(await importPfx(file, 'wrong'), { ok: false, problem: 'wrongPassword' });
    assert.deepEqual(await importPfx(file, ''), { ok: false, problem: 'passwordNeeded' });
    const outcome = await importPfx(await pfx('-nomac'), 'wrong');
    assert.equal(outcome.ok, false);
  });

  it('says what is missing', async () => {
    await openssl(
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      'certificate.pem',
      '-out',
      'c.pfx',
      '-passout',
      `pass:${password}`,
    );
    assert.deepEqual(await importPfx(await readFile(join(folder, 'c.pfx')), password), {
      ok: false,
      problem: 'noPrivateKey',
    });
  });

  it('survives anything: truncated, changed and random files end with a problem', async () => {
    const file = await pfx('-legacy', '-iter', '1', '-nomaciter');
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(file);
        changed[at] = (changed[at] ?? 0) ^ change;
        await importPfx(changed, password);
        assert.equal((await importPfx(file.subarray(0, at), password)).ok, false);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        async (bytes) => !(await importPfx(bytes, password)).ok,
      ),
    );
  });
});

describe('PEM text', () => {
  it('opens certificate and key in any order, with other text around', async () => {
    same(await importPem(`Bag Attributes\n${made.privateKeyPem}\nsubject=x\n${made.certificatePem}`));
    same(await importPem(`${made.certificatePem}${made.privateKeyPem}`.replaceAll('\n', '\r\n')));
  });

  it('opens an encrypted key with its password', async () => {
    const { stdout } = await openssl('pkcs8', '-topk8', '-in', 'key.pem', '-passout', `pass:${password}`);
    same(await importPem(made.certificatePem + stdout, password));
    assert.deepEqual(await importPem(made.certificatePem + stdout), { ok: false, problem: 'passwordNeeded' });
    assert.deepEqual(await importPem(made.certificatePem + stdout, 'x'), {
      ok: false,
      problem: 'wrongPassword',
    });
  });

  it('says what is missing or does not fit', async () => {
    const other = await issueSelfSigned({ commonName: 'Other', days: 1 });
    const ec = await issueAuthority({ commonName: 'EC' });
    assert.deepEqual(await importPem(made.privateKeyPem), { ok: false, problem: 'noCertificate' });
    assert.deepEqual(await importPem(made.certificatePem), { ok: false, problem: 'noPrivateKey' });
    assert.deepEqual(await importPem(made.certificatePem + other.privateKeyPem), {
      ok: false,
      problem: 'keyMismatch',
    });
    assert.deepEqual(await importPem(ec.certificatePem + ec.privateKeyPem), { ok: false, problem: 'notRsa' });
    assert.deepEqual(await importPem('junk'), { ok: false, problem: 'noCertificate' });
  });
});

describe('a file that asks for much work', () => {
  const withRounds = async (rounds: string): Promise<string> => {
    const args = ['-topk8', '-in', 'key.pem', '-passout', `pass:${password}`, '-iter', rounds];
    return (await openssl('pkcs8', ...args)).stdout;
  };

  it('is refused by its number, before any of the work is done', async () => {
    // The number is changed in the file: making it with so many rounds would take as long as reading it.
    const few = await withRounds('65537');
    const der = Buffer.from(few.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    const at = der.indexOf(Buffer.from([0x02, 0x03, 0x01, 0x00, 0x01]));
    assert.ok(at > 0);
    der.set([0x02, 0x03, 0x7f, 0xff, 0xff], at);
    const many = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${der.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
    // The rounds would take a quarter of an hour, and a file of tests has two minutes.
    assert.deepEqual(await importPem(made.certificatePem + many, password), {
      ok: false,
      problem: 'unsupported',
    });
  });

  it('leaves the window free meanwhile, and can be cancelled', async () => {
    const file = await pfx(
      '-keypbe',
      'PBE-SHA1-3DES',
      '-certpbe',
      'PBE-SHA1-3DES',
      '-macalg',
      'sha1',
      '-iter',
      '200000',
    );
    const cancel = new AbortController();
    let turns = 0;
    const ticking = setInterval(() => {
      turns++;
      if (turns === 3) cancel.abort();
    }, 1);
    await assert.rejects(importPfx(file, password, cancel.signal), { name: 'AbortError' });
    clearInterval(ticking);
    assert.ok(turns >= 3, String(turns));
  });
});
