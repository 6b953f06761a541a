// Export-Clixml and ConvertTo-CliXml output: one object or several, as PowerShell keeps them in a file (MS-PSRP 2.2.5).
import type { Taken } from './cmdletRecord.ts';

interface Element {
  readonly name: string;
  /** The property that it is the value of. */
  readonly property: string | undefined;
  readonly children: Element[];
  text: string;
}

const tag = /<(\/?)([A-Za-z][A-Za-z0-9]{0,20})((?:\s[^<>]{0,500})?)(\/?)>([^<]*)/g;
const containers = ['LST', 'IE', 'STK', 'QUE'];

/** Reads the file that starts on this line; undefined if there is none. */
export function readClixml(lines: readonly string[], at: number): Taken | undefined {
  if (!/^\s*(?:<\?xml[^>]{0,200}>\s*)?<Objs\b/.test(lines[at] ?? '')) return undefined;
  let next = at;
  while (next < lines.length && !(lines[next] ?? '').includes('</Objs>')) next += 1;
  const cut = next >= lines.length;
  const top = elementsOf(lines.slice(at, next + 1).join('\n'));
  const records = top.flatMap(objectsIn).map(fieldsOf);
  return {
    records: records.filter(({ size }) => size > 0),
    next: Math.min(next + 1, lines.length),
    ...(cut ? { cut: true } : {}),
  };
}

/** Elements directly below the root; what was never closed is left out. */
function elementsOf(text: string): readonly Element[] {
  const root: Element = { name: 'Objs', property: undefined, children: [], text: '' };
  const open: Element[] = [];
  for (const [, closing, name = '', attributes = '', alone, content = ''] of text.matchAll(tag)) {
    const above = open.at(-1) ?? root;
    if (name === 'Objs') continue;
    if (closing === '/') {
      if (above.name !== name) continue;
      open.pop();
      (open.at(-1) ?? root).children.push(above);
      continue;
    }
    const property = /\sN="([^"]{0,200})"/.exec(attributes)?.[1];
    const element: Element = { name, property, children: [], text: content };
    if (alone === '/' || attributes.endsWith('/')) above.children.push(element);
    else open.push(element);
  }
  return root.children;
}

/** An array that was kept as one object holds its rows in a list. */
function objectsIn(element: Element): readonly Element[] {
  const list = element.children.find(({ name }) => containers.includes(name));
  return list === undefined ? [element] : list.children;
}

function fieldsOf({ children }: Element): ReadonlyMap<string, string> {
  const held = children.filter(({ name }) => name === 'Props' || name === 'MS');
  return new Map(
    held
      .flatMap((one) => one.children)
      .flatMap((one) => (one.property === undefined ? [] : [[one.property, textIn(one)] as const])),
  );
}

function textIn({ children, text, name }: Element, depth = 0): string {
  if (name === 'Nil' || depth > 3) return '';
  const list = children.find((child) => containers.includes(child.name));
  if (list !== undefined) return list.children.map((child) => textIn(child, depth + 1)).join(', ');
  return (children.find((child) => child.name === 'ToString')?.text ?? text).trim();
}
