// Credential Expiry: what ends when, a calendar file, and how to renew without an outage.
import { Uri, window, workspace } from 'vscode';
import { expiryCalendar, expiryOf } from '../../core/credential/credentialExpiry.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { renewalMarkdown } from '../../pages/renewalPage.ts';
import { askRegistration, pick } from '../shell/ask.ts';
import { type Call, cancelled } from '../shell/call.ts';
import type { Pages } from '../shell/pages.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { uiText } from '../shell/uiText.ts';

export function expiryCommands(services: Services, pages: Pages): CommandTable {
  return {
    'exchangeOAuth.credential.expiry': async (call) => {
      const dated = datedOf(services);
      const rows = dated.map((registration) => ({
        registration: registration.id,
        expiresOn: registration.credentialExpiresOn,
        daysLeft: expiryOf(registration, new Date())?.daysLeft,
      }));
      if (call.byPerson) await showExpiry(dated, services, pages);
      return rows;
    },
    'exchangeOAuth.credential.renew': async (call) => {
      const stored = await askRegistration(
        call,
        services.registrations,
        'Whose credential do you want to renew?',
      );
      if (stored === cancelled) return cancelled;
      await pages.show(
        `Renew the credential of ${stored.registration.name}`,
        renewalMarkdown(stored.registration),
      );
      return undefined;
    },
    'exchangeOAuth.credential.calendar': (call) => saveCalendar(call, services),
  };
}

const datedOf = (services: Services) =>
  services.registrations
    .all()
    .map(({ registration }) => registration)
    .filter((registration) => registration.credentialExpiresOn !== undefined)
    .toSorted((a, b) => (a.credentialExpiresOn ?? '').localeCompare(b.credentialExpiresOn ?? ''));

async function showExpiry(dated: readonly Registration[], services: Services, pages: Pages): Promise<void> {
  if (dated.length === 0) {
    void window.showInformationMessage(
      'No registration has an expiry date yet. Enter it in the setup wizard, step 3.',
    );
    return;
  }
  const items = dated.map((registration) => ({
    label: uiText(registration.name),
    description: expiryOf(registration, new Date())?.text ?? '',
    run: () => pages.show(`Renew the credential of ${registration.name}`, renewalMarkdown(registration)),
  }));
  const calendar = {
    label: '$(calendar) Save all dates as a calendar file…',
    description: '.ics, with reminders',
    run: async () => void (await saveCalendar({ byPerson: true, values: {} }, services)),
  };
  await (await pick([...items, calendar], 'Which credential do you want to renew?'))?.run();
}

async function saveCalendar(call: Call, services: Services): Promise<unknown> {
  const text = expiryCalendar(datedOf(services), new Date());
  if (!call.byPerson) return { text };
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: 'Save credential dates',
    filters: { iCalendar: ['ics'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, 'exchange-credentials.ics') }),
  });
  if (target === undefined) return cancelled;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  return { saved: true };
}
