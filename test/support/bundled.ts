// A module of src as the build ships it: without what scripts/ leaves out, minified, in one piece.
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = path.join(import.meta.dirname, '..', '..');
const pluginsOf = createRequire(import.meta.url) as (file: string) => Readonly<Record<string, Plugin>>;
const plugins = ['evaluatedWhenBuilt', 'leftOut', 'renderersAlone'].flatMap((name) =>
  Object.values(pluginsOf(`../../scripts/${name}.cjs`)),
);

/** @param entry the file, as `src/products/renderers.ts` @param boundaries paths of imports that are left alone */
export async function bundledText(entry: string, boundaries: RegExp = /^no import$/): Promise<string> {
  const result = await build({
    entryPoints: [path.join(root, entry)],
    bundle: true,
    minify: true,
    charset: 'utf8',
    write: false,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    plugins: [
      ...plugins,
      {
        name: 'boundary',
        setup(options) {
          options.onResolve({ filter: boundaries }, ({ path: asked, kind }) =>
            kind === 'dynamic-import' ? { path: asked, external: true } : undefined,
          );
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? '';
}

/** What the bundle of the file exports. */
export async function bundled<Exports>(entry: string): Promise<Exports> {
  const loaded = new Module(entry) as Module & { _compile(text: string, file: string): void };
  loaded._compile(await bundledText(entry), `${entry}.js`);
  return loaded.exports as Exports;
}
