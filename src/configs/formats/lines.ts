// Files of one key and value a line: INI, properties, .env, Postfix's main.cf and sasl_passwd.
import type { Parsed, Setting } from '../model.ts';
import { type Line, linesOf, parsedSettings, settingOf, unquote } from './settings.ts';

/** The value up to an inline comment, which needs white space before it; nothing is cut inside quotes. */
function beforeComment(text: string, marks: string): { readonly value: string; readonly comment: string } {
  const quote = /^["']/.exec(text)?.[0];
  const from = quote === undefined ? 0 : Math.max(1, text.indexOf(quote, 1));
  for (let at = from; at < text.length; at += 1) {
    if (!marks.includes(text[at] ?? '') || (at > 0 && !/\s/.test(text[at - 1] ?? ''))) continue;
    return { value: text.slice(0, at).trimEnd(), comment: text.slice(at + 1).trim() };
  }
  return { value: text.trimEnd(), comment: '' };
}

interface Pair {
  readonly key: string;
  readonly keyStart: number;
  readonly value: string;
  readonly start: number;
}

/** Key and value of a line around the first `=` (or `:` if the format has it). */
function pairOf(line: Line, separators: RegExp): Pair | undefined {
  const found = separators.exec(line.text);
  if (found === null) return undefined;
  const [whole, before = '', key = ''] = found;
  const rest = line.text.slice(whole.length);
  return { key, keyStart: line.start + before.length, value: rest, start: line.start + whole.length };
}

/** INI: `[section]`, `key = value`, comments after `;` and `#`, continued lines indented. */
export function readIni(text: string): Parsed {
  const settings: Setting[] = [];
  let section = { name: '', block: 0 };
  let last: Pair | undefined;
  for (const line of linesOf(text)) {
    if (/^\s*([#;]|$)/.test(line.text)) continue;
    const header = /^\s*\[(.*)\]\s*(?:[#;].*)?$/.exec(line.text);
    if (header !== null) {
      section = { name: header[1] ?? '', block: section.block + 1 };
      last = undefined;
      settings.push(sectionSetting(line, section.name, section.block));
      continue;
    }
    const pair = pairOf(line, /^(\s*)([^=:\s]+(?:[ \t]+[^=:\s]+)*)[ \t]*[=:][ \t]*/);
    const continued = last !== undefined && /^\s+\S/.test(line.text) && !/^\s+[\w.]+\s*=/.test(line.text);
    if (continued && last !== undefined) {
      const indent = line.text.length - line.text.trimStart().length;
      settings.push(
        iniSetting({ ...last, value: line.text.slice(indent), start: line.start + indent }, section),
      );
    } else if (pair !== undefined) {
      last = pair;
      settings.push(iniSetting(pair, section));
    }
  }
  return parsedSettings(settings);
}

/** The section's own name, which in several programs is the account. */
function sectionSetting(line: Line, name: string, block: number): Setting {
  const start = line.start + line.text.indexOf('[') + 1;
  return settingOf({
    key: '[section]',
    keyStart: start,
    text: name,
    start,
    end: start + name.length,
    blocks: [block],
    within: name.toLowerCase(),
  });
}

function iniSetting(pair: Pair, section: { readonly name: string; readonly block: number }): Setting {
  const { value, comment } = beforeComment(pair.value, '#;');
  return settingOf({
    ...pair,
    ...unquote(value, pair.start),
    comment,
    within: section.name.toLowerCase(),
    blocks: section.block === 0 ? [] : [section.block],
  });
}

/** Java properties: `#` and `!` open a comment only at the start of a line. */
export function readProperties(text: string): Parsed {
  const settings: Setting[] = [];
  for (const line of linesOf(text)) {
    if (/^\s*([#!]|$)/.test(line.text)) continue;
    const pair = pairOf(line, /^(\s*)([^=:\s]+)[ \t]*[=:][ \t]*/);
    if (pair === undefined) continue;
    const value = pair.value.trimEnd();
    settings.push(settingOf({ ...pair, text: value, end: pair.start + value.length }));
  }
  return parsedSettings(settings);
}

/** `.env`: `export` before a key, quotes around a value, comments after white space. */
export function readDotenv(text: string): Parsed {
  const settings: Setting[] = [];
  for (const line of linesOf(text)) {
    if (/^\s*(#|$)/.test(line.text)) continue;
    const pair = pairOf(line, /^(\s*(?:export\s+|set\s+|-e\s+)?)([A-Za-z_][\w.-]*)[ \t]*=[ \t]*/);
    if (pair === undefined) continue;
    const { value, comment } = beforeComment(pair.value, '#');
    settings.push(settingOf({ ...pair, ...unquote(value, pair.start), comment }));
  }
  return parsedSettings(settings);
}

/** Postfix's main.cf: a line that begins with white space continues the one before; no trailing comments. */
export function readMainCf(text: string): Parsed {
  const settings: Setting[] = [];
  let last: Pair | undefined;
  for (const line of linesOf(text)) {
    if (/^\s*(#|$)/.test(line.text)) continue;
    const pair = /^\s/.test(line.text) ? undefined : pairOf(line, /^()([\w${}]+)\s*=[ \t]*/);
    const indent = line.text.length - line.text.trimStart().length;
    last =
      pair ??
      (last === undefined
        ? undefined
        : { ...last, value: line.text.slice(indent), start: line.start + indent });
    if (last === undefined) continue;
    const value = last.value.trimEnd();
    settings.push(settingOf({ ...last, text: value, end: last.start + value.length }));
  }
  return parsedSettings(settings);
}

/** Postfix's sasl_passwd: `[host]:port user:password`, each line on its own. */
export function readSaslPasswd(text: string): Parsed {
  const settings: Setting[] = [];
  linesOf(text).forEach((line, index) => {
    const found = /^(\s*)([^\s#]\S*)(\s+)([^\s:]+)(:)(.*\S)\s*$/.exec(line.text);
    if (found === null) return;
    const [, indent = '', host = '', gap = '', user = '', colon = '', password = ''] = found;
    const parts: readonly (readonly [string, string, number])[] = [
      ['host', host, indent.length],
      ['user', user, indent.length + host.length + gap.length],
      ['password', password, indent.length + host.length + gap.length + user.length + colon.length],
    ];
    for (const [key, value, at] of parts) {
      const start = line.start + at;
      settings.push(
        settingOf({
          key,
          keyStart: start,
          text: value,
          start,
          end: start + value.length,
          blocks: [index + 1],
        }),
      );
    }
  });
  return parsedSettings(settings);
}
