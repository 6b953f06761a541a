// Sign In and Sign Out: the accounts of registrations in which a person signs in.
import { window } from 'vscode';
import { grants } from '../../core/permissions/grants.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { askMailbox, askRegistration, pick } from '../shell/ask.ts';
import { type Call, cancelled, textOf } from '../shell/call.ts';
import { withCancel } from '../shell/progress.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { uiText } from '../shell/uiText.ts';
import type { Tokens } from './tokens.ts';

export function accountCommands(services: Services, tokens: Tokens): CommandTable {
  return {
    'exchangeOAuth.account.signIn': async (call) => {
      const choice = await askMailbox(
        call,
        services.registrations,
        'Which mailbox do you want to sign in for?',
      );
      if (choice === cancelled) return cancelled;
      const { registration } = choice.stored;
      needsPerson(registration);
      const resource = choice.mailbox.protocols.includes('graph') ? 'graph' : 'exchange';
      const account = choice.mailbox.signInAs ?? choice.mailbox.address;
      const claims = await withCancel(`Signing in as ${account}`, (signal) =>
        services.connections.claims(registration, choice.mailbox, resource, signal),
      );
      if (call.byPerson)
        window.setStatusBarMessage(`$(account) Signed in as ${uiText(claims?.user ?? account)}`, 6_000);
      return { signedIn: claims?.user ?? account };
    },
    'exchangeOAuth.account.signOut': (call) => signOut(call, services, tokens),
  };
}

async function signOut(call: Call, services: Services, tokens: Tokens): Promise<unknown> {
  const stored = await askRegistration(
    call,
    services.registrations,
    'From which registration do you want to sign out?',
  );
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
  needsPerson(registration);
  const accounts = await tokens.accounts(registration);
  if (accounts.length === 0) {
    if (call.byPerson)
      void window.showInformationMessage(uiText(`Nobody is signed in for ${registration.name}.`));
    return { signedOut: [] };
  }
  const every = { label: 'Everyone', userName: undefined };
  const items = [
    ...accounts.map(({ userName }) => ({ label: uiText(userName), userName })),
    ...(accounts.length > 1 ? [every] : []),
  ];
  const named = textOf(call, 'account');
  const chosen = call.byPerson
    ? await pick(items, 'Who signs out?')
    : (items.find(({ userName }) => userName === named) ?? every);
  if (chosen === undefined) return cancelled;
  await tokens.signOut(registration, chosen.userName);
  return {
    signedOut: chosen.userName === undefined ? accounts.map(({ userName }) => userName) : [chosen.userName],
  };
}

function needsPerson(registration: Registration): void {
  if (grants[registration.grant].access === 'delegated') return;
  throw new Error(`${registration.name} signs in as an application: there is nobody to sign in or out.`);
}
