// Send a Test Message: the one command that sends mail, to an address that is asked for, after a question.

import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { isMailAddress } from '../../core/text/text.ts';
import { askMailbox, namedOrAsked } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Services } from '../shell/services.ts';
import { showTestResult } from './showResults.ts';

export const sendTestCommands = (services: Services): readonly Command[] => [
  command({
    id: 'exchangeOAuth.mailbox.sendTest',
    choose: (call) => chooseMessage(call, services),
    // Mail that is sent cannot be taken back.
    confirm: ({ mailbox, to }) => ({
      title: l10n.t('Send a test message from {0} to {1}?', mailbox.sendAs ?? mailbox.address, to),
      detail: l10n.t('A short text, nothing of the mailbox. It is really sent.'),
      answers: [l10n.t('Send')],
    }),
    progress: ({ to }) => ({ title: l10n.t('Sending a test message to {0}', to), where: 'view' }),
    run: ({ stored, mailbox, to }, { signal }) =>
      services.connections.test(stored.registration, mailbox, ['smtp'], { signal, sendTestTo: to }),
    tell: async (reports, { mailbox, to }) => {
      if (!reports.every((report) => report.ok)) return showTestResult(mailbox, reports);
      await window.showInformationMessage(
        escapeUiText(
          l10n.t('The server took the message for {0}. Look into that mailbox, its junk folder too.', to),
        ),
      );
    },
  }),
];

async function chooseMessage(call: Call, services: Services) {
  const choice = await askMailbox(
    call,
    services.registrations,
    l10n.t('Which mailbox sends the test message?'),
  );
  const { mailbox } = choice;
  if (!mailbox.protocols.includes('smtp'))
    throw new Error(
      l10n.record('{0} is not set up for SMTP. Add the protocol in the setup wizard first.', mailbox.address),
    );
  const nameIt = 'Name who gets the message: {to: "<address>"}.';
  const to = await namedOrAsked(call, textOf(call, 'to'), () => askRecipient(mailbox.address), nameIt);
  if (!isMailAddress(to)) throw new Error(l10n.record('"{0}" is not a mail address. {1}', to, nameIt));
  return { ...choice, to };
}

async function askRecipient(own: string): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Who gets the test message?'),
    value: own,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || isMailAddress(text.trim()) ? null : l10n.t('This is not a mail address.'),
  });
  return typed?.trim() || undefined;
}
