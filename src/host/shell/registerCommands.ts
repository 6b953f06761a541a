// Registers the commands of the table and turns what they throw into words, once for all of them.
import { commands, type Disposable, window } from 'vscode';
import { isFailure } from '../../core/report/failure.ts';
import { type Call, callOf, cancelled } from './call.ts';
import type { Services } from './services.ts';
import { uiText } from './uiText.ts';

/** One command: given how it was called, it returns JSON for code. */
export type Command = (call: Call) => Promise<unknown>;
export type CommandTable = Readonly<Record<string, Command>>;

/**
 * A table whose rows are loaded when the first of them is called.
 * The ids stand here, so that a command is there before its code is.
 */
export function lazyTable(ids: readonly string[], load: () => Promise<CommandTable>): CommandTable {
  let loading: Promise<CommandTable> | undefined;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return Object.fromEntries(
    ids.map((id): [string, Command] => [
      id,
      async (call) => {
        const command = (await loaded())[id];
        if (command === undefined) throw new Error(`The command ${id} has no code.`);
        return command(call);
      },
    ]),
  );
}

/** Registers every row. A command called by code rejects; called by a person it says what is wrong. */
export function registerCommands(table: CommandTable, services: Services): Disposable[] {
  return Object.entries(table).map(([id, command]) =>
    commands.registerCommand(id, async (argument: unknown) => {
      const call = callOf(argument);
      try {
        const result = await command(call);
        return result === cancelled ? undefined : result;
      } catch (error) {
        services.log.error(id, error);
        const words = services.redact(wordsOf(error));
        if (!call.byPerson) throw new Error(words);
        void showError(words);
        return undefined;
      }
    }),
  );
}

function wordsOf(error: unknown): string {
  if (isFailure(error)) return error.evidence.kind === 'local' ? error.evidence.text : error.message;
  return error instanceof Error ? error.message : String(error);
}

async function showError(words: string): Promise<void> {
  const log = 'Show Log';
  if ((await window.showErrorMessage(uiText(words), log)) === log)
    await commands.executeCommand('exchangeOAuth.log.show');
}
