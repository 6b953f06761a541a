// Adds credentials. A secret goes from the answer into the vault and nowhere else; a key pair is in the vault before its
// certificate is uploaded. A secret whose answer was lost is removed, since its value is lost too.

import * as v from 'valibot';
import { Secret } from '../core/credential/secret.ts';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';
import type { CredentialVault, HeldCredential, MadeCertificate } from './effects.ts';
import {
  done,
  failed,
  type OperationContext,
  type Outcome,
  objectIdOf,
  once,
  repeatably,
} from './performing.ts';
import { thumbprintOf } from './planCredential.ts';
import type { Operation } from './planStep.ts';
import { applicationShape } from './seen.ts';
import { readAs } from './send.ts';

type Of<K extends Operation['kind']> = OperationContext<Extract<Operation, { kind: K }>>;

const dayMs = 86_400_000;
const mostTries = 3;

/** application: addPassword, Microsoft Graph v1.0: the only answer that ever holds the value. */
const newPassword = v.object({
  keyId: v.string(),
  secretText: v.pipe(v.string(), v.minLength(1)),
  endDateTime: v.string(),
});

export async function addSecret(context: Of<'addSecret'>): Promise<Outcome> {
  const { effects, wanted } = context;
  const vault = vaultOf(context);
  // A store that fails is found before the tenant has a secret that cannot be stored.
  await vault.check();
  const path = `/applications/${objectIdOf(context)}/addPassword`;
  const endDateTime = new Date(effects.now() + context.operation.days * dayMs).toISOString();
  for (let attempt = 1; ; attempt += 1) {
    const displayName = `${wanted.marker} ${effects.newId()}`;
    const sent = await once(context, {
      method: 'POST',
      path,
      body: { passwordCredential: { displayName, endDateTime } },
    });
    if (sent.kind === 'ok') return keepSecret(context, vault, sent.reply.body);
    if (sent.kind === 'answer') return failed(sent.failure);
    await removeByName(context, displayName);
    if (attempt >= mostTries) return failed(sent.failure);
  }
}

async function keepSecret(
  { effects }: OperationContext,
  vault: CredentialVault,
  body: string,
): Promise<Outcome> {
  const { keyId, secretText, endDateTime } = readAs(newPassword, body);
  effects.learn(secretText);
  const credential = { kind: 'secret', secret: new Secret(secretText) } as const;
  await vault.write('next', { credential, keyId, endsOn: endDateTime });
  return done(
    { keyId, endsOn: endDateTime },
    l10n.record('Stored on this computer, valid until {0}', endDateTime.slice(0, 10)),
  );
}

/** Removes the secrets of this name. What is not there yet is found by its mark at the next look. */
async function removeByName(context: OperationContext, displayName: string): Promise<void> {
  const path = `/applications/${objectIdOf(context)}`;
  const read = await repeatably(context, {
    method: 'GET',
    path: `${path}?$select=id,appId,passwordCredentials`,
  });
  if (read.kind !== 'ok') throw read.failure;
  const { passwordCredentials } = readAs(applicationShape, read.reply.body);
  for (const { keyId } of passwordCredentials.filter((one) => one.displayName === displayName)) {
    const sent = await repeatably(context, {
      method: 'POST',
      path: `${path}/removePassword`,
      body: { keyId },
    });
    if (sent.kind === 'lost') throw sent.failure;
  }
}

export async function removeSecret(context: Of<'removeSecret'>): Promise<Outcome> {
  const path = `/applications/${objectIdOf(context)}/removePassword`;
  const sent = await repeatably(context, { method: 'POST', path, body: { keyId: context.operation.keyId } });
  const gone = sent.kind === 'answer' && sent.answer === 'gone';
  return sent.kind === 'ok' || gone ? done({}, l10n.msg('Removed')) : failed(sent.failure);
}

export async function addCertificate(context: Of<'addCertificate'>): Promise<Outcome> {
  const vault = vaultOf(context);
  const made = await certificateFor(context, vault);
  const path = `/applications/${objectIdOf(context)}`;
  const read = await repeatably(context, { method: 'GET', path: `${path}?$select=id,appId,keyCredentials` });
  if (read.kind !== 'ok') return failed(read.failure);
  const { keyCredentials } = readAs(applicationShape, read.reply.body);
  const ids = { thumbprint: made.thumbprint, endsOn: made.endsOn };
  const detail = l10n.record('Certificate {0}, valid until {1}', made.thumbprint, made.endsOn.slice(0, 10));
  if (keyCredentials.some((one) => thumbprintOf(one.customKeyIdentifier) === made.thumbprint))
    return done(ids, detail);
  // The array is replaced whole: what stands there is sent back as it was read, its key left out (KeyNotUpdatable).
  const kept = keyCredentials.map((entry) => ({ ...entry, key: null }));
  const sent = await repeatably(context, {
    method: 'PATCH',
    path,
    body: { keyCredentials: [...kept, entryOf(context, made)] },
  });
  return sent.kind === 'ok' ? done(ids, detail) : failed(sent.failure);
}

/** The pair that an interrupted run made and did not upload, or a new one; in the vault before anything is sent. */
async function certificateFor(
  context: Of<'addCertificate'>,
  vault: CredentialVault,
): Promise<MadeCertificate> {
  const { effects, wanted } = context;
  const waiting = await vault.read('next');
  const known = waiting === undefined ? undefined : effects.readCertificate(waiting);
  if (known !== undefined) return known;
  const made = await effects.makeCertificate(wanted.name, context.operation.days);
  const { credential, thumbprint, endsOn } = made;
  await vault.write('next', { credential, thumbprint, endsOn });
  return made;
}

/** keyCredential resource type: dates are the certificate's own, since others are refused. */
const entryOf = ({ wanted }: OperationContext, made: MadeCertificate) => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  key: made.publicKey,
  displayName: wanted.marker,
  startDateTime: made.startsOn,
  endDateTime: made.endsOn,
});

export async function addFederation(context: Of<'addFederation'>): Promise<Outcome> {
  const { step } = context;
  const objectId = objectIdOf(context);
  if (step.request === undefined) return done({}, '');
  const path = `/applications/${objectId}/federatedIdentityCredentials(name='${context.operation.name}')`;
  const sent = await repeatably(context, { ...step.request, path });
  return sent.kind === 'ok'
    ? done({ federation: context.operation.name }, l10n.msg('Added'))
    : failed(sent.failure);
}

function vaultOf({ effects, known }: OperationContext): CredentialVault {
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
