// Show Administrator Scripts: every block of a registration with its undo; code gets them as JSON.
import { window, workspace } from 'vscode';
import type { AdminScript } from '../../snippets/adminScripts/adminScript.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Command, command } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';
import { knownObjectId } from './knownObjectId.ts';

export const scriptsCommand = (services: Services): Command =>
  command({
    id: 'exchangeOAuth.policy.scripts',
    choose: (call) => askRegistration(call, services.registrations, 'Whose scripts do you want to see?'),
    run: async ({ registration }, { byPerson }) => {
      const { adminScripts } = await import('../../snippets/adminScripts/adminScripts.ts');
      const scripts = adminScripts(registration, knownObjectId(services, registration));
      if (byPerson) await openScripts(scripts);
      return scripts.map(({ id, title, text, undo, runsIn }) => ({
        ...{ id, title, text, runsIn },
        ...(undo === '' ? {} : { undo }),
      }));
    },
  });

async function openScripts(scripts: readonly AdminScript[]): Promise<void> {
  if (scripts.length === 0) throw new Error('No script is needed: the registration has no mailbox yet.');
  const content = scripts
    .map(({ text, undo }) => (undo === '' ? text : `${text}\n# ----- Undo of the block above -----\n${undo}`))
    .join('\n\n');
  const document = await workspace.openTextDocument({ language: 'powershell', content });
  await window.showTextDocument(document, { preview: true });
}
