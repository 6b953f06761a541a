// Set Credential and Forget Credential: what is typed goes to SecretStorage at once and is never shown again.

import { type InputBoxValidationMessage, InputBoxValidationSeverity, window } from 'vscode';
import type { Credential } from '../../core/credential/credential.ts';
import { Secret } from '../../core/credential/secret.ts';
import { writeStored } from '../../core/credential/storedCredential.ts';
import * as l10n from '../../core/l10n.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { isGuid } from '../../core/text/text.ts';
import { secretProblem } from '../../wizard/secretProblems.ts';
import { askRegistration, needed } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Services } from '../shell/services.ts';
import { registrationsUsing } from './applicationsInUse.ts';
import { askCertificate } from './certificates.ts';
import { hashOf } from './secretName.ts';
import { storedCommand } from './storedCommand.ts';

export const credentialCommands = (services: Services): readonly Command[] => [
  storedCommand(services),
  command({
    id: 'exchangeOAuth.credential.set',
    choose: async (call) => {
      const question = l10n.t('Whose credential do you want to set?');
      const { registration } = await askRegistration(call, services.registrations, question);
      const seen = services.credentials.seen(registration);
      const credential = credentialOf(call, registration) ?? (await askCredential(registration, services));
      return { registration, seen, credential, byPerson: call.byPerson };
    },
    // A person who types a new one means to replace the old one; code may be another extension's.
    confirm: async ({ registration, credential, byPerson }) =>
      byPerson || !(await losesAnother(registration, credential, services))
        ? undefined
        : {
            title: l10n.t('Replace the credential stored for {0}?', registration.name),
            detail: l10n.t(
              'An extension or a program sets another one, for client {0} in tenant {1}. The one that is stored now is lost.',
              registration.clientId,
              registration.tenantId,
            ),
            answers: [l10n.t('Replace')],
          },
    run: async ({ registration, credential, seen }) => {
      await services.credentials.store(registration, credential, seen);
      return { stored: true };
    },
    tell: (_, { registration }) => {
      window.setStatusBarMessage(l10n.t('$(key) Stored for {0}', escapeUiText(registration.name)), 6_000);
    },
  }),
  forgetCommand(services),
];

const forgetCommand = (services: Services): Command =>
  command({
    id: 'exchangeOAuth.credential.forget',
    choose: async (call) => {
      const question = l10n.t('Whose credential do you want to forget?');
      const { registration } = await askRegistration(call, services.registrations, question);
      return { registration, seen: services.credentials.seen(registration) };
    },
    confirm: ({ registration }) => ({
      title: l10n.t('Forget the credential of {0}?', registration.name),
      detail: [
        l10n.t(
          'It is removed from this computer. In Microsoft Entra it stays valid until it ends or is deleted there.',
        ),
        ...othersUsing(registration, services),
      ].join('\n\n'),
      answers: [l10n.t('Forget')],
    }),
    run: async ({ registration, seen }) => {
      await services.credentials.forget(registration, seen);
      return { stored: false };
    },
  });

/** The credential is the application's, so it goes for every registration that names it. */
function othersUsing(registration: Registration, { registrations }: Services): readonly string[] {
  const others = registrationsUsing(registrations, hashOf(registration))
    .filter(({ id }) => id !== registration.id)
    .map(({ name }) => name);
  return others.length === 0 ? [] : [l10n.t('Used by {0}.', [...new Set(others)].join(', '))];
}

/**
 * True if another credential is stored, or one that cannot be read; the demo tenant's are made anew at each start. The
 * store itself is asked: the mark beside it is in VS Code's state, where another window's write may have taken it away.
 */
export async function losesAnother(
  registration: Registration,
  credential: Credential,
  { credentials }: Services,
): Promise<boolean> {
  if (registration.cloud === 'demo') return false;
  try {
    const stored = await credentials.read(registration);
    return stored !== undefined && writeStored(stored) !== writeStored(credential);
  } catch {
    return true;
  }
}

/** The credential in a call made by code, checked like a typed one. */
function credentialOf(call: Call, registration: Registration): Credential | undefined {
  const secret = textOf(call, 'secret');
  const certificatePem = textOf(call, 'certificatePem');
  const privateKeyPem = textOf(call, 'privateKeyPem');
  if (certificatePem !== undefined || privateKeyPem !== undefined) {
    if (certificatePem === undefined || privateKeyPem === undefined)
      throw new Error(l10n.record('A certificate needs both certificatePem and privateKeyPem.'));
    if (!holdsCertificateAlone(certificatePem) || !privateKeyPem.includes('PRIVATE KEY-----'))
      throw new Error(
        l10n.record(
          'certificatePem takes the certificate alone, privateKeyPem its private key, both in PEM. Nothing was stored.',
        ),
      );
    return { kind: 'certificate', certificatePem, privateKeyPem: new Secret(privateKeyPem) };
  }
  if (secret === undefined) return undefined;
  if (secret === '') throw new Error(l10n.record('The secret is empty.'));
  if (grants[registration.grant].credential === 'password') {
    const userName =
      textOf(call, 'userName') ??
      registration.mailboxes[0]?.signInAs ??
      registration.mailboxes[0]?.address ??
      '';
    return { kind: 'password', userName, password: new Secret(secret) };
  }
  if (isGuid(secret) && registration.cloud !== 'custom')
    throw new Error(l10n.record('This is the Secret ID, not the client secret’s Value. Nothing was stored.'));
  return { kind: 'secret', secret: new Secret(secret) };
}

/** A key in the place of the certificate would be shown as one. */
const holdsCertificateAlone = (pem: string): boolean =>
  pem.includes('-----BEGIN CERTIFICATE-----') && !pem.includes('PRIVATE KEY');

async function askCredential(registration: Registration, { redactor }: Services): Promise<Credential> {
  switch (grants[registration.grant].credential) {
    case 'secret':
      return askSecret(registration);
    case 'certificate':
      return askCertificate(registration.name, redactor);
    case 'password':
      return askPassword(registration);
    case 'signIn':
      return { kind: 'signIn' };
  }
}

async function askSecret(registration: Registration): Promise<Credential> {
  const value = await window.showInputBox({
    title: l10n.t('Client secret of {0}', registration.name),
    prompt: l10n.t(
      'Paste the secret’s Value, not its Secret ID. It is kept in VS Code’s secret storage and never shown again.',
    ),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? null : secretMessage(text)),
  });
  return { kind: 'secret', secret: new Secret(needed(value || undefined)) };
}

/** A warning can be stored all the same; an error cannot. */
function secretMessage(text: string): InputBoxValidationMessage | null {
  const problem = secretProblem(text);
  if (problem === undefined) return null;
  const severity =
    problem.severity === 'error' ? InputBoxValidationSeverity.Error : InputBoxValidationSeverity.Warning;
  return { message: problem.text, severity };
}

async function askPassword(registration: Registration): Promise<Credential> {
  const typed = await window.showInputBox({
    title: l10n.t('Account that signs in'),
    value: registration.mailboxes[0]?.signInAs ?? registration.mailboxes[0]?.address ?? '',
    ignoreFocusOut: true,
  });
  const userName = needed(typed || undefined);
  const password = await window.showInputBox({
    title: l10n.t('Password of {0}', userName),
    password: true,
    ignoreFocusOut: true,
  });
  return { kind: 'password', userName, password: new Secret(needed(password || undefined)) };
}
