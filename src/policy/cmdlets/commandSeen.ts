// A command line above its output: it names the mailbox that some outputs leave out.

export interface CommandSeen {
  /** `Test-ServicePrincipalAuthorization`, as it was typed. */
  readonly cmdlet: string;
  /** Parameter names in lower case -> value without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

const prompt = /^(?:PS[^>]{0,300}>{1,3}|>>|\[[^\]]{1,200}\]:\s?PS[^>]{0,300}>)\s{0,10}/;
const cmdletLine = /^((?:Get|New|Test|Set|Add|Remove)-[A-Za-z]{3,60})(?=\s|$)/;

/** Reads a line that runs a cmdlet, with or without a prompt in front; undefined for any other line. */
export function commandOf(line: string): CommandSeen | undefined {
  const typed = line.replace(prompt, '').trimStart();
  const cmdlet = cmdletLine.exec(typed)?.[1];
  if (cmdlet === undefined) return undefined;
  return { cmdlet, parameters: parametersOf(typed.slice(cmdlet.length, 4000)) };
}

function parametersOf(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const pattern =
    /(?:^|\s)-([A-Za-z]{1,40})(?::|\s)\s{0,10}("[^"]{0,500}"|'[^']{0,500}'|[^\s|;'"-][^\s|;]{0,500})/g;
  for (const [, name, value] of text.matchAll(pattern)) {
    if (name !== undefined && value !== undefined) {
      parameters.set(name.toLowerCase(), value.replace(/^["']|["']$/g, ''));
    }
  }
  // The first value without a name is the identity: every cmdlet here takes it at position 0.
  const bare = /^\s{1,10}("[^"]{1,500}"|'[^']{1,500}'|[^\s|;'"-][^\s|;]{0,500})/.exec(text)?.[1];
  if (bare !== undefined && !parameters.has('identity')) {
    parameters.set('identity', bare.replace(/^["']|["']$/g, ''));
  }
  return parameters;
}
