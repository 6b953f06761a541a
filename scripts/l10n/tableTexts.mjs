// The texts of the larger tables, read row by row in place of a mark on each: what people see of products, of the demo
// tenant's scenarios, of problems in configuration files and of operations of EWS.
import { problemRows } from '../../src/configs/codes.ts';
import { ewsOperations } from '../../src/configs/ewsOperations.ts';
import { scenarios } from '../../src/demo/scenarios.ts';
import { noticesOf, products } from '../../src/products/registry.ts';

const notices = products.flatMap(({ id, protocols, grants }) =>
  grants.flatMap((grant) => noticesOf(id, protocols, grant)),
);

/** @returns {string[]} */
export const tableTexts = () =>
  [
    ...Object.values(problemRows).flatMap(({ title, why, fix }) => [title, why, fix]),
    ...ewsOperations.map(({ note }) => note),
    ...scenarios.flatMap(({ label, detail }) => [label, detail]),
    ...products.flatMap(({ summary, why, cannot, cloudsWhy, oneNameWhy, except }) => [
      summary,
      why,
      cannot,
      cloudsWhy,
      oneNameWhy,
      ...(except ?? []).map((each) => each.why),
    ]),
    ...notices.flatMap(({ text, more }) => [text, more]),
  ].filter((text) => text !== undefined);
