// What the bundles hold of others: their licence texts in one file, and a bill of materials (CycloneDX 1.6) in another.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const noticesFile = 'THIRD-PARTY-NOTICES.txt';
const billFile = 'bill-of-materials.cdx.json';

/**
 * Writes both files into a folder. They hold no date and no random number, so that two builds give the same bytes.
 * @param {string} root the repository's root
 * @param {Iterable<string>} inputs the files that went into the bundles, from the root, as esbuild's metafile names them
 * @returns {string[]} the paths of the files, from the root
 */
export function writeThirdParty(root, inputs, folder) {
  const packages = packagesOf(root, inputs);
  const notices = packages.map(noticeOf).join(`\n${'-'.repeat(78)}\n\n`);
  const bill = JSON.stringify(billOf(root, packages), null, 2);
  writeFileSync(path.join(root, folder, noticesFile), notices);
  writeFileSync(path.join(root, folder, billFile), `${bill}\n`);
  return [noticesFile, billFile].map((name) => path.posix.join(folder, name));
}

function packagesOf(root, inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input.replaceAll('\\', '/'));
    if (found) folders.add(found[0]);
  }
  return [...folders].sort().map((folder) => {
    const file = path.join(root, folder, 'package.json');
    const { name, version, license } = JSON.parse(readFileSync(file, 'utf8'));
    return { name, version, license, texts: licenceTexts(path.join(root, folder)) };
  });
}

function licenceTexts(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

function noticeOf({ name, version, license, texts }) {
  const text =
    texts.length > 0 ? texts.join('\n\n') : `The package names the licence ${license} and brings no text.`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** https://cyclonedx.org/docs/1.6/json/ */
function billOf(root, packages) {
  const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { packages: locked } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: own.name, version: own.version } },
    components: packages.map(({ name, version, license }) => ({
      type: 'library',
      'bom-ref': `${name}@${version}`,
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      licenses: [/[() ]/.test(license) ? { expression: license } : { license: { id: license } }],
      hashes: hashesOf(locked[`node_modules/${name}`]),
    })),
  };
}

/** The lock file's checksum (SRI, base64) as CycloneDX writes it (hex). */
function hashesOf(entry) {
  const [algorithm, base64] = entry?.integrity?.split('-') ?? [];
  if (algorithm !== 'sha512') return [];
  return [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }];
}
