// Set Credential and Forget Credential: what is typed goes to SecretStorage at once and is never shown again.
import { type InputBoxValidationMessage, InputBoxValidationSeverity, window } from 'vscode';
import type { Credential } from '../../core/credential/credential.ts';
import { Secret } from '../../core/credential/secret.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { secretProblem } from '../../wizard/secretProblems.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Call, type Cancelled, cancelled, textOf } from '../shell/call.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { uiText } from '../shell/uiText.ts';
import { askCertificate } from './certificates.ts';

export function credentialCommands(services: Services): CommandTable {
  return {
    'exchangeOAuth.credential.set': async (call) => {
      const stored = await askRegistration(
        call,
        services.registrations,
        'Whose credential do you want to set?',
      );
      if (stored === cancelled) return cancelled;
      const { registration } = stored;
      const credential = credentialOf(call, registration) ?? (await askCredential(registration));
      if (credential === cancelled) return cancelled;
      await services.credentials.store(registration, credential);
      if (call.byPerson) window.setStatusBarMessage(`$(key) Stored for ${uiText(registration.name)}`, 6_000);
      return { stored: true };
    },
    'exchangeOAuth.credential.forget': async (call) => {
      const stored = await askRegistration(
        call,
        services.registrations,
        'Whose credential do you want to forget?',
      );
      if (stored === cancelled) return cancelled;
      const forget = 'Forget';
      const answer = await window.showWarningMessage(
        `Forget the credential of ${stored.registration.name}?`,
        {
          modal: true,
          detail:
            'It is removed from this computer. In Microsoft Entra it stays valid until it ends or is deleted there.',
        },
        forget,
      );
      if (answer !== forget) return cancelled;
      await services.credentials.forget(stored.registration);
      return { stored: false };
    },
  };
}

/** The credential in a call made by code, checked like a typed one. */
function credentialOf(call: Call, registration: Registration): Credential | undefined {
  const secret = textOf(call, 'secret');
  const certificatePem = textOf(call, 'certificatePem');
  const privateKeyPem = textOf(call, 'privateKeyPem');
  if (certificatePem !== undefined || privateKeyPem !== undefined) {
    if (certificatePem === undefined || privateKeyPem === undefined)
      throw new Error('A certificate needs both certificatePem and privateKeyPem.');
    return { kind: 'certificate', certificatePem, privateKeyPem: new Secret(privateKeyPem) };
  }
  if (secret === undefined) return undefined;
  if (secret === '') throw new Error('The secret is empty.');
  if (grants[registration.grant].credential === 'password') {
    const userName =
      textOf(call, 'userName') ??
      registration.mailboxes[0]?.signInAs ??
      registration.mailboxes[0]?.address ??
      '';
    return { kind: 'password', userName, password: new Secret(secret) };
  }
  return { kind: 'secret', secret: new Secret(secret) };
}

async function askCredential(registration: Registration): Promise<Credential | Cancelled> {
  switch (grants[registration.grant].credential) {
    case 'secret':
      return askSecret(registration);
    case 'certificate':
      return askCertificate(registration.name);
    case 'password':
      return askPassword(registration);
    case 'signIn':
      return { kind: 'signIn' };
  }
}

async function askSecret(registration: Registration): Promise<Credential | Cancelled> {
  const value = await window.showInputBox({
    title: `Client secret of ${registration.name}`,
    prompt:
      'Paste the secret’s Value, not its Secret ID. It is kept in VS Code’s secret storage and never shown again.',
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? null : secretWords(text)),
  });
  return value === undefined || value === '' ? cancelled : { kind: 'secret', secret: new Secret(value) };
}

/** A warning can be stored all the same; an error cannot. */
function secretWords(text: string): InputBoxValidationMessage | null {
  const problem = secretProblem(text);
  if (problem === undefined) return null;
  const severity =
    problem.severity === 'error' ? InputBoxValidationSeverity.Error : InputBoxValidationSeverity.Warning;
  return { message: problem.text, severity };
}

async function askPassword(registration: Registration): Promise<Credential | Cancelled> {
  const userName = await window.showInputBox({
    title: 'Account that signs in',
    value: registration.mailboxes[0]?.signInAs ?? registration.mailboxes[0]?.address ?? '',
    ignoreFocusOut: true,
  });
  if (userName === undefined || userName === '') return cancelled;
  const password = await window.showInputBox({
    title: `Password of ${userName}`,
    password: true,
    ignoreFocusOut: true,
  });
  return password === undefined || password === ''
    ? cancelled
    : { kind: 'password', userName, password: new Secret(password) };
}
