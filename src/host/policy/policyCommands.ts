// How EWS stands, and the access page: effective, declared and consented side by side.
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { accessMarkdown } from '../../pages/accessPage.ts';
import { ewsMarkdown } from '../../pages/ewsPage.ts';
import type { EwsReadiness } from '../../policy/ews/ewsReadiness.ts';
import type { OutputQuestion } from '../../policy/output/readOutput.ts';
import { askMailbox, askRegistration, type MailboxChoice } from '../shell/ask.ts';
import { textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { inOrder } from '../shell/inOrder.ts';
import type { Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';
import { readOutputCommand } from './readOutputCommand.ts';

export const policyCommands = (services: Services, pages: Pages): readonly Command[] => [
  readOutputCommand(services, pages),
  accessPageCommand(services, pages),
  ewsReadinessCommand(services, pages),
];

const accessPageCommand = (services: Services, pages: Pages): Command =>
  command({
    id: 'exchangeOAuth.policy.page',
    choose: (call) =>
      askRegistration(call, services.registrations, l10n.t('Whose access do you want to see?')),
    run: async ({ registration }) => {
      const { reports } = services;
      const rows = registration.mailboxes.map((mailbox) => ({
        mailbox,
        policy: reports.policy(registration.id, mailbox.address),
        declared: reports.declared(registration.id, mailbox.address),
      }));
      const findings = rows.flatMap(({ policy }) => policy?.findings ?? []);
      await pages.show(l10n.t('Access of {0}', registration.name), accessMarkdown(registration, rows), {
        message: findings.find(({ advice }) => advice.owner !== 'you')?.advice.message,
        again: () => checkAll(registration, services),
        script: { registration: registration.id },
      });
    },
  });

/** Checks every mailbox that has a control mailbox, then shows the page anew; the others are asked for one by one. */
async function checkAll(registration: Registration, services: Services): Promise<void> {
  const checked = registration.mailboxes.filter(({ controlMailbox }) => controlMailbox !== undefined);
  const mailboxes = checked.length === 0 ? registration.mailboxes.slice(0, 1) : checked;
  for (const { address } of mailboxes) {
    const subject = { registration: registration.id, address };
    await inOrder(['mailbox.checkPolicy'], subject, services.personArguments)();
  }
  await inOrder(['policy.page'], { registration: registration.id }, services.personArguments)();
}

const ewsReadinessCommand = (services: Services, pages: Pages): Command =>
  command({
    id: 'exchangeOAuth.ews.readiness',
    choose: async (call) => ({
      choice: await askMailbox(call, services.registrations, l10n.t('For which mailbox?')),
      text: textOf(call, 'text'),
    }),
    run: ({ choice, text }) => readiness(choice, text, services),
    tell: (result, { choice: { stored, mailbox } }) => {
      const { address } = mailbox;
      const registration = stored.registration.id;
      return pages.show(l10n.t('EWS for {0}', address), ewsMarkdown(address, result), {
        again: inOrder(
          ['mailbox.test', 'ews.readiness'],
          { registration, address, protocol: 'ews' },
          services.personArguments,
        ),
        script: { registration, script: 'ewsOrganization' },
      });
    },
  });

async function readiness(
  { stored: { registration }, mailbox }: MailboxChoice,
  text: string | undefined,
  services: Services,
): Promise<EwsReadiness> {
  const { address } = mailbox;
  const { ewsReadiness } = await import('../../policy/ews/ewsReadiness.ts');
  const probe = services.reports.probes(registration.id, address).find(({ protocol }) => protocol === 'ews');
  const now = new Date();
  return ewsReadiness({
    registration,
    address,
    now,
    facts: text === undefined ? [] : await factsIn({ text, registration, mailbox, now }),
    ...(probe === undefined ? {} : { probe }),
  });
}

async function factsIn(output: OutputQuestion) {
  const { readOutput: read } = await import('../../policy/output/readOutput.ts');
  return read(output).reading.facts.map(({ fact }) => fact);
}
