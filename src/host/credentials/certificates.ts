// A certificate credential: made here, or imported from PEM or PFX. The private key goes to SecretStorage and nowhere else.

import { env, Uri, window, workspace } from 'vscode';
import { type Credential, madeKeyBits } from '../../core/credential/credential.ts';
import { Secret } from '../../core/credential/secret.ts';
import * as l10n from '../../core/l10n.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { ImportedCredential, ImportProblem } from '../../x509/credentialImport.ts';
import type { KeyedCertificate } from '../../x509/pem.ts';
import { choose, needed, pick } from '../shell/ask.ts';
import { inView } from '../shell/progress.ts';
import { readBoundedBytes } from '../shell/readBounded.ts';

/** More than a certificate chain with its key ever takes (bytes). */
const maxFileBytes = 500_000;

/** Asks how, then makes or imports; a made certificate is offered for saving, since Entra needs it. */
export async function askCertificate(name: string, redactor: Redactor): Promise<Credential> {
  const ways = [
    {
      label: l10n.t('$(add) Make a certificate here'),
      detail: l10n.t(
        'A new key pair and a self-signed certificate. You upload the .cer file to the app registration.',
      ),
      run: () => makeCertificate(name),
    },
    {
      label: l10n.t('$(file) Import from PEM'),
      detail: l10n.t('A certificate and its private key, in one file or two'),
      run: () => importFromPem(redactor),
    },
    {
      label: l10n.t('$(file-zip) Import from PFX'),
      detail: l10n.t('A .pfx or .p12 file with its password'),
      run: () => importFromPfx(redactor),
    },
  ];
  const way = await choose(ways, l10n.t('Which certificate does the application use?'));
  return needed(await way.run());
}

async function makeCertificate(name: string): Promise<Credential | undefined> {
  const lives = [180, 365, 730].map((days) => ({ label: l10n.t('{0} days', days), days }));
  const life = await pick(lives, l10n.t('How long is it valid?'));
  if (life === undefined) return undefined;
  const { issueSelfSigned } = await import('../../x509/certificates.ts');
  const made = await issueSelfSigned({ commonName: name, days: life.days, keyBits: madeKeyBits });
  await saveCertificate(name, made.certificatePem);
  return credentialOf(made);
}

/** The public certificate only: what the portal asks for under Upload certificate. */
async function saveCertificate(name: string, pem: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const fileName = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'certificate'}.cer`;
  const target = await window.showSaveDialog({
    title: l10n.t('Save the public certificate for upload'),
    filters: { Certificate: ['cer'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, fileName) }),
  });
  if (target !== undefined) {
    await workspace.fs.writeFile(target, new TextEncoder().encode(pem));
    return;
  }
  const copy = l10n.t('Copy Certificate');
  const answer = await window.showWarningMessage(
    l10n.t('Entra needs the public certificate. It was not saved; copy it, or make the certificate again.'),
    copy,
  );
  if (answer !== copy) return;
  await env.clipboard.writeText(pem);
  window.setStatusBarMessage(l10n.t('$(copy) Certificate copied'), 4_000);
}

async function importFromPem(redactor: Redactor): Promise<Credential | undefined> {
  const first = await readFile(l10n.t('Choose the certificate (PEM)'), ['pem', 'cer', 'crt', 'key']);
  if (first === undefined) return undefined;
  let text = new TextDecoder().decode(first);
  if (!text.includes('PRIVATE KEY')) {
    const key = await readFile(l10n.t('Choose its private key (PEM)'), ['pem', 'key']);
    if (key === undefined) return undefined;
    text += `\n${new TextDecoder().decode(key)}`;
  }
  const { importPemCredential } = await import('../../x509/certificates.ts');
  return withPassword(l10n.t('the private key'), redactor, (password, signal) =>
    importPemCredential(text, password, signal),
  );
}

async function importFromPfx(redactor: Redactor): Promise<Credential | undefined> {
  const bytes = await readFile(l10n.t('Choose the PFX file'), ['pfx', 'p12']);
  if (bytes === undefined) return undefined;
  const { importPfxCredential } = await import('../../x509/certificates.ts');
  return withPassword(l10n.t('the PFX file'), redactor, (password, signal) =>
    importPfxCredential(bytes, password ?? '', signal),
  );
}

/** Tries without a password, asks for one if it is needed, and again if it was wrong. */
async function withPassword(
  what: string,
  redactor: Redactor,
  attempt: (password: string | undefined, signal: AbortSignal) => Promise<ImportedCredential>,
): Promise<Credential | undefined> {
  // The file says how long it takes, so it can be cancelled.
  const open = (password?: string) =>
    inView(l10n.t('Opening {0}', what), (signal) => attempt(password, signal));
  let result = await open();
  while (!result.ok && (result.problem === 'passwordNeeded' || result.problem === 'wrongPassword')) {
    const again = result.problem === 'wrongPassword' ? `${l10n.t('This password does not open it.')} ` : '';
    const password = await window.showInputBox({
      title: l10n.t('Password of {0}', what),
      prompt: l10n.t('{0}It is used once and not kept.', again),
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined) return undefined;
    redactor.learn(password);
    result = await open(password);
  }
  if (!result.ok) throw new Error(l10n.t(problemMessages[result.problem]));
  return credentialOf(result.credential);
}

/** What is wrong with a file, and what to do. */
const problemMessages: Readonly<Record<ImportProblem, string>> = {
  malformed: l10n.msg('The file cannot be read: it is damaged or of another kind. Export it again.'),
  noCertificate: l10n.msg(
    'The file holds no certificate. Choose the file whose text begins with BEGIN CERTIFICATE, or a PFX with it.',
  ),
  noPrivateKey: l10n.msg(
    'The file holds no private key. Choose the key’s file too, or export the PFX with its private key.',
  ),
  keyMismatch: l10n.msg(
    'The private key does not belong to this certificate. Choose the key that was made with it.',
  ),
  passwordNeeded: l10n.msg('The private key is protected by a password.'),
  wrongPassword: l10n.msg('The password does not open the private key.'),
  unsupported: l10n.msg(
    'The private key is encrypted in a way that is not read here. Export it again with AES-256.',
  ),
  notRsa: l10n.msg('Entra takes RSA keys only. Make a certificate with an RSA key of 2048 bits or more.'),
};

const credentialOf = ({ certificatePem, privateKeyPem }: KeyedCertificate): Credential => ({
  kind: 'certificate',
  certificatePem,
  privateKeyPem: new Secret(privateKeyPem),
});

async function readFile(title: string, extensions: string[]): Promise<Uint8Array | undefined> {
  const [file] =
    (await window.showOpenDialog({ title, filters: { Certificates: extensions }, canSelectMany: false })) ??
    [];
  if (file === undefined) return undefined;
  return readBoundedBytes(file, {
    kind: l10n.t('a certificate or key'),
    most: maxFileBytes,
    tooLarge: () => l10n.record('The file is too large for a certificate or key.'),
  });
}
