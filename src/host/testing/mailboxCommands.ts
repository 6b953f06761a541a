// Test Connection, Test All, Check Access Policy, Open Report and Remove Mailbox.
import { window } from 'vscode';
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import { isMailAddress } from '../../core/text/text.ts';
import { reportMarkdown } from '../../pages/reportPage.ts';
import { askMailbox, askRegistration, type MailboxChoice, protocolsOf } from '../shell/ask.ts';
import { type Call, cancelled, textOf } from '../shell/call.ts';
import type { Pages } from '../shell/pages.ts';
import { inView, withCancel } from '../shell/progress.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import type { MailboxTree } from '../tree/mailboxTree.ts';
import { tellAll, tellPolicy, tellTest } from './tellResults.ts';

export function mailboxCommands(services: Services, tree: MailboxTree, pages: Pages): CommandTable {
  const testOne = async (
    choice: MailboxChoice,
    protocols: readonly ProtocolId[],
    signal: AbortSignal,
    how: { readonly reveal?: boolean; readonly many?: boolean } = {},
  ) => {
    const { reveal = false, many = false } = how;
    const { registration } = choice.stored;
    const live = tree.watch(registration.id, choice.mailbox.address, protocols);
    if (reveal) void tree.reveal(registration.id, choice.mailbox.address);
    try {
      return await services.connections.test(registration, choice.mailbox, protocols, {
        signal,
        // Many at once: wait where a service is too busy, and ask nobody to sign in.
        patient: many,
        interactive: !many,
        onStep: live.step,
      });
    } finally {
      live.end();
      if (reveal) await tree.reveal(registration.id, choice.mailbox.address);
    }
  };
  const test = async (call: Call) => {
    const choice = await askMailbox(call, services.registrations, 'Which mailbox do you want to test?');
    if (choice === cancelled) return cancelled;
    const protocols = protocolsOf(call, choice.mailbox);
    if (!call.byPerson) return testOne(choice, protocols, new AbortController().signal);
    const reports = await inView(`Testing ${choice.mailbox.address}`, (signal) =>
      testOne(choice, protocols, signal, { reveal: true }),
    );
    void tellTest(choice.mailbox, reports);
    return reports;
  };
  const testAll = async (call: Call) => {
    const choices = await mailboxesOf(call, services);
    if (call.byPerson && choices.length === 0) {
      void window.showInformationMessage('There is no mailbox to test yet. Set one up in the setup wizard.');
      return [];
    }
    const run = (signal: AbortSignal, report: (text: string) => void) =>
      testEach(
        choices,
        (choice) => testOne(choice, choice.mailbox.protocols, signal, { many: true }),
        signal,
        report,
      );
    if (!call.byPerson) return run(new AbortController().signal, () => undefined);
    const reports = await withCancel('Testing mailboxes', run);
    void tellAll(reports);
    return reports;
  };
  const checkPolicy = async (call: Call) => {
    const choice = await askMailbox(
      call,
      services.registrations,
      'Whose access policy do you want to check?',
    );
    if (choice === cancelled) return cancelled;
    const control =
      textOf(call, 'controlMailbox') ??
      choice.mailbox.controlMailbox ??
      (call.byPerson ? await askControl(choice, services) : undefined);
    if (control === undefined || control === '') {
      if (call.byPerson) return cancelled;
      throw new Error(
        'Name a control mailbox: {controlMailbox: "<address>"}, one that the application must not reach.',
      );
    }
    const check = async (signal: AbortSignal) =>
      services.connections.checkPolicy(choice.stored.registration, choice.mailbox, control, { signal });
    if (!call.byPerson) return check(new AbortController().signal);
    const report = await inView(`Checking the access policy of ${choice.mailbox.address}`, check);
    await tree.reveal(choice.stored.registration.id, choice.mailbox.address);
    void tellPolicy(choice.mailbox, report);
    return report;
  };
  return {
    'exchangeOAuth.mailbox.test': test,
    'exchangeOAuth.mailbox.testAll': testAll,
    'exchangeOAuth.mailbox.checkPolicy': checkPolicy,
    'exchangeOAuth.mailbox.report': async (call) => {
      const choice = await askMailbox(call, services.registrations, 'Whose report do you want to read?');
      if (choice === cancelled) return cancelled;
      const { registration } = choice.stored;
      const { address } = choice.mailbox;
      await pages.show(
        `Report ${address}`,
        reportMarkdown(
          address,
          services.reports.probes(registration.id, address),
          services.reports.policy(registration.id, address),
        ),
      );
      return undefined;
    },
    'exchangeOAuth.mailbox.remove': (call) => removeMailbox(call, services),
  };
}

/** Every mailbox, or those of the named registration. */
async function mailboxesOf(call: Call, services: Services): Promise<readonly MailboxChoice[]> {
  const one =
    call.registration === undefined ? undefined : await askRegistration(call, services.registrations, '');
  if (one === cancelled) return [];
  const chosen = one === undefined ? services.registrations.all() : [one];
  return chosen.flatMap((stored) => stored.registration.mailboxes.map((mailbox) => ({ stored, mailbox })));
}

/** Probes every mailbox; how many connect at a time is the gate's matter. Mailboxes not begun when cancelled are left out. */
async function testEach(
  choices: readonly MailboxChoice[],
  testOne: (choice: MailboxChoice) => Promise<readonly ProbeReport[]>,
  signal: AbortSignal,
  report: (text: string) => void,
): Promise<readonly ProbeReport[]> {
  let done = 0;
  const results = await Promise.all(
    choices.map(async (choice) => {
      const reports = await testOne(choice);
      done += 1;
      if (!signal.aborted) report(`${done} of ${choices.length}`);
      return reports;
    }),
  );
  return results.flat();
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
  const control = address?.trim();
  if (control !== undefined && control !== '')
    await rememberControl(stored.registration, mailbox, control, services);
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

async function removeMailbox(call: Call, services: Services): Promise<unknown> {
  const choice = await askMailbox(call, services.registrations, 'Which mailbox do you want to remove?');
  if (choice === cancelled) return cancelled;
  const { registration, scope } = choice.stored;
  const { address } = choice.mailbox;
  const remove = 'Remove';
  const answer = await window.showWarningMessage(
    `Remove ${address} from ${registration.name}?`,
    { modal: true, detail: 'The mailbox itself is not touched, only its entry in your settings.' },
    remove,
  );
  if (answer !== remove) return cancelled;
  await inView(`Removing ${address}`, async () => {
    await services.registrations.save(
      { ...registration, mailboxes: registration.mailboxes.filter((box) => box.address !== address) },
      scope,
    );
    await services.reports.forget(registration.id, address);
  });
  return { removed: true };
}
