// Open Terminal with Credentials: one terminal whose environment holds what the rendered snippets refer to, after consent.

import { type Terminal, type Uri, window } from 'vscode';
import type { Credential } from '../../core/credential/credential.ts';
import * as l10n from '../../core/l10n.ts';
import { type SecretReference, secretReferences } from '../../snippets/secretReferences.ts';
import { askRegistration } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Question } from '../shell/question.ts';
import type { Services } from '../shell/services.ts';
import { canUseFile, giveByFile } from './terminalFile.ts';

const byEnvironment = () => l10n.t('Open Terminal');
const byFile = () => l10n.t('Use a File Instead');

export const terminalCommands = (services: Services, storage: Uri): readonly Command[] => [
  command({
    id: 'exchangeOAuth.terminal.open',
    needsTrust: l10n.msg('no terminal with credentials opens in it'),
    choose: (call) => chooseCredential(call, services),
    // Nothing else may put a secret into an environment.
    confirm: questionFor,
    run: async (chosen, { answer }) => {
      const names = chosen.references.map(({ variable }) => variable);
      const terminal = open(chosen, names, answer === byFile() ? {} : chosen.env);
      if (answer === byFile()) await giveByFile(terminal, chosen.env, storage.fsPath);
      terminal.show();
      return { opened: true, variables: names };
    },
  }),
];

type Chosen = Awaited<ReturnType<typeof chooseCredential>>;

function questionFor({ registration, references }: Chosen): Question {
  const variables = references.map(({ variable, what }) => `${variable}: ${what}`).join('\n');
  const environment = l10n.t(
    'Its environment gets:\n{0}\n\nEvery program that you start in this terminal can read them, and so can every extension of this window: VS Code shows a terminal’s environment to all of them. They are in no file, setting or log, and gone when the terminal closes.',
    variables,
  );
  const file = l10n.t(
    '{0}: the shell reads them from a file that only your account can read, and removes it as it does. VS Code then has nothing to show to other extensions.',
    byFile(),
  );
  return {
    title: l10n.t('Open a terminal that holds the credential of {0}?', registration.name),
    detail: canUseFile() ? `${environment}\n\n${file}` : environment,
    answers: canUseFile() ? [byEnvironment(), byFile()] : [byEnvironment()],
  };
}

function open(
  { registration }: Chosen,
  names: readonly string[],
  env: Readonly<Record<string, string>>,
): Terminal {
  return window.createTerminal({
    name: l10n.t('{0} (with credentials)', registration.name),
    message: l10n.t(
      'This terminal holds {0} of {1} in its environment, and so does every program started in it. Close it when you are done.',
      names.join(', '),
      registration.name,
    ),
    env,
    isTransient: true,
  });
}

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
