// XML as configuration files use it: web.config, app.config, Spring beans, exports of devices. Attributes and the text
// of elements are settings; `<add key="…" value="…"/>` and `<property name="…">…</property>` name theirs in an attribute.
// Entities stay as they are written, so that every place in the file is exact.
import type { Parsed, Setting } from '../model.ts';
import { stretchesNearMail, withinStretches } from '../nearMail.ts';
import { parsedSettings, settingOf } from './settings.ts';

interface Piece {
  readonly text: string;
  readonly start: number;
}

interface Attribute extends Piece {
  readonly key: string;
  readonly keyStart: number;
}

interface Open {
  readonly name: string;
  readonly block: number;
  /** What an attribute names the element's text. */
  readonly named: Attribute | undefined;
}

interface Walk {
  readonly settings: Setting[];
  readonly open: Open[];
  nextBlock: number;
}

/** Comments, instructions and declarations; a closing tag; an opening one with its attributes; text. */
const pieces =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[?!][^>]*>?|<\/([\w:.-]+)[^>]*>?|<([\w:.-]+)((?:[^<>"']|"[^"]*"?|'[^']*'?)*)>?|([^<]+)|</g;

const attribute = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Deeper than any file that a person wrote: no further blocks, so that a hostile one costs no more. */
const deepest = 40;

/** Reads the attributes and texts of an XML file. */
export function readXml(text: string): Parsed {
  const walk: Walk = { settings: [], open: [], nextBlock: 1 };
  const isNear = withinStretches(stretchesNearMail(text));
  for (const found of text.matchAll(pieces)) {
    const near = isNear(found.index);
    const [whole, data, closed, opened, attributes = '', plain] = found;
    if (closed !== undefined) close(walk, localName(closed));
    else if (opened !== undefined) {
      const start = found.index + 1 + opened.length;
      openElement(
        walk,
        localName(opened),
        { text: near ? attributes : '', start },
        /\/\s*$/.test(attributes),
      );
    } else if (near && data !== undefined)
      addText(walk, { text: data, start: found.index + whole.indexOf(data) });
    else if (near && plain !== undefined) addText(walk, { text: plain, start: found.index });
  }
  return parsedSettings(walk.settings);
}

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

function close(walk: Walk, name: string): void {
  if (walk.open.some((each) => each.name === name)) while (walk.open.pop()?.name !== name);
}

function openElement(walk: Walk, name: string, inside: Piece, ends: boolean): void {
  const attributes = attributesIn(inside);
  const value = attributes.find(({ key }) => key === 'value');
  const named = attributes.find(({ key }) => /^(?:key|name|id)$/.test(key));
  const here = { name, block: walk.nextBlock, named };
  walk.nextBlock += 1;
  // A pair is one of many beside it: what it says belongs to the element around them.
  if (named !== undefined && value !== undefined) add(walk, keyOf(named), value, []);
  else for (const each of attributes) add(walk, each, each, walk.open.length < deepest ? [here] : []);
  if (!ends && walk.open.length < deepest) walk.open.push(here);
}

function attributesIn({ text, start }: Piece): Attribute[] {
  return [...text.matchAll(attribute)].map((found) => {
    const [whole, key = '', double, single] = found;
    const value = double ?? single ?? '';
    const keyStart = start + found.index;
    return { key: localName(key), keyStart, text: value, start: keyStart + whole.length - 1 - value.length };
  });
}

const keyOf = ({ text, start }: Attribute): Pick<Attribute, 'key' | 'keyStart'> => ({
  key: text,
  keyStart: start,
});

/** The text of an element without the white space around it; named by the element, or by its attribute. */
function addText(walk: Walk, { text, start }: Piece): void {
  const trimmed = text.trim();
  const last = walk.open.at(-1);
  if (trimmed === '' || last === undefined) return;
  const at = start + text.indexOf(trimmed);
  // `<setting name="…"><value>…</value></setting>`: the name stands one element further out.
  const named = last.named ?? (/^value$/i.test(last.name) ? walk.open.at(-2)?.named : undefined);
  const key = named === undefined ? { key: last.name, keyStart: at } : keyOf(named);
  const around = walk.open.slice(0, named === undefined || last.named !== undefined ? -1 : -2);
  add({ ...walk, open: around }, key, { text: trimmed, start: at }, []);
}

function add(
  walk: Walk,
  key: Pick<Attribute, 'key' | 'keyStart'>,
  value: Piece,
  here: readonly Open[],
): void {
  const around = [...walk.open, ...here];
  walk.settings.push(
    settingOf({
      key: key.key,
      keyStart: key.keyStart,
      text: value.text,
      start: value.start,
      end: value.start + value.text.length,
      form: 'quoted',
      within: around.map(({ name }) => name.toLowerCase()).join('.'),
      blocks: around.map(({ block }) => block),
    }),
  );
}
