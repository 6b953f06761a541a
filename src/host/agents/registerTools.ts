// Registers the tools that package.json declares; their code is loaded at the first call.
import {
  type Disposable,
  type LanguageModelTool,
  type LanguageModelToolResult,
  lm,
  type PreparedToolInvocation,
} from 'vscode';

type Input = Readonly<Record<string, unknown>>;

/** What is loaded at the first call. */
export interface Tools {
  /** What is asked before a tool runs. */
  toolQuestion(name: string, input: Input): PreparedToolInvocation;
  runTool(name: string, input: Input): Promise<LanguageModelToolResult>;
}

export function registerTools(names: readonly string[], load: () => Promise<Tools>): Disposable[] {
  return names.map((name) => {
    const tool: LanguageModelTool<Input> = {
      prepareInvocation: async ({ input }) => (await load()).toolQuestion(name, input),
      invoke: async ({ input }) => (await load()).runTool(name, input),
    };
    return lm.registerTool(name, tool);
  });
}
