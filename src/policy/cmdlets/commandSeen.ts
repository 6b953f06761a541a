// A command line above its output: which cmdlet printed it, about which mailbox and which application.
import { kindOfCmdlet } from './cmdletKinds.ts';
import { type RowFilter, rowFilterOf } from './rowFilter.ts';

export interface CommandSeen {
  /** `Test-ServicePrincipalAuthorization`, as it was typed; empty for a prompt without a cmdlet that is known here. */
  readonly cmdlet: string;
  /** Parameter names in lower case -> value without quotes; empty for a switch. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The one property whose bare value it prints: `(Get-…).EwsEnabled`, `Select-Object -ExpandProperty EwsEnabled`. */
  readonly property?: string;
  /** Addresses that are piped or looped into it. */
  readonly inputs: readonly string[];
  /** The variable that it is kept in, or that is printed: `$result = Get-…`, then `$result`. */
  readonly variable?: string;
  /** False if it prints nothing whatever it finds: kept in a variable, written to a file. */
  readonly prints: boolean;
  /** True if errors are kept from the window, so printing nothing may be an error. */
  readonly silenced: boolean;
  /** The filter of the rows that it prints. */
  readonly filter?: RowFilter;
  /** True if it stands behind a prompt: what follows until the next prompt is all that it printed. */
  readonly prompted: boolean;
}

const prompt =
  /^\s{0,20}(?:\[[^\]]{1,200}\]:?\s?)?(?:PS(?=[\s>\\/])[^>]{0,300}>{1,3}|(?<=\[PS\] )[A-Za-z]:[^>]{0,300}>)\s{0,10}|^[A-Za-z]:\\[^>]{0,200}>\s{0,10}|^.{0,120}[\u276f\u279c\u03bb]\s{1,5}(?=[(@$'"]{0,3}[A-Za-z]{3,8}-[A-Z])|^.{0,120}[\u276f\u279c]$|^>\s{0,3}(?=[(@$'"]{0,3}[A-Za-z]{3,8}-[A-Z])/;
const cmdlets = /\b(?:Get|New|Test|Set|Add|Remove|Connect|Disconnect|Update)-[A-Za-z]{3,60}/g;
/** What stands in every cmdlet; word processors make it typographic. */
const dash = /[-\u2013\u2014]/;
const begins =
  /^(?:[(@]{0,3}\s?(?:Get|New|Test|Set|Add|Remove)-[A-Za-z]{3,60}(?=[\s)|]|$)|\$\w{1,40}\s?=|foreach\s?\(|@?\(?['"][^'"]{1,200}['"]\s?[,)|])/i;

/** Reads a line that runs a cmdlet, with or without a prompt in front; undefined for any other line. */
export function commandOf(line: string): CommandSeen | undefined {
  if (line.length > 20_000) return undefined;
  const start = prompt.exec(line)?.[0] ?? '';
  const prompted = start !== '';
  if (!prompted && !dash.test(line)) return undefined;
  // Word processors make quotes typographic too.
  const typed = line
    .slice(start.length, 6000)
    .trim()
    .replace(/[\u2013\u2014](?=[A-Za-z])/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');
  const names = [...typed.matchAll(cmdlets)];
  if (!prompted && (names.length === 0 || !begins.test(typed))) return undefined;
  const chosen = names.findLast(([name]) => kindOfCmdlet(name) !== undefined) ?? names[0];
  const variable = /^\$(\w{1,40})\b(?!\.)/.exec(typed)?.[1];
  const [property, filter] = [expanded(typed), rowFilterOf(typed)];
  const shown = {
    ...(property === undefined ? {} : { property }),
    ...(filter === undefined ? {} : { filter }),
    ...(variable === undefined ? {} : { variable }),
    silenced: silenced.test(typed),
    prompted,
  };
  if (chosen === undefined) {
    return { cmdlet: '', parameters: new Map(), inputs: [], prints: true, ...shown };
  }
  const about = (name: RegExpExecArray) => parametersOf(segment(typed.slice(name.index + name[0].length)));
  return {
    cmdlet: chosen[0],
    ...(inTurn(names, about) ?? {
      parameters: about(chosen),
      inputs: [
        ...typed.slice(0, chosen.index).matchAll(/(?<![^\s,;|'"()])[^\s,;|'"()]{1,100}@[^\s,;|'"()]{1,200}/g),
      ].map(([address]) => address),
    }),
    prints: !silent.test(typed),
    ...shown,
  };
}

/** One cmdlet several times on a line is a loop over what differs: what is the same in all of them holds for each row. */
function inTurn(
  names: readonly RegExpExecArray[],
  about: (name: RegExpExecArray) => ReadonlyMap<string, string>,
): Pick<CommandSeen, 'parameters' | 'inputs'> | undefined {
  const each = names.map(about);
  const [first] = each;
  if (first === undefined || names.length < 2 || !names.every(([name]) => name === names[0]?.[0]))
    return undefined;
  const shared = [...first].filter(([name, given]) => each.every((other) => other.get(name) === given));
  const over =
    ['resource', 'identity'].find((name) => first.has(name) && !shared.some(([same]) => same === name)) ?? '';
  return {
    parameters: new Map(shared),
    inputs: each.map((parameters) => parameters.get(over) ?? '').filter((input) => input !== ''),
  };
}

const silenced = /\s-(?:ErrorAction|EA)[\s:]{1,5}['"]?(?:SilentlyContinue|Ignore|0)\b|2>\s?\$null/i;

const silent =
  /^\$\w{1,40}\s?=|\|\s?(?:Out-Null|Out-File|Out-GridView|Set-Content|Set-Clipboard|clip|Export-\w+|Tee-Object)\b|[^-=]>\s?[^\s=]/i;

/** The cmdlet's own part of a pipeline. */
function segment(text: string): string {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if ('|;)}'.includes(char)) return text.slice(0, at);
  }
  return text;
}

const expanded = (typed: string): string | undefined =>
  expansions.flatMap((pattern) => pattern.exec(typed)?.[1] ?? [])[0];

/** A property behind brackets, one that Select-Object unfolds, one that ForEach-Object takes from each object. */
const expansions = [
  /^\(.{0,4000}\)\.([A-Za-z]{2,60})(?:\s-split\s[^|]{1,20})?\s*$/i,
  /\|\s?(?:Select-Object|select)\s[^|]{0,40}-Exp[a-z]{0,12}\s{1,5}([A-Za-z]{2,60})\s*$/i,
  /\|\s?(?:ForEach-Object|foreach|%)\s{0,5}(?:-MemberName\s{1,5})?([A-Za-z]{2,60})\s*$/i,
  /\|\s?(?:ForEach-Object|foreach|%)\s{0,5}\{\s{0,5}\$(?:_|PSItem)\.([A-Za-z]{2,60})\s{0,5}\}\s*$/i,
];

const value = `"[^"]{0,500}"|'[^']{0,500}'|[^\\s|;'"-][^\\s|;]{0,500}`;

function parametersOf(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const pattern = new RegExp(`(?:^|\\s)-([A-Za-z]{1,60})(?=[:\\s]|$)(?::|\\s)?\\s{0,10}(${value})?`, 'g');
  for (const [, name = '', given = ''] of text.matchAll(pattern)) {
    parameters.set(name.toLowerCase(), bare(given));
  }
  // The first value without a name is the identity: every cmdlet here takes it at position 0.
  const first = new RegExp(`^\\s{1,10}(${value})`).exec(text)?.[1];
  if (first !== undefined && !parameters.has('identity')) parameters.set('identity', bare(first));
  return parameters;
}

/** Without quotes; the value of a variable is not known here. */
function bare(given: string): string {
  const plain = given.replace(/^["']|["']$/g, '');
  return plain.startsWith('$') ? '' : plain;
}
