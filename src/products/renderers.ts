// What renders each product, library and tool: a bundle of its own, loaded when something is rendered.
import type { Renderer } from './product.ts';
import { targetTable } from './targetTable.ts';

/** By product id. */
export const renderers: Readonly<Record<string, Renderer>> = Object.fromEntries(
  targetTable.map(({ id, render }) => [id, render]),
);
