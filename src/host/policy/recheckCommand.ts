// Check Access Policy Later: a check at a time, in this window only, shown in the status bar until then.
import { commands, type Disposable, type StatusBarItem, window } from 'vscode';
import { clockTime } from '../../pages/when.ts';
import { askMailbox, pick } from '../shell/ask.ts';
import { type Call, cancelled, textOf } from '../shell/call.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';

export interface RecheckParts {
  readonly services: Services;
  readonly subscriptions: { dispose(): unknown }[];
}

export function recheckCommands({ services, subscriptions }: RecheckParts): CommandTable {
  const rechecks = createRechecks();
  subscriptions.push(rechecks);
  return { 'exchangeOAuth.policy.recheck': (call) => recheck(call, services, rechecks) };
}

interface Planned {
  readonly registration: string;
  readonly address: string;
  readonly at: Date;
}

interface Rechecks extends Disposable {
  plan(planned: Planned): void;
  drop(registration: string, address: string): void;
  at(registration: string, address: string): Date | undefined;
}

const keyOf = (registration: string, address: string): string => `${registration}\n${address.toLowerCase()}`;

/** The timers; gone with the window. */
function createRechecks(): Rechecks {
  const planned = new Map<string, Planned & { readonly timer: NodeJS.Timeout }>();
  let item: StatusBarItem | undefined;
  const draw = () => {
    const [next] = [...planned.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime());
    if (next === undefined) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= window.createStatusBarItem('exchangeOAuth.recheck');
    item.name = 'Access policy checks';
    item.text = `$(clock) Access check at ${clockTime(next.at)}`;
    item.tooltip = [...planned.values()]
      .map(({ address, at }) => `${address} at ${clockTime(at)}`)
      .join('\n');
    item.command = {
      title: 'Check Access Policy Later',
      command: 'exchangeOAuth.policy.recheck',
      arguments: [asked(next)],
    };
    item.show();
  };
  const drop = (registration: string, address: string) => {
    clearTimeout(planned.get(keyOf(registration, address))?.timer);
    planned.delete(keyOf(registration, address));
    draw();
  };
  return {
    plan: (wanted) => {
      drop(wanted.registration, wanted.address);
      const timer = setTimeout(
        () => {
          drop(wanted.registration, wanted.address);
          void checkNow(wanted);
        },
        Math.max(0, wanted.at.getTime() - Date.now()),
      );
      planned.set(keyOf(wanted.registration, wanted.address), { ...wanted, timer });
      draw();
    },
    drop,
    at: (registration, address) => planned.get(keyOf(registration, address))?.at,
    dispose: () => {
      for (const { timer } of planned.values()) clearTimeout(timer);
      planned.clear();
      draw();
    },
  };
}

/** As a person asks, so that what is found is told. */
const asked = ({ registration, address }: Omit<Planned, 'at'>) => ({
  ...{ registration, address },
  context: 'recheck',
  children: [],
});

const checkNow = (mailbox: Omit<Planned, 'at'>) =>
  commands.executeCommand('exchangeOAuth.mailbox.checkPolicy', asked(mailbox));

/** A window is rarely open longer, and a longer wait is no wait for a cache. */
const longestMs = 7 * 86_400_000;

async function recheck(call: Call, services: Services, rechecks: Rechecks): Promise<unknown> {
  const choice = await askMailbox(call, services.registrations, 'Which mailbox do you want to check later?');
  if (choice === cancelled) return cancelled;
  const registration = choice.stored.registration.id;
  const { address } = choice.mailbox;
  const at =
    timeOf(call) ??
    (call.byPerson ? await askTime({ registration, address }, services, rechecks) : undefined);
  if (at === undefined) {
    if (call.byPerson) return cancelled;
    throw new Error('Name the time: {at: "2026-03-01T14:05:00Z"}.');
  }
  if (at === 'now') {
    rechecks.drop(registration, address);
    return checkNow({ registration, address });
  }
  if (at === 'never') {
    rechecks.drop(registration, address);
    return {};
  }
  if (at.getTime() - Date.now() > longestMs) throw new Error('The time is more than seven days ahead.');
  rechecks.plan({ registration, address, at });
  if (call.byPerson)
    window.setStatusBarMessage(
      `$(clock) ${address} is checked again at ${clockTime(at)}, while this window is open`,
      8_000,
    );
  return { at: at.toISOString() };
}

function timeOf(call: Call): Date | undefined {
  const text = textOf(call, 'at');
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Error(`"${text}" is no time; write it as 2026-03-01T14:05:00Z.`);
  return at;
}

async function askTime(
  { registration, address }: Omit<Planned, 'at'>,
  services: Services,
  rechecks: Rechecks,
): Promise<Date | 'now' | 'never' | undefined> {
  const now = Date.now();
  const retest = services.reports.policy(registration, address)?.retestAt;
  const planned = rechecks.at(registration, address);
  const ahead = (minutes: number, words: string) => {
    const at = new Date(now + minutes * 60_000);
    return { label: `$(clock) In ${words}`, description: `at ${clockTime(at)}`, at };
  };
  const items = [
    ...(retest !== undefined && new Date(retest).getTime() > now
      ? [
          {
            label: `$(clock) At ${clockTime(new Date(retest))}`,
            description: 'by then the change should be in force',
            at: new Date(retest),
          },
        ]
      : []),
    { label: '$(shield) Check now', at: 'now' as const },
    ...(planned === undefined
      ? []
      : [
          {
            label: '$(close) Do not check',
            description: `planned at ${clockTime(planned)}`,
            at: 'never' as const,
          },
        ]),
    ahead(30, '30 minutes'),
    ahead(60, 'an hour'),
    ahead(120, '2 hours'),
  ];
  return (await pick(items, `When is ${address} checked again? This window has to stay open.`))?.at;
}
