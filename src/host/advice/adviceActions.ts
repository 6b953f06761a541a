// What the window can do about an advice: one row per action of the advice.

import { commands } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { AdviceAction } from '../../core/report/advice.ts';
import type { Call, PersonArguments } from '../shell/call.ts';

interface ActionRow {
  readonly label: string;
  readonly command: string;
  /** What the command gets beside registration and address. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

const rows: Readonly<Record<AdviceAction, ActionRow>> = {
  replaceSecret: { label: l10n.msg('Replace Credential'), command: 'exchangeOAuth.credential.set' },
  openRegistration: {
    label: l10n.msg('Check Registration'),
    command: 'exchangeOAuth.wizard.open',
    extra: { step: 'registration' },
  },
  openConsent: {
    label: l10n.msg('Permissions and Consent'),
    command: 'exchangeOAuth.wizard.open',
    extra: { step: 'permissions' },
  },
  openAppRegistration: {
    label: l10n.msg('App Registration'),
    command: 'exchangeOAuth.wizard.open',
    extra: { step: 'registration' },
  },
  signIn: { label: l10n.msg('Sign In'), command: 'exchangeOAuth.wizard.open', extra: { step: 'credential' } },
  inspectToken: { label: l10n.msg('Inspect Token'), command: 'exchangeOAuth.token.inspect' },
  showScript: {
    label: l10n.msg('Show Script'),
    command: 'exchangeOAuth.wizard.open',
    extra: { step: 'limit' },
  },
  checkPolicy: { label: l10n.msg('Check Access Policy'), command: 'exchangeOAuth.mailbox.checkPolicy' },
  startDemo: { label: l10n.msg('Start Demo Tenant'), command: 'exchangeOAuth.demo.start' },
  trustWorkspace: { label: l10n.msg('Manage Workspace Trust'), command: 'workbench.trust.manage' },
  retest: { label: l10n.msg('Test Again'), command: 'exchangeOAuth.mailbox.test' },
};

/** A button for the action; the command asks and shows its result, since a person presses it. */
export function runAction(
  action: AdviceAction,
  call: Call,
  { forPerson }: PersonArguments,
): readonly { readonly label: string; readonly run: () => Promise<void> }[] {
  const { label, command, extra } = rows[action];
  const argument = forPerson({ registration: call.registration, address: call.address, ...extra });
  return [{ label: l10n.t(label), run: async () => void (await commands.executeCommand(command, argument)) }];
}
