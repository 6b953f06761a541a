// Test Connection, Test All, Open Report and Remove Mailbox.

import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { ProtocolId } from '../../core/registration/registration.ts';
import type { PolicyReport } from '../../core/report/policyReport.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import { reportMarkdown } from '../../pages/reportPage.ts';
import { askMailbox, askRegistration, type MailboxChoice, protocolsOf } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command, type RunContext } from '../shell/command.ts';
import { inOrder } from '../shell/inOrder.ts';
import type { Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';
import type { MailboxTree } from '../tree/mailboxTree.ts';
import { showAllResults, showTestResult } from './showResults.ts';

export interface MailboxCommandDeps {
  readonly services: Services;
  readonly tree: MailboxTree;
  readonly pages: Pages;
}

export const mailboxCommands = (deps: MailboxCommandDeps): readonly Command[] => [
  testCommand(deps),
  testAllCommand(deps),
  reportCommand(deps),
  removeCommand(deps.services),
];

const testCommand = (deps: MailboxCommandDeps): Command =>
  command({
    id: 'exchangeOAuth.mailbox.test',
    choose: async (call) => {
      const choice = await askMailbox(
        call,
        deps.services.registrations,
        l10n.t('Which mailbox do you want to test?'),
      );
      return { choice, protocols: protocolsOf(call, choice.mailbox) };
    },
    progress: ({ choice }) => ({ title: l10n.t('Testing {0}', choice.mailbox.address), where: 'view' }),
    run: ({ choice, protocols }, { signal, byPerson }) =>
      testOne(choice, protocols, { signal, reveal: byPerson }, deps),
    tell: (reports, { choice }) => showTestResult(choice.mailbox, reports),
  });

const testAllCommand = (deps: MailboxCommandDeps): Command =>
  command({
    id: 'exchangeOAuth.mailbox.testAll',
    choose: (call) => mailboxesOf(call, deps.services),
    progress: (choices) =>
      choices.length === 0 ? undefined : { title: l10n.t('Testing mailboxes'), where: 'notification' },
    run: (choices, work) => testEach(choices, work, deps),
    tell: async (reports, choices) => {
      if (choices.length > 0) return showAllResults(reports);
      await window.showInformationMessage(
        l10n.t('There is no mailbox to test yet. Set one up in the setup wizard.'),
      );
    },
  });

const reportCommand = ({ services, pages }: MailboxCommandDeps): Command =>
  command({
    id: 'exchangeOAuth.mailbox.report',
    choose: (call) => askMailbox(call, services.registrations, l10n.t('Whose report do you want to read?')),
    run: async ({ stored: { registration }, mailbox: { address } }) => {
      const probes = services.reports.probes(registration.id, address);
      const policy = services.reports.policy(registration.id, address);
      const subject = { registration: registration.id, address };
      const testedFrom = services.reports.testedFrom(registration.id, address);
      await pages.show(l10n.t('Report {0}', address), reportMarkdown(address, probes, policy, testedFrom), {
        message: messageIn(probes, policy),
        again: inOrder(['mailbox.test', 'mailbox.report'], subject, services.personArguments),
        ...(policy === undefined ? {} : { script: { registration: registration.id } }),
      });
    },
  });

const removeCommand = ({ registrations, reports }: Services): Command =>
  command({
    id: 'exchangeOAuth.mailbox.remove',
    choose: (call) => askMailbox(call, registrations, l10n.t('Which mailbox do you want to remove?')),
    confirm: ({ stored, mailbox }) => ({
      title: l10n.t('Remove {0} from {1}?', mailbox.address, stored.registration.name),
      detail: l10n.t('The mailbox itself is not touched, only its entry in your settings.'),
      answers: [l10n.t('Remove')],
    }),
    progress: ({ mailbox }) => ({ title: l10n.t('Removing {0}', mailbox.address), where: 'view' }),
    run: async ({ stored: { registration, scope }, mailbox: { address } }) => {
      const mailboxes = registration.mailboxes.filter((box) => box.address !== address);
      await registrations.save({ ...registration, mailboxes }, scope, registration);
      await reports.forget(registration, address);
      return { removed: true };
    },
  });

/** The first message that somebody else has to be sent. */
function messageIn(probes: readonly ProbeReport[], policy: PolicyReport | undefined): string | undefined {
  const advices = [
    ...probes.flatMap(({ steps }) => steps.map(({ advice }) => advice)),
    ...(policy?.findings ?? []).map(({ advice }) => advice),
  ];
  return advices.find((advice) => advice !== undefined && advice.owner !== 'you')?.message;
}

interface TestHow {
  readonly signal: AbortSignal;
  readonly reveal?: boolean;
  /** Many at once: waits if a service is too busy, and asks nobody to sign in. */
  readonly many?: boolean;
}

async function testOne(
  { stored: { registration }, mailbox }: MailboxChoice,
  protocols: readonly ProtocolId[],
  { signal, reveal = false, many = false }: TestHow,
  { services, tree }: MailboxCommandDeps,
) {
  const live = tree.watch(registration.id, mailbox.address, protocols);
  if (reveal) void tree.reveal(registration.id, mailbox.address);
  try {
    return await services.connections.test(registration, mailbox, protocols, {
      signal,
      patient: many,
      interactive: !many,
      onStep: live.step,
    });
  } finally {
    live.end();
    if (reveal) await tree.reveal(registration.id, mailbox.address);
  }
}

/** Every mailbox, or those of the named registration. */
async function mailboxesOf(call: Call, services: Services): Promise<readonly MailboxChoice[]> {
  const chosen =
    call.registration === undefined
      ? services.registrations.all()
      : [await askRegistration(call, services.registrations, '')];
  return chosen.flatMap((stored) => stored.registration.mailboxes.map((mailbox) => ({ stored, mailbox })));
}

/** Probes every mailbox; how many connect at a time is the gate's matter. Mailboxes not begun when cancelled are left out. */
async function testEach(
  choices: readonly MailboxChoice[],
  { signal, report }: RunContext,
  deps: MailboxCommandDeps,
) {
  let done = 0;
  const results = await Promise.all(
    choices.map(async (choice) => {
      const reports = await testOne(choice, choice.mailbox.protocols, { signal, many: true }, deps);
      done += 1;
      if (!signal.aborted) report(`${done} of ${choices.length}`);
      return reports;
    }),
  );
  return results.flat();
}
