// Puts a block together: heading comments, `-WhatIf`, and every value from people as a quoted literal.
import { Failure } from '../../core/report/failure.ts';
import { unquotableText } from '../quoted.ts';
import { commentPowerShell, quotePowerShell } from '../quoteShell.ts';
import type { AdminScript } from './adminScript.ts';

/**
 * A value as a PowerShell expression in ASCII; a Failure `invalidInput` if it cannot be one. Windows PowerShell 5.1
 * reads a script without a byte order mark in the system's code page, where the bytes of a Cyrillic letter can be a
 * typographic quote that ends the string; so what is not ASCII is written as its number.
 */
export function literal(value: string): string {
  const whole = quotePowerShell(value);
  if (!whole.ok) {
    const text = `A value for the script holds ${unquotableText(whole)}.`;
    throw new Failure({ kind: 'local', problem: 'invalidInput', text });
  }
  if (!/[^ -~]/.test(value)) return whole.text;
  const parts = value.match(/[ -~]+|[^ -~]/gu) ?? [];
  const words = parts.map((part) =>
    /^[ -~]/.test(part) ? `'${part.replaceAll("'", "''")}'` : byNumber(part),
  );
  // An empty string in front makes every `+` a concatenation.
  return `('' + ${words.join(' + ')})`;
}

function byNumber(char: string): string {
  const number = `0x${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
  return char.length > 1 ? `[char]::ConvertFromUtf32(${number})` : `[char]${number}`;
}

/** An array of literals, one a line, so that a reader can check it. */
export function literalList(values: readonly string[]): string {
  return ['@(', ...values.map((value) => `    ${literal(value)}`), '  )'].join('\n');
}

const columns = 100;

/** ASCII for the typographic characters that these texts use; see `literal` for why scripts hold nothing else. */
const asciiOf: Readonly<Record<string, string>> = { '\u2019': "'", '\u2026': '...' };

const ascii = (text: string): string => text.replace(/[^ -~]/gu, (char) => asciiOf[char] ?? '?');

/** Comment lines of at most 100 columns, in ASCII; the text cannot leave the comment. */
export function comment(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of ascii(commentPowerShell(text)).split(' ')) {
    if (line !== '' && indent.length + 2 + line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((part) => `${indent}# ${part}`.trimEnd()).join('\n');
}

const owners: Readonly<Record<AdminScript['who'], string>> = {
  exchangeAdmin: 'Exchange administrator (Organization Management, or the Entra role Exchange Administrator)',
  // Granting an application permission of Microsoft Graph needs this role (Entra built-in roles).
  entraAdmin: 'Entra administrator (Privileged Role Administrator)',
};

/** A block before its text is put together. */
export interface ScriptOptions extends Omit<AdminScript, 'text' | 'undo' | 'runsIn'> {
  /** Statements, indented by two; `$preview` is true under `-WhatIf`. */
  readonly body: readonly string[];
  /** Statements that take it back; none if nothing is changed. */
  readonly undo: readonly string[];
}

/**
 * Puts the block together. The statements stand in a script block of their own, so that pasting leaves the session's
 * preferences alone.
 */
export function assemble(options: ScriptOptions): AdminScript {
  const { body, undo, ...rest } = options;
  const changes = undo.length > 0;
  const heading = [
    comment(rest.title),
    comment(rest.why),
    comment(`Who runs it: ${owners[rest.who]}.`),
    ...(rest.delay === '' ? [] : [comment(`In force after: ${rest.delay}.`)]),
    ...(changes
      ? [comment('Safe to run again. To see what would change and change nothing, run it with -WhatIf.')]
      : [comment('Changes nothing in the tenant.')]),
  ];
  return {
    ...rest,
    runsIn: rest.who === 'entraAdmin' ? 'graph' : 'exchange',
    undo: changes ? block([comment(`Takes back: ${rest.title}`)], undo) : '',
    text: block(heading, body),
  };
}

function block(heading: readonly string[], statements: readonly string[]): string {
  return [
    ...heading,
    'param([switch]$WhatIf)',
    '& {',
    '  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of',
    '  # Exchange and Microsoft Graph are; a default for their parameter does.',
    "  $ErrorActionPreference = 'Stop'",
    "  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }",
    '  $preview = [bool]$WhatIf',
    ...statements.map(indented),
    '}',
    '',
  ].join('\n');
}

/** Comments come with their lines broken; the lines of an array bring their own indentation. */
function indented(statement: string): string {
  if (statement === '') return '';
  return statement.startsWith('#') ? statement.replace(/^/gm, '  ') : `  ${statement}`;
}
