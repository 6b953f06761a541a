// Start and Stop Demo Tenant, Switch Demo Scenario, Show What an Administrator Would See.

import { commands, Selection, window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { choose, namedOrAsked } from '../shell/ask.ts';
import { textOf } from '../shell/call.ts';
import { type Command, command, simpleCommand } from '../shell/command.ts';
import type { DemoTenantControl, Services } from '../shell/services.ts';
import type { MailboxTree } from '../tree/mailboxTree.ts';

export const demoCommands = ({ demo }: Services, tree: MailboxTree): readonly Command[] => [
  simpleCommand({
    id: 'exchangeOAuth.demo.start',
    run: () => demo.start(),
    tell: () => showStarted(tree.visible),
  }),
  simpleCommand({
    id: 'exchangeOAuth.demo.stop',
    run: async () => {
      await demo.stop();
      return {};
    },
  }),
  scenarioCommand(demo),
  outputCommand(demo),
];

const scenarioCommand = (demo: DemoTenantControl): Command =>
  command({
    id: 'exchangeOAuth.demo.scenario',
    choose: async (call) => {
      if (!demo.running) throw new Error(l10n.record('The demo tenant is not running. Start it first.'));
      const scenarios = demo.scenarios();
      const items = scenarios.map(({ id, label, detail }) => ({
        id,
        label: l10n.shown(label),
        detail: l10n.shown(detail),
        ...(id === demo.scenario ? { description: l10n.t('now') } : {}),
      }));
      const id = await namedOrAsked(
        call,
        textOf(call, 'scenario'),
        async () => (await choose(items, l10n.t('What should the demo tenant do from now on?'))).id,
        `Name the scenario: {scenario: "${demo.scenario}"}.`,
      );
      if (!scenarios.some((scenario) => scenario.id === id))
        throw new Error(l10n.record('There is no scenario "{0}".', id));
      return id;
    },
    run: (scenario) => {
      demo.setScenario(scenario);
      return { scenario };
    },
  });

/** A picker's entry for all cmdlets, one after another as in one session. */
const everyCmdlet = l10n.msg('All of them');

/** Opens what cmdlets print now, selected as a whole, so that "Read Administrator's Output" takes it at once. */
const outputCommand = (demo: DemoTenantControl): Command =>
  command({
    id: 'exchangeOAuth.demo.output',
    choose: (call) => {
      if (!demo.running) throw new Error(l10n.record('The demo tenant is not running. Start it first.'));
      const toName = 'Name the cmdlet: {cmdlet: "Test-ApplicationAccessPolicy"}.';
      return namedOrAsked(call, textOf(call, 'cmdlet'), () => askCmdlet(demo), toName);
    },
    run: (cmdlet) => ({ text: outputOf(cmdlet, demo) }),
    tell: ({ text }) => openSelected(text),
  });

function outputOf(named: string, demo: DemoTenantControl): string {
  const sample = demo.sample();
  if (sample === undefined) throw new Error(l10n.record('The demo tenant is not running. Start it first.'));
  const mailboxes = [...sample.mailboxes.slice(0, 1), sample.controlMailbox];
  const wanted = named === l10n.t(everyCmdlet) ? demo.cmdlets().map(({ cmdlet }) => cmdlet) : [named];
  return wanted
    .map((cmdlet) => {
      const output = demo.cmdletOutput(cmdlet, mailboxes);
      if (output === undefined) throw new Error(l10n.record('The demo tenant cannot show "{0}".', cmdlet));
      return output;
    })
    .join('');
}

async function askCmdlet(demo: DemoTenantControl): Promise<string> {
  const all = { label: l10n.t(everyCmdlet), detail: l10n.t('One after another, as in one session') };
  const items = [all, ...demo.cmdlets().map(({ cmdlet, detail }) => ({ label: cmdlet, detail }))];
  return (await choose(items, l10n.t('Which cmdlet does the administrator run?'))).label;
}

async function openSelected(text: string): Promise<void> {
  const document = await workspace.openTextDocument({ content: text });
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(document.positionAt(0), document.positionAt(text.length));
  window.setStatusBarMessage(
    l10n.t('$(info) Run “Read Administrator’s Output…” to see what this declares'),
    10_000,
  );
}

async function showStarted(seen: boolean): Promise<void> {
  if (seen) {
    window.setStatusBarMessage(
      l10n.t('$(pass) The demo tenant runs; its mailboxes are ready to test'),
      8_000,
    );
    return;
  }
  const wizard = l10n.t('Open Setup Wizard');
  const view = l10n.t('Show Mailboxes');
  const answer = await window.showInformationMessage(
    l10n.t('The demo tenant runs on this computer. Its mailboxes are in the tree, ready to test.'),
    view,
    wizard,
  );
  if (answer === wizard) await commands.executeCommand('exchangeOAuth.wizard.open');
  if (answer === view) await commands.executeCommand('exchangeOAuth.mailboxes.focus');
}
