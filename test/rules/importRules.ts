// The table of which folder may import what, the checker that holds it, and the search for circles.
import { builtinModules } from 'node:module';
import type { Import } from './readImports.ts';

type FolderRule = {
  /** Folders that may be imported beside the own one. */
  readonly folders: readonly string[];
  /** Folders that may be imported by a dynamic import() alone. */
  readonly lazyFolders?: readonly string[];
  /** npm packages that may be imported. */
  readonly packages: readonly string[];
  /** Node's own modules. */
  readonly node: boolean;
  readonly vscode: boolean;
};

const pure = { node: false, vscode: false } as const;
const onNode = { node: true, vscode: false } as const;

const everythingButDemo = [
  'core',
  'net',
  'x509',
  'snippets',
  'advice',
  'wizard',
  'products',
  'configs',
  'oauth',
  'probes',
  'policy',
  'pages',
  'provisioning',
  'check',
];

/** Exactly the folders that exist: the test fails on a folder that is not named here, and on a row without a folder. */
export const folderRules: Readonly<Record<string, FolderRule>> = {
  core: { folders: [], packages: ['valibot', 'jose', 'jsonc-parser'], ...pure },
  snippets: { folders: ['core'], packages: [], ...pure },
  advice: { folders: ['core'], packages: [], ...pure },
  wizard: { folders: ['core'], packages: ['valibot'], ...pure },
  products: { folders: ['core', 'snippets'], packages: [], ...pure },
  configs: { folders: ['core', 'products'], packages: ['jsonc-parser'], ...pure },
  files: { folders: [], packages: [], ...onNode },
  net: { folders: ['core'], packages: ['@microsoft/microsoft-graph-client'], ...onNode },
  x509: { folders: ['core'], packages: ['@peculiar/*'], ...onNode },
  oauth: { folders: ['core', 'net', 'x509'], packages: ['@azure/msal-node', 'jose', 'valibot'], ...onNode },
  probes: { folders: ['core', 'net'], packages: ['saxes', 'valibot'], ...onNode },
  policy: { folders: ['core', 'probes', 'oauth', 'snippets'], packages: ['valibot'], ...onNode },
  pages: { folders: ['core', 'advice', 'configs'], packages: [], ...pure },
  provisioning: {
    folders: ['core', 'files', 'oauth', 'net'],
    packages: ['valibot', '@microsoft/microsoft-graph-client'],
    ...onNode,
  },
  check: {
    folders: ['core', 'files', 'net', 'oauth', 'probes', 'policy', 'advice', 'products'],
    packages: ['jsonc-parser'],
    ...onNode,
  },
  demo: { folders: ['core', 'x509'], packages: ['jose', 'saxes', 'valibot'], ...onNode },
  mcp: { folders: ['core', 'advice', 'pages', 'products'], packages: [], ...onNode },
  host: { folders: everythingButDemo, packages: ['valibot'], node: true, vscode: true },
  // Types of what they load later, and what activation itself needs.
  'extension.ts': {
    folders: ['host', 'pages', 'products'],
    lazyFolders: ['start.ts'],
    packages: [],
    node: false,
    vscode: true,
  },
  'web.ts': {
    folders: ['host', 'pages', 'products', 'startWeb.ts'],
    packages: [],
    node: false,
    vscode: true,
  },
  'startWeb.ts': { folders: ['host', 'pages'], packages: [], node: false, vscode: true },
  'start.ts': { folders: ['host', 'pages'], lazyFolders: ['demo'], packages: [], node: false, vscode: true },
  'webview-ui': {
    folders: ['wizard', 'core'],
    packages: ['@vscode/webview-ui-toolkit', '@vscode/codicons'],
    ...pure,
  },
};

/** The row of the table that a file belongs to. */
export function folderOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? second : top;
}

/** @returns one sentence for each import that the table does not allow */
export function importProblems(imports: readonly Import[]): string[] {
  return imports.flatMap((each) => {
    const folder = folderOf(each.from);
    const rule = folderRules[folder];
    if (rule === undefined)
      return [`${each.from}: the folder "${folder}" is not in the table of test/rules/importRules.ts`];
    const why = refusal(rule, folder, each);
    return why === undefined ? [] : [`${each.from}: ${why}`];
  });
}

function refusal(rule: FolderRule, folder: string, { to, kind, relative }: Import): string | undefined {
  if (relative) return folderRefusal(rule, folder, to, kind);
  if (to === 'vscode') return rule.vscode ? undefined : `"${folder}" may not import vscode`;
  if (to.startsWith('node:')) return rule.node ? undefined : `"${folder}" may not import ${to}`;
  const name = packageOf(to);
  if (builtinModules.includes(name)) return `write node:${to}`;
  return rule.packages.some((allowed) => allows(allowed, name))
    ? undefined
    : `"${folder}" may not import ${name}`;
}

function folderRefusal(
  rule: FolderRule,
  folder: string,
  to: string,
  kind: Import['kind'],
): string | undefined {
  if (!/^(src|webview-ui)\//.test(to)) return `${to} is outside src and webview-ui`;
  const other = folderOf(to);
  if (other === folder || rule.folders.includes(other)) return undefined;
  if (!rule.lazyFolders?.includes(other)) return `"${folder}" may not import ${to}`;
  return kind === 'static' ? `"${folder}" may import ${to} by a dynamic import() alone` : undefined;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function allows(allowed: string, name: string): boolean {
  return allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed;
}

/** @returns one sentence for each circle of files that import each other, types included */
export function importCircles(imports: readonly Import[]): string[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to, relative } of imports) {
    if (relative && from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const reaches = new Map([...targets.keys()].map((file) => [file, reachableFrom(file, targets)]));
  const told = new Set<string>();
  return [...targets.keys()].flatMap((file) => {
    if (told.has(file) || !reaches.get(file)?.has(file)) return [];
    const circle = [...(reaches.get(file) ?? [])].filter((other) => reaches.get(other)?.has(file)).sort();
    for (const member of circle) told.add(member);
    return [`${circle.length} files import each other: ${circle.join(', ')}`];
  });
}

/** Every file that this one reaches over its imports; itself only if a circle leads back. */
function reachableFrom(file: string, targets: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [...(targets.get(file) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(targets.get(next) ?? []));
  }
  return reached;
}
