// The question before something that cannot be taken back: a modal dialog, with what changes before and after.

import { CancellationError, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { escapeUiText } from './escapeUiText.ts';

export interface Question {
  /** Ends in a question mark. */
  readonly title: string;
  /** What happens, in plain text. */
  readonly detail: string;
  /** Values that change; drawn above the detail, each with what it is now and what it becomes. */
  readonly changes?: readonly Change[];
  /** Labels of the buttons that agree, the safest first. Leaving the dialog is always possible. */
  readonly answers: readonly [string, ...string[]];
}

export interface Change {
  readonly what: string;
  /** Undefined: there was nothing. */
  readonly before: string | undefined;
  /** Undefined: it is removed. */
  readonly after: string | undefined;
}

/** The answer that was chosen; throws CancellationError if the person leaves the dialog. */
export async function ask(question: Question): Promise<string> {
  const lines = (question.changes ?? [])
    .filter(({ before, after }) => before !== after)
    .map(
      ({ what, before = l10n.t('nothing'), after = l10n.t('nothing') }) => `${what}: ${before} → ${after}`,
    );
  const detail = [...(lines.length === 0 ? [] : [lines.join('\n')]), question.detail].join('\n\n');
  const answer = await window.showWarningMessage(
    escapeUiText(question.title),
    { modal: true, detail },
    ...question.answers,
  );
  if (answer === undefined) throw new CancellationError();
  return answer;
}
