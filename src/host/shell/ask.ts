// Which registration, mailbox or protocol a command is about: from its argument, or asked with pickers.
import { commands, type QuickPickItem, window } from 'vscode';
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import { type Mailbox, type ProtocolId, protocolIds } from '../../core/registration/registration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { type Call, type Cancelled, cancelled, textOf } from './call.ts';
import type { RegistrationStore } from './services.ts';
import { uiText } from './uiText.ts';

export async function askRegistration(
  call: Call,
  registrations: RegistrationStore,
  placeholder: string,
): Promise<StoredRegistration | Cancelled> {
  if (call.registration !== undefined) {
    const found = registrations.find(call.registration);
    if (found === undefined) throw new Error(noSuchRegistration(call.registration, registrations));
    return found;
  }
  if (!call.byPerson) throw new Error('Name a registration: {registration: "<id>"}.');
  const all = registrations.all();
  if (all.length <= 1) return all[0] ?? offerWizard();
  const items = all.map((stored) => ({
    label: uiText(stored.registration.name),
    description: uiText(stored.registration.id),
    stored,
  }));
  return (await pick(items, placeholder))?.stored ?? cancelled;
}

function noSuchRegistration(id: string, registrations: RegistrationStore): string {
  const problem = registrations.problems().find(({ entry }) => entry === id);
  return problem === undefined
    ? `There is no registration with the id "${id}".`
    : `The registration "${id}" cannot be used: ${problem.problem}`;
}

async function offerWizard(): Promise<Cancelled> {
  const open = 'Open Setup Wizard';
  const demo = 'Start Demo Tenant';
  const answer = await window.showInformationMessage(
    'There is no registration yet. Set one up, or try the demo tenant.',
    open,
    demo,
  );
  if (answer === open) await commands.executeCommand('exchangeOAuth.wizard.open');
  if (answer === demo) await commands.executeCommand('exchangeOAuth.demo.start');
  return cancelled;
}

export interface MailboxChoice {
  readonly stored: StoredRegistration;
  readonly mailbox: Mailbox;
}

export async function askMailbox(
  call: Call,
  registrations: RegistrationStore,
  placeholder: string,
): Promise<MailboxChoice | Cancelled> {
  if (call.registration !== undefined && call.address !== undefined)
    return namedMailbox(call.registration, call.address, registrations);
  if (!call.byPerson) throw new Error('Name a mailbox: {registration: "<id>", address: "<mailbox>"}.');
  const choices = registrations
    .all()
    .filter((stored) => call.registration === undefined || stored.registration.id === call.registration)
    .flatMap((stored) => stored.registration.mailboxes.map((mailbox) => ({ stored, mailbox })));
  if (choices.length === 0) return registrations.all().length === 0 ? offerWizard() : noMailbox();
  if (choices.length === 1) return choices[0] ?? cancelled;
  const items = choices.map((choice) => ({
    label: choice.mailbox.address,
    description: uiText(choice.stored.registration.name),
    detail: choice.mailbox.protocols.map((protocol) => protocolTable[protocol].label).join(', '),
    choice,
  }));
  return (await pick(items, placeholder))?.choice ?? cancelled;
}

async function noMailbox(): Promise<Cancelled> {
  await window.showInformationMessage(
    'This registration has no mailbox yet. Add one in the setup wizard, step 5.',
  );
  return cancelled;
}

function namedMailbox(id: string, address: string, registrations: RegistrationStore): MailboxChoice {
  const stored = registrations.find(id);
  if (stored === undefined) throw new Error(noSuchRegistration(id, registrations));
  const mailbox = stored.registration.mailboxes.find(
    (box) => box.address.toLowerCase() === address.toLowerCase(),
  );
  if (mailbox === undefined) throw new Error(`"${id}" has no mailbox ${address}.`);
  return { stored, mailbox };
}

/** The protocols of a call: the named one, or all of the mailbox's. */
export function protocolsOf(call: Call, mailbox: Mailbox): readonly ProtocolId[] {
  const named = textOf(call, 'protocol');
  if (named === undefined) return mailbox.protocols;
  const protocol = protocolIds.find((id) => id === named);
  if (protocol === undefined) throw new Error(`"${named}" is no protocol; use ${protocolIds.join(', ')}.`);
  return [protocol];
}

/** A quick pick that searches descriptions and details too. */
export function pick<T extends QuickPickItem>(
  items: readonly T[],
  placeHolder: string,
): Promise<T | undefined> {
  return Promise.resolve(
    window.showQuickPick([...items], {
      placeHolder,
      matchOnDescription: true,
      matchOnDetail: true,
      ignoreFocusOut: true,
    }),
  );
}
