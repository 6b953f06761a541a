// Access-policy checks at a time: timers of this window, shown in the status bar until then.

import { commands, type Disposable, type StatusBarItem, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { clockTime } from '../../pages/when.ts';
import type { PersonArguments } from '../shell/call.ts';

export interface Planned {
  readonly registration: string;
  readonly address: string;
  readonly at: Date;
}

export interface Rechecks extends Disposable {
  plan(planned: Planned): void;
  /** Checks now, as a person asks, so that what is found is told. */
  checkNow(registration: string, address: string): Promise<unknown>;
  drop(registration: string, address: string): void;
  at(registration: string, address: string): Date | undefined;
}

const keyOf = (registration: string, address: string): string => `${registration}\n${address.toLowerCase()}`;

/** The timers; gone with the window. */
export function createRechecks({ forPerson }: PersonArguments): Rechecks {
  const planned = new Map<string, Planned & { readonly timer: NodeJS.Timeout }>();
  let item: StatusBarItem | undefined;
  const draw = () => {
    item = showNext([...planned.values()], item, forPerson);
  };
  const drop = (registration: string, address: string) => {
    clearTimeout(planned.get(keyOf(registration, address))?.timer);
    planned.delete(keyOf(registration, address));
    draw();
  };
  const checkNow = (registration: string, address: string) => {
    drop(registration, address);
    // Nobody may be there to answer whether a message is sent.
    const argument = forPerson({ registration, address, testMessage: false });
    return Promise.resolve(commands.executeCommand('exchangeOAuth.mailbox.checkPolicy', argument));
  };
  return {
    checkNow,
    plan: (wanted) => {
      drop(wanted.registration, wanted.address);
      const timer = setTimeout(
        () => void checkNow(wanted.registration, wanted.address),
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

/** The next check in the status bar, the others in its tooltip; no item if none is planned. */
function showNext(
  planned: readonly Planned[],
  existing: StatusBarItem | undefined,
  forPerson: PersonArguments['forPerson'],
): StatusBarItem | undefined {
  const [next] = planned.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (next === undefined) {
    existing?.dispose();
    return undefined;
  }
  const item = existing ?? window.createStatusBarItem('exchangeOAuth.recheck');
  item.name = l10n.t('Access policy checks');
  item.text = l10n.t('$(clock) Access check at {0}', clockTime(next.at));
  item.tooltip = planned.map(({ address, at }) => `${address} at ${clockTime(at)}`).join('\n');
  item.command = {
    title: l10n.t('Check Access Policy Later'),
    command: 'exchangeOAuth.policy.recheck',
    arguments: [forPerson({ registration: next.registration, address: next.address })],
  };
  item.show();
  return item;
}
