// Permissions in Terraform, Bicep, manifests and scripts: ids that belong elsewhere or nowhere, and wide ones.

import * as l10n from '../../core/l10n.ts';
import type { PermissionFact } from '../facts/facts.ts';
import { isGraphPermissionId } from '../facts/graphIds.ts';
import { permissionsNamed } from '../facts/permissionFacts.ts';
import { type Case, type Found, found, replaceWith } from './case.ts';

/** Ids against names, types and APIs. */
export function permissionProblems(the: Case): Found[] {
  return the.scene.permissions.flatMap((fact) => problemOf(fact));
}

function problemOf(fact: PermissionFact): Found[] {
  const { known, named, resource, type } = fact;
  if (known.length === 0) return unknown(fact);
  if (resource !== undefined && !known.some((each) => each.resource === resource))
    return [found('unknown-permission', fact, rightId(fact))];
  const here = known.filter((each) => resource === undefined || each.resource === resource);
  if (named !== undefined && !here.some((each) => each.value === named)) {
    const grants = [...new Set(here.map((each) => each.value))].join(', ');
    return [
      found('permission-mismatch', fact, {
        message: l10n.record('This ID grants {0}, and not {1}.', grants, named),
        ...rightId(fact),
      }),
    ];
  }
  if (type !== undefined && !here.some((each) => each.type.toLowerCase() === type.toLowerCase())) {
    return [
      found('permission-mismatch', fact, {
        message:
          here[0]?.type === 'Role'
            ? l10n.msg('This ID is an application permission (Role); the type beside it says otherwise.')
            : l10n.msg('This ID is a delegated permission (Scope); the type beside it says otherwise.'),
      }),
    ];
  }
  return [];
}

/** An id that no permission has: certain beside the name of a permission, since the ids of that name are known. */
function unknown(fact: PermissionFact): Found[] {
  if (fact.named === undefined) return [];
  const other = isGraphPermissionId(fact.text);
  return [found(other ? 'permission-mismatch' : 'unknown-permission', fact, rightId(fact))];
}

/** The id that the name has in this API and of this type, if there is one. */
function rightId(fact: PermissionFact): Pick<Found, 'fix'> {
  if (fact.named === undefined) return {};
  const rows = permissionsNamed(fact.named).filter(
    (each) =>
      (fact.resource === undefined || each.resource === fact.resource) &&
      (fact.type === undefined || each.type.toLowerCase() === fact.type.toLowerCase()),
  );
  const [row, second] = rows;
  return row === undefined || second !== undefined
    ? {}
    : { fix: replaceWith(fact, row.id, l10n.record('Use the ID of {0}', row.value)) };
}
