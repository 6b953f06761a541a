// What a person downloads and what VS Code may load of it.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench.ts';

const sizes = path.join(import.meta.dirname, '..', '..', 'dist', 'sizes.json');

export const bench: Bench = async (rig) => {
  const scripts: Record<string, number> = JSON.parse(readFileSync(sizes, 'utf8'));
  const all = Object.values(scripts).reduce((sum, bytes) => sum + bytes, 0);
  return [
    { what: 'the VSIX', ours: statSync(rig.vsix).size / 1024, unit: 'KB' },
    {
      what: 'extension.js',
      ours: (scripts['dist/extension.js'] ?? Number.NaN) / 1024,
      unit: 'KB',
      atMost: 80,
    },
    { what: 'all shipped JavaScript', ours: all / 1024, unit: 'KB', atMost: 900 },
  ];
};
