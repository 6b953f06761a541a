// How each kind of operation is taken back. Every request here may be sent again: what is gone counts as removed.

import * as l10n from '../core/l10n.ts';
import { noClientId } from '../core/registration/registration.ts';
import { sameValue } from './compare.ts';
import type { CredentialVault, Effects } from './effects.ts';
import type { JournalStep } from './journal.ts';
import { nameFederationBefore, nameFederationOperation } from './nameFederation.ts';
import { type Known, repeatably } from './performing.ts';
import { thumbprintOf } from './planCredential.ts';
import type { Operation, PlannedRequest } from './planStep.ts';
import { there } from './runParts.ts';
import { applicationShape, type Seen } from './seen.ts';
import { readAs, send } from './send.ts';

export interface Undoing {
  readonly effects: Effects;
  readonly seen: Seen;
  readonly known: Known;
  readonly step: JournalStep;
  readonly purge: boolean;
  /** Key IDs and thumbprints that this computer made or holds. */
  readonly own: readonly string[];
}

export interface TakenBack {
  /** True: somebody changed it since, so it was left as it is. */
  readonly left: boolean;
  readonly detail: string;
}

/** How long something that was made minutes ago is asked for again, in milliseconds. */
const goneAfterMs = 10_000;

const removed: TakenBack = { left: false, detail: l10n.msg('Removed') };
const nothingToDo: TakenBack = { left: false, detail: l10n.msg('Was there before') };
const leftAlone = (detail: string): TakenBack => ({
  left: true,
  detail: l10n.record('Left as it is: {0}', detail),
});

export async function takeBack(undoing: Undoing): Promise<TakenBack> {
  const way = ways[undoing.step.operation as keyof typeof ways];
  return way === undefined ? nothingToDo : way(undoing);
}

type Way = (undoing: Undoing) => Promise<TakenBack>;

const ways: Readonly<Record<Operation['kind'] | typeof nameFederationOperation, Way>> = {
  assignExchangeRole: async (undoing) => {
    const id = undoing.step.ids['exchangeAssignmentId'];
    if (id === undefined) return nothingToDo;
    return remove(undoing, {
      method: 'DELETE',
      version: 'beta',
      path: `/roleManagement/exchange/roleAssignments/${id}`,
    });
  },
  assignRole: async (undoing) => {
    const { resourceId, assignmentId } = undoing.step.ids;
    if (assignmentId === undefined) return nothingToDo;
    return remove(undoing, {
      method: 'DELETE',
      path: `/servicePrincipals/${resourceId}/appRoleAssignedTo/${assignmentId}`,
    });
  },
  removeRole: async (undoing) => {
    const { resourceId, roleId } = undoing.step.ids;
    const principalId = undoing.known.principalId;
    const body = { principalId, resourceId, appRoleId: roleId };
    const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`;
    const sent = await repeatably(undoing, { method: 'POST', path, body });
    // Sent twice it is there already, which is what was wanted.
    if (sent.kind === 'ok' || (sent.kind === 'answer' && sent.answer === 'exists')) {
      return { left: false, detail: l10n.msg('Given again') };
    }
    throw sent.failure;
  },
  grantScopes: takeBackGrant,
  removeSecret: async () => ({
    left: false,
    detail: l10n.msg('A secret whose value was lost is not restored'),
  }),
  addSecret: takeBackSecret,
  addCertificate: takeBackCertificate,
  addFederation: async (undoing) => {
    const { objectId } = undoing.known;
    const { federations } = undoing.seen;
    const found =
      federations === 'unknown'
        ? undefined
        : federations.find(({ name }) => name === undoing.step.ids['federation']);
    if (found === undefined || objectId === undefined) return removed;
    return remove(undoing, {
      method: 'DELETE',
      path: `/applications/${objectId}/federatedIdentityCredentials/${found.id}`,
    });
  },
  [nameFederationOperation]: async ({ effects, step }) => {
    await nameFederationBefore(effects, step);
    return { left: false, detail: l10n.msg('Set back') };
  },
  addOwner: async (undoing) => {
    const { objectId, person } = undoing.step.ids;
    if (person === undefined) return nothingToDo;
    return remove(undoing, { method: 'DELETE', path: `/applications/${objectId}/owners/${person}/$ref` });
  },
  enablePrincipal: async (undoing) => {
    const path = `/servicePrincipals/${undoing.step.ids['principalId']}`;
    return change(undoing, { method: 'PATCH', path, body: { accountEnabled: false } });
  },
  createPrincipal: async (undoing) => {
    const id = undoing.step.ids['principalId'] ?? '';
    await remove(undoing, { method: 'DELETE', path: `/servicePrincipals/${id}` });
    if (undoing.purge) await remove(undoing, { method: 'DELETE', path: `/directory/deletedItems/${id}` });
    return removed;
  },
  changeApplication: takeBackChange,
  restoreApplication: async (undoing) =>
    remove(undoing, { method: 'DELETE', path: `/applications/${undoing.step.ids['objectId']}` }),
  createApplication: deleteApplication,
};

/** Removes something; not there any more is what was wanted. */
async function remove(undoing: Undoing, request: PlannedRequest): Promise<TakenBack> {
  const { fresh } = undoing.known;
  // What was made minutes ago may not have reached every server: it is asked for again before it counts as gone.
  const sent = await send(undoing.effects, request, { repeatable: true, fresh, budgetMs: goneAfterMs });
  const gone = sent.kind === 'answer' && (sent.answer === 'gone' || sent.answer === 'notYet');
  if (sent.kind === 'ok' || gone) return removed;
  throw sent.failure;
}

async function change(undoing: Undoing, request: PlannedRequest): Promise<TakenBack> {
  const sent = await repeatably(undoing, request);
  if (sent.kind === 'ok') return { left: false, detail: l10n.msg('Set back') };
  throw sent.failure;
}

async function takeBackGrant(undoing: Undoing): Promise<TakenBack> {
  const { grantId, scope, scopeBefore } = undoing.step.ids;
  const { grants } = undoing.seen;
  const now = grants === 'unknown' ? undefined : grants.find(({ id }) => id === grantId);
  if (now === undefined && grants !== 'unknown') return removed;
  const path = `/oauth2PermissionGrants/${grantId}`;
  if (now !== undefined && now.scope === scopeBefore) return { left: false, detail: l10n.msg('Set back') };
  if (now !== undefined && now.scope !== scope) return leftAlone('the grant was changed by somebody since.');
  return scopeBefore === undefined
    ? remove(undoing, { method: 'DELETE', path })
    : change(undoing, { method: 'PATCH', path, body: { scope: scopeBefore } });
}

async function takeBackSecret(undoing: Undoing): Promise<TakenBack> {
  const { keyId } = undoing.step.ids;
  const { objectId, clientId } = undoing.known;
  if (objectId !== undefined) {
    const path = `/applications/${objectId}/removePassword`;
    await remove(undoing, { method: 'POST', path, body: { keyId } });
  }
  if (clientId !== undefined) {
    await withdraw(undoing.effects.vault(clientId), (one) => one.keyId === keyId);
  }
  return removed;
}

async function takeBackCertificate(undoing: Undoing): Promise<TakenBack> {
  const { thumbprint } = undoing.step.ids;
  const { objectId, clientId } = undoing.known;
  if (objectId !== undefined && there(undoing.seen.application) !== undefined) {
    const path = `/applications/${objectId}`;
    const read = await repeatably(undoing, {
      method: 'GET',
      path: `${path}?$select=id,appId,keyCredentials`,
    });
    if (read.kind !== 'ok') throw read.failure;
    const { keyCredentials } = readAs(applicationShape, read.reply.body);
    const kept = keyCredentials.filter((one) => thumbprintOf(one.customKeyIdentifier) !== thumbprint);
    if (kept.length < keyCredentials.length) {
      const body = { keyCredentials: kept.map((entry) => ({ ...entry, key: null })) };
      await change(undoing, { method: 'PATCH', path, body });
    }
  }
  if (clientId !== undefined) {
    await withdraw(undoing.effects.vault(clientId), (one) => one.thumbprint === thumbprint);
  }
  return removed;
}

/** Takes a credential out of the vault; what was in use before it is in use again. May be repeated. */
async function withdraw(
  vault: CredentialVault,
  isIt: (held: { readonly keyId?: string; readonly thumbprint?: string }) => boolean,
): Promise<void> {
  const next = await vault.read('next');
  if (next !== undefined && isIt(next)) await vault.forget('next');
  const current = await vault.read('current');
  const previous = await vault.read('previous');
  if (current === undefined || !isIt(current)) return;
  if (previous === undefined) await vault.forget('current');
  else {
    await vault.write('current', previous);
    await vault.forget('previous');
  }
}

async function takeBackChange(undoing: Undoing): Promise<TakenBack> {
  const application = there(undoing.seen.application);
  if (application === undefined) return removed;
  const values = undoing.step.before['values'] as Readonly<Record<string, unknown>>;
  const after = undoing.step.before['after'] as Readonly<Record<string, unknown>>;
  const asSeen: Readonly<Record<string, unknown>> = { ...application };
  const isNow = (wanted: Readonly<Record<string, unknown>>) =>
    Object.entries(wanted).every(([name, value]) => sameValue(asSeen[name], value));
  if (isNow(values)) return { left: false, detail: l10n.msg('Set back') };
  if (!isNow(after)) return leftAlone('the app registration was changed by somebody since.');
  return change(undoing, { method: 'PATCH', path: `/applications/${application.id}`, body: values });
}

/** Deletes the application that the run made, unless somebody else uses it by now. */
async function deleteApplication(undoing: Undoing): Promise<TakenBack> {
  const { effects, seen, step, own, purge } = undoing;
  const application = there(seen.application);
  const others = [...(application?.passwordCredentials ?? []), ...(application?.keyCredentials ?? [])].filter(
    (one) =>
      !own.includes(one.keyId) &&
      !('customKeyIdentifier' in one && own.includes(thumbprintOf(one.customKeyIdentifier))),
  );
  if (others.length > 0) return leftAlone('somebody added a credential to the app registration since.');
  const id = step.ids['objectId'] ?? '';
  await remove(undoing, { method: 'DELETE', path: `/applications/${id}` });
  if (purge) await remove(undoing, { method: 'DELETE', path: `/directory/deletedItems/${id}` });
  // Nothing of an application that is gone stays on this computer.
  const vault = effects.vault(step.ids['clientId'] ?? '');
  for (const slot of ['next', 'current', 'previous'] as const) await vault.forget(slot);
  const before = step.before['clientIdBefore'];
  await effects.useClientId(typeof before === 'string' ? before : noClientId);
  return {
    left: false,
    detail: purge ? l10n.msg('Deleted for good') : l10n.msg('Deleted; Entra keeps it for 30 days'),
  };
}
