// Adds credentials. A secret goes from the answer into the vault and nowhere else; a key pair is in the vault before its
// certificate is uploaded. A secret whose answer was lost is removed, since nobody can know its value.
import * as v from 'valibot';
import { Secret } from '../core/credential/secret.ts';
import { Failure } from '../core/report/failure.ts';
import type { CredentialVault, HeldCredential, MadeCertificate } from './effects.ts';
import { done, failed, type Outcome, objectIdOf, once, type Performing, repeatably } from './performing.ts';
import { thumbprintOf } from './planCredential.ts';
import type { Work } from './planStep.ts';
import { applicationShape } from './seen.ts';
import { readAs } from './send.ts';

type Of<K extends Work['kind']> = Performing<Extract<Work, { kind: K }>>;

const dayMs = 86_400_000;
const mostTries = 3;

/** application: addPassword, Microsoft Graph v1.0: the only answer that ever holds the value. */
const newPassword = v.object({
  keyId: v.string(),
  secretText: v.pipe(v.string(), v.minLength(1)),
  endDateTime: v.string(),
});

export async function addSecret(work: Of<'addSecret'>): Promise<Outcome> {
  const { effects, wanted } = work;
  const vault = vaultOf(work);
  // A store that fails is found before the tenant has a secret that nobody can keep.
  await vault.check();
  const path = `/applications/${objectIdOf(work)}/addPassword`;
  const endDateTime = new Date(effects.now() + work.work.days * dayMs).toISOString();
  for (let attempt = 1; ; attempt += 1) {
    const displayName = `${wanted.marker} ${effects.newId()}`;
    const sent = await once(work, {
      method: 'POST',
      path,
      body: { passwordCredential: { displayName, endDateTime } },
    });
    if (sent.kind === 'ok') return keepSecret(work, vault, sent.reply.body);
    if (sent.kind === 'answer') return failed(sent.failure);
    await removeByName(work, displayName);
    if (attempt >= mostTries) return failed(sent.failure);
  }
}

async function keepSecret({ effects }: Performing, vault: CredentialVault, body: string): Promise<Outcome> {
  const { keyId, secretText, endDateTime } = readAs(newPassword, body);
  effects.learn(secretText);
  const credential = { kind: 'secret', secret: new Secret(secretText) } as const;
  await vault.write('next', { credential, keyId, endsOn: endDateTime });
  return done(
    { keyId, endsOn: endDateTime },
    `Stored on this computer, valid until ${endDateTime.slice(0, 10)}`,
  );
}

/** Removes the secrets of this name. What is not there yet is found by its mark at the next look. */
async function removeByName(work: Performing, displayName: string): Promise<void> {
  const path = `/applications/${objectIdOf(work)}`;
  const read = await repeatably(work, {
    method: 'GET',
    path: `${path}?$select=id,appId,passwordCredentials`,
  });
  if (read.kind !== 'ok') throw read.failure;
  const { passwordCredentials } = readAs(applicationShape, read.reply.body);
  for (const { keyId } of passwordCredentials.filter((one) => one.displayName === displayName)) {
    const sent = await repeatably(work, { method: 'POST', path: `${path}/removePassword`, body: { keyId } });
    if (sent.kind === 'lost') throw sent.failure;
  }
}

export async function removeSecret(work: Of<'removeSecret'>): Promise<Outcome> {
  const path = `/applications/${objectIdOf(work)}/removePassword`;
  const sent = await repeatably(work, { method: 'POST', path, body: { keyId: work.work.keyId } });
  const gone = sent.kind === 'answer' && sent.answer === 'gone';
  return sent.kind === 'ok' || gone ? done({}, 'Removed') : failed(sent.failure);
}

export async function addCertificate(work: Of<'addCertificate'>): Promise<Outcome> {
  const vault = vaultOf(work);
  const made = await certificateFor(work, vault);
  const path = `/applications/${objectIdOf(work)}`;
  const read = await repeatably(work, { method: 'GET', path: `${path}?$select=id,appId,keyCredentials` });
  if (read.kind !== 'ok') return failed(read.failure);
  const { keyCredentials } = readAs(applicationShape, read.reply.body);
  const ids = { thumbprint: made.thumbprint, endsOn: made.endsOn };
  const detail = `Certificate ${made.thumbprint}, valid until ${made.endsOn.slice(0, 10)}`;
  if (keyCredentials.some((one) => thumbprintOf(one.customKeyIdentifier) === made.thumbprint))
    return done(ids, detail);
  // The array is replaced whole: what stands there is sent back as it was read, its key left out (KeyNotUpdatable).
  const kept = keyCredentials.map((entry) => ({ ...entry, key: null }));
  const sent = await repeatably(work, {
    method: 'PATCH',
    path,
    body: { keyCredentials: [...kept, entryOf(work, made)] },
  });
  return sent.kind === 'ok' ? done(ids, detail) : failed(sent.failure);
}

/** The pair that an interrupted run made and did not upload, or a new one; in the vault before anything is sent. */
async function certificateFor(work: Of<'addCertificate'>, vault: CredentialVault): Promise<MadeCertificate> {
  const { effects, wanted } = work;
  const waiting = await vault.read('next');
  const known = waiting === undefined ? undefined : effects.readCertificate(waiting);
  if (known !== undefined) return known;
  const made = await effects.makeCertificate(wanted.name, work.work.days);
  const { credential, thumbprint, endsOn } = made;
  await vault.write('next', { credential, thumbprint, endsOn });
  return made;
}

/** keyCredential resource type: dates are the certificate's own, since others are refused. */
const entryOf = ({ wanted }: Performing, made: MadeCertificate) => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  key: made.publicKey,
  displayName: wanted.marker,
  startDateTime: made.startsOn,
  endDateTime: made.endsOn,
});

export async function addFederation(work: Of<'addFederation'>): Promise<Outcome> {
  const { step } = work;
  const objectId = objectIdOf(work);
  if (step.request === undefined) return done({}, '');
  const path = `/applications/${objectId}/federatedIdentityCredentials(name='${work.work.name}')`;
  const sent = await repeatably(work, { ...step.request, path });
  return sent.kind === 'ok' ? done({ federation: work.work.name }, 'Added') : failed(sent.failure);
}

function vaultOf({ effects, known }: Performing): CredentialVault {
  if (known.clientId !== undefined) return effects.vault(known.clientId);
  throw new Failure({
    kind: 'local',
    problem: 'internal',
    text: 'The app registration has not been made yet.',
  });
}

/** Puts a credential that waits in `next` into use; what was in use stays as `previous`. May be repeated. */
export async function promote(vault: CredentialVault): Promise<HeldCredential | undefined> {
  const next = await vault.read('next');
  if (next === undefined) return undefined;
  const current = await vault.read('current');
  if (current !== undefined && !sameCredential(current, next)) await vault.write('previous', current);
  await vault.write('current', next);
  await vault.forget('next');
  return next;
}

function sameCredential(a: HeldCredential, b: HeldCredential): boolean {
  const [one, other] = [a.credential, b.credential];
  if (one.kind === 'secret' && other.kind === 'secret') return one.secret.reveal() === other.secret.reveal();
  return (
    one.kind === 'certificate' && other.kind === 'certificate' && one.certificatePem === other.certificatePem
  );
}
