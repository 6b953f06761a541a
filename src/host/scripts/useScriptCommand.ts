// Run or Copy Script: an administrator's script, run in a terminal here or taken to where the administrator is.

import { commands } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { askRegistration, choose } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';
import { askScript, copyScript, openText } from './scriptCommand.ts';

export const useScriptCommands = (services: Services): readonly Command[] => [
  command({
    id: 'exchangeOAuth.script.use',
    choose: (call) => chooseUse(call, services),
    run: ({ use }) => use(),
  }),
];

async function chooseUse(call: Call, services: Services): Promise<{ readonly use: () => Promise<unknown> }> {
  const question = l10n.t('Whose access do you want to set up?');
  const { registration } = await askRegistration(call, services.registrations, question);
  const { adminScripts } = await import('../../snippets/adminScripts/adminScripts.ts');
  const script = await askScript(call, adminScripts(registration));
  const argument = services.personArguments.forPerson({ registration: registration.id, script: script.id });
  const run = {
    label: l10n.t('$(terminal) Run in PowerShell…'),
    detail: l10n.t('You are asked first; with -WhatIf it changes nothing'),
    use: async () => commands.executeCommand('exchangeOAuth.script.run', argument),
  };
  const uses = [
    // The demo tenant has no Exchange that a script could change.
    ...(registration.cloud === 'demo' ? [] : [run]),
    { label: l10n.t('$(copy) Copy'), detail: l10n.t('It holds no secret'), use: () => copyScript(script) },
    {
      label: l10n.t('$(go-to-file) Open in an Editor'),
      detail: l10n.t('As a new file that is not saved yet'),
      use: () => openText(script),
    },
  ];
  return choose(uses, script.title);
}
