// The table without its renderers and keys: plain data. The build evaluates this file and bundles its result alone, so
// that whatever lists products does not load what renders them (esbuild.js, evaluatedWhenBuilt).
import type { Product } from './product.ts';
import { targetTable } from './targetTable.ts';

/** In the order in which people see them; src/products/registry.ts is the way in. */
export const productRows: readonly Product[] = targetTable.map(
  ({ render: _render, keys: _keys, ...product }) => product,
);
