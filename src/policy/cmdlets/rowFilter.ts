// What stands behind a cmdlet in its pipeline and leaves rows out: an empty or short output then says less.

/** Rows that were asked for alone. */
export interface RowFilter {
  /** The property that the rows were chosen by; empty if the filter is not understood. */
  readonly property: string;
  /** The one value that the property has in every row that is left; undefined for any other comparison. */
  readonly equals?: string;
}

const value = `"[^"]{0,300}"|'[^']{0,300}'|\\$true|\\$false|[^\\s|;})'"$-][^\\s|;})]{0,200}`;
const where = '\\|\\s?(?:Where-Object|where|\\?)\\s{0,5}';
const equality = [
  new RegExp(
    `${where}(?:-Property\\s{1,5})?([A-Za-z]{2,60})\\s{1,5}-[ci]?eq\\s{1,5}(${value})\\s*(?=\\||$|\\))`,
    'i',
  ),
  new RegExp(
    `${where}\\{\\s{0,5}\\$(?:_|PSItem)\\.([A-Za-z]{2,60})\\s{1,5}-[ci]?eq\\s{1,5}(${value})\\s{0,5}\\}\\s*(?=\\||$|\\))`,
    'i',
  ),
];
/** `? InScope`, `? { $_.InScope }`: the rows for which it is true. */
const truth = new RegExp(
  `${where}(?:\\{\\s{0,5}\\$(?:_|PSItem)\\.([A-Za-z]{2,60})\\s{0,5}\\}|([A-Za-z]{2,60}))\\s*(?=\\||$|\\))`,
  'i',
);
const narrows =
  /\|\s?(?:Where-Object|where|\?|Select-String|sls|findstr|grep)[\s{]|\|\s?(?:Select-Object|select)\s[^|]{0,200}-(?:First|Last|Skip|Index|Unique)\b|\)\s?\[|\s-(?:Filter|ResultSize)\s(?!["']?Unlimited)/i;

/** Reads the filter of a typed line; undefined if every row is printed. */
export function rowFilterOf(typed: string): RowFilter | undefined {
  if (!narrows.test(typed)) return undefined;
  // Several filters one after the other are not understood.
  if ((typed.match(/\|\s?(?:Where-Object|where|\?)[\s{]/gi) ?? []).length > 1) return { property: '' };
  for (const pattern of equality) {
    const [, property = '', given = ''] = pattern.exec(typed) ?? [];
    if (property !== '') return { property, equals: given.replace(/^["'$]|["']$/g, '') };
  }
  const [, inBraces, plain] = truth.exec(typed) ?? [];
  const property = inBraces ?? plain;
  return property === undefined ? { property: '' } : { property, equals: 'true' };
}
