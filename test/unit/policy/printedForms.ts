// The forms in which output reaches us: PowerShell's own formats, and what editors, mails, logs and web pages make of them.
import type { Row } from './printedObjects.ts';

type Rows = readonly [Row, ...Row[]];
type Form = (command: string, rows: Rows) => string;

/** Format-List. */
export function list(rows: readonly Row[], between = ' : '): string {
  const objects = rows.map((row) => {
    const width = between === ' : ' ? Math.max(...Object.keys(row).map(({ length }) => length)) : 0;
    return Object.entries(row).map(([name, value]) => `${name.padEnd(width)}${between}${value}`.trimEnd());
  });
  return objects.map((lines) => lines.join('\n')).join('\n\n');
}

/** Format-Table: True and False stand at the right. */
function table(rows: Rows, booleansAtTheRight = true): string {
  const names = Object.keys(rows[0]);
  const cells = [
    names,
    names.map((name) => '-'.repeat(name.length)),
    ...rows.map((row) => Object.values(row)),
  ];
  const width = names.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const right = names.map(
    (name) => booleansAtTheRight && rows.every((row) => /^(?:True|False)$/.test(row[name] ?? '')),
  );
  const padded = (cell: string, column: number) =>
    right[column] === true ? cell.padStart(width[column] ?? 0) : cell.padEnd(width[column] ?? 0);
  return cells.map((row) => row.map(padded).join(' ').trimEnd()).join('\n');
}

const withoutBraces = (value: string): string => value.replace(/^\{(.*)\}$/, '$1');

function csv(rows: Rows, separator: string, quote: (cell: string) => string = (cell) => `"${cell}"`): string {
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row).map(withoutBraces))];
  return lines.map((cells) => cells.map(quote).join(separator)).join('\n');
}

function jsonValue(value: string): unknown {
  if (value === '') return null;
  if (value === 'True' || value === 'False') return value === 'True';
  if (!value.startsWith('{')) return value;
  return withoutBraces(value)
    .split(', ')
    .filter((part) => part !== '');
}

const objects = (rows: Rows): readonly object[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, jsonValue(value)])));

const eachLine = (text: string, change: (line: string, index: number) => string): string =>
  text.split('\n').map(change).join('\n');

const indented = (text: string, by: string): string => eachLine(text, (line) => by + line);

const markdown = (rows: Rows): string =>
  [Object.keys(rows[0]), Object.keys(rows[0]).map(() => '---'), ...rows.map((row) => Object.values(row))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** Format-List in a window of about 60 characters. */
const wrapped = (line: string): string => {
  const at = line.indexOf(' : ') + 3;
  const width = Math.max(60, at + 20);
  let [out, rest] = ['', line];
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const cut = space <= at ? width : space;
    out += `${rest.slice(0, cut)}\n`;
    rest = ' '.repeat(at) + rest.slice(cut).trimStart();
  }
  return out + rest;
};

const stars = '**********************';
const prompt = (command: string): string => `PS C:\\> ${command} | fl\n\n`;
const asList: Form = (command, rows) => `${prompt(command)}${list(rows)}\n\n`;

/** Form -> what is pasted. */
export const printedForms: Readonly<Record<string, Form>> = {
  'a list under a bare prompt': (command, rows) =>
    `PS /home/admin> ${command} | Format-List\n${list(rows)}\n`,
  'the Exchange Management Shell': (command, rows) => `[PS] C:\\Windows>${command} | fl\n\n${list(rows)}\n`,
  'a command without a prompt': (command, rows) => `${command} | fl\n\n${list(rows)}\n`,
  'fences in a numbered list': (command, rows) =>
    `1. Run it:\n   \`\`\`powershell\n   ${command} | fl\n   \`\`\`\n   gives\n   \`\`\`\n${indented(list(rows), '   ')}\n   \`\`\`\n`,
  'a quoted mail': (command, rows) => indented(asList(command, rows), '> '),
  'a mail quoted twice': (command, rows) =>
    `Anna wrote:\n${indented(`Hi,\n\n${asList(command, rows)}`, '>> ')}`,
  'a mail': (command, rows) =>
    `Hi,\n\nhere it is:\n\n${command} | fl\n\n${list(rows)}\n\nAnna\nTel: +49 30 1234\n`,
  tabs: (command, rows) => `${prompt(command)}${list(rows, '\t: ')}`,
  'no space before the colon': (command, rows) => `${prompt(command)}${list(rows, ': ')}`,
  'equals signs': (command, rows) => `PS C:\\> ${command}\n\n${list(rows, '=')}`,
  'a list on one line': (command, rows) =>
    `${prompt(command)}${rows
      .map((row) =>
        list([row])
          .replaceAll(/ *\n */g, ' ')
          .replaceAll(/ {2,}/g, ' '),
      )
      .join('\n\n')}`,
  'hash tables': (command, rows) =>
    `PS C:\\> ${command} | % { "$_" }\n${rows.map((row) => `@{${list([row], '=').replaceAll('\n', '; ')}}`).join('\n')}`,
  'line ends of Windows': (command, rows) => asList(command, rows).replaceAll('\n', '\r\n'),
  'spaces that do not break': (command, rows) => prompt(command) + list(rows).replaceAll(' ', '\u00a0'),
  'spaces put together': (command, rows) => prompt(command) + list(rows).replaceAll(/ {2,}/g, ' '),
  'a table': (command, rows) => `PS C:\\> ${command} | ft\n\n${table(rows)}\n\n`,
  'a table with words at the left': (command, rows) =>
    `PS C:\\> ${command} | ft -Auto\n\n${table(rows, false)}\n`,
  'an indented table': (command, rows) =>
    `    PS C:\\> ${command} | ft\n\n${indented(table(rows), '    ')}\n`,
  'a Markdown table': (command, rows) => `PS C:\\> ${command}\n\n${markdown(rows)}\n`,
  'a Jira table': (command, rows) =>
    `PS C:\\> ${command}\n\n||${Object.keys(rows[0]).join('||')}||\n${rows.map((row) => `|${Object.values(row).join(' |')}|`).join('\n')}`,
  CSV: (command, rows) => `PS C:\\> ${command} | ConvertTo-Csv\n${csv(rows, ',')}\n`,
  'CSV of a culture with semicolons': (command, rows) =>
    `PS C:\\> ${command} | ConvertTo-Csv -Use\n${csv(rows, ';')}\n`,
  'cells of a spreadsheet': (command, rows) => `PS C:\\> ${command}\n${csv(rows, '\t', (cell) => cell)}\n`,
  JSON: (command, rows) =>
    `PS C:\\> ${command} | ConvertTo-Json\n${JSON.stringify(objects(rows), null, 2)}\n`,
  'JSON on one line': (command, rows) =>
    `PS C:\\> ${command} | ConvertTo-Json\n${JSON.stringify(objects(rows))}\n`,
  'JSON of a web service': (command, rows) =>
    `PS C:\\> ${command}\n${JSON.stringify({ '@odata.context': 'x', value: objects(rows) }, null, 2)}\n`,
  'JSON of Windows PowerShell': (command, rows) =>
    `PS C:\\> ${command} | ConvertTo-Json\n${JSON.stringify(objects(rows), null, 4).replaceAll('": ', '":  ').replaceAll("'", '\\u0027')}\n`,
  'a Markdown list': (command, rows) =>
    `${command}\n\n${eachLine(list(rows, ': '), (line) => line.replace(/^(\w+): ?(.*)$/, '- **$1**: `$2`'))}`,
  'a command over several lines': (command, rows) =>
    `PS C:\\> ${command.replace(' ', ' `\n>>   ')} |\n>> Format-List\n>>\n\n${list(rows)}\n`,
  'a transcript': (command, rows) =>
    `${stars}\nPowerShell transcript start\nUsername: CONTOSO\\admin\nMachine: PC01 (Unix 6.1)\n${stars}\n${asList(command, rows)}PS C:\\> exit\n${stars}\nEnd time: 20261129101600\n${stars}\n`,
  'a transcript with times': (command, rows) =>
    `${stars}\nCommand start time: 20261129101501\n${stars}\n${asList(command, rows)}${stars}\nCommand start time: 20261129101601\n${stars}\nPS C:\\> exit\n`,
  'a narrow window': (command, rows) => prompt(command) + eachLine(list(rows), wrapped),
  'a variable': (command, rows) => `PS C:\\> $x = ${command}\nPS C:\\> $x | fl\n\n${list(rows)}\n`,
  HTML: (command, rows) =>
    `<p>${command}</p>\n<table>\n<tr>${Object.keys(rows[0])
      .map((name) => `<th>${name}</th>`)
      .join('')}</tr>\n${rows
      .map(
        (row) =>
          `<tr>${Object.values(row)
            .map((cell) => `<td>${cell}</td>`)
            .join('')}</tr>`,
      )
      .join('\n')}\n</table>`,
  colours: (command, rows) =>
    prompt(command) + eachLine(list(rows), (line) => line.replace(/^(.*? :)/, '\u001b[32;1m$1\u001b[0m')),
  'times in front': (command, rows) =>
    prompt(command) + eachLine(list(rows), (line) => `2026-11-29T10:15:01.1234567Z ${line}`.trimEnd()),
  'numbers in front': (command, rows) =>
    eachLine(asList(command, rows), (line, index) => `${String(index + 1).padStart(3)}  ${line}`.trimEnd()),
};
