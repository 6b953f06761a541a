// Settles steps whose request went out and whose answer is not in the journal: what is there now was made by that request.

import { sameValue } from './compare.ts';
import type { JournalStep } from './journal.ts';
import { nameFederationOperation } from './nameFederation.ts';
import { thumbprintOf } from './planCredential.ts';
import type { RunLog } from './runLog.ts';
import type { Seen, SeenApplication } from './seen.ts';
import type { Wanted } from './wanted.ts';

type Ids = Readonly<Record<string, string>>;

/** Writes `done` for every open step whose result is seen, and `failed` for the others. */
export async function settle(log: RunLog, seen: Seen, wanted: Wanted): Promise<void> {
  for (const step of log.state.steps.filter(({ status }) => status === 'open')) {
    const found = finders[step.operation]?.(step, seen, wanted);
    if (found === undefined) await log.failed(step.n);
    else await log.done(step.n, found);
  }
}

/** By kind of operation: the IDs of what the step made, if it is there. */
const finders: Readonly<Record<string, (step: JournalStep, seen: Seen, wanted: Wanted) => Ids | undefined>> =
  {
    // Whether it was carried out or not: taking it back does no harm, and the run repeats it if it was not.
    [nameFederationOperation]: () => ({}),
    createApplication: (_step, { application }) => objectOf(application),
    restoreApplication: (_step, { application }) => objectOf(application),
    createPrincipal: (_step, { principal }) =>
      principal === null || principal === 'unknown' ? undefined : { principalId: principal.id },
    changeApplication: ({ before }, { application }) => {
      if (application === null || application === 'unknown') return undefined;
      const after = before['after'] as Readonly<Record<string, unknown>>;
      const asSeen: Readonly<Record<string, unknown>> = { ...application };
      return Object.entries(after).every(([name, value]) => sameValue(asSeen[name], value))
        ? { objectId: application.id }
        : undefined;
    },
    addOwner: ({ before }, { application, owners }) => {
      const person = String(before['person']);
      const own = objectOf(application);
      if (own === undefined || owners === 'unknown' || !owners.some(({ id }) => id === person))
        return undefined;
      return { ...own, person };
    },
    addSecret: (_step, { application }, { waiting }) => {
      const found = known(application)?.passwordCredentials.find(({ keyId }) => keyId === waiting?.keyId);
      return found === undefined ? undefined : { keyId: found.keyId, endsOn: found.endDateTime ?? '' };
    },
    addCertificate: (_step, { application }, { waiting }) => {
      const found = known(application)?.keyCredentials.find(
        ({ customKeyIdentifier }) =>
          waiting?.thumbprint !== undefined && thumbprintOf(customKeyIdentifier) === waiting.thumbprint,
      );
      return found === undefined || waiting?.thumbprint === undefined
        ? undefined
        : { thumbprint: waiting.thumbprint, endsOn: found.endDateTime ?? '' };
    },
    addFederation: ({ before }, { federations }) => {
      const name = String(before['name']);
      return federations !== 'unknown' && federations.some((one) => one.name === name)
        ? { federation: name }
        : undefined;
    },
    assignRole: ({ before }, { roles }) => {
      const found =
        roles === 'unknown'
          ? undefined
          : roles.find(
              (one) => one.appRoleId === before['roleId'] && one.resourceId === before['resourceId'],
            );
      return found === undefined ? undefined : { resourceId: found.resourceId, assignmentId: found.id };
    },
    removeRole: ({ before }, { roles }) => {
      const there = roles === 'unknown' || roles.some(({ id }) => id === before['assignmentId']);
      return there
        ? undefined
        : { resourceId: String(before['resourceId']), roleId: String(before['roleId']) };
    },
    grantScopes: ({ before }, { grants }) => {
      if (grants === 'unknown') return undefined;
      const found = grants.find(
        (one) => one.consentType === 'AllPrincipals' && one.resourceId === before['resourceId'],
      );
      const words = (found?.scope ?? '').split(' ');
      const asked = before['scopes'] as readonly string[];
      if (found === undefined || !asked.every((value) => words.includes(value))) return undefined;
      const old = before['scopeBefore'];
      return {
        grantId: found.id,
        scope: found.scope ?? '',
        ...(typeof old === 'string' ? { scopeBefore: old } : {}),
      };
    },
    assignExchangeRole: ({ before }, { exchange }) => {
      if (exchange === 'unknown') return undefined;
      const found = exchange.assignments.find(
        (one) =>
          one.roleDefinitionId === before['roleId'] && one.directoryScopeId === before['directoryScope'],
      );
      return found === undefined ? undefined : { exchangeAssignmentId: found.id };
    },
  };

const known = (application: Seen['application']): SeenApplication | undefined =>
  application === null || application === 'unknown' ? undefined : application;

function objectOf(application: Seen['application']): Ids | undefined {
  const found = known(application);
  return found === undefined ? undefined : { objectId: found.id, clientId: found.appId };
}
