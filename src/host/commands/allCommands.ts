// Every command that works with registrations: loaded when the first of them is called.
import type { Uri } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints.ts';
import type { Pages } from '../pages.ts';
import type { Services } from '../services.ts';
import type { Tokens } from '../tokens.ts';
import type { MailboxTree } from '../tree/mailboxTree.ts';
import { accountCommands } from './accountCommands.ts';
import { auditCommands } from './auditCommand.ts';
import { credentialCommands } from './credentialCommands.ts';
import { demoCommands } from './demoCommands.ts';
import { expiryCommands } from './expiryCommands.ts';
import { explainCommands } from './explainCommands.ts';
import { handOffCommands } from './handOffCommands.ts';
import { mailboxCommands } from './mailboxCommands.ts';
import { policyCommands } from './policyCommands.ts';
import { profileCommands } from './profileCommands.ts';
import { recheckCommands } from './recheckCommand.ts';
import type { CommandTable } from './registerCommands.ts';
import { registrationCommands } from './registrationCommands.ts';
import { scriptCommands } from './scriptCommand.ts';
import { sendTestCommands } from './sendTestCommand.ts';
import { snippetCommands } from './snippetCommand.ts';
import { terminalCommands } from './terminalCommand.ts';

export interface CommandParts {
  readonly services: Services;
  readonly tree: MailboxTree;
  readonly pages: Pages;
  readonly tokens: Tokens;
  readonly storage: Uri;
  readonly extensionUri: Uri;
  /** Disposed with the window. */
  readonly subscriptions: { dispose(): unknown }[];
  readonly demoEndpoints: () => DemoEndpoints | undefined;
}

/** The commands by id. */
export function allCommands(parts: CommandParts): CommandTable {
  const { services, tree, pages } = parts;
  return {
    ...mailboxCommands(services, tree, pages),
    ...registrationCommands(services),
    ...accountCommands(services, parts.tokens),
    ...credentialCommands(services),
    ...snippetCommands(parts),
    ...terminalCommands(services),
    ...handOffCommands(parts),
    ...profileCommands(services),
    ...explainCommands(services, pages),
    ...expiryCommands(services, pages),
    ...demoCommands(services, tree),
    ...policyCommands(services, pages),
    ...sendTestCommands(services),
    ...auditCommands(parts),
    ...recheckCommands(parts),
    ...scriptCommands(parts),
  };
}
