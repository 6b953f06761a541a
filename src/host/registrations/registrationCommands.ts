// Agree to Hosts, Remove Registration.

import * as l10n from '../../core/l10n.ts';
import { hostsOf } from '../../core/registration/namedHosts.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { applicationsInUse } from '../credentials/applicationsInUse.ts';
import { hashOf } from '../credentials/secretName.ts';
import { askRegistration, choose } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { RegistrationStore, Services } from '../shell/services.ts';
import { changesBetween } from './changes.ts';
import { openSettingsCommand } from './openSettings.ts';
import { rawEntry } from './settingsFile.ts';

export const registrationCommands = (services: Services): readonly Command[] => [
  openSettingsCommand(services),
  command({
    id: 'exchangeOAuth.registration.trustHosts',
    choose: (call) => chooseHosts(call, services.registrations),
    confirm: ({ name, entry, replaced }) => ({
      title: l10n.t('Let {0} send its tokens and secrets to these hosts?', name),
      detail: l10n.t(
        '{0}\n\nThe workspace you opened names them. Agree only if you know that they are yours. {1}',
        hostsOf(entry).join('\n'),
        copied(replaced),
      ),
      ...(replaced === undefined ? {} : { changes: changesBetween(replaced, entry) }),
      answers: [replaced === undefined ? l10n.t('Agree and Copy') : l10n.t('Agree and Replace')],
    }),
    run: async ({ entry }) => {
      await services.registrations.save(entry, { kind: 'user' });
      await services.hosts.agree(entry);
      return { copied: true };
    },
  }),
  command({
    id: 'exchangeOAuth.registration.remove',
    choose: (call) =>
      askRegistration(call, services.registrations, l10n.t('Which registration do you want to remove?')),
    // Removing cannot be undone.
    confirm: ({ registration }) => ({
      title: l10n.t('Remove {0}?', registration.name),
      detail: l10n.t(
        'Its entry in your settings and the credential stored on this computer are removed. Nothing changes in Microsoft Entra or Exchange.',
      ),
      answers: [l10n.t('Remove')],
    }),
    run: ({ registration }) => removeRegistration(registration, services),
  }),
];

/** The whole entry as the workspace names it; agreed to, it is copied to User settings, where hosts count. */
async function chooseHosts(call: Call, registrations: RegistrationStore) {
  const stored =
    call.registration === undefined ? await askIgnored(registrations) : registrations.find(call.registration);
  const entry = stored && rawEntry(stored.scope, stored.registration.id);
  if (entry === undefined) throw new Error(l10n.record('The workspace no longer names these hosts.'));
  const present = rawEntry({ kind: 'user' }, entry.id);
  const replaced = present !== undefined && changesBetween(present, entry).length > 0 ? present : undefined;
  return { name: stored?.registration.name ?? entry.name, entry, replaced };
}

const copied = (replaced: Registration | undefined): string =>
  replaced === undefined
    ? l10n.t('The registration is then copied to your User settings.')
    : l10n.t(
        'Your User settings hold "{0}" under the same id: it is replaced as shown above.',
        replaced.name,
      );

async function askIgnored(registrations: RegistrationStore): Promise<StoredRegistration | undefined> {
  const ignored = registrations.all().filter((stored) => stored.ignoredHosts.length > 0);
  if (ignored.length <= 1) return ignored[0];
  const items = ignored.map((stored) => ({
    label: escapeUiText(stored.registration.name),
    detail: stored.ignoredHosts.join(', '),
    stored,
  }));
  return (await choose(items, l10n.t('Whose hosts do you want to see?'))).stored;
}

async function removeRegistration(registration: Registration, services: Services): Promise<object> {
  const { registrations, credentials, reports, recordings } = services;
  const inUse = applicationsInUse(registrations);
  try {
    await credentials.remove(registration, () => registrations.remove(registration), inUse);
  } finally {
    // Also if the secret store fails: what it keeps is taken away at the next start, and nobody would look for these.
    const left = registrations.entries().filter(({ id }) => id === registration.id);
    if (left.every((entry) => hashOf(entry) !== hashOf(registration))) await reports.forget(registration);
    if (left.length === 0) await recordings.forget(registration.id);
  }
  return { removed: true };
}
