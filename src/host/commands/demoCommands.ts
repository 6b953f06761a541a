// Start and Stop Demo Tenant, Switch Demo Scenario.
import { commands, window } from 'vscode';
import type { Services } from '../services.ts';
import type { MailboxTree } from '../tree/mailboxTree.ts';
import { pick } from './ask.ts';
import { cancelled, textOf } from './call.ts';
import type { CommandTable } from './registerCommands.ts';

export function demoCommands(services: Services, tree: MailboxTree): CommandTable {
  const { demo } = services;
  return {
    'exchangeOAuth.demo.start': async (call) => {
      const started = await demo.start();
      if (call.byPerson) void tellStarted(tree.visible);
      return started;
    },
    'exchangeOAuth.demo.stop': async () => {
      await demo.stop();
      return {};
    },
    'exchangeOAuth.demo.scenario': async (call) => {
      if (!demo.running) throw new Error('The demo tenant is not running. Start it first.');
      const scenarios = demo.scenarios();
      const named = textOf(call, 'scenario');
      const items = scenarios.map(({ id, label, detail }) => ({
        id,
        label,
        detail,
        ...(id === demo.scenario ? { description: 'now' } : {}),
      }));
      const id =
        named ??
        (call.byPerson ? (await pick(items, 'What should the demo tenant do from now on?'))?.id : undefined);
      if (id === undefined) return cancelled;
      if (!scenarios.some((scenario) => scenario.id === id)) throw new Error(`There is no scenario "${id}".`);
      demo.setScenario(id);
      return { scenario: id };
    },
  };
}

async function tellStarted(seen: boolean): Promise<void> {
  if (seen) {
    window.setStatusBarMessage('$(pass) The demo tenant runs; its mailboxes are ready to test', 8_000);
    return;
  }
  const wizard = 'Open Setup Wizard';
  const view = 'Show Mailboxes';
  const answer = await window.showInformationMessage(
    'The demo tenant runs on this computer. Its mailboxes are in the tree, ready to test.',
    view,
    wizard,
  );
  if (answer === wizard) await commands.executeCommand('exchangeOAuth.wizard.open');
  if (answer === view) await commands.executeCommand('exchangeOAuth.mailboxes.focus');
}
