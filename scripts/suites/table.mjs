// Every suite of `npm test`, in the order in which they run.
import { needOtherTools } from '../setup/otherTools.mjs';
import { windowTests } from './e2e.mjs';
import { desktopHostTests, servedHostTests } from './host.mjs';
import { nodeTests } from './nodeTests.mjs';
import { packageContents } from './packageContents.mjs';
import { tool } from './tools.mjs';

/**
 * name: what `npm test -- <name>` picks; groups: other names that pick it too;
 * prepare: what has to be there first.
 */
const suites = [
  { name: 'types', groups: ['check'], run: tool('types') },
  { name: 'lint', groups: ['check'], run: tool('lint') },
  { name: 'format', groups: ['check'], run: tool('format') },
  { name: 'unit', groups: ['check'], prepare: needOtherTools, run: nodeTests('unit') },
  { name: 'rules', groups: ['check'], run: nodeTests('rules') },
  { name: 'dead-code', groups: ['check'], run: tool('dead code') },
  { name: 'wire', groups: [], prepare: needOtherTools, run: nodeTests('wire') },
  { name: 'package', groups: [], run: packageContents },
  { name: 'host', groups: [], run: servedHostTests },
  { name: 'desktop', groups: [], run: desktopHostTests },
  { name: 'e2e', groups: [], run: windowTests },
];

/** The names that a person may pick suites by. */
export const names = [...new Set(suites.flatMap(({ name, groups }) => [name, ...groups]))];

/** The suites that the given names pick; all of them when there are none. */
export function pick(wanted) {
  if (wanted.length === 0) return suites;
  return suites.filter(({ name, groups }) => [name, ...groups].some((each) => wanted.includes(each)));
}
