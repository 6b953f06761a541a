// Reminders before a credential ends: a status-bar item while one is near, a notification at each mark, once for all windows.

import {
  commands,
  type Disposable,
  type Memento,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
} from 'vscode';
import { expiryOf, reminderDue } from '../../core/credential/credentialExpiry.ts';
import { secretBinding } from '../../core/credential/secretKey.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { RegistrationStore } from '../shell/services.ts';

export interface ExpiryReminders extends Disposable {
  /** Looks at every registration; called when the view is drawn and when settings change. */
  check(): void;
}

/** Marks that were given, by application and date: a new date starts anew. */
const storageKey = 'expiryReminders.v1';
type Given = Readonly<Record<string, readonly number[]>>;

export function createExpiryReminders(registrations: RegistrationStore, memento: Memento): ExpiryReminders {
  let item: StatusBarItem | undefined;
  const remind = async (registration: Registration, daysLeft: number, text: string) => {
    const key = `${secretBinding(registration)}\n${registration.credentialExpiresOn ?? ''}`;
    const given = memento.get<Given>(storageKey) ?? {};
    const mark = reminderDue(daysLeft, given[key] ?? []);
    if (mark === undefined) return;
    await memento.update(storageKey, { ...given, [key]: [...(given[key] ?? []), mark] });
    await tell(registration, text);
  };
  return {
    check: () => {
      const near = registrations
        .all()
        .flatMap(({ registration }) => {
          const expiry = expiryOf(registration, new Date());
          return expiry?.urgent === true && registration.cloud !== 'demo'
            ? [{ registration, ...expiry, text: l10n.shown(expiry.text) }]
            : [];
        })
        .toSorted((a, b) => a.daysLeft - b.daysLeft);
      item = showItem(item, near);
      void near.reduce(
        (before, { registration, daysLeft, text }) => before.then(() => remind(registration, daysLeft, text)),
        Promise.resolve(),
      );
    },
    dispose: () => item?.dispose(),
  };
}

function showItem(
  existing: StatusBarItem | undefined,
  near: readonly { readonly registration: Registration; readonly daysLeft: number; readonly text: string }[],
): StatusBarItem | undefined {
  const [first] = near;
  if (first === undefined) {
    existing?.dispose();
    return undefined;
  }
  const item = existing ?? window.createStatusBarItem('exchangeOAuth.expiry', StatusBarAlignment.Left, -100);
  item.name = l10n.t('Exchange credentials');
  item.text = `$(key) ${first.text}${near.length > 1 ? ` (+${near.length - 1})` : ''}`;
  item.tooltip = near.map(({ registration, text }) => `${registration.name}: ${text}`).join('\n');
  item.command = 'exchangeOAuth.credential.expiry';
  if (first.daysLeft <= 1) item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  item.show();
  return item;
}

async function tell(registration: Registration, text: string): Promise<void> {
  const guide = l10n.t('How to Renew');
  const answer = await window.showWarningMessage(
    escapeUiText(l10n.t('{0}: {1}. Mail stops with it.', registration.name, text)),
    guide,
  );
  if (answer === guide)
    await commands.executeCommand('exchangeOAuth.credential.renew', { registration: registration.id });
}
