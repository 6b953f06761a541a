// The list of targets with sources, dates and oracles: for `npm run targets` and the table in CONTRIBUTING.md.
import { keyLists } from '../../src/products/keyLists.ts';
import { oracleOf } from './oracles.ts';
import { allTargets } from './renderings.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** One line for each target's source, the one that was read longest ago first. */
export function sourceLines(): readonly string[] {
  const rows = allTargets.flatMap(({ product, target }) =>
    (keyLists[product.id] ?? []).map((list) => ({ ...list, target })),
  );
  return rows
    .toSorted((a, b) => a.readOn.localeCompare(b.readOn) || a.target.localeCompare(b.target))
    .map(({ target, file, source, release, readOn }) => {
      const oracle = oracleOf(target);
      const judged = oracle === undefined ? 'golden only' : `${oracle.how}: ${oracle.with}`;
      return `${readOn}  ${target} (${file})  ${release}  ${source}  [${judged}]`;
    });
}

/** The table of CONTRIBUTING.md. */
function oracleTable(): string {
  const rows = allTargets
    .map(({ target }) => ({ target, oracle: oracleOf(target) }))
    .toSorted((a, b) => a.target.localeCompare(b.target))
    .map(({ target, oracle }) =>
      oracle === undefined
        ? `| ${target} | none: golden and keys list only | |`
        : `| ${target} | ${oracle.how} | ${cell(oracle.with)} |`,
    );
  return ['| target | oracle | program, compiler or parser |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What frames the table in the document. */
const tableMarks = { start: '<!-- targets: npm run targets -- --write -->', end: '<!-- /targets -->' };

/** The document with the table as it is now. */
export function withOracleTable(document: string): string {
  const start = document.indexOf(tableMarks.start);
  const end = document.indexOf(tableMarks.end);
  if (start < 0 || end < start)
    throw new Error('CONTRIBUTING.md has lost the marks around the table of targets.');
  return `${document.slice(0, start)}${tableMarks.start}\n\n${oracleTable()}\n\n${document.slice(end)}`;
}
