// Start and Stop Demo Tenant, Switch Demo Scenario, Show What an Administrator Would See.
import { commands, Selection, window, workspace } from 'vscode';
import { pick } from '../shell/ask.ts';
import { type Call, type Cancelled, cancelled, textOf } from '../shell/call.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { DemoTenantControl, Services } from '../shell/services.ts';
import type { MailboxTree } from '../tree/mailboxTree.ts';

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
    'exchangeOAuth.demo.output': (call) => showOutput(call, demo),
  };
}

/** A picker's entry for all cmdlets, one after another as in one session. */
const everyCmdlet = 'All of them';

/** Opens what cmdlets print now, selected as a whole, so that "Read Administrator's Output" takes it at once. */
async function showOutput(call: Call, demo: DemoTenantControl): Promise<object | Cancelled> {
  const sample = demo.sample();
  if (sample === undefined) throw new Error('The demo tenant is not running. Start it first.');
  const named = textOf(call, 'cmdlet') ?? (call.byPerson ? await pickCmdlet(demo) : undefined);
  if (named === undefined) {
    if (call.byPerson) return cancelled;
    throw new Error('Name the cmdlet: {cmdlet: "Test-ApplicationAccessPolicy"}.');
  }
  const mailboxes = [...sample.mailboxes.slice(0, 1), sample.controlMailbox];
  const wanted = named === everyCmdlet ? demo.cmdlets().map(({ cmdlet }) => cmdlet) : [named];
  const text = wanted
    .map((cmdlet) => {
      const output = demo.cmdletOutput(cmdlet, mailboxes);
      if (output === undefined) throw new Error(`The demo tenant cannot show "${cmdlet}".`);
      return output;
    })
    .join('');
  if (call.byPerson) await openSelected(text);
  return { text };
}

async function pickCmdlet(demo: DemoTenantControl): Promise<string | undefined> {
  const all = { label: everyCmdlet, detail: 'One after another, as in one session' };
  const items = [all, ...demo.cmdlets().map(({ cmdlet, detail }) => ({ label: cmdlet, detail }))];
  return (await pick(items, 'Which cmdlet does the administrator run?'))?.label;
}

async function openSelected(text: string): Promise<void> {
  const document = await workspace.openTextDocument({ content: text });
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(document.positionAt(0), document.positionAt(text.length));
  window.setStatusBarMessage('$(info) Run “Read Administrator’s Output…” to see what this declares', 10_000);
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
