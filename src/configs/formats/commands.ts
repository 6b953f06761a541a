// PowerShell commands with their parameters: `Verb-Noun -Parameter value`, one for each statement.
import type { Argument, Call } from '../model.ts';
import { longestExpression, type Source, valuesOf } from './expressions.ts';

/** The commands of a PowerShell script. */
export function commandsOf(source: Source): Call[] {
  const calls: Call[] = [];
  source.tokens.forEach((token, at) => {
    if (token.kind === 'word' && /^[A-Za-z]+-[A-Za-z]\w*$/.test(token.text))
      calls.push(commandAt(source, at));
  });
  return calls;
}

function commandAt(source: Source, at: number): Call {
  const { tokens } = source;
  const args: Argument[] = [];
  let name: string | undefined;
  let place = at + 1;
  while (place < tokens.length && args.length < 40) {
    const token = tokens[place];
    if (token === undefined || token.kind === 'newline' || /^[|;)}\]]$/.test(token.text)) break;
    if (token.kind === 'word' && token.text.startsWith('-')) {
      name = token.text.slice(1).replace(/:$/, '');
      if (isSwitch(tokens[place + 1]))
        args.push({ name, text: '', form: 'plain', start: token.start, end: token.end });
      place += 1;
      continue;
    }
    const end = wordEnd(source, place);
    const [value] = valuesOf(source, place, Math.min(end, place + longestExpression));
    if (value !== undefined) args.push({ ...bareWord(value), ...(name === undefined ? {} : { name }) });
    name = undefined;
    place = Math.max(end, place + 1);
  }
  const first = tokens[at];
  const last = tokens[place - 1];
  return {
    name: first?.text ?? '',
    before: '',
    args,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    blocks: source.blocks[at] ?? [],
  };
}

/** An argument without quotes, variables and brackets is text. */
function bareWord(value: Argument): Argument {
  return value.form === 'code' && /^[\w@.:/\\-]+$/.test(value.text) ? { ...value, form: 'plain' } : value;
}

/** Nothing follows this parameter but another one, or the end. */
function isSwitch(next: Source['tokens'][number] | undefined): boolean {
  return (
    next === undefined ||
    next.kind === 'newline' ||
    (next.kind === 'word' && next.text.startsWith('-')) ||
    /^[|;)}]$/.test(next.text)
  );
}

/** Where an argument ends: at white space outside brackets. */
function wordEnd(source: Source, from: number): number {
  const { tokens, closing } = source;
  let at = from;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const bracket = token.kind === 'mark' && '([{'.includes(token.text);
    at = (bracket ? (closing.get(at) ?? tokens.length - 1) : at) + 1;
    const previous = tokens[at - 1];
    if (tokens[at] === undefined || tokens[at]?.kind === 'newline' || tokens[at]?.start !== previous?.end)
      break;
  }
  return at;
}
