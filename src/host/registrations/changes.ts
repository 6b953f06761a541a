// What a save would change in an entry of the settings, for the question before it.
import { canonicalText } from '../../core/registration/mergeEdits.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { plainLine } from '../../core/text/text.ts';
import type { Change, Question } from '../shell/question.ts';
import type { RegistrationStore } from '../shell/services.ts';

const labels: Readonly<Record<Exclude<keyof Registration, 'id'>, string>> = {
  name: 'Name',
  product: 'Product',
  cloud: 'Cloud',
  tenantId: 'Tenant',
  clientId: 'Client ID',
  grant: 'Grant',
  credentialExpiresOn: 'Credential ends',
  authority: 'Authority',
  endpoints: 'Hosts',
  mailboxes: 'Mailboxes',
};

/** One row for each part that differs. */
export function changesBetween(before: Registration, after: Registration): readonly Change[] {
  return (Object.keys(labels) as (keyof typeof labels)[])
    .filter((key) => canonicalText(before[key]) !== canonicalText(after[key]))
    .map((key) => ({ what: labels[key], before: shown(before, key), after: shown(after, key) }));
}

function shown(registration: Registration, key: keyof typeof labels): string | undefined {
  const value = registration[key];
  if (value === undefined) return undefined;
  if (key === 'mailboxes') {
    const parts = registration.mailboxes.map(
      ({ address, protocols }) => `${address} (${protocols.join(', ')})`,
    );
    return plainLine(parts.join(', ') || 'none', 400);
  }
  return plainLine(typeof value === 'string' ? value : Object.values(value).join(', '), 400);
}

/** What is lost, shown before it is: undefined if nothing is. */
export function replacing(
  saves: readonly { readonly registration: Registration }[],
  store: Pick<RegistrationStore, 'find'>,
): Question | undefined {
  const replaced = saves.flatMap(({ registration }) => {
    const present = store.find(registration.id)?.registration;
    const changes = present === undefined ? [] : changesBetween(present, registration);
    return present === undefined || changes.length === 0 ? [] : [{ present, changes }];
  });
  if (replaced.length === 0) return undefined;
  const [only] = replaced.length === 1 ? replaced : [];
  return {
    title:
      only === undefined
        ? `Replace ${replaced.length} registrations in your settings?`
        : `Replace ${only.present.name} in your settings?`,
    detail: 'A profile that an extension or a program imports names these values. What is there now is lost.',
    changes: replaced.flatMap(({ present, changes }) =>
      changes.map((change) => ({ ...change, what: `${plainLine(present.name, 60)}, ${change.what}` })),
    ),
    answers: ['Replace'],
  };
}
