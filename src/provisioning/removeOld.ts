// Removes the credential that a renewal replaced, by the ID or thumbprint that was written down before the new one was made.
import * as l10n from '../core/l10n.ts';
import { type OperationContext, repeatably } from './performing.ts';
import { thumbprintOf } from './planCredential.ts';
import { applicationShape } from './seen.ts';
import { readAs } from './send.ts';

type Removing = Pick<OperationContext, 'effects' | 'known' | 'seen'>;

export async function removeOld(
  removing: Removing,
  before: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { oldKeyId, oldThumbprint } = before;
  const path = `/applications/${removing.known.objectId}`;
  if (typeof oldKeyId === 'string') {
    const body = { keyId: oldKeyId };
    const sent = await repeatably(removing, { method: 'POST', path: `${path}/removePassword`, body });
    if (sent.kind === 'ok' || (sent.kind === 'answer' && sent.answer === 'gone')) return l10n.msg('Removed');
    throw sent.failure;
  }
  if (typeof oldThumbprint === 'string') return removeCertificate(removing, path, oldThumbprint);
  return l10n.msg(
    'Which one was in use is not known. Remove it in the portal, under Certificates & secrets.',
  );
}

async function removeCertificate(removing: Removing, path: string, thumbprint: string): Promise<string> {
  const read = await repeatably(removing, { method: 'GET', path: `${path}?$select=id,appId,keyCredentials` });
  if (read.kind !== 'ok') throw read.failure;
  const { keyCredentials } = readAs(applicationShape, read.reply.body);
  const kept = keyCredentials.filter((one) => thumbprintOf(one.customKeyIdentifier) !== thumbprint);
  if (kept.length === keyCredentials.length) return l10n.msg('Was removed already');
  const body = { keyCredentials: kept.map((entry) => ({ ...entry, key: null })) };
  const sent = await repeatably(removing, { method: 'PATCH', path, body });
  if (sent.kind === 'ok') return l10n.msg('Removed');
  throw sent.failure;
}
