// Gives consent: roles, grants and Exchange roles. None of these requests may be repeated blindly, so a lost answer is looked for.

import * as v from 'valibot';
import * as l10n from '../core/l10n.ts';
import {
  done,
  failed,
  type OperationContext,
  type Outcome,
  once,
  principalIdOf,
  repeatably,
} from './performing.ts';
import type { Operation, PlannedRequest } from './planStep.ts';
import { exchangeAssignmentShape, grantShape, roleShape, type SeenGrant } from './seen.ts';
import { readAs, type Sent } from './send.ts';

type Of<K extends Operation['kind']> = OperationContext<Extract<Operation, { kind: K }>>;

/** How often a request is sent again after it was seen not to have worked. */
const mostTries = 3;

/**
 * Sends a request that adds something; if it is there already or the answer was lost, it is looked for first and
 * sent again only if it is not there.
 */
async function addOnce<T extends { readonly id: string }>(
  context: OperationContext,
  request: PlannedRequest,
  shape: v.GenericSchema<unknown, T>,
  find: () => Promise<T | undefined>,
): Promise<{ readonly made: T; readonly existed: boolean } | { readonly failure: Sent }> {
  for (let attempt = 1; ; attempt += 1) {
    const sent = await once(context, request);
    if (sent.kind === 'ok') return { made: readAs(shape, sent.reply.body), existed: false };
    const mayBeThere = sent.kind === 'lost' || sent.answer === 'exists';
    const found = mayBeThere ? await find() : undefined;
    // After a lost answer what is found is ours: it was seen to be missing before.
    if (found !== undefined) return { made: found, existed: sent.kind !== 'lost' };
    if (sent.kind !== 'lost' || attempt >= mostTries) return { failure: sent };
  }
}

async function listed<T>(
  context: OperationContext,
  path: string,
  shape: v.GenericSchema<unknown, T>,
  version?: 'beta',
): Promise<readonly T[]> {
  const sent = await repeatably(context, {
    method: 'GET',
    path,
    ...(version === undefined ? {} : { version }),
  });
  if (sent.kind !== 'ok') throw sent.failure;
  return readAs(v.object({ value: v.array(shape) }), sent.reply.body).value;
}

const failureOf = (sent: Sent): Outcome => (sent.kind === 'ok' ? done({}, '') : failed(sent.failure));

export async function assignRole(context: Of<'assignRole'>): Promise<Outcome> {
  const principalId = principalIdOf(context);
  const { resourceId, roleId } = context.operation;
  const result = await addOnce(
    context,
    {
      method: 'POST',
      path: `/servicePrincipals/${resourceId}/appRoleAssignedTo`,
      body: { principalId, resourceId, appRoleId: roleId },
    },
    roleShape,
    async () => {
      const all = await listed(context, `/servicePrincipals/${principalId}/appRoleAssignments`, roleShape);
      return all.find((one) => one.appRoleId === roleId && one.resourceId === resourceId);
    },
  );
  if ('failure' in result) return failureOf(result.failure);
  return result.existed
    ? done({}, l10n.msg('Was given already'))
    : done({ resourceId, assignmentId: result.made.id }, l10n.msg('Given'));
}

export async function removeRole(context: Of<'removeRole'>): Promise<Outcome> {
  const { resourceId, assignmentId, roleId } = context.operation;
  const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo/${assignmentId}`;
  const sent = await repeatably(context, { method: 'DELETE', path });
  const gone = sent.kind === 'answer' && sent.answer === 'gone';
  return sent.kind === 'ok' || gone ? done({ resourceId, roleId }, l10n.msg('Removed')) : failureOf(sent);
}

export async function grantScopes(context: Of<'grantScopes'>): Promise<Outcome> {
  const { existing, scopes } = context.operation;
  if (existing !== undefined) return widen(context, existing, scopes);
  const principalId = principalIdOf(context);
  const { resourceId } = context.operation;
  const body = { clientId: principalId, consentType: 'AllPrincipals', resourceId, scope: scopes.join(' ') };
  const result = await addOnce(
    context,
    { method: 'POST', path: '/oauth2PermissionGrants', body },
    grantShape,
    () => findGrant(context, principalId, resourceId),
  );
  if ('failure' in result) return failureOf(result.failure);
  // Somebody granted something in the meantime: the words are added to theirs.
  if (result.existed) return widen(context, { id: result.made.id, scope: result.made.scope ?? '' }, scopes);
  return done(
    { grantId: result.made.id, scope: scopes.join(' ') },
    l10n.record('Granted: {0}', scopes.join(', ')),
  );
}

async function findGrant(
  context: OperationContext,
  principalId: string,
  resourceId: string,
): Promise<SeenGrant | undefined> {
  const all = await listed(context, `/servicePrincipals/${principalId}/oauth2PermissionGrants`, grantShape);
  return all.find((one) => one.consentType === 'AllPrincipals' && one.resourceId === resourceId);
}

async function widen(
  context: OperationContext,
  existing: { readonly id: string; readonly scope: string },
  scopes: readonly string[],
): Promise<Outcome> {
  const words = existing.scope.split(' ').filter((word) => word !== '');
  const scope = [...words, ...scopes.filter((value) => !words.includes(value))].join(' ');
  const path = `/oauth2PermissionGrants/${existing.id}`;
  const sent = await repeatably(context, { method: 'PATCH', path, body: { scope } });
  if (sent.kind !== 'ok') return failed(sent.failure);
  return done(
    { grantId: existing.id, scope, scopeBefore: existing.scope },
    l10n.record('Granted: {0}', scopes.join(', ')),
  );
}

export async function assignExchangeRole(context: Of<'assignExchangeRole'>): Promise<Outcome> {
  const principalId = `/ServicePrincipals/${principalIdOf(context)}`;
  const { roleId, directoryScope } = context.operation;
  const base = '/roleManagement/exchange/roleAssignments';
  const body = { principalId, roleDefinitionId: roleId, directoryScopeId: directoryScope, appScopeId: null };
  const filter = encodeURIComponent(`principalId eq '${principalId}'`);
  const result = await addOnce(
    context,
    { method: 'POST', version: 'beta', path: base, body },
    exchangeAssignmentShape,
    async () => {
      const all = await listed(context, `${base}?$filter=${filter}`, exchangeAssignmentShape, 'beta');
      return all.find((one) => one.roleDefinitionId === roleId && one.directoryScopeId === directoryScope);
    },
  );
  if ('failure' in result) return failureOf(result.failure);
  return result.existed
    ? done({}, l10n.msg('Was given already'))
    : done({ exchangeAssignmentId: result.made.id }, l10n.msg('Given'));
}
