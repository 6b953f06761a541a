// Long work a person waits for: progress, a cancel button, and the AbortSignal that it gives.
import { type CancellationToken, ProgressLocation, window } from 'vscode';
import { escapeUiText } from './escapeUiText.ts';

export type CancellableWork<T> = (signal: AbortSignal, report: (text: string) => void) => Promise<T>;

/** Short work shows in the view alone; after this time a notification with a cancel button joins it (milliseconds). */
const patienceMs = 2_000;

/** Runs with a cancellable progress notification from the start: work that is known to be long. */
export function withCancel<T>(title: string, work: CancellableWork<T>): Promise<T> {
  return Promise.resolve(
    window.withProgress(
      { location: ProgressLocation.Notification, title: escapeUiText(title), cancellable: true },
      (progress, token) =>
        work(signalOf(token), (message) => progress.report({ message: escapeUiText(message) })),
    ),
  );
}

/** Runs with progress in the Exchange Mailboxes view; offers to cancel once it takes long. */
export async function inView<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const running = work(controller.signal);
  const settled = running.then(
    () => undefined,
    () => undefined,
  );
  const timer = setTimeout(() => {
    void window.withProgress(
      { location: ProgressLocation.Notification, title: escapeUiText(title), cancellable: true },
      (_, token) => {
        token.onCancellationRequested(() => controller.abort());
        return settled;
      },
    );
  }, patienceMs);
  void window.withProgress({ location: { viewId: 'exchangeOAuth.mailboxes' } }, () => settled);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
