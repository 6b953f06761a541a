// Check Access Policy: the mailbox must open and the control mailbox must be refused.
import { window } from 'vscode';
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
    progress: ({ mailbox }) => ({
      title: `Checking the access policy of ${mailbox.address}`,
      where: 'view',
    }),
    run: ({ stored, mailbox, control }, { signal }) =>
      services.connections.checkPolicy(stored.registration, mailbox, control, { signal }),
    tell: async (report, { stored, mailbox }) => {
      await tree.reveal(stored.registration.id, mailbox.address);
      await showPolicyResult(mailbox, report, services.personArguments);
    },
  }),
];

async function chooseControl(call: Call, services: Services) {
  const choice = await askMailbox(call, services.registrations, 'Whose access policy do you want to check?');
  const control = await namedOrAsked(
    call,
    textOf(call, 'controlMailbox') || choice.mailbox.controlMailbox || undefined,
    () => askControl(choice, services),
    'Name a control mailbox: {controlMailbox: "<address>"}, one that the application must not reach.',
  );
  return { ...choice, control };
}

async function askControl(
  { mailbox, stored }: MailboxChoice,
  services: Services,
): Promise<string | undefined> {
  const address = await window.showInputBox({
    title: `Control mailbox for ${mailbox.address}`,
    prompt:
      'A mailbox of the same tenant that the application must not reach. The check tries to open it and expects to be refused.',
    placeHolder: 'ceo@contoso.com',
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return null;
      if (!isMailAddress(text.trim())) return 'This is not a mail address.';
      return text.trim().toLowerCase() === mailbox.address.toLowerCase()
        ? 'This is the mailbox itself. Name another one that must stay closed.'
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
  await services.registrations.save({ ...registration, mailboxes }, scope);
}
