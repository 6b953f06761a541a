// Credential Expiry: what ends when, a calendar file, and how to renew without an outage.

import { commands, Uri, window, workspace } from 'vscode';
import { expiryCalendar, expiryOf } from '../../core/credential/credentialExpiry.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { renewalMarkdown } from '../../pages/renewalPage.ts';
import { askRegistration, choose, needed } from '../shell/ask.ts';
import { type Command, command, simpleCommand } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import { inOrder } from '../shell/inOrder.ts';
import type { Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';

export const expiryCommands = (services: Services, pages: Pages): readonly Command[] => [
  simpleCommand({
    id: 'exchangeOAuth.credential.expiry',
    run: () =>
      datedOf(services).map((registration) => ({
        registration: registration.id,
        expiresOn: registration.credentialExpiresOn,
        daysLeft: expiryOf(registration, new Date())?.daysLeft,
      })),
    tell: () => showExpiry(datedOf(services), services, pages),
  }),
  command({
    id: 'exchangeOAuth.credential.renew',
    choose: (call) =>
      askRegistration(call, services.registrations, l10n.t('Whose credential do you want to renew?')),
    run: ({ registration }) => showRenewal(registration, services, pages),
  }),
  simpleCommand({
    id: 'exchangeOAuth.credential.calendar',
    run: (_, { byPerson }) => {
      const text = expiryCalendar(datedOf(services), new Date());
      return byPerson ? saveCalendar(text) : { text };
    },
  }),
];

const datedOf = (services: Services) =>
  services.registrations
    .all()
    .map(({ registration }) => registration)
    .filter((registration) => registration.credentialExpiresOn !== undefined)
    .toSorted((a, b) => (a.credentialExpiresOn ?? '').localeCompare(b.credentialExpiresOn ?? ''));

const showRenewal = (registration: Registration, services: Services, pages: Pages): Promise<void> =>
  pages.show(
    l10n.t('Renew the credential of {0}', registration.name),
    renewalMarkdown(registration, new Date()),
    {
      again: inOrder(
        ['mailbox.testAll', 'credential.renew'],
        { registration: registration.id },
        services.personArguments,
      ),
    },
  );

async function showExpiry(dated: readonly Registration[], services: Services, pages: Pages): Promise<void> {
  if (dated.length === 0) {
    await window.showInformationMessage(
      l10n.t('No registration has an expiry date yet. Enter it in the setup wizard, step 3.'),
    );
    return;
  }
  const items = dated.map((registration) => ({
    label: escapeUiText(registration.name),
    description: l10n.shown(expiryOf(registration, new Date())?.text ?? ''),
    run: () => showRenewal(registration, services, pages),
  }));
  const calendar = {
    label: l10n.t('$(calendar) Save all dates as a calendar file…'),
    description: l10n.t('.ics, with reminders'),
    run: async () => void (await commands.executeCommand('exchangeOAuth.credential.calendar')),
  };
  await (await choose([...items, calendar], l10n.t('Which credential do you want to renew?'))).run();
}

async function saveCalendar(text: string): Promise<object> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: l10n.t('Save credential dates'),
    filters: { iCalendar: ['ics'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, 'exchange-credentials.ics') }),
  });
  await workspace.fs.writeFile(needed(target), new TextEncoder().encode(text));
  return { saved: true };
}
