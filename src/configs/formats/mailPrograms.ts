// Files of terminal mail programs, whose lines are a word and its value: msmtp, mbsync, mutt, fetchmail.
import type { Parsed, Setting } from '../model.ts';
import { type Line, linesOf, parsedSettings, settingOf, unquote } from './settings.ts';

/** `Word value`; a line that matches `opens` begins a block. */
function readWords(text: string, opens: RegExp, emptyLineEnds: boolean): Parsed {
  const settings: Setting[] = [];
  let block = 0;
  let within = '';
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') {
      if (emptyLineEnds) within = '';
      continue;
    }
    const found = /^(\s*)([A-Za-z_]\w*)(\s*=\s*|\s+)(.*\S)\s*$/.exec(line.text);
    if (found === null) continue;
    const [, indent = '', key = '', gap = '', value = ''] = found;
    if (opens.test(key)) {
      block += 1;
      within = `${key} ${value}`.toLowerCase();
    }
    const start = line.start + indent.length + key.length + gap.length;
    settings.push(
      settingOf({
        key,
        keyStart: line.start + indent.length,
        ...unquote(value, start),
        within,
        blocks: block === 0 ? [] : [block],
      }),
    );
  }
  return parsedSettings(settings);
}

/** msmtp: `account name` and `defaults` open a block. */
export function readMsmtp(text: string): Parsed {
  return readWords(text, /^(account|defaults)$/i, false);
}

/** isync: `IMAPAccount name` and the other sections; an empty line ends a section. */
export function readMbsync(text: string): Parsed {
  return readWords(text, /^(IMAPAccount|IMAPStore|MaildirStore|Channel|Group)$/i, true);
}

/**
 * mutt and neomutt: `set name = value`, several on one line too. Hooks carry a command in quotes for the folders that a
 * pattern names: those of one pattern belong together, and the address in a pattern or behind `mailboxes` is a folder.
 */
export function readMutt(text: string): Parsed {
  const settings: Setting[] = [];
  const blocks = new Map<string, number>();
  for (const line of linesOf(text)) {
    if (/^\s*(#|$)/.test(line.text)) continue;
    const hook = /^\s*(?:account|folder|send|reply|startup)-hook\s+("[^"]*"|'[^']*'|\S+)/.exec(line.text);
    const pattern = hook?.[1] ?? '';
    if (pattern !== '' && !blocks.has(pattern)) blocks.set(pattern, blocks.size + 1);
    const block = pattern === '' ? [] : [blocks.get(pattern) ?? 0];
    if (hook !== null || /^\s*mailboxes\s/.test(line.text)) settings.push(...addressesIn(line, block));
    const command = /\b(?:set|setenv|my_hdr)\s/.exec(line.text);
    if (command !== null) settings.push(...muttAssignments(line, command.index + command[0].length, block));
  }
  return parsedSettings(settings);
}

function addressesIn(line: Line, blocks: readonly number[]): Setting[] {
  return [...line.text.matchAll(/\b(?:imap|pop|smtp)s?:\/\/[^\s"'()|]+/g)].map(({ 0: text, index }) => {
    const start = line.start + index;
    return settingOf({ key: 'folder', keyStart: start, text, start, end: start + text.length, blocks });
  });
}

function muttAssignments(line: Line, from: number, blocks: readonly number[]): Setting[] {
  const settings: Setting[] = [];
  const pattern =
    /(?<![\w$])([A-Za-z_$]\w{0,100})(\s{0,50}=\s{0,50})("(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|[^\s#'"]*)/g;
  pattern.lastIndex = from;
  for (let found = pattern.exec(line.text); found !== null; found = pattern.exec(line.text)) {
    const [, key = '', gap = '', value = ''] = found;
    const keyStart = line.start + found.index;
    const place = unquote(value, keyStart + key.length + gap.length);
    settings.push(settingOf({ key, keyStart, ...place, blocks }));
  }
  return settings;
}

/** fetchmail's words that are followed by a value. */
const fetchmailValued: ReadonlyMap<string, string> = new Map([
  ['poll', 'host'],
  ['server', 'host'],
  ['skip', 'host'],
  ['via', 'host'],
  ['proto', 'protocol'],
  ['protocol', 'protocol'],
  ['port', 'port'],
  ['service', 'port'],
  ['auth', 'auth'],
  ['authenticate', 'auth'],
  ['user', 'user'],
  ['username', 'user'],
  ['password', 'password'],
  ['pass', 'password'],
  ['passwordfile', 'password_file'],
  ['passwordfd', 'password_file'],
  ['sslproto', 'sslproto'],
  ['sslmode', 'sslmode'],
  ['sslfingerprint', 'sslfingerprint'],
  ['mda', 'mda'],
  ['folder', 'folder'],
  ['folders', 'folder'],
  ['is', 'is'],
]);

/** fetchmail: a stream of words; `poll`, `skip` and `defaults` open an entry, a `#` outside quotes is a comment. */
export function readFetchmail(text: string): Parsed {
  const words = [...text.matchAll(/#[^\n]*|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"',;:=]+/g)].filter(
    (word) => !word[0].startsWith('#'),
  );
  const settings: Setting[] = [];
  let block = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const key = word[0].toLowerCase();
    if (key === 'poll' || key === 'skip' || key === 'defaults') block += 1;
    const name = fetchmailValued.get(key);
    const next = words[at + 1];
    const flag = /^(ssl|nossl|sslcertck|nosslcertck)$/.test(key);
    if (flag) {
      // `no ssl`: the word before is the value; `ssl` and `nosslcertck` are values themselves.
      const before = words[at - 1];
      const value = before?.[0].toLowerCase() === 'no' ? before : word;
      settings.push(wordSetting(key.replace(/^no/, ''), word, value, block));
    } else if (name !== undefined && next !== undefined) {
      settings.push(wordSetting(name, word, next, block));
      at += 1;
    }
  }
  return parsedSettings(settings);
}

function wordSetting(
  key: string,
  keyWord: RegExpExecArray,
  valueWord: RegExpExecArray,
  block: number,
): Setting {
  const value = unquote(valueWord[0], valueWord.index);
  return settingOf({
    key,
    keyStart: keyWord.index,
    ...value,
    blocks: [block],
  });
}
