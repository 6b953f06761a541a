// `Name: value`, `Name=value` and whole objects on one line, as the lines that Format-List prints.
import { isPropertyName, knownField } from './cmdletFields.ts';
import { commandOf } from './commandSeen.ts';

/** One line of Format-List for each property that the line holds; every other line as it is. */
export function onePairALine(line: string): readonly string[] {
  if (line.length > 20_000 || line === '' || restOfValue.test(line) || commandOf(line) !== undefined)
    return [line];
  return oneLineList(line) ?? hashTable(line) ?? [pair(line) ?? tabbed(line) ?? line];
}

/** Format-List puts the rest of a value below it, far from the margin. */
const restOfValue = /^ {9,}/;

/** A list that a web page or a chat put on one line is parted before each property name. */
function oneLineList(line: string): readonly string[] | undefined {
  const starts = [...line.matchAll(/(?:^|\s)([A-Za-z]{2,60})\s?:(?=\s|$)/g)]
    .filter(([, name = '']) => isPropertyName(name))
    .map((match) => match.index + (/^\s/.test(match[0]) ? 1 : 0));
  if (starts.length < 2 || line.slice(0, starts[0]).trim() !== '') return undefined;
  return starts.map((start, index) => {
    const part = line.slice(start, starts[index + 1] ?? line.length).trim();
    const colon = part.indexOf(':');
    return `${part.slice(0, colon).trim()} : ${part.slice(colon + 1).trim()}`;
  });
}

/** `@{AppId=…; Mailbox=…}`, as an object in a string prints. */
function hashTable(line: string): readonly string[] | undefined {
  const inner = /^\s*@\{(.*)\}\s*$/.exec(line)?.[1];
  if (inner === undefined) return undefined;
  const pairs = inner.split(/;\s*(?=[A-Za-z]{2,60}=)/).map((part) => {
    const equals = part.indexOf('=');
    return `${part.slice(0, equals).trim()} : ${part.slice(equals + 1).trim()}`;
  });
  return ['', ...pairs, ''];
}

/** The equals sign and the colon without a space before it count after a known name alone. */
function pair(line: string): string | undefined {
  const found = /^(\s*)([\p{L}][\p{L} ]{0,60}?)\s{0,10}(?:=|:(?![:\\/]))\s{0,10}(.*)$/u.exec(line);
  if (found === null || / :/.test(line.slice(0, 90))) return undefined;
  const [, indent = '', name = '', value = ''] = found;
  const known = knownField(name) !== undefined || isPropertyName(name);
  return known ? `${indent}${name} : ${value}` : undefined;
}

/** A row of a table with a property in each row, as Word and spreadsheets paste it. */
function tabbed(line: string): string | undefined {
  const [name = '', value = '', ...more] = line.trim().split(/\t+/);
  const isPair = isPropertyName(name) && value !== '' && more.length === 0 && !isPropertyName(value);
  return isPair ? `${name} : ${value}` : undefined;
}
