// Writes an ES module of esbuild's as CommonJS: names in place of namespace objects, which esbuild's own conversion copies
// for every import while a file loads. Lines stay where they are, for source maps.
const { parseSync } = require('oxc-parser');

const json = JSON.stringify;
const sameName = (name) => name;

/**
 * @param {string} text an ES module as esbuild writes it
 * @param {object} how
 * @param {(request: string) => { code: string, nameOf?: (name: string) => string }} [how.from] what an import reads from, and
 * under which names
 * @param {(name: string) => string} [how.exportAs] the name of an export
 */
function commonJs(text, { from = fromFile, exportAs = sameName }) {
  const { program, module: found } = parseSync('bundled.js', text);
  const changes = [];
  const sources = new Map();
  for (const { start, end, moduleRequest, entries } of found.staticImports) {
    const { code, nameOf = sameName } = from(moduleRequest.value);
    const wanted = entries.map(({ importName: { kind, name }, localName }) => ({
      name: kind === 'Name' ? nameOf(name) : undefined,
      local: localName.value,
    }));
    sources.set(code, [...(sources.get(code) ?? []), ...wanted]);
    changes.push({ start, end, code: '' });
  }
  for (const { start, end, moduleRequest } of found.dynamicImports) {
    const request = text.slice(moduleRequest.start, moduleRequest.end);
    changes.push({ start, end, code: `Promise.resolve().then(()=>require(${request}))` });
  }
  for (const { type, start, end, specifiers } of program.body) {
    if (type !== 'ExportNamedDeclaration') continue;
    refuseChanged(program, specifiers);
    const pairs = specifiers.map(({ local, exported }) => `${json(exportAs(exported.name))}:${local.name}`);
    changes.push({ start, end, code: `module.exports={${pairs.join()}};` });
  }
  // As in an ES module, imports come first.
  return [...sources].map(requireOf).join('') + applied(text, changes);
}

/** Another file of the bundle or a module of the platform, read under its own names. */
const fromFile = (request) => ({ code: `require(${json(request)})` });

function requireOf([code, wanted]) {
  if (wanted.length === 0) return `${code};`;
  const whole = wanted.filter(({ name }) => name === undefined);
  const pairs = wanted.flatMap(({ name, local }) => (name === undefined ? [] : [`${json(name)}:${local}`]));
  const names = whole.map(({ local }) => `var ${local}=${code};`);
  return [...names, ...(pairs.length > 0 ? [`var {${pairs.join()}}=${code};`] : [])].join('');
}

function applied(text, changes) {
  let result = '';
  let at = 0;
  for (const { start, end, code } of changes.toSorted((a, b) => a.start - b.start)) {
    const lines = text.slice(start, end).match(/\n/g) ?? [];
    result += text.slice(at, start) + code + lines.join('');
    at = end;
  }
  return result + text.slice(at);
}

/** What is exported is read once, so it must not change afterwards: no function may assign it. */
function refuseChanged(program, specifiers) {
  const names = new Set(specifiers.map(({ local }) => local.name));
  const changed = program.body.flatMap((statement) => [...assignedIn(statement, false)]);
  const found = changed.find((name) => names.has(name));
  if (found !== undefined) throw new Error(`A function assigns ${found}, which another bundle imports.`);
}

/** The names that functions in this tree assign. */
function* assignedIn(node, inFunction) {
  if (typeof node !== 'object' || node === null) return;
  const target = node.type === 'AssignmentExpression' ? node.left : node.argument;
  const assigns = node.type === 'AssignmentExpression' || node.type === 'UpdateExpression';
  if (assigns && inFunction && target.type === 'Identifier') yield target.name;
  const isFunction = /Function/.test(node.type ?? '');
  for (const child of Object.values(node)) yield* assignedIn(child, inFunction || isFunction);
}

module.exports = { commonJs };
