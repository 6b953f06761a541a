// Check Access Policy Later: a check at a time, in this window only.

import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { clockTime } from '../../pages/when.ts';
import { askMailbox, choose, namedOrAsked } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';
import { createRechecks, type Planned, type Rechecks } from './rechecks.ts';

export interface RecheckDeps {
  readonly services: Services;
  readonly subscriptions: { dispose(): unknown }[];
}

export function recheckCommands({ services, subscriptions }: RecheckDeps): readonly Command[] {
  const rechecks = createRechecks(
    services.personArguments,
    (id) => services.registrations.find(id)?.registration,
  );
  subscriptions.push(rechecks);
  return [
    command({
      id: 'exchangeOAuth.policy.recheck',
      choose: (call) => chooseTime(call, services, rechecks),
      run: (subject) => recheck(subject, rechecks),
      tell: (_, { address, at }) => {
        if (at === 'now' || at === 'never') return;
        const words = l10n.t(
          '{0} is checked again at {1}, while this window is open',
          address,
          clockTime(at),
        );
        window.setStatusBarMessage(`$(clock) ${words}`, 8_000);
      },
    }),
  ];
}

type Time = Date | 'now' | 'never';

interface Subject {
  readonly registration: Registration;
  readonly address: string;
  readonly at: Time;
}

async function chooseTime(call: Call, services: Services, rechecks: Rechecks): Promise<Subject> {
  const question = l10n.t('Which mailbox do you want to check later?');
  const { stored, mailbox } = await askMailbox(call, services.registrations, question);
  const subject = { registration: stored.registration, address: mailbox.address };
  const at = await namedOrAsked<Time>(
    call,
    timeOf(call),
    () => askTime(subject, services, rechecks),
    'Name the time: {at: "2026-03-01T14:05:00Z"}.',
  );
  return { ...subject, at };
}

/** A window is rarely open longer, and no cache takes longer. */
const longestMs = 7 * 86_400_000;

async function recheck({ registration, address, at }: Subject, rechecks: Rechecks): Promise<unknown> {
  if (at === 'now') return rechecks.checkNow(registration.id, address);
  if (at === 'never') {
    rechecks.drop(registration.id, address);
    return {};
  }
  if (at.getTime() - Date.now() > longestMs)
    throw new Error(l10n.record('The time is more than seven days ahead.'));
  rechecks.plan({ registration, address, at });
  return { at: at.toISOString() };
}

function timeOf(call: Call): Date | undefined {
  const text = textOf(call, 'at');
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at;
  throw new Error(l10n.record('"{0}" cannot be read as a time. Write it as 2026-03-01T14:05:00Z.', text));
}

async function askTime(
  { registration, address }: Omit<Planned, 'at'>,
  services: Services,
  rechecks: Rechecks,
): Promise<Time> {
  const now = Date.now();
  const retest = services.reports.policy(registration, address)?.retestAt;
  const planned = rechecks.at(registration.id, address);
  const ahead = (minutes: number, words: string) => {
    const at = new Date(now + minutes * 60_000);
    return { label: `$(clock) In ${words}`, description: `at ${clockTime(at)}`, at };
  };
  const items = [
    ...(retest !== undefined && new Date(retest).getTime() > now
      ? [
          {
            label: l10n.t('$(clock) At {0}', clockTime(new Date(retest))),
            description: l10n.t('by then the change should be in force'),
            at: new Date(retest),
          },
        ]
      : []),
    { label: l10n.t('$(shield) Check now'), at: 'now' as const },
    ...(planned === undefined
      ? []
      : [
          {
            label: l10n.t('$(close) Do not check'),
            description: l10n.t('planned at {0}', clockTime(planned)),
            at: 'never' as const,
          },
        ]),
    ahead(30, l10n.t('30 minutes')),
    ahead(60, l10n.t('an hour')),
    ahead(120, l10n.t('2 hours')),
  ];
  return (await choose(items, l10n.t('When is {0} checked again? This window has to stay open.', address)))
    .at;
}
