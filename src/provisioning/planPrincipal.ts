// Plans the service principal (enterprise application) and the owner of the app registration.
import type { PlanStep } from './planStep.ts';
import type { Seen } from './seen.ts';
import type { Wanted } from './wanted.ts';

const writes = ['Application.ReadWrite.All'] as const;

export function principalSteps(seen: Seen): readonly PlanStep[] {
  const base = { id: 'servicePrincipal', title: 'Service principal (enterprise application)' } as const;
  const principal = seen.application === null ? null : seen.principal;
  if (principal === null || principal === 'unknown') {
    return [
      {
        ...base,
        state: principal === null ? 'missing' : 'unknown',
        change: 'Makes the service principal, which consent and Exchange rights are given to.',
        role: 'Application Developer',
        needs: writes,
        opens: 'Nothing by itself.',
        undo: 'The service principal is deleted with its consent.',
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
      change: 'The service principal is disabled, so nobody can sign in through it. It is enabled.',
      role: 'Cloud Application Administrator',
      needs: writes,
      opens: 'Everything that was consented to earlier.',
      undo: 'It is disabled again.',
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
  const base = { id: 'owner', title: 'Owner of the app registration' } as const;
  const { person } = wanted;
  if (person === undefined) return [{ ...base, state: 'unknown' }];
  const owners = seen.application === null ? [] : seen.owners;
  if (owners === 'unknown') return [{ ...base, state: 'unknown' }];
  if (owners.length > 0) return [{ ...base, state: 'present' }];
  return [
    {
      ...base,
      state: 'missing',
      change: 'Makes you an owner, so that you can renew its credential without an administrator’s role.',
      role: 'Cloud Application Administrator',
      needs: writes,
      undo: 'You are removed from the owners.',
      request: {
        method: 'POST',
        path: '/applications/{objectId}/owners/$ref',
        body: { '@odata.id': `{graph}/v1.0/directoryObjects/${person}` },
      },
      operation: { kind: 'addOwner', person },
    },
  ];
}
