// Plans the service principal (enterprise application) and the owner of the app registration.
import * as l10n from '../core/l10n.ts';
import type { PlanStep } from './planStep.ts';
import type { Seen } from './seen.ts';
import type { Wanted } from './wanted.ts';

const writes = ['Application.ReadWrite.All'] as const;

export function principalSteps(seen: Seen): readonly PlanStep[] {
  const base = {
    id: 'servicePrincipal',
    title: l10n.msg('Service principal (enterprise application)'),
  } as const;
  const principal = seen.application === null ? null : seen.principal;
  if (principal === null || principal === 'unknown') {
    return [
      {
        ...base,
        state: principal === null ? 'missing' : 'unknown',
        change: l10n.msg('Makes the service principal, which consent and Exchange rights are given to.'),
        role: 'Application Developer',
        needs: writes,
        opens: l10n.msg('Nothing by itself.'),
        undo: l10n.msg('The service principal is deleted with its consent.'),
        request: {
          method: 'PATCH',
          path: "/servicePrincipals(appId='{appId}')",
          headers: { prefer: 'create-if-missing' },
          body: {},
        },
        ...(principal === null ? { operation: { kind: 'createPrincipal' } as const } : {}),
      },
    ];
  }
  if (principal.accountEnabled !== false) return [{ ...base, state: 'present' }];
  return [
    {
      ...base,
      state: 'differs',
      change: l10n.msg('The service principal is disabled, so nobody can sign in through it. It is enabled.'),
      role: 'Cloud Application Administrator',
      needs: writes,
      opens: l10n.msg('Everything that was consented to earlier.'),
      undo: l10n.msg('It is disabled again.'),
      request: {
        method: 'PATCH',
        path: '/servicePrincipals/{servicePrincipalId}',
        body: { accountEnabled: true },
      },
      // Somebody switched it off for a reason that is not known here.
      optional: true,
      operation: { kind: 'enablePrincipal' },
    },
  ];
}

/** An administrator who makes an application does not become its owner; without one only administrators can renew. */
export function ownerSteps(wanted: Wanted, seen: Seen): readonly PlanStep[] {
  const base = { id: 'owner', title: l10n.msg('Owner of the app registration') } as const;
  const { person } = wanted;
  if (person === undefined) return [{ ...base, state: 'unknown' }];
  const owners = seen.application === null ? [] : seen.owners;
  if (owners === 'unknown') return [{ ...base, state: 'unknown' }];
  if (owners.length > 0) return [{ ...base, state: 'present' }];
  return [
    {
      ...base,
      state: 'missing',
      change: l10n.msg(
        'Makes you an owner, so that you can renew its credential without an administrator’s role.',
      ),
      role: 'Cloud Application Administrator, or an owner of the app registration',
      needs: writes,
      undo: l10n.msg('You are removed from the owners.'),
      request: {
        method: 'POST',
        path: '/applications/{objectId}/owners/$ref',
        body: { '@odata.id': `{graph}/v1.0/directoryObjects/${person}` },
      },
      operation: { kind: 'addOwner', person },
    },
  ];
}
