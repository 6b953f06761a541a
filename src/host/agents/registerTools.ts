// Registers the tools that package.json declares; their code is loaded at the first call.
import {
  type Disposable,
  type LanguageModelTool,
  type LanguageModelToolResult,
  l10n,
  lm,
  MarkdownString,
} from 'vscode';

type Run = (name: string, input: Readonly<Record<string, unknown>>) => Promise<LanguageModelToolResult>;

/** What is asked before a tool that reads a file of the workspace. */
function questionOf(name: string, input: Readonly<Record<string, unknown>>) {
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

export function registerTools(names: readonly string[], run: Run): Disposable[] {
  return names.map((name) => {
    const tool: LanguageModelTool<Readonly<Record<string, unknown>>> = {
      prepareInvocation: ({ input }) => questionOf(name, input),
      invoke: ({ input }) => run(name, input),
    };
    return lm.registerTool(name, tool);
  });
}
