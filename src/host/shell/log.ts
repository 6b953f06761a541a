// The log channel: every line passes the redactor, at every level.
import { type Disposable, type LogOutputChannel, window } from 'vscode';

export interface Log extends Disposable {
  info(text: string): void;
  error(text: string, error?: unknown): void;
  show(): void;
}

/** The channel is made at the first line, so that activation makes none. */
export function createLog(redact: (text: string) => string): Log {
  let channel: LogOutputChannel | undefined;
  const open = () => {
    channel ??= window.createOutputChannel('Exchange OAuth2 Setup', { log: true });
    return channel;
  };
  return {
    info: (text) => open().info(redact(text)),
    error: (text, error) => open().error(redact(`${text}: ${describeError(error)}`)),
    show: () => open().show(),
    dispose: () => channel?.dispose(),
  };
}

/** An error with its causes, without stack: stacks hold arguments. */
function describeError(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error ?? '');
  const cause =
    error.cause === undefined || depth > 4 ? '' : ` (caused by ${describeError(error.cause, depth + 1)})`;
  return `${error.name}: ${error.message}${cause}`;
}
