// Reads every import of a set of TypeScript files, types included, with a real parser (esbuild's).
import path from 'node:path';
import { build } from 'esbuild';

export type Import = {
  /** The importing file, from the repository's root. */
  readonly from: string;
  /** The package, `node:` module or, for a relative import, the file from the repository's root. */
  readonly to: string;
  readonly relative: boolean;
  readonly kind: 'static' | 'dynamic' | 'type';
};

/** @param files source text by path from the repository's root, forward slashes */
export async function readImports(files: Readonly<Record<string, string>>): Promise<Import[]> {
  const found: Import[] = [];
  const namespace = 'files';
  await build({
    stdin: {
      contents: Object.keys(files)
        .map((file) => `import ${JSON.stringify(`entry:${file}`)};`)
        .join('\n'),
    },
    bundle: true,
    write: false,
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    plugins: [
      {
        name: 'read-imports',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^entry:/ }, (args) => ({ path: args.path.slice('entry:'.length), namespace }));
          onResolve({ filter: /.*/, namespace }, (args) => {
            const kind = args.kind === 'dynamic-import' ? 'dynamic' : 'static';
            found.push({ from: args.importer, ...target(args.importer, args.path), kind });
            return { path: args.path, external: true };
          });
          onLoad({ filter: /.*/, namespace }, (args) => ({
            contents: withTypeImports(files[args.path] ?? ''),
            loader: 'ts',
          }));
        },
      },
    ],
  });
  return [...found, ...Object.entries(files).flatMap(([file, text]) => typeExpressions(file, text))];
}

/** esbuild drops `import type`; a type that comes from a forbidden folder ties the folders together all the same. */
function withTypeImports(text: string): string {
  return text
    .replace(/^import type (?=[\w*{])/gm, 'import ')
    .replace(/^export type (?=(\{[^}]*\}|\*( as \w+)?)\s*from)/gm, 'export ');
}

/** `typeof import('…')` and `import('…').Name` stand in types alone, where no parser keeps them. */
function typeExpressions(file: string, text: string): Import[] {
  const matches = text.matchAll(
    /(?:typeof\s+import\('(\.[^']+|node:[^']+)'\))|(?:import\('(\.[^']+|node:[^']+)'\)\.[A-Z])/g,
  );
  return [...matches].map((match) => ({
    from: file,
    ...target(file, match[1] ?? match[2] ?? ''),
    kind: 'type',
  }));
}

function target(importer: string, specifier: string): Pick<Import, 'to' | 'relative'> {
  const relative = specifier.startsWith('.');
  return { to: relative ? path.posix.join(path.posix.dirname(importer), specifier) : specifier, relative };
}
