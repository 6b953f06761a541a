// Sign In and Sign Out: the accounts of registrations in which a person signs in.

import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { askMailbox, askRegistration, choose } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Services } from '../shell/services.ts';
import type { Tokens } from './tokens.ts';

export const accountCommands = (services: Services, tokens: Tokens): readonly Command[] => [
  signInCommand(services),
  signOutCommand(services, tokens),
];

const signInCommand = (services: Services): Command =>
  command({
    id: 'exchangeOAuth.account.signIn',
    choose: async (call) => {
      const question = l10n.t('Which mailbox do you want to sign in for?');
      const { stored, mailbox } = await askMailbox(call, services.registrations, question);
      needsPerson(stored.registration);
      return {
        registration: stored.registration,
        mailbox,
        account: mailbox.signInAs ?? mailbox.address,
      };
    },
    progress: ({ account }) => ({ title: l10n.t('Signing in as {0}', account), where: 'notification' }),
    run: async ({ registration, mailbox, account }, { signal }) => {
      const resource = mailbox.protocols.includes('graph') ? 'graph' : 'exchange';
      const claims = await services.connections.claims(registration, mailbox, resource, signal);
      return { signedIn: claims?.user ?? account };
    },
    tell: ({ signedIn }) => {
      window.setStatusBarMessage(l10n.t('$(account) Signed in as {0}', escapeUiText(signedIn)), 6_000);
    },
  });

const signOutCommand = (services: Services, tokens: Tokens): Command =>
  command({
    id: 'exchangeOAuth.account.signOut',
    choose: (call) => chooseAccounts(call, services, tokens),
    run: async ({ registration, signedIn, userName }) => {
      if (signedIn.length > 0) await tokens.signOut(registration, userName);
      return { signedOut: userName === undefined ? signedIn : [userName] };
    },
    tell: async (_, { registration, signedIn }) => {
      if (signedIn.length > 0) return;
      await window.showInformationMessage(
        escapeUiText(l10n.t('Nobody is signed in for {0}.', registration.name)),
      );
    },
  });

/** Who signs out; `userName` is undefined for everyone. */
async function chooseAccounts(call: Call, services: Services, tokens: Tokens) {
  const question = l10n.t('From which registration do you want to sign out?');
  const { registration } = await askRegistration(call, services.registrations, question);
  needsPerson(registration);
  const signedIn = (await tokens.accounts(registration)).map(({ userName }) => userName);
  if (signedIn.length === 0) return { registration, signedIn, userName: undefined };
  const everyone = { label: l10n.t('Everyone'), userName: undefined };
  const items = [
    ...signedIn.map((userName) => ({ label: escapeUiText(userName), userName })),
    ...(signedIn.length > 1 ? [everyone] : []),
  ];
  const named = textOf(call, 'account');
  const { userName } = call.byPerson
    ? await choose(items, l10n.t('Who signs out?'))
    : (items.find((item) => item.userName === named) ?? everyone);
  return { registration, signedIn, userName };
}

function needsPerson(registration: Registration): void {
  if (grants[registration.grant].access === 'delegated') return;
  throw new Error(
    l10n.record('{0} signs in as an application: there is nobody to sign in or out.', registration.name),
  );
}
