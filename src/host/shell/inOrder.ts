// Several of our own commands one after the other, for a person who presses one button.
import { commands } from 'vscode';
import type { PersonArguments } from './call.ts';

/** Runs the commands (`mailbox.test`, `mailbox.report`) with the same argument, each after the one before has ended. */
export const inOrder =
  (ids: readonly string[], argument: object, { forPerson }: PersonArguments) =>
  async (): Promise<void> => {
    for (const id of ids) await commands.executeCommand(`exchangeOAuth.${id}`, forPerson({ ...argument }));
  };
