// Open Terminal with Credentials: one terminal whose environment holds what the rendered snippets refer to, after consent.

import { window } from 'vscode';
import type { Credential } from '../../core/credential/credential.ts';
import * as l10n from '../../core/l10n.ts';
import { type SecretReference, secretReferences } from '../../snippets/secretReferences.ts';
import { askRegistration } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Services } from '../shell/services.ts';

export const terminalCommands = (services: Services): readonly Command[] => [
  command({
    id: 'exchangeOAuth.terminal.open',
    needsTrust: l10n.msg('no terminal with credentials opens in it'),
    choose: (call) => chooseCredential(call, services),
    // Nothing else may put a secret into an environment.
    confirm: ({ registration, references }) => ({
      title: l10n.t('Open a terminal that holds the credential of {0}?', registration.name),
      detail: l10n.t(
        'Its environment gets:\n{0}\n\nEvery program that you start in this terminal can read them, and so can every extension of this window: VS Code shows a terminal’s environment to all of them. They are in no file, setting or log, and gone when the terminal closes.',
        references.map(({ variable, what }) => `${variable}: ${what}`).join('\n'),
      ),
      answers: [l10n.t('Open Terminal')],
    }),
    run: ({ registration, references, env }) => {
      const names = references.map(({ variable }) => variable);
      const terminal = window.createTerminal({
        name: l10n.t('{0} (with credentials)', registration.name),
        message: l10n.t(
          'This terminal holds {0} of {1} in its environment, and so does every program started in it. Close it when you are done.',
          names.join(', '),
          registration.name,
        ),
        env,
        isTransient: true,
      });
      terminal.show();
      return { opened: true, variables: names };
    },
  }),
];

async function chooseCredential(call: Call, services: Services) {
  const question = l10n.t('Whose credential does the terminal get?');
  const { registration } = await askRegistration(call, services.registrations, question);
  const references = secretReferences[registration.grant];
  if (references.length === 0) {
    throw new Error(
      l10n.record(
        '{0} signs a person in, so there is no credential that a program could read. Use a target that signs in by itself.',
        registration.name,
      ),
    );
  }
  const credential = await services.credentials.read(registration);
  if (credential === undefined) {
    throw new Error(
      l10n.record(
        'No credential is stored for {0}. Run "Exchange OAuth: Set Credential…" first.',
        registration.name,
      ),
    );
  }
  const env = environmentOf(references, credential);
  if (env === undefined) {
    throw new Error(
      l10n.record(
        'The credential stored for {0} is of another kind than its grant needs. Set it again.',
        registration.name,
      ),
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
