// How EWS stands, and the access page: effective, declared and consented side by side.
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import { accessMarkdown } from '../../pages/accessPage.ts';
import { ewsMarkdown } from '../../pages/ewsPage.ts';
import type { EwsReadiness } from '../../policy/ews/ewsReadiness.ts';
import type { OutputQuestion } from '../../policy/output/readOutput.ts';
import { askMailbox, askRegistration, type MailboxChoice } from '../shell/ask.ts';
import { textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';
import { readOutputCommand } from './readOutputCommand.ts';

export const policyCommands = (services: Services, pages: Pages): readonly Command[] => [
  readOutputCommand(services, pages),
  accessPageCommand(services, pages),
  ewsReadinessCommand(services, pages),
];

const accessPageCommand = ({ registrations, reports }: Services, pages: Pages): Command =>
  command({
    id: 'exchangeOAuth.policy.page',
    choose: (call) => askRegistration(call, registrations, 'Whose access do you want to see?'),
    run: async ({ registration }) => {
      const rows = registration.mailboxes.map((mailbox) => ({
        mailbox,
        policy: reports.policy(registration.id, mailbox.address),
        declared: reports.declared(registration.id, mailbox.address),
      }));
      await pages.show(`Access of ${registration.name}`, accessMarkdown(registration, rows));
    },
  });

const ewsReadinessCommand = (services: Services, pages: Pages): Command =>
  command({
    id: 'exchangeOAuth.ews.readiness',
    choose: async (call) => ({
      choice: await askMailbox(call, services.registrations, 'For which mailbox?'),
      text: textOf(call, 'text'),
    }),
    run: ({ choice, text }) => readiness(choice, text, services),
    tell: (result, { choice: { mailbox } }) =>
      pages.show(`${protocolTable.ews.label} for ${mailbox.address}`, ewsMarkdown(mailbox.address, result)),
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
