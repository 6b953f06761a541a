// Makes a setting from what a format found, so that every format names keys alike.
import type { Parsed, Range, Setting } from '../model.ts';

/** `smtpAuthPassword`, `SMTP-AUTH-PASSWORD`, `:smtp_auth_password` → `smtp_auth_password`. */
export function normalName(key: string): string {
  if (/^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(key)) return key;
  if (/^[A-Z0-9]+(?:_[A-Z0-9]+)*$/.test(key)) return key.toLowerCase();
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9@.]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

interface Found extends Range {
  readonly key: string;
  readonly keyStart: number;
  readonly text: string;
  readonly form?: Setting['form'];
  readonly within?: string;
  readonly blocks?: readonly number[];
  readonly comment?: string;
}

/** A setting whose path is what encloses it and its own name. */
export function settingOf(found: Found): Setting {
  const name = normalName(found.key);
  return {
    key: found.key,
    keyRange: { start: found.keyStart, end: found.keyStart + found.key.length },
    name: name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : name,
    path: found.within ? `${found.within}.${name}` : name,
    text: found.text,
    start: found.start,
    end: found.end,
    form: found.form ?? 'plain',
    blocks: found.blocks ?? [],
    comment: found.comment ?? '',
  };
}

/** The inside of a value that stands in quotes, or the value as it is. */
export function unquote(text: string, start: number): Pick<Setting, 'text' | 'start' | 'end' | 'form'> {
  const quoted = /^("""|"|'|`)([\s\S]*)\1$/.exec(text);
  if (quoted === null || text.length < 2) return { text, start, end: start + text.length, form: 'plain' };
  const [, mark = '', inside = ''] = quoted;
  return {
    text: inside,
    start: start + mark.length,
    end: start + mark.length + inside.length,
    form: 'quoted',
  };
}

const nothing: Parsed = { settings: [], literals: [], calls: [], malformed: [] };

/** Settings alone: what every format but the programming languages yields. */
export function parsedSettings(settings: readonly Setting[], malformed: Parsed['malformed'] = []): Parsed {
  return { ...nothing, settings, malformed };
}

export interface Line extends Range {
  readonly text: string;
}

/** The lines of a text without their ends. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const stop = newline === -1 ? text.length : newline;
    const end = stop > start && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    lines.push({ text: text.slice(start, end), start, end });
    if (newline === -1) break;
    start = newline + 1;
  }
  return lines;
}

/** The line of an offset, from 1. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
