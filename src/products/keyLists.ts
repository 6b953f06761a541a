// The keys of every target: plain data. The build evaluates this file and bundles its result alone (esbuild.js).
import type { KeyList } from './keys.ts';
import { targetTable } from './targetTable.ts';

/** By product id. */
export const keyLists: Readonly<Record<string, readonly KeyList[]>> = Object.fromEntries(
  targetTable.map(({ id, keys }) => [id, keys]),
);
