// Open in Settings File: the settings in which a registration stands.
import { commands } from 'vscode';
import type { Call } from '../shell/call.ts';
import { type Command, simpleCommand } from '../shell/command.ts';
import type { RegistrationStore, Services } from '../shell/services.ts';

export const openSettingsCommand = ({ registrations }: Pick<Services, 'registrations'>): Command =>
  simpleCommand({
    id: 'exchangeOAuth.registration.openSettings',
    run: (call) => openSettings(call, registrations),
  });

const settingsCommands = {
  user: 'workbench.action.openSettingsJson',
  workspace: 'workbench.action.openWorkspaceSettingsFile',
  folder: 'workbench.action.openFolderSettingsFile',
};

async function openSettings(call: Call, registrations: RegistrationStore): Promise<void> {
  const scope =
    (call.registration === undefined ? undefined : registrations.find(call.registration)?.scope) ??
    registrations.problems()[0]?.scope;
  await commands.executeCommand(settingsCommands[scope?.kind ?? 'user'], {
    revealSetting: { key: 'exchangeOAuth.registrations', edit: true },
  });
}
