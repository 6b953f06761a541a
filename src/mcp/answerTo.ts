// Answers messages of the Model Context Protocol (2025-06-18): initialize, ping, tools/list, tools/call.
import { isObject } from '../core/text/parseJson.ts';
import { mcpTools } from './mcpTools.ts';

/** Longer messages are refused: no tool takes as much. */
const longestMessage = 64_000;

interface Message {
  readonly id?: string | number;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function messageIn(line: string): Message | undefined {
  if (line.length > longestMessage) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(parsed) || typeof parsed['method'] !== 'string') return undefined;
  const { id, method, params } = parsed;
  return {
    method,
    params: isObject(params) ? params : {},
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
  };
}

/** The reply to one line; undefined for notifications, which have none. */
export async function answerTo(line: string, version: string): Promise<string | undefined> {
  const message = messageIn(line);
  if (message === undefined)
    return JSON.stringify({
      jsonrpc: '2.0',
      id: null,
      error: { code: -32_700, message: 'This is not a JSON-RPC message.' },
    });
  const { id, method, params } = message;
  if (id === undefined) return undefined;
  const reply = (part: object): string => JSON.stringify({ jsonrpc: '2.0', id, ...part });
  switch (method) {
    case 'initialize':
      return reply({ result: welcome(params, version) });
    case 'ping':
      return reply({ result: {} });
    case 'tools/list':
      return reply({ result: { tools: mcpTools.map(({ run: _run, ...tool }) => tool) } });
    case 'tools/call':
      return reply(await called(params));
    default:
      return reply({ error: { code: -32_601, message: 'There is no such method.' } });
  }
}

function welcome(params: Readonly<Record<string, unknown>>, version: string): object {
  const asked = params['protocolVersion'];
  return {
    protocolVersion: typeof asked === 'string' && /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : '2025-06-18',
    capabilities: { tools: {} },
    serverInfo: { name: 'exchange-oauth2-setup', version },
  };
}

async function called(params: Readonly<Record<string, unknown>>): Promise<object> {
  const tool = mcpTools.find(({ name }) => name === params['name']);
  if (tool === undefined) return { error: { code: -32_602, message: 'There is no tool with this name.' } };
  const input = isObject(params['arguments']) ? params['arguments'] : {};
  const content = (text: string, isError: boolean) => ({
    result: { content: [{ type: 'text', text }], isError },
  });
  try {
    const unknown = Object.keys(input).find((key) => !(key in tool.inputSchema.properties));
    if (unknown !== undefined) throw new Error('An argument is not one of the tool.');
    return content(JSON.stringify(await tool.run(input)), false);
  } catch (error) {
    return content(error instanceof Error ? error.message : 'The tool failed.', true);
  }
}
