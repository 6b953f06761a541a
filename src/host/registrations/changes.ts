// What a save would change in an entry of the settings, for the question before it.
import * as l10n from '../../core/l10n.ts';
import { canonicalText } from '../../core/registration/mergeEdits.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { plainLine } from '../../core/text/text.ts';
import type { Change, Question } from '../shell/question.ts';
import type { RegistrationStore } from '../shell/services.ts';

const labels: Readonly<Record<Exclude<keyof Registration, 'id'>, string>> = {
  name: l10n.msg('Name'),
  product: l10n.msg('Product'),
  cloud: l10n.msg('Cloud'),
  tenantId: l10n.msg('Tenant'),
  clientId: l10n.msg('Client ID'),
  grant: l10n.msg('Grant'),
  credentialExpiresOn: l10n.msg('Credential ends'),
  federatedCredential: l10n.msg('Federated credential'),
  authority: l10n.msg('Authority'),
  endpoints: l10n.msg('Hosts'),
  mailboxes: l10n.msg('Mailboxes'),
};

/** One row for each part that differs. */
export function changesBetween(before: Registration, after: Registration): readonly Change[] {
  return (Object.keys(labels) as (keyof typeof labels)[])
    .filter((key) => canonicalText(before[key]) !== canonicalText(after[key]))
    .map((key) => ({ what: l10n.t(labels[key]), before: shown(before, key), after: shown(after, key) }));
}

function shown(registration: Registration, key: keyof typeof labels): string | undefined {
  const value = registration[key];
  if (value === undefined) return undefined;
  if (key === 'mailboxes') {
    const parts = registration.mailboxes.map(
      ({ address, protocols }) => `${address} (${protocols.join(', ')})`,
    );
    return plainLine(parts.join(', ') || l10n.t('none'), 400);
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
        ? l10n.t('Replace {0} registrations in your settings?', replaced.length)
        : l10n.t('Replace {0} in your settings?', only.present.name),
    detail: l10n.t(
      'A profile that an extension or a program imports names these values. What is there now is lost.',
    ),
    changes: replaced.flatMap(({ present, changes }) =>
      changes.map((change) => ({ ...change, what: `${plainLine(present.name, 60)}, ${change.what}` })),
    ),
    answers: [l10n.t('Replace')],
  };
}
