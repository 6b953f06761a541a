// Send a Test Message: the one command that sends mail, to an address that is asked for, after a question.
import { window } from 'vscode';
import { isMailAddress } from '../../core/text/text.ts';
import { askMailbox } from '../shell/ask.ts';
import { type Call, cancelled, textOf } from '../shell/call.ts';
import { inView } from '../shell/progress.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { tellTest } from './tellResults.ts';

export function sendTestCommands(services: Services): CommandTable {
  return { 'exchangeOAuth.mailbox.sendTest': (call) => sendTest(call, services) };
}

/** Asks whoever calls, code too: mail that is sent cannot be taken back. */
async function sendTest(call: Call, services: Services): Promise<unknown> {
  const choice = await askMailbox(call, services.registrations, 'Which mailbox sends the test message?');
  if (choice === cancelled) return cancelled;
  const { mailbox, stored } = choice;
  if (!mailbox.protocols.includes('smtp'))
    throw new Error(`${mailbox.address} is not set up for SMTP. Add the protocol in the setup wizard first.`);
  const to = textOf(call, 'to') ?? (call.byPerson ? await askRecipient(mailbox.address) : undefined);
  if (to === undefined || !isMailAddress(to)) {
    if (call.byPerson) return cancelled;
    throw new Error('Name who gets the message: {to: "<address>"}.');
  }
  const send = (signal: AbortSignal) =>
    services.connections.test(stored.registration, mailbox, ['smtp'], { signal, sendTestTo: to });
  const yes = 'Send';
  const from = mailbox.sendAs ?? mailbox.address;
  const answer = await window.showWarningMessage(
    `Send a test message from ${from} to ${to}?`,
    { modal: true, detail: 'A short text, nothing of the mailbox. It is really sent.' },
    yes,
  );
  if (answer !== yes) return cancelled;
  if (!call.byPerson) return send(new AbortController().signal);
  const reports = await inView(`Sending a test message to ${to}`, send);
  if (reports.every((report) => report.ok))
    void window.showInformationMessage(
      `The server took the message for ${to}. Look into that mailbox, its junk folder too.`,
    );
  else void tellTest(mailbox, reports);
  return reports;
}

async function askRecipient(own: string): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: 'Who gets the test message?',
    value: own,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || isMailAddress(text.trim()) ? null : 'This is not a mail address.',
  });
  return typed?.trim();
}
