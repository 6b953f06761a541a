// Access-policy checks at a time: timers of this window, shown in the status bar until then.

import { commands, type Disposable, type StatusBarItem, window } from 'vscode';
import { secretBinding } from '../../core/credential/secretKey.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { clockTime } from '../../pages/when.ts';
import type { PersonArguments } from '../shell/call.ts';

export interface Planned {
  /** As it was when the check was planned. */
  readonly registration: Registration;
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

/** The timers; gone with the window. `find` gives the registration of an id as the settings name it now. */
export function createRechecks(
  { forPerson }: PersonArguments,
  find: (id: string) => Registration | undefined,
): Rechecks {
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
      const { registration, address, at } = wanted;
      const { id } = registration;
      drop(id, address);
      const begin = () => {
        const now = find(id);
        // It was planned for this application: another one under its id, or none, is not checked unasked.
        if (now === undefined || secretBinding(now) !== secretBinding(registration)) drop(id, address);
        else void checkNow(id, address);
      };
      const timer = setTimeout(begin, Math.max(0, at.getTime() - Date.now()));
      planned.set(keyOf(id, address), { ...wanted, timer });
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
    arguments: [forPerson({ registration: next.registration.id, address: next.address })],
  };
  item.show();
  return item;
}
