// An esbuild plugin: of a target's file the bundle of the renderers gets id and renderer. What it says about its product and
// its keys is in the tables that evaluatedWhenBuilt.cjs makes of the same file, and comes to a renderer as context.product.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { parseSync } = require('oxc-parser');

const kept = ['id', 'render'];

/**
 * The source of a target's file with `export const x: Target = { id, render }`; a file without a target is unchanged.
 * @param {string} file names it in errors
 * @param {string} source
 */
function withoutProductData(file, source) {
  // oxc-parser counts in UTF-16, as strings do.
  const { program } = parseSync(file, source);
  for (const statement of program.body) {
    const [declared] = statement.declaration?.declarations ?? [];
    if (declared?.id.typeAnnotation?.typeAnnotation.typeName?.name !== 'Target') continue;
    if (readsOwn(program, declared.id.name))
      throw new Error(`${file}: read context.product in place of ${declared.id.name}.`);
    const { start, end, properties } = declared.init;
    const rest = properties.filter(({ key }) => kept.includes(key?.name));
    if (rest.length !== kept.length)
      throw new Error(`${file}: ${kept.join(' and ')} have to stand in the object.`);
    const texts = rest.map((property) => source.slice(property.start, property.end));
    return `${source.slice(0, start)}{ ${texts.join(', ')} }${source.slice(end)}`;
  }
  return source;
}

/** True if `name.something` stands anywhere in the tree. */
const readsOwn = (node, name) =>
  typeof node === 'object' &&
  node !== null &&
  ((node.type === 'MemberExpression' && node.object.name === name) ||
    Object.values(node).some((child) => readsOwn(child, name)));

const renderersAlone = {
  name: 'renderers-alone',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]products[\\/]targets[\\/]\w+\.ts$/ }, ({ path: file }) => ({
      contents: withoutProductData(path.basename(file), readFileSync(file, 'utf8')),
      loader: 'ts',
    }));
  },
};

module.exports = { renderersAlone };
