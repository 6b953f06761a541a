// Files that stand inside a YAML file as literal text: the data of a ConfigMap, the steps of a workflow.
import { kindOf } from '../kinds.ts';
import type { FileKind, Parsed, Range } from '../model.ts';

/** A literal scalar with the name of its key and the blocks that it stands in. */
export interface LiteralText extends Range {
  readonly key: string;
  readonly blocks: readonly number[];
}

/** Keys whose text is a script. */
const script = /^(?:run|script|bash|inline_?script|command|before_script|user_?data)$/i;

/** How the text is written: as its key's ending says, or as a script; undefined for prose. */
function kindOfText(key: string, text: string): FileKind | undefined {
  if (script.test(key)) return { format: 'shell', program: 'application' };
  return /[._]/.test(key) ? kindOf(key, text) : undefined;
}

/** What the texts say beside the file around them, each place as one of the whole file. */
export function withEmbedded(
  outer: Parsed,
  text: string,
  literals: readonly LiteralText[],
  parse: (text: string, kind: FileKind) => Parsed,
): Parsed {
  const inner = literals.slice(0, 50).flatMap((literal, index) => {
    const inside = text.slice(literal.start, literal.end);
    const kind = kindOfText(literal.key, inside);
    return kind === undefined ? [] : [moved(parse(inside, kind), literal, (index + 1) * 1_000_000)];
  });
  if (inner.length === 0) return outer;
  return {
    ...outer,
    settings: [...outer.settings, ...inner.flatMap(({ settings }) => settings)],
    literals: [...outer.literals, ...inner.flatMap(({ literals: those }) => those)],
    calls: [...outer.calls, ...inner.flatMap(({ calls }) => calls)],
  };
}

function moved(parsed: Parsed, { start: by, blocks: around }: LiteralText, base: number): Parsed {
  const shift = <T extends Range>(range: T): T => ({
    ...range,
    start: range.start + by,
    end: range.end + by,
  });
  const inside = (blocks: readonly number[]): readonly number[] => [
    ...around,
    base,
    ...blocks.map((block) => base + block),
  ];
  return {
    settings: parsed.settings.map((each) => ({
      ...shift(each),
      keyRange: shift(each.keyRange),
      blocks: inside(each.blocks),
    })),
    literals: parsed.literals.map((each) => ({ ...shift(each), blocks: inside(each.blocks) })),
    calls: parsed.calls.map((each) => ({
      ...shift(each),
      args: each.args.map(shift),
      blocks: inside(each.blocks),
    })),
    malformed: [],
  };
}
