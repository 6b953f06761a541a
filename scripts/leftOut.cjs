// Two esbuild plugins that keep code of packages out of the bundles which nothing here runs.

const { readFile } = require('node:fs/promises');

/**
 * What MSAL imports and never calls here: jsonwebtoken (60 KB with what it needs), since src/oauth/clientAssertion.ts signs
 * with certificates, and the clients of grants and answers that the extension does not have. What is in their place
 * throws an error if MSAL ever calls it.
 */
const leftOutOfMsal = {
  jsonwebtoken: 'export default { sign: leftOut };',
  './OnBehalfOfClient.mjs': 'export { leftOut as OnBehalfOfClient };',
  './UserFederatedIdentityCredentialClient.mjs':
    'export { leftOut as UserFederatedIdentityCredentialClient };',
  '../network/LoopbackClient.mjs': 'export { leftOut as LoopbackClient };',
};

const leftOut = {
  name: 'left-out',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path: name, importer }) =>
      Object.hasOwn(leftOutOfMsal, name) && /[\\/]msal-node[\\/]/.test(importer)
        ? { path: name, namespace: 'left-out' }
        : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'left-out' }, ({ path: name }) => ({
      contents: `function leftOut() { throw new Error('${name} is left out of this bundle'); } ${leftOutOfMsal[name]}`,
    }));
  },
};

/** What MSAL notes for its own log, which nobody reads here: a statement of its own in each case. */
const note =
  /^(\s*)((?:this\.)?(?:logger|commonLogger)\??\.(?:trace|verbose|info|warning|error)(?:Pii)?\()/gm;

const unreadNotes = {
  name: 'unread-notes',
  setup(build) {
    build.onLoad({ filter: /[\\/]@azure[\\/]msal-[\w-]+[\\/].*\.mjs$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(note, '$1/* @__PURE__ */ $2'),
    }));
  },
};

/** Packages whose modules only define what they export, though they do not say so: what nothing imports is left out. */
const onlyDefinitions =
  /[\\/]node_modules[\\/](?:@azure[\\/]msal-node|@microsoft[\\/]microsoft-graph-client|@peculiar[\\/]asn1-[\w-]+)[\\/]/;

const unusedModules = {
  name: 'unused-modules',
  setup(build) {
    build.onResolve({ filter: /./ }, async ({ path: name, pluginData, ...asked }) => {
      if (pluginData === unusedModules || asked.kind !== 'import-statement') return undefined;
      if (!onlyDefinitions.test(asked.importer) && !/^@(?:azure|microsoft|peculiar)\//.test(name))
        return undefined;
      const found = await build.resolve(name, { ...asked, pluginData: unusedModules });
      return onlyDefinitions.test(found.path) ? { ...found, sideEffects: false } : found;
    });
  },
};

module.exports = { leftOut, unreadNotes, unusedModules };
