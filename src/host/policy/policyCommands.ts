// What administrators declared, how EWS stands, and the policy page: effective, declared and consented side by side.
import { env, window } from 'vscode';
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import { plainLine } from '../../core/text/text.ts';
import { accessMarkdown } from '../../pages/accessPage.ts';
import { cmdletMarkdown } from '../../pages/cmdletPage.ts';
import { ewsMarkdown } from '../../pages/ewsPage.ts';
import { askMailbox, askRegistration, type MailboxChoice } from '../shell/ask.ts';
import { type Call, cancelled, textOf } from '../shell/call.ts';
import type { Pages } from '../shell/pages.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { advisedConfusions } from './advisedConfusions.ts';

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
  const choice =
    firstMailbox(call, services) ??
    (await askMailbox(call, services.registrations, 'Which mailbox is the output about?'));
  if (choice === cancelled) return cancelled;
  const text = textOf(call, 'text') ?? (call.byPerson ? await outputText() : undefined);
  if (text === undefined) {
    if (call.byPerson) return cancelled;
    throw new Error('Name the output: {text: "<what the cmdlet printed>"}.');
  }
  const { registration } = choice.stored;
  const { mailbox } = choice;
  const enterpriseAppObjectId = textOf(call, 'enterpriseAppObjectId');
  const output = await import('../../policy/output/readOutput.ts');
  const answer = output.readOutput({
    ...{ text, registration, mailbox, now: new Date() },
    ...(enterpriseAppObjectId === undefined ? {} : { enterpriseAppObjectId }),
  });
  const declared = answer.declared && { ...answer.declared, readAt: new Date().toISOString() };
  if (declared !== undefined && mailbox.address !== '')
    await services.reports.saveDeclared(registration.id, mailbox.address, declared);
  const findings = await advisedConfusions(answer.reading, { registration, mailbox });
  if (call.byPerson)
    await pages.show(
      `Administrator’s output, ${mailbox.address}`,
      cmdletMarkdown({ mailbox, reading: answer.reading, declared, findings, readiness: answer.readiness }),
    );
  return {
    facts: answer.facts,
    unread: answer.reading.unread,
    cut: answer.reading.cut,
    findings: findings.map(({ advice, detail }) => ({
      code: advice.code,
      advice,
      ...(detail === undefined ? {} : { detail }),
    })),
    ...(declared === undefined ? {} : { declared }),
    ...(answer.readiness === undefined ? {} : { readiness: answer.readiness }),
  };
}

/** Code may leave the mailbox open: then it is the registration's first one, if it has any. */
function firstMailbox(call: Call, { registrations }: Services): MailboxChoice | undefined {
  if (call.byPerson || call.registration === undefined || call.address !== undefined) return undefined;
  const stored = registrations.find(call.registration);
  if (stored === undefined) return undefined;
  return { stored, mailbox: stored.registration.mailboxes[0] ?? { address: '', protocols: [] } };
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
      : (await import('../../policy/output/readOutput.ts'))
          .readOutput({ text, registration, mailbox: choice.mailbox, now: new Date() })
          .reading.facts.map(({ fact }) => fact);
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
