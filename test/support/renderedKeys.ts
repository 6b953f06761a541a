// Reads the keys and values, or the names of upstream's API, out of what a target renders.
import { parseDocument } from 'yaml';
import type { RenderedFile } from '../../src/products/product.ts';

export interface RenderedKey {
  readonly name: string;
  /** Undefined if the value is code, or the file names an API. */
  readonly value?: string;
}

type Reader = (text: string) => readonly RenderedKey[];

const uncomment = (text: string, mark: RegExp): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !mark.test(line.trim()));

/** `[section]` and `key = value`; names are `section.key`. */
const ini: Reader = (text) => {
  let section = '';
  return uncomment(text, /^[#;]/).flatMap((line) => {
    const heading = /^\[(.*)\]$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    const at = line.indexOf('=');
    if (heading !== undefined || at < 0) return [];
    return [{ name: `${section}.${line.slice(0, at).trim()}`, value: line.slice(at + 1).trim() }];
  });
};

const unescaped = (value: string): string => value.replace(/\\(?=[\\:=#! ])/g, '');

const assignments: Reader = (text) =>
  uncomment(text, /^[#!]/).map((line) => {
    const at = line.indexOf('=');
    return { name: line.slice(0, at).trim(), value: unescaped(unquoted(line.slice(at + 1).trim())) };
  });

const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;

const words: Reader = (text) =>
  uncomment(text, /^#/).map((line) => {
    const [, name = '', value = ''] = /^\s*(?:set\s+)?(\S+)\s*(?:=\s*)?(.*)$/.exec(line) ?? [];
    return { name, value: unquoted(value) };
  });

const braces: Reader = (text) =>
  uncomment(text, /^\/\//).flatMap((line) => {
    const [, name, value = ''] = /^\s*(\w+) = (.*?);?$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, ...(value.startsWith('"') ? { value: unquoted(value) } : {}) }];
  });

/** Names joined with dots down to each leaf; lists add nothing. */
function leaves(value: unknown, name: string): readonly RenderedKey[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, name));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => leaves(item, name === '' ? key : `${name}.${key}`));
  }
  return [{ name, ...(value === null ? {} : { value: String(value) }) }];
}

/** TOML as it is rendered: tables, and one value a line; names are `table.key`. */
const toml: Reader = (text) => ini(text).map(({ name, value }) => ({ name, value: unquoted(value ?? '') }));

const json: Reader = (text) => leaves(JSON.parse(text), '');
const yaml: Reader = (text) =>
  leaves(parseDocument(text.replace(/<%=.*?%>/g, '"reference"')).toJS(), '').map(({ name, value }) => ({
    name,
    ...(value === undefined || value === 'reference' ? {} : { value }),
  }));

/** Constants of PHP; a value that is code has no value here. */
const constants: Reader = (text) =>
  [...text.matchAll(/^define\('(\w+)', (?:'([^']*)'|(true|false)|.*)\);$/gm)].map(
    ([, name = '', text, word]) => {
      const value = text ?? word;
      return { name, ...(value === undefined ? {} : { value }) };
    },
  );

const byName: Readonly<Record<string, Reader>> = {
  'pizauth.conf': braces,
  'main.cf': assignments,
  'wp-config.php': constants,
  sasl_passwd: words,
};
const byLanguage: Readonly<Record<string, Reader>> = {
  ini,
  toml,
  properties: assignments,
  'spring-boot-properties': assignments,
  dotenv: assignments,
  json,
  yaml,
  plaintext: words,
  markdown: () => [],
};

/** Keys of a configuration file, or names of the API that a piece of code uses. */
export function keysOf(file: RenderedFile): readonly RenderedKey[] {
  const reader = byName[file.name] ?? byLanguage[file.language];
  if (reader !== undefined) return reader(file.text);
  return [...apiNamesIn(file.text, file.language)].map((name) => ({ name }));
}

const strings =
  /"""[\s\S]*?"""|r?#"[\s\S]*?"#|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?<![:"'])\/\/[^\n]*|(?<=^\s*)#[^\n]*|\/\*[\s\S]*?\*\//gm;
const keyPosition = /['"]([A-Za-z_][\w.@/-]*)['"]\]?\s*(?:=>|:|=(?!=))/g;
const mailProperty = /"(mail\.(?:smtp|imaps|pop3s)\.[\w.]+)"/g;
const member = /(?<!\d)(?:\?\.|\.|->|::)\$?([A-Za-z_]\w*)/g;
const bareKey = /(?:^\s*|[({[,]\s*)([A-Za-z_]\w*)\s*(?:[=:](?![=:>]))/gm;
const option = /(?<=\s)(--?[A-Za-z][\w-]+)/g;
const made =
  /(?:const|let|var|def|function|class|func|fn|static|type|String|MailboxAddress|Folder|Store|import|using|from)\s+(?:mut\s+)?\$?([A-Za-z_]\w*)/g;

/** Members, keys and options in code, without what the code defines itself. */
function apiNamesIn(text: string, language: string): ReadonlySet<string> {
  const shell = language === 'shellscript' || language === 'powershell';
  const code = text.replace(strings, '""');
  const body = code.replace(/^\s*(?:import|using|use|from|package|require)\b[^\n]*$/gm, '');
  const found = (source: string, pattern: RegExp): readonly string[] =>
    [...source.matchAll(pattern)].map((match) => match[1] ?? '');
  const own = new Set([
    ...found(code, made),
    ...[...code.matchAll(/(?:const|let|var)\s*[{[(]([^\])}]*)[\])}]/g)].flatMap(([, names = '']) =>
      names.split(/[,:]/).map((name) => name.trim()),
    ),
    ...(language === 'python' ? found(code, /^(?: {4})*([A-Za-z_]\w*) = /gm) : []),
  ]);
  const names = shell
    ? found(code, option)
    : [
        ...found(text, keyPosition),
        ...found(text, mailProperty),
        ...found(body, member),
        ...found(body, bareKey),
      ];
  return new Set(names.filter((name) => name !== '' && !own.has(name)));
}
