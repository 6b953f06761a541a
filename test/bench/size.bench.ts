// What a person downloads and what VS Code may load of it.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench.ts';

/** All benches need the VSIX, this one nothing else. */
export const about = 'The packaged extension and the JavaScript in it.';

const sizes = path.join(import.meta.dirname, '..', '..', 'dist', 'sizes.json');

export const bench: Bench = async function* ({ vsix }) {
  const scripts: Record<string, number> = JSON.parse(readFileSync(sizes, 'utf8'));
  const all = Object.values(scripts).reduce((sum, bytes) => sum + bytes, 0);
  const extension = scripts['dist/extension.js'] ?? Number.NaN;
  yield { what: 'the VSIX', ours: statSync(vsix).size / 1024, unit: 'KB', atMost: 500 };
  yield { what: 'extension.js', ours: extension / 1024, unit: 'KB', atMost: 5 };
  yield { what: 'all shipped JavaScript', ours: all / 1024, unit: 'KB', atMost: 1280 };
};
