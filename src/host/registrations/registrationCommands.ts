// Open in Settings File, Agree to Hosts, Remove Registration.
import { commands, window } from 'vscode';
import { hostsOf } from '../../core/registration/mergeRegistrations.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Call, cancelled } from '../shell/call.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { uiText } from '../shell/uiText.ts';
import { rawEntry } from './settingsFile.ts';

export function registrationCommands(services: Services): CommandTable {
  return {
    'exchangeOAuth.registration.openSettings': (call) => openSettings(call, services),
    'exchangeOAuth.registration.trustHosts': (call) => trustHosts(call, services),
    'exchangeOAuth.registration.remove': (call) => removeRegistration(call, services),
  };
}

const settingsCommands = {
  user: 'workbench.action.openSettingsJson',
  workspace: 'workbench.action.openWorkspaceSettingsFile',
  folder: 'workbench.action.openFolderSettingsFile',
};

async function openSettings(call: Call, services: Services): Promise<undefined> {
  const scope =
    (call.registration === undefined ? undefined : services.registrations.find(call.registration)?.scope) ??
    services.registrations.problems()[0]?.scope;
  await commands.executeCommand(settingsCommands[scope?.kind ?? 'user'], {
    revealSetting: { key: 'exchangeOAuth.registrations', edit: true },
  });
  return undefined;
}

/** Shows the hosts a workspace names; on agreement the whole entry is copied to User settings, where hosts count. */
async function trustHosts(call: Call, services: Services): Promise<unknown> {
  const stored =
    call.registration === undefined
      ? await askIgnored(services)
      : services.registrations.find(call.registration);
  if (stored === undefined) return cancelled;
  const entry = rawEntry(stored.scope, stored.registration.id);
  if (entry === undefined) throw new Error('The workspace no longer names these hosts.');
  const agree = 'Agree and Copy';
  const answer = await window.showWarningMessage(
    `Let ${stored.registration.name} send its tokens and secrets to these hosts?`,
    {
      modal: true,
      detail: `${hostsOf(entry).join('\n')}\n\nThe workspace you opened names them. Agree only if you know that they are yours. The registration is then copied to your User settings.`,
    },
    agree,
  );
  if (answer !== agree) return cancelled;
  await services.registrations.save(entry, { kind: 'user' });
  return { copied: true };
}

async function askIgnored(services: Services): Promise<StoredRegistration | undefined> {
  const ignored = services.registrations.all().filter((stored) => stored.ignoredHosts.length > 0);
  if (ignored.length <= 1) return ignored[0];
  const items = ignored.map((stored) => ({
    label: uiText(stored.registration.name),
    detail: stored.ignoredHosts.join(', '),
    stored,
  }));
  return (await window.showQuickPick(items, { placeHolder: 'Whose hosts do you want to see?' }))?.stored;
}

async function removeRegistration(call: Call, services: Services): Promise<unknown> {
  const stored = await askRegistration(
    call,
    services.registrations,
    'Which registration do you want to remove?',
  );
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
  // Whoever calls: removing cannot be undone.
  const remove = 'Remove';
  const answer = await window.showWarningMessage(
    `Remove ${registration.name}?`,
    {
      modal: true,
      detail:
        'Its entry in your settings and the credential stored on this computer are removed. Nothing changes in Microsoft Entra or Exchange.',
    },
    remove,
  );
  if (answer !== remove) return cancelled;
  await services.registrations.remove(registration.id);
  await services.reports.forget(registration.id);
  if (!sharesCredential(stored, services)) await services.credentials.forget(registration);
  return { removed: true };
}

/** Another registration of the same application uses the same credential: it stays. */
function sharesCredential({ registration }: StoredRegistration, services: Services): boolean {
  return services.registrations
    .all()
    .some(
      (other) =>
        other.registration.clientId === registration.clientId &&
        other.registration.tenantId === registration.tenantId &&
        other.registration.id !== registration.id,
    );
}
