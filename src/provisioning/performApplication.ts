// Makes, restores or changes the application, its service principal and its owner. Every request here may be repeated.

import * as l10n from '../core/l10n.ts';
import {
  done,
  failed,
  type OperationContext,
  type Outcome,
  objectIdOf,
  once,
  principalIdOf,
  repeatably,
} from './performing.ts';
import { newApplication } from './planApplication.ts';
import type { Operation } from './planStep.ts';
import { applicationShape, principalShape } from './seen.ts';
import { readAs, send } from './send.ts';

type Of<K extends Operation['kind']> = OperationContext<Extract<Operation, { kind: K }>>;

/** How long an application is looked for whose name is taken, in milliseconds. */
const nameTakenMs = 120_000;

export async function createApplication(context: Of<'createApplication'>): Promise<Outcome> {
  const { wanted } = context;
  const sent = await repeatably(context, {
    method: 'PATCH',
    path: `/applications(uniqueName='${wanted.uniqueName}')`,
    headers: { prefer: 'create-if-missing' },
    body: newApplication(wanted),
  });
  // 204: an earlier try made it. Taken: the copy that was asked has not seen our own yet.
  const made = sent.kind === 'ok' || (sent.kind === 'answer' && sent.answer === 'nameTaken');
  if (!made) return failed(sent.failure);
  context.known.fresh = true;
  const body = sent.kind === 'ok' && sent.reply.status === 201 ? sent.reply.body : undefined;
  return body === undefined ? findApplication(context, sent) : adopt(context, body);
}

async function findApplication(
  context: Of<'createApplication'>,
  sent: Awaited<ReturnType<typeof repeatably>>,
): Promise<Outcome> {
  const path = `/applications(uniqueName='${context.wanted.uniqueName}')?$select=id,appId`;
  // The name is this run's own: it shows in a while, unless somebody deleted what holds it.
  const budgetMs = sent.kind === 'ok' ? undefined : nameTakenMs;
  const found = await send(
    context.effects,
    { method: 'GET', path },
    { repeatable: true, fresh: true, ...(budgetMs === undefined ? {} : { budgetMs }) },
  );
  if (found.kind === 'ok') return adopt(context, found.reply.body);
  return failed(sent.kind === 'ok' ? found.failure : sent.failure);
}

function adopt({ known }: OperationContext, body: string): Outcome {
  const { id, appId } = readAs(applicationShape, body);
  known.objectId = id;
  known.clientId = appId;
  return done({ objectId: id, clientId: appId }, l10n.record('Client ID {0}', appId));
}

export async function restoreApplication(context: Of<'restoreApplication'>): Promise<Outcome> {
  const sent = await repeatably(context, {
    method: 'POST',
    path: `/directory/deletedItems/${context.operation.id}/restore`,
  });
  // Not among the deleted any more: an earlier try restored it.
  if (sent.kind !== 'ok' && !(sent.kind === 'answer' && sent.answer === 'gone')) return failed(sent.failure);
  const found = await repeatably(
    { ...context, known: { ...context.known, fresh: true } },
    { method: 'GET', path: `/applications/${context.operation.id}?$select=id,appId` },
  );
  if (found.kind !== 'ok') return failed(found.failure);
  context.known.fresh = true;
  return adopt(context, found.reply.body);
}

export async function changeApplication(context: Of<'changeApplication'>): Promise<Outcome> {
  const objectId = objectIdOf(context);
  const sent = await repeatably(context, {
    method: 'PATCH',
    path: `/applications/${objectId}`,
    body: context.operation.after,
  });
  return sent.kind === 'ok' ? done({ objectId }, l10n.msg('Changed')) : failed(sent.failure);
}

export async function createPrincipal(context: Of<'createPrincipal'>): Promise<Outcome> {
  const { clientId } = context.known;
  const path = `/servicePrincipals(appId='${clientId}')`;
  const sent = await repeatably(context, {
    method: 'PATCH',
    path,
    headers: { prefer: 'create-if-missing' },
    body: {},
  });
  if (sent.kind !== 'ok') return failed(sent.failure);
  const found =
    sent.reply.status === 201
      ? sent
      : await repeatably(context, { method: 'GET', path: `${path}?$select=id,appId` });
  if (found.kind !== 'ok') return failed(found.failure);
  const { id } = readAs(principalShape, found.reply.body);
  context.known.principalId = id;
  context.known.fresh = true;
  return done({ principalId: id }, l10n.record('Object ID {0}', id));
}

export async function enablePrincipal(context: Of<'enablePrincipal'>): Promise<Outcome> {
  const principalId = principalIdOf(context);
  const path = `/servicePrincipals/${principalId}`;
  const sent = await repeatably(context, { method: 'PATCH', path, body: { accountEnabled: true } });
  return sent.kind === 'ok' ? done({ principalId }, l10n.msg('Enabled')) : failed(sent.failure);
}

export async function addOwner(context: Of<'addOwner'>): Promise<Outcome> {
  const objectId = objectIdOf(context);
  const { person } = context.operation;
  const sent = await once(context, {
    method: 'POST',
    path: `/applications/${objectId}/owners/$ref`,
    body: { '@odata.id': `${context.effects.graphRoot}/v1.0/directoryObjects/${person}` },
  });
  if (sent.kind === 'ok') return done({ objectId, person }, l10n.msg('Added'));
  if (sent.kind === 'answer' && sent.answer === 'exists')
    return done({ objectId }, l10n.msg('Was an owner already'));
  if (sent.kind === 'answer') return failed(sent.failure);
  const owners = await repeatably(context, {
    method: 'GET',
    path: `/applications/${objectId}/owners?$select=id`,
  });
  // An ID is 36 characters that occur in nothing else, so searching the answer for it is enough.
  const added = owners.kind === 'ok' && owners.reply.body.includes(person);
  return added ? done({ objectId, person }, l10n.msg('Added')) : failed(sent.failure);
}
