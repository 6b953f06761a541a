// The texts of a file with their places: settings, literals of code, and what stands inside them.

import { settingOf } from '../formats/settings.ts';
import type { FileKind, Parsed, Setting } from '../model.ts';
import type { Item } from './facts.ts';
import { ownerOfKey } from './roles.ts';

/** Every text that may be a value, in the order of the file. */
export function itemsOf(parsed: Parsed, kind: FileKind): Item[] {
  const bySetting = new Map<number, Setting>();
  for (const setting of parsed.settings) bySetting.set(setting.start, setting);
  const calls = argumentPlaces(parsed);
  const paired = new Map(pairedArguments(parsed).map((item) => [item.start, item]));
  const items: Item[] = parsed.literals.map((literal) => {
    const setting = bySetting.get(literal.start) ?? paired.get(literal.start)?.setting;
    const place = calls.get(literal.start);
    return { ...literal, form: 'quoted', ...(setting === undefined ? {} : { setting }), ...place };
  });
  const literals = new Set(parsed.literals.map((literal) => literal.start));
  for (const setting of parsed.settings) {
    if (literals.has(setting.start)) continue;
    items.push({ ...setting, ...withoutComment(setting, kind), setting, ...calls.get(setting.start) });
  }
  for (const item of paired.values())
    if (!literals.has(item.start) && !bySetting.has(item.start)) items.push(item);
  items.push(...bodyPairs(items), ...addressPairs(items));
  return items.sort((one, other) => one.start - other.start);
}

/** Properties have no comments behind values; what looks like one is told apart, so that the value is still known. */
function withoutComment(
  { text, start }: Setting,
  { format }: FileKind,
): Pick<Item, 'text'> & { end: number } {
  const value = format === 'properties' || format === 'mainCf' ? withoutHash(text) : text;
  return { text: value, end: start + value.length };
}

/** The text before a `#` with a blank in front. */
function withoutHash(text: string): string {
  const at = text.search(/\s#/);
  return at === -1 ? text : text.slice(0, at).trimEnd();
}

function argumentPlaces(parsed: Parsed): Map<number, Pick<Item, 'call' | 'argument'>> {
  const places = new Map<number, Pick<Item, 'call' | 'argument'>>();
  for (const call of parsed.calls) {
    call.args.forEach((argument, index) => {
      places.set(argument.start, { call, argument: index });
    });
  }
  return places;
}

/** `put("key", value)`, `define('KEY', 'value')`, `-Key value`, `.WithKey(value)`: keys that a call carries. */
function pairedArguments(parsed: Parsed): Item[] {
  return parsed.calls.flatMap((call) => {
    const [first, second, third] = call.args;
    const named = call.args
      .filter((argument) => argument.name !== undefined && argument.text !== '')
      .map((argument) => itemOf(argument.name ?? '', argument, call));
    // curl_setopt($c, CURLOPT_PASSWORD, $p): the option is the key.
    if (/setopt$/.test(call.name) && third !== undefined && second?.form !== 'quoted')
      return [itemOf((second?.text ?? '').replace(/^CURLOPT_/, ''), third, call)];
    // A look-up has a value of its own if it names a default.
    const lookUp = /^(?:getenv|env|get|environ|Getenv|GetEnvironmentVariable|getProperty|config)$/.test(
      call.name,
    );
    if (lookUp && (second === undefined || second.form === 'code')) return named;
    if (
      first?.form === 'quoted' &&
      second !== undefined &&
      third === undefined &&
      /^[\w.:-]{2,80}$/.test(first.text)
    )
      return [...named, itemOf(first.text, second, call)];
    // `IMAP4_SSL(host)` is a connection, and no switch for TLS.
    const setter = /^(?:IMAP4|POP3|SMTP)(?:_|$)/.test(call.name)
      ? undefined
      : /^(?:With|with|set|Set|add|Add)?([A-Z]\w+|[a-z]\w+)$/.exec(call.name)?.[1];
    return first !== undefined && second === undefined && first.name === undefined && setter !== undefined
      ? [...named, itemOf(setter, first, call)]
      : named;
  });
}

function itemOf(
  key: string,
  value: Pick<Item, 'text' | 'start' | 'end' | 'form'>,
  call: NonNullable<Item['call']>,
): Item {
  const setting = settingOf({ ...value, key, keyStart: value.start - key.length, blocks: call.blocks });
  return { ...value, blocks: call.blocks, comment: '', setting, call };
}

/** `grant_type=client_credentials&client_id=…` in one text. */
function bodyPairs(items: readonly Item[]): Item[] {
  return items.flatMap((item) => {
    if (
      item.form === 'code' ||
      item.text.length > 4000 ||
      !/(?:^|[&?\s"'])(?:grant_type|client_(?:id|secret)|scope|resource)=/.test(item.text)
    )
      return [];
    return [...item.text.matchAll(/(?:^|[&?\s"'])([a-z_]{2,30})=([^&\s"']*)/g)].map((found) => {
      const [whole, key = '', value = ''] = found;
      const start = item.start + found.index + whole.length - value.length;
      const place = { keyStart: start - key.length - 1, text: value, start, end: start + value.length };
      const setting = settingOf({ ...place, key: inAddress(item, key), form: 'quoted', blocks: item.blocks });
      return {
        text: value,
        start,
        end: place.end,
        form: 'quoted',
        blocks: item.blocks,
        comment: '',
        setting,
      };
    });
  });
}

/** What an address of a mail host carries belongs to whatever the address is of. */
function inAddress({ setting, text }: Item, key: string): string {
  return setting !== undefined && /^(?:smtp|imap|pop3)s?(?:\+\w+)?:/.test(text)
    ? `${setting.key}_${key}`
    : key;
}

/** Symfony's `microsoftgraph+api://id:secret@default?tenantId=…`, and `smtp://user:password@host`. */
const addresses: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(microsoftgraph\+api):\/\/([^:@/]+):([^@]+)@[^?]*\?(?:[^#]*&)?tenantId=([^&#\s]+)/,
    ['protocol', 'client_id', 'client_secret', 'tenant_id'],
  ],
  [/^(?:smtps?|imaps?|pop3s?):\/\/([^:/]+):([^/]+)@[\w.-]+(?:[:/?]|$)/, ['user', 'password']],
  [
    /^(?:smtps?|imaps?|pop3s?):\/\/[^?]*\?(?:[^#]*&)?username=([^&#\s]+)&password=([^&#\s]+)/,
    ['user', 'password'],
  ],
];

/** Values inside an address that carries them. */
function addressPairs(items: readonly Item[]): Item[] {
  return items.flatMap((item) => {
    if (item.form === 'code' || item.text.length > 2000 || !item.text.includes('://')) return [];
    return addresses.flatMap(([pattern, keys]) => {
      const found = pattern.exec(item.text);
      return keys.flatMap((key, at) => {
        const text = found?.[at + 1];
        if (text === undefined) return [];
        const start = item.start + item.text.indexOf(text);
        const own = inAddress(item, key);
        const place = {
          key: own,
          keyStart: start,
          text,
          start,
          end: start + text.length,
          blocks: item.blocks,
        };
        return [{ ...place, form: 'quoted' as const, comment: '', setting: settingOf(place) }];
      });
    });
  });
}

/** What a key is a property of (`mail` of `mail.smtp.host`); calls and bare literals say nothing. */
export const ownerOf = ({ setting }: Item): readonly string[] =>
  setting === undefined ? [] : ownerOfKey(setting.key);
