// Every command that works with registrations and is no everyday command: loaded when the first of them is called.
import type { SecretStorage, Uri } from 'vscode';
import type { DemoEndpoints } from '../core/endpoints/endpoints.ts';
import type { Redactor } from '../core/text/redaction.ts';
import { explainCommands } from './advice/explainCommands.ts';
import { problemCommand } from './advice/problemCommand.ts';
import { tokenCommands } from './advice/tokenCommand.ts';
import { auditCommands } from './audit/auditCommand.ts';
import { capsuleCommands } from './capsules/capsuleCommands.ts';
import { configCommands } from './configs/configCommands.ts';
import { importCommands } from './configs/importCommand.ts';
import { moveSecretCommand } from './configs/moveSecret.ts';
import { scanCommands } from './configs/scanCommand.ts';
import { credentialCommands } from './credentials/credentialCommands.ts';
import { expiryCommands } from './credentials/expiryCommands.ts';
import { terminalCommands } from './credentials/terminalCommand.ts';
import { handOffCommands } from './handOff/handOffCommands.ts';
import { addNightlyCommand } from './nightly/addNightlyCommand.ts';
import { compareCommand } from './nightly/compareCommand.ts';
import { checkPolicyCommands } from './policy/checkPolicyCommand.ts';
import { policyCommands } from './policy/policyCommands.ts';
import { recheckCommands } from './policy/recheckCommand.ts';
import { provisionCommands } from './provisioning/provisionCommands.ts';
import { profileCommands } from './registrations/profileCommands.ts';
import { registrationCommands } from './registrations/registrationCommands.ts';
import { scriptCommands } from './scripts/scriptCommand.ts';
import { useScriptCommands } from './scripts/useScriptCommand.ts';
import type { Command } from './shell/command.ts';
import { pageCommands } from './shell/pageCommands.ts';
import type { Pages } from './shell/pages.ts';
import type { Services } from './shell/services.ts';
import { accountCommands } from './signIn/accountCommands.ts';
import type { Tokens } from './signIn/tokens.ts';
import { snippetCommands } from './snippets/snippetCommand.ts';
import { sendTestCommands } from './testing/sendTestCommand.ts';
import type { MailboxTree } from './tree/mailboxTree.ts';

export interface CommandDeps {
  readonly services: Services;
  readonly tree: MailboxTree;
  readonly pages: Pages;
  readonly tokens: Tokens;
  readonly storage: Uri;
  readonly secrets: SecretStorage;
  readonly redactor: Redactor;
  readonly extensionUri: Uri;
  /** Disposed with the window. */
  readonly subscriptions: { dispose(): unknown }[];
  readonly demoEndpoints: () => DemoEndpoints | undefined;
}

/** Their rows; VS Code knows each id from package.json. */
export function otherCommands(deps: CommandDeps): readonly Command[] {
  const { services, pages } = deps;
  return [
    ...checkPolicyCommands(deps),
    ...registrationCommands(services),
    ...accountCommands(services, deps.tokens),
    ...credentialCommands(services),
    ...snippetCommands(deps),
    ...terminalCommands(services, deps.storage),
    ...handOffCommands(deps),
    ...profileCommands(services),
    ...explainCommands(services, pages),
    ...tokenCommands(services, pages),
    ...configCommands(pages),
    ...scanCommands(pages, deps.subscriptions),
    moveSecretCommand(services),
    ...importCommands(services),
    ...expiryCommands(services, pages),
    ...policyCommands(services, pages),
    ...sendTestCommands(services),
    ...auditCommands(deps),
    ...recheckCommands(deps),
    ...scriptCommands(deps),
    ...useScriptCommands(services),
    ...pageCommands(services, pages),
    ...provisionCommands(deps),
    ...capsuleCommands(deps),
    compareCommand(pages),
    addNightlyCommand(deps),
    problemCommand(services),
  ];
}
