// Runs one tool for an agent: what the settings allow, and a line in the log so that the person sees what was asked.
import { LanguageModelTextPart, LanguageModelToolResult, workspace } from 'vscode';
import { type ToolInput, type ToolServices, tools } from './toolRows.ts';

/** Each value of the setting allows what the ones before it allow. */
const levels = ['off', 'reference', 'mailboxes', 'tokens'] as const;

const levelOf = (tool: string): number => {
  if (/explain_error$|find_permission$/.test(tool)) return 1;
  return tool.endsWith('token_findings') ? 3 : 2;
};

/** Longer answers are cut: a model's budget is small, and what matters stands first. */
const longestAnswer = 20_000;

export async function runTool(
  name: string,
  input: ToolInput,
  services: ToolServices,
): Promise<LanguageModelToolResult> {
  const set = workspace
    .getConfiguration('exchangeOAuth')
    .get<(typeof levels)[number]>('agentTools', 'mailboxes');
  const level = levelOf(name);
  if (levels.indexOf(set) < level)
    throw new Error(
      `The setting exchangeOAuth.agentTools does not allow this tool. Ask the person to set it to "${levels[level]}".`,
    );
  // Addresses and tenants stay out of the reach of a workspace that is not trusted.
  if (level > 1 && !workspace.isTrusted)
    throw new Error('This workspace is not trusted, so the tool tells nothing about mailboxes.');
  const tool = tools[name];
  if (tool === undefined) throw new Error('There is no tool with this name.');
  services.log.info(`An agent called ${name}.`);
  const answer = services.redact(JSON.stringify(await tool(input, services)));
  return new LanguageModelToolResult([new LanguageModelTextPart(answer.slice(0, longestAnswer))]);
}
