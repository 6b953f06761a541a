// Open Terminal with Credentials: one terminal whose environment holds what the rendered snippets refer to, after consent.
import { window } from 'vscode';
import type { Credential } from '../../core/credential/credential.ts';
import { type SecretReference, secretReferences } from '../../snippets/secretReferences.ts';
import { askRegistration } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';

export const terminalCommands = (services: Services): readonly Command[] => [
  command({
    id: 'exchangeOAuth.terminal.open',
    needsTrust: 'no terminal with credentials opens in it',
    choose: (call) => chooseCredential(call, services),
    // Nothing else may put a secret into an environment.
    confirm: ({ registration, references }) => ({
      title: `Open a terminal that holds the credential of ${registration.name}?`,
      detail: `Its environment gets:\n${references.map(({ variable, what }) => `${variable}: ${what}`).join('\n')}\n\nEvery program that you start in this terminal can read them, and so can every extension of this window: VS Code shows a terminal’s environment to all of them. They are in no file, setting or log, and gone when the terminal closes.`,
      answers: ['Open Terminal'],
    }),
    run: ({ registration, references, env }) => {
      const names = references.map(({ variable }) => variable);
      const terminal = window.createTerminal({
        name: `${registration.name} (with credentials)`,
        message: `This terminal holds ${names.join(' and ')} of ${registration.name} in its environment, and so does every program started in it. Close it when you are done.`,
        env,
        isTransient: true,
      });
      terminal.show();
      return { opened: true, variables: names };
    },
  }),
];

async function chooseCredential(call: Call, services: Services) {
  const question = 'Whose credential does the terminal get?';
  const { registration } = await askRegistration(call, services.registrations, question);
  const references = secretReferences[registration.grant];
  if (references.length === 0) {
    throw new Error(
      `${registration.name} signs a person in, so there is no credential that a program could read. Use a target that signs in by itself.`,
    );
  }
  const credential = await services.credentials.read(registration);
  if (credential === undefined) {
    throw new Error(
      `No credential is stored for ${registration.name}. Run "Exchange OAuth: Set Credential…" first.`,
    );
  }
  const env = environmentOf(references, credential);
  if (env === undefined) {
    throw new Error(
      `The credential stored for ${registration.name} is of another kind than its grant needs. Set it again.`,
    );
  }
  return { registration, references, env };
}

/** Undefined if the credential has not got what the variables hold. */
function environmentOf(
  references: readonly SecretReference[],
  credential: Credential,
): Readonly<Record<string, string>> | undefined {
  const entries = references.map(({ variable, holds }) => [variable, heldBy(holds, credential)] as const);
  return entries.some(([, value]) => value === undefined)
    ? undefined
    : Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

function heldBy(holds: SecretReference['holds'], credential: Credential): string | undefined {
  switch (holds) {
    case 'clientSecret':
      return credential.kind === 'secret' ? credential.secret.reveal() : undefined;
    case 'certificate':
      return credential.kind === 'certificate' ? credential.certificatePem : undefined;
    case 'privateKey':
      return credential.kind === 'certificate' ? credential.privateKeyPem.reveal() : undefined;
    case 'password':
      return credential.kind === 'password' ? credential.password.reveal() : undefined;
  }
}
