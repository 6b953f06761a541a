// Permissions that the app registration lists and this registration does not need: a choice of the person's.
import * as l10n from '../core/l10n.ts';
import { requiredResourceAccess } from '../core/permissions/permissions.ts';
import type { PlanStep } from './planStep.ts';
import type { SeenApplication } from './seen.ts';
import type { Wanted } from './wanted.ts';

/** What the list of permissions names beyond what is needed; it may be there for another use, so it is a choice. */
export function surplus(
  wanted: Wanted,
  { requiredResourceAccess: before }: SeenApplication,
): readonly PlanStep[] {
  const needed = (resourceAppId: string, id: string): boolean =>
    requiredResourceAccess(wanted.permissions).some(
      (entry) => entry.resourceAppId === resourceAppId && entry.resourceAccess.some((one) => one.id === id),
    );
  const after = before
    .map((entry) => ({
      ...entry,
      resourceAccess: entry.resourceAccess.filter(({ id }) => needed(entry.resourceAppId, id)),
    }))
    .filter((entry) => entry.resourceAccess.length > 0);
  const count = countOf(before) - countOf(after);
  if (count === 0) return [];
  return [
    {
      id: 'permissions.surplus',
      title: l10n.msg('Permissions beyond what is needed'),
      state: 'differs',
      change:
        count === 1
          ? l10n.msg(
              'The app registration lists 1 more permission than this registration needs. Removing it is a choice: another use may need it.',
            )
          : l10n.record(
              'The app registration lists {0} more permissions than this registration needs. Removing them is a choice: another use may need them.',
              count,
            ),
      role: 'Cloud Application Administrator',
      needs: ['Application.ReadWrite.All'],
      undo: l10n.msg('The list is set back to what it was.'),
      optional: true,
      request: {
        method: 'PATCH',
        path: '/applications/{objectId}',
        body: { requiredResourceAccess: after },
      },
      operation: {
        kind: 'changeApplication',
        before: { requiredResourceAccess: before },
        after: { requiredResourceAccess: after },
      },
    },
  ];
}

const countOf = (access: SeenApplication['requiredResourceAccess']): number =>
  access.reduce((sum, { resourceAccess }) => sum + resourceAccess.length, 0);
