// Check Access Policy: the mailbox must open and the control mailbox must be refused.

import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { isMailAddress } from '../../core/text/text.ts';
import { askMailbox, type MailboxChoice, namedOrAsked } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';
import { showPolicyResult } from '../testing/showResults.ts';
import type { MailboxTree } from '../tree/mailboxTree.ts';

export interface CheckPolicyDeps {
  readonly services: Services;
  readonly tree: MailboxTree;
}

export const checkPolicyCommands = ({ services, tree }: CheckPolicyDeps): readonly Command[] => [
  command({
    id: 'exchangeOAuth.mailbox.checkPolicy',
    choose: (call) => chooseControl(call, services),
    confirm: questionFor,
    progress: ({ mailbox }) => ({
      title: l10n.t('Checking the access policy of {0}', mailbox.address),
      where: 'view',
    }),
    run: ({ stored, mailbox, control }, { signal, answer }) =>
      services.connections.checkPolicy(stored.registration, mailbox, control, {
        signal,
        testMessage: answer === l10n.t(withMessage),
      }),
    tell: async (report, { stored, mailbox }) => {
      await tree.reveal(stored.registration.id, mailbox.address);
      await showPolicyResult(mailbox, report, services.personArguments);
    },
  }),
];

const withMessage = l10n.msg('Check with Test Messages');
const without = l10n.msg('Check without Messages');

/** Mail that is sent cannot be taken back; code that asks for messages is answered by a person too. */
function questionFor({ mailbox, control, asksForMessage }: Awaited<ReturnType<typeof chooseControl>>) {
  if (!mailbox.protocols.includes('smtp') || !asksForMessage) return undefined;
  return {
    title: l10n.t(
      'Send a test message from {0} to itself, and try one from {1} to itself?',
      mailbox.address,
      control,
    ),
    detail: l10n.t(
      'Exchange looks at the right to send when a message is handed over, so without one SMTP proves nothing. A message that is taken is really sent. The one from the control mailbox is refused if the limit holds.',
    ),
    answers: [l10n.t(without), l10n.t(withMessage)] as const,
  };
}

async function chooseControl(call: Call, services: Services) {
  const choice = await askMailbox(
    call,
    services.registrations,
    l10n.t('Whose access policy do you want to check?'),
  );
  const control = await namedOrAsked(
    call,
    textOf(call, 'controlMailbox') || choice.mailbox.controlMailbox || undefined,
    () => askControl(choice, services),
    'Name a control mailbox: {controlMailbox: "<address>"}, one that the application must not reach.',
  );
  const { testMessage } = call.values;
  const asksForMessage = testMessage === true || (call.byPerson && testMessage !== false);
  return { ...choice, control, asksForMessage };
}

async function askControl(
  { mailbox, stored }: MailboxChoice,
  services: Services,
): Promise<string | undefined> {
  const address = await window.showInputBox({
    title: l10n.t('Control mailbox for {0}', mailbox.address),
    prompt: l10n.t(
      'A mailbox of the same tenant that the application must not reach. The check tries to open it and expects to be refused.',
    ),
    placeHolder: 'ceo@contoso.com',
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return null;
      if (!isMailAddress(text.trim())) return l10n.t('This is not a mail address.');
      return text.trim().toLowerCase() === mailbox.address.toLowerCase()
        ? l10n.t('This is the mailbox itself. Name another one that must be refused.')
        : null;
    },
  });
  const control = address?.trim() || undefined;
  if (control !== undefined) await rememberControl(stored.registration, mailbox, control, services);
  return control;
}

async function rememberControl(
  registration: Registration,
  mailbox: Mailbox,
  controlMailbox: string,
  services: Services,
): Promise<void> {
  const scope = services.registrations.find(registration.id)?.scope;
  if (scope === undefined) return;
  const mailboxes = registration.mailboxes.map((box) => (box === mailbox ? { ...box, controlMailbox } : box));
  await services.registrations.save({ ...registration, mailboxes }, scope, registration);
}
