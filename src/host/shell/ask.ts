// Which registration, mailbox or protocol a command is about: from its argument, or asked with pickers.

import { CancellationError, commands, type QuickPickItem, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import { type Mailbox, type ProtocolId, protocolIds } from '../../core/registration/registration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { type Call, textOf } from './call.ts';
import { escapeUiText } from './escapeUiText.ts';
import type { RegistrationStore } from './services.ts';

export async function askRegistration(
  call: Call,
  registrations: RegistrationStore,
  placeholder: string,
): Promise<StoredRegistration> {
  if (call.registration !== undefined) {
    const found = registrations.find(call.registration);
    if (found === undefined) throw new Error(noSuchRegistration(call.registration, registrations));
    return found;
  }
  if (!call.byPerson) throw new Error('Name a registration: {registration: "<id>"}.');
  const all = registrations.all();
  if (all.length <= 1) return all[0] ?? offerWizard();
  const items = all.map((stored) => ({
    label: escapeUiText(stored.registration.name),
    description: escapeUiText(stored.registration.id),
    stored,
  }));
  return (await choose(items, placeholder)).stored;
}

function noSuchRegistration(id: string, registrations: RegistrationStore): string {
  const problem = registrations.problems().find(({ entry }) => entry === id);
  return problem === undefined
    ? l10n.t('There is no registration with the id "{0}".', id)
    : l10n.t('The registration "{0}" cannot be used: {1}', id, problem.problem);
}

async function offerWizard(): Promise<never> {
  const open = l10n.t('Open Setup Wizard');
  const demo = l10n.t('Start Demo Tenant');
  const answer = await window.showInformationMessage(
    l10n.t('There is no registration yet. Set one up, or try the demo tenant.'),
    open,
    demo,
  );
  if (answer === open) await commands.executeCommand('exchangeOAuth.wizard.open');
  if (answer === demo) await commands.executeCommand('exchangeOAuth.demo.start');
  throw new CancellationError();
}

export interface MailboxChoice {
  readonly stored: StoredRegistration;
  readonly mailbox: Mailbox;
}

export async function askMailbox(
  call: Call,
  registrations: RegistrationStore,
  placeholder: string,
): Promise<MailboxChoice> {
  if (call.registration !== undefined && call.address !== undefined)
    return namedMailbox(call.registration, call.address, registrations);
  if (!call.byPerson) throw new Error('Name a mailbox: {registration: "<id>", address: "<mailbox>"}.');
  const choices = registrations
    .all()
    .filter((stored) => call.registration === undefined || stored.registration.id === call.registration)
    .flatMap((stored) => stored.registration.mailboxes.map((mailbox) => ({ stored, mailbox })));
  if (choices.length === 0) return registrations.all().length === 0 ? offerWizard() : noMailbox();
  const [only] = choices;
  if (only !== undefined && choices.length === 1) return only;
  const items = choices.map((choice) => ({
    label: choice.mailbox.address,
    description: escapeUiText(choice.stored.registration.name),
    detail: choice.mailbox.protocols.map((protocol) => protocolTable[protocol].label).join(', '),
    choice,
  }));
  return (await choose(items, placeholder)).choice;
}

const noMailbox = (): never =>
  tellAndEnd(l10n.t('This registration has no mailbox yet. Add one in the setup wizard, step 5.'));

/** Ends a command that has nothing to work on: the person is told so, and it is no failure. */
export function tellAndEnd(text: string): never {
  void window.showInformationMessage(escapeUiText(text));
  throw new CancellationError();
}

function namedMailbox(id: string, address: string, registrations: RegistrationStore): MailboxChoice {
  const stored = registrations.find(id);
  if (stored === undefined) throw new Error(noSuchRegistration(id, registrations));
  const mailbox = stored.registration.mailboxes.find(
    (box) => box.address.toLowerCase() === address.toLowerCase(),
  );
  if (mailbox === undefined) throw new Error(l10n.record('"{0}" has no mailbox {1}.', id, address));
  return { stored, mailbox };
}

/** The protocols of a call: the named one, or all of the mailbox's. */
export function protocolsOf(call: Call, mailbox: Mailbox): readonly ProtocolId[] {
  const named = textOf(call, 'protocol');
  if (named === undefined) return mailbox.protocols;
  const protocol = protocolIds.find((id) => id === named);
  if (protocol === undefined)
    throw new Error(l10n.record('There is no protocol "{0}". Use {1}.', named, protocolIds.join(', ')));
  return [protocol];
}

/** What a person picks; throws CancellationError if the picker is left. */
export async function choose<T extends QuickPickItem>(items: readonly T[], placeHolder: string): Promise<T> {
  return needed(await pick(items, placeHolder));
}

/** The value; throws CancellationError if a person has left a dialog, which gives undefined. */
export function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new CancellationError();
  return value;
}

/** What code named, or what a person is asked for; code that named nothing is told what to name. */
export async function namedOrAsked<T>(
  call: Call,
  named: T | undefined,
  ask: () => Promise<T | undefined>,
  toName: string,
): Promise<T> {
  if (named !== undefined) return named;
  if (!call.byPerson) throw new Error(toName);
  return needed(await ask());
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
