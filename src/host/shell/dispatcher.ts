// Runs every command: chooses its subject, asks its question, shows progress, tells the result or what went wrong.

import { CancellationError, commands, window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { errorMessage } from '../../core/report/failure.ts';
import { type Call, callOf, type PersonArguments } from './call.ts';
import type { Command, Progress, RunContext } from './command.ts';
import { escapeUiText } from './escapeUiText.ts';
import { inView, withCancel } from './progress.ts';
import { ask } from './question.ts';

export interface DispatcherDeps {
  readonly personArguments: PersonArguments;
  readonly log: { error(text: string, error?: unknown): void };
  readonly redact: (text: string) => string;
}

/** Runs a command by its id. Called by code it rejects; called by a person it says what is wrong. */
export type RunCommand = (id: string, argument: unknown) => Promise<unknown>;

/** `loaded` are rows that are there already; for any other command the rest is loaded, each part if the ones before lack it. */
export function createDispatcher(
  loaded: readonly Command[],
  parts: readonly (() => Promise<readonly Command[]>)[],
  deps: DispatcherDeps,
): RunCommand {
  const loading: Promise<readonly Command[]>[] = [];
  const rowOf = async (id: string): Promise<Command> => {
    const isRow = (row: Command) => row.id === id;
    let row = loaded.find(isRow);
    for (const [index, load] of parts.entries()) {
      if (row !== undefined) break;
      loading[index] ??= load();
      row = (await loading[index]).find(isRow);
    }
    if (row === undefined) throw new Error(l10n.record('The command {0} has no code.', id));
    return row;
  };
  return async (id, argument) => {
    const call = callOf(argument, deps.personArguments);
    try {
      return await dispatch(await rowOf(id), call, deps);
    } catch (error) {
      return failed(id, error, call, deps);
    }
  };
}

async function dispatch(row: Command, call: Call, deps: DispatcherDeps): Promise<unknown> {
  if (row.needsTrust !== undefined && !workspace.isTrusted) {
    throw new Error(
      l10n.record(
        'This workspace is not trusted, so {0}. Trust the workspace first, or open another window.',
        row.needsTrust,
      ),
    );
  }
  const subject = await row.choose(call);
  const question = await row.confirm?.(subject);
  const answer = question === undefined ? '' : await ask(question);
  // Whoever called, a person who has answered is there and sees the progress.
  const progress = call.byPerson || question !== undefined ? row.progress?.(subject) : undefined;
  const result = await shown(progress, async (signal, report) =>
    row.run(subject, { byPerson: call.byPerson, answer, signal, report }),
  );
  if (call.byPerson && row.tell !== undefined) void told(row, result, subject, deps);
  return result;
}

function shown<T>(
  progress: Progress | undefined,
  work: (signal: RunContext['signal'], report: RunContext['report']) => Promise<T>,
): Promise<T> {
  if (progress === undefined) return work(new AbortController().signal, () => undefined);
  return progress.where === 'notification'
    ? withCancel(progress.title, work)
    : inView(progress.title, (signal) => work(signal, () => undefined));
}

async function told(row: Command, result: unknown, subject: unknown, deps: DispatcherDeps): Promise<void> {
  try {
    await row.tell?.(result, subject);
  } catch (error) {
    failed(row.id, error, { byPerson: true, values: {} }, deps);
  }
}

/** Leaving a picker or a question is no error: the command ends without a notification. */
function failed(id: string, error: unknown, call: Call, { log, redact }: DispatcherDeps): undefined {
  if (error instanceof CancellationError || (call.byPerson && isAborted(error))) return undefined;
  log.error(id, error);
  const message = redact(errorMessage(error));
  if (!call.byPerson) throw new Error(message);
  void showError(l10n.shown(message));
  return undefined;
}

/** Work that ended with its AbortSignal: the person pressed Cancel and knows it. */
const isAborted = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

async function showError(message: string): Promise<void> {
  const log = l10n.t('Show Log');
  if ((await window.showErrorMessage(escapeUiText(message), log)) === log)
    await commands.executeCommand('exchangeOAuth.log.show');
}
