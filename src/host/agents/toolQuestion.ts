// What is asked before a tool runs: one that reads a file of the workspace names it.
import { MarkdownString, type PreparedToolInvocation } from 'vscode';
import * as l10n from '../../core/l10n.ts';

/** Nothing is asked before a tool that reads no file. */
export function toolQuestion(name: string, input: Readonly<Record<string, unknown>>): PreparedToolInvocation {
  if (name !== 'exchangeoauth_check_config') return {};
  const message = new MarkdownString();
  message.appendText(
    l10n.t(
      'Reads {0}. Secrets in it are masked before the agent sees the answer.',
      String(input['file']).slice(0, 200),
    ),
  );
  return { confirmationMessages: { title: l10n.t('Read Mail Configuration'), message } };
}
