// What administrators declared, how EWS stands, and the policy page: effective, declared and consented side by side.
import { env, window } from 'vscode';
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import { plainLine } from '../../core/text/text.ts';
import { accessMarkdown } from '../../pages/accessPage.ts';
import { cmdletMarkdown } from '../../pages/cmdletPage.ts';
import { ewsMarkdown } from '../../pages/ewsPage.ts';
import type { CmdletReading } from '../../policy/cmdlets/readCmdletOutput.ts';
import { askMailbox, askRegistration } from '../shell/ask.ts';
import { type Call, cancelled, textOf } from '../shell/call.ts';
import type { Pages } from '../shell/pages.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { advisedConfusions } from './advisedConfusions.ts';

/** Output of cmdlets longer than this is cut by the reader. */
const maxOutput = 2_000_000;

export function policyCommands(services: Services, pages: Pages): CommandTable {
  return {
    'exchangeOAuth.policy.readOutput': (call) => readOutput(call, services, pages),
    'exchangeOAuth.policy.page': async (call) => {
      const stored = await askRegistration(call, services.registrations, 'Whose access do you want to see?');
      if (stored === cancelled) return cancelled;
      const { registration } = stored;
      const rows = registration.mailboxes.map((mailbox) => ({
        mailbox,
        policy: services.reports.policy(registration.id, mailbox.address),
        declared: services.reports.declared(registration.id, mailbox.address),
      }));
      await pages.show(`Access of ${registration.name}`, accessMarkdown(registration, rows));
      return undefined;
    },
    'exchangeOAuth.ews.readiness': (call) => readiness(call, services, pages),
  };
}

/** Reads what an administrator's cmdlets printed, keeps what it declares, and names the usual confusions. */
async function readOutput(call: Call, services: Services, pages: Pages): Promise<unknown> {
  const choice = await askMailbox(call, services.registrations, 'Which mailbox is the output about?');
  if (choice === cancelled) return cancelled;
  const text = textOf(call, 'text') ?? (call.byPerson ? await outputText() : undefined);
  if (text === undefined) {
    if (call.byPerson) return cancelled;
    throw new Error('Name the output: {text: "<what the cmdlet printed>"}.');
  }
  const { registration } = choice.stored;
  const { address, controlMailbox = '' } = choice.mailbox;
  const { readCmdletOutput, declaredFrom } = await import('../../policy/cmdlets/readCmdletOutput.ts');
  const context = { clientId: registration.clientId };
  const reading: CmdletReading = readCmdletOutput(text.slice(0, maxOutput), context);
  const protocol = choice.mailbox.protocols[0] ?? 'ews';
  const said = declaredFrom(text.slice(0, maxOutput), { ...context, address, controlMailbox, protocol });
  const declared = said === undefined ? undefined : { ...said, readAt: new Date().toISOString() };
  if (declared !== undefined) await services.reports.saveDeclared(registration.id, address, declared);
  if (call.byPerson)
    await pages.show(
      `Administrator’s output, ${address}`,
      cmdletMarkdown({
        mailbox: choice.mailbox,
        reading,
        declared,
        findings: await advisedConfusions(reading, { registration, mailbox: choice.mailbox }),
      }),
    );
  return { ...reading, ...(declared === undefined ? {} : { declared }) };
}

/** The selection of the editor, else the clipboard. */
async function outputText(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor !== undefined && !editor.selection.isEmpty) return editor.document.getText(editor.selection);
  const text = await env.clipboard.readText();
  if (text.trim() === '') {
    void window.showInformationMessage(
      'Copy what the cmdlet printed, or select it in an editor, and run this command again.',
    );
    return undefined;
  }
  const read = 'Read It';
  const answer = await window.showInformationMessage(
    `Read this from the clipboard? “${plainLine(text, 120)}”`,
    {
      modal: true,
      detail:
        'Output of Get-, New- and Test- cmdlets is understood, as a list, a table, CSV or JSON. It stays on this computer.',
    },
    read,
  );
  return answer === read ? text : undefined;
}

async function readiness(call: Call, services: Services, pages: Pages): Promise<unknown> {
  const choice = await askMailbox(call, services.registrations, 'For which mailbox?');
  if (choice === cancelled) return cancelled;
  const { registration } = choice.stored;
  const { address } = choice.mailbox;
  const { ewsReadiness } = await import('../../policy/ews/ewsReadiness.ts');
  const probe = services.reports.probes(registration.id, address).find((report) => report.protocol === 'ews');
  const text = textOf(call, 'text');
  const facts =
    text === undefined
      ? []
      : (await import('../../policy/cmdlets/readCmdletOutput.ts'))
          .readCmdletOutput(text, { clientId: registration.clientId })
          .facts.map(({ fact }) => fact);
  const result = ewsReadiness({
    registration,
    address,
    now: new Date(),
    facts,
    ...(probe === undefined ? {} : { probe }),
  });
  if (call.byPerson)
    await pages.show(`${protocolTable.ews.label} for ${address}`, ewsMarkdown(address, result));
  return result;
}
