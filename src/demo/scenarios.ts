// The named scenarios that a person switches between while the demo tenant runs.
import type { DemoPolicy } from './policy.ts';
import { scenarioRows } from './scenarioRows.ts';

export type ScenarioId = keyof typeof scenarioRows;

/** All scenarios in the order of a picker; `healthy` first. */
export const scenarios: readonly {
  readonly id: ScenarioId;
  readonly label: string;
  readonly detail: string;
}[] = Object.entries(scenarioRows).map(([id, { label, detail }]) => ({
  id: id as ScenarioId,
  label,
  detail,
}));

/** The policy values that a scenario changes. */
export function scenarioEffect(id: ScenarioId): Partial<DemoPolicy> {
  return scenarioRows[id].effect;
}

export function isScenario(id: string): id is ScenarioId {
  return Object.hasOwn(scenarioRows, id);
}
