// Long work a person waits for: progress with a cancel button, and the AbortSignal that it gives.
import { type CancellationToken, ProgressLocation, window } from 'vscode';

/** Runs with a cancellable progress notification. */
export function withCancel<T>(
  title: string,
  work: (signal: AbortSignal, report: (text: string) => void) => Promise<T>,
): Promise<T> {
  return Promise.resolve(
    window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => work(signalOf(token), (message) => progress.report({ message })),
    ),
  );
}

/** Runs with progress in the Exchange Mailboxes view only: short work that shows its result there. */
export function inView<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return Promise.resolve(
    window.withProgress({ location: { viewId: 'exchangeOAuth.mailboxes' } }, () =>
      work(new AbortController().signal),
    ),
  );
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
