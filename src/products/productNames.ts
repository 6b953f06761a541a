// Names of the products by id. Data alone: the build evaluates this file, so that a list of names does not load the rest.
import { targetTable } from './targetTable.ts';

export const productNames: Readonly<Record<string, string>> = Object.fromEntries(
  targetTable.map(({ id, name }) => [id, name]),
);
