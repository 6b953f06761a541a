// The commands of an ordinary day, in a bundle of their own: testing a mailbox reads none of the code of the others.
import { demoCommands } from './demo/demoCommands.ts';
import type { Command } from './shell/command.ts';
import { type MailboxCommandDeps, mailboxCommands } from './testing/mailboxCommands.ts';

export const everydayCommands = (deps: MailboxCommandDeps): readonly Command[] => [
  ...mailboxCommands(deps),
  ...demoCommands(deps.services, deps.tree),
];
