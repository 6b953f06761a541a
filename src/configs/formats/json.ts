// JSON with positions, through the scanner that VS Code itself uses.
import { type JSONPath, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import type { Parsed, Setting } from '../model.ts';
import { stretchesNearMail, withinStretches } from '../nearMail.ts';
import { parsedSettings, settingOf } from './settings.ts';

interface Key {
  readonly key: string;
  readonly keyStart: number;
}

/** Reads keys and values; `strict` says where a reader of plain JSON would stop. */
export function readJson(text: string, strict: boolean): Parsed {
  const settings: Setting[] = [];
  const blocks: number[] = [];
  const keys: Key[] = [];
  const malformed: { start: number; end: number; message: string }[] = [];
  let nextBlock = 1;
  const isNear = withinStretches(stretchesNearMail(text));
  const open = (): void => {
    blocks.push(nextBlock);
    nextBlock += 1;
  };
  const close = (): void => {
    blocks.pop();
  };
  visit(
    text,
    {
      onObjectBegin: open,
      onObjectEnd: close,
      onArrayBegin: open,
      onArrayEnd: close,
      onObjectProperty: (property, offset) => {
        keys[blocks.length] = { key: property, keyStart: offset + 1 };
      },
      onLiteralValue: (value, offset, length, _line, _character, path) => {
        if (!isNear(offset)) return;
        const key = keyOf(path(), keys, blocks.length);
        if (key !== undefined)
          settings.push(valueSetting(text, key, value, { offset, length }, path(), blocks));
      },
      onError: (code, offset, length) => {
        malformed.push({
          start: offset,
          end: offset + length,
          message: printParseErrorCode(code as ParseErrorCode),
        });
      },
    },
    { allowTrailingComma: !strict, disallowComments: strict },
  );
  return parsedSettings(settings, strict ? malformed : []);
}

/** An entry of a list belongs to the key of the list. */
function keyOf(path: JSONPath, keys: readonly Key[], depth: number): Key | undefined {
  return typeof path.at(-1) === 'number' ? keys[depth - 1] : keys[depth];
}

function valueSetting(
  text: string,
  key: Key,
  value: unknown,
  at: { readonly offset: number; readonly length: number },
  path: JSONPath,
  blocks: readonly number[],
): Setting {
  const quoted = typeof value === 'string';
  const start = at.offset + (quoted ? 1 : 0);
  const end = at.offset + at.length - (quoted ? 1 : 0);
  const names = path.filter((each) => typeof each === 'string').slice(0, -1);
  return settingOf({
    ...key,
    text: text.slice(start, end),
    start,
    end,
    form: quoted ? 'quoted' : 'plain',
    within: names.join('.').toLowerCase(),
    blocks: [...blocks],
  });
}
