// Open Terminal with Credentials: one terminal whose environment holds what the rendered snippets refer to, after consent.
import { window, workspace } from 'vscode';
import type { Credential } from '../../core/credential/credential.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { type SecretReference, secretReferences } from '../../snippets/secretReferences.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Call, cancelled } from '../shell/call.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';

export function terminalCommands(services: Services): CommandTable {
  return { 'exchangeOAuth.terminal.open': (call) => openTerminal(call, services) };
}

/** Asks whoever calls, code too: nothing else may put a secret into an environment. */
async function openTerminal(call: Call, services: Services): Promise<unknown> {
  if (!workspace.isTrusted) {
    throw new Error(
      'This workspace is not trusted, so no terminal with credentials opens in it. Trust the workspace first, or open another window.',
    );
  }
  const stored = await askRegistration(
    call,
    services.registrations,
    'Whose credential does the terminal get?',
  );
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
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
  if (!(await agreed(registration, references))) return cancelled;
  const names = references.map(({ variable }) => variable);
  const terminal = window.createTerminal({
    name: `${registration.name} (with credentials)`,
    message: `This terminal holds ${names.join(' and ')} of ${registration.name} in its environment, and so does every program started in it. Close it when you are done.`,
    env,
    isTransient: true,
  });
  terminal.show();
  return { opened: true, variables: names };
}

async function agreed(registration: Registration, references: readonly SecretReference[]): Promise<boolean> {
  const open = 'Open Terminal';
  const lines = references.map(({ variable, what }) => `${variable}: ${what}`);
  const answer = await window.showWarningMessage(
    `Open a terminal that holds the credential of ${registration.name}?`,
    {
      modal: true,
      detail: `Its environment gets:\n${lines.join('\n')}\n\nEvery program that you start in this terminal can read them. They are in no file, setting or log, and gone when the terminal closes.`,
    },
    open,
  );
  return answer === open;
}

/** Undefined where the credential has not got what the variables hold. */
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
