// Every suite of `npm test`: what it is called, what it needs, and what it may run beside.
import { needBuild } from '../setup/build.mjs';
import { needOtherTools } from '../setup/otherTools.mjs';
import { windowTests } from './e2e.mjs';
import { desktopHostTests, servedHostTests } from './host.mjs';
import { nodeTests } from './nodeTests.mjs';
import { packageContents } from './packageContents.mjs';
import { pageTests } from './page.mjs';
import { tool } from './tools.mjs';
import { unitTests } from './unit.mjs';

const toolsAndBuild = async () => {
  await needOtherTools();
  await needBuild();
};

/**
 * name: what `npm test -- <name>` picks; groups: other names that pick it too; prepare: what has to be there first;
 * stage: a stage begins when the one before has ended, so that nothing reads dist/ while it is written;
 * lane: suites of one lane run one after the other, lanes of a stage side by side.
 */
const suites = [
  { name: 'types', groups: ['check'], stage: 1, lane: 'tools', run: tool('types') },
  { name: 'lint', groups: ['check'], stage: 1, lane: 'tools', run: tool('lint') },
  { name: 'format', groups: ['check'], stage: 1, lane: 'tools', run: tool('format') },
  { name: 'dead-code', groups: ['check'], stage: 1, lane: 'tools', run: tool('dead code') },
  {
    name: 'rules',
    groups: ['check'],
    stage: 1,
    lane: 'tools',
    run: nodeTests('rules', { keepCompiled: true }),
  },
  { name: 'unit', groups: ['check'], stage: 1, lane: 'unit', prepare: needOtherTools, run: unitTests },
  {
    name: 'programs',
    groups: [],
    stage: 2,
    lane: 'programs',
    prepare: needOtherTools,
    run: nodeTests('programs'),
  },
  { name: 'package', groups: [], stage: 2, lane: 'package', run: packageContents },
  { name: 'e2e', groups: [], stage: 3, lane: 'window', run: windowTests },
  { name: 'host', groups: [], stage: 3, lane: 'host', run: servedHostTests },
  { name: 'desktop', groups: [], stage: 3, lane: 'host', run: desktopHostTests },
  { name: 'wire', groups: [], stage: 3, lane: 'host', prepare: toolsAndBuild, run: nodeTests('wire') },
  { name: 'page', groups: [], stage: 3, lane: 'host', run: pageTests },
];

/** The names that a person may pick suites by. */
export const names = [...new Set(suites.flatMap(({ name, groups }) => [name, ...groups]))];

/** The suites that the given names pick, all of them when there are none: by stage, and in a stage by lane. */
export function pick(wanted) {
  const picked = suites.filter(
    ({ name, groups }) => wanted.length === 0 || [name, ...groups].some((each) => wanted.includes(each)),
  );
  const stages = Map.groupBy(picked, ({ stage }) => stage);
  return [...stages.values()].map((stage) => [...Map.groupBy(stage, ({ lane }) => lane).values()]);
}
