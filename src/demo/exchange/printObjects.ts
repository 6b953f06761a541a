// Prints objects as PowerShell's Format-List and Format-Table do, on a console that is wide enough for them.

/** Property name -> printed value, in the order of printing. */
export type Printed = Readonly<Record<string, string>>;

/** `Name : value`, the colons in one column, an empty line between objects. */
export function formatList(objects: readonly Printed[]): string {
  return objects
    .map((object) => {
      const width = Math.max(...Object.keys(object).map((name) => name.length));
      return Object.entries(object)
        .map(([name, value]) => `${name.padEnd(width)} : ${value}`.trimEnd())
        .join('\n');
    })
    .join('\n\n');
}

/** Format-Table -AutoSize: each column as wide as its widest cell, dashes as long as the heading. */
export function formatTable(objects: readonly Printed[]): string {
  const names = Object.keys(objects[0] ?? {});
  const widths = names.map((name) =>
    Math.max(name.length, ...objects.map((object) => (object[name] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' ')
      .trimEnd();
  return [
    line(names),
    line(names.map((name) => '-'.repeat(name.length))),
    ...objects.map((object) => line(names.map((name) => object[name] ?? ''))),
  ].join('\n');
}

/** PowerShell's words for a switch; nothing for `$null`. */
export const printSwitch = (value: boolean | undefined): string =>
  value === undefined ? '' : value ? 'True' : 'False';

/** A text in double quotes, as it is typed. */
export const quoted = (text: string): string => `"${text}"`;
