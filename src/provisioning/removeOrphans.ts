// Removes the secrets that an interrupted run made and could not keep; each is a step of its own, in journal and result.
import { type Carrying, carryOut, type StepResult } from './carryOut.ts';
import type { PlanStep } from './planStep.ts';

/** Stops at the first failure. */
export async function removeOrphans(
  carrying: Carrying,
  steps: readonly PlanStep[],
): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps.filter(({ operation }) => operation?.kind === 'removeSecret')) {
    const result = await carryOut(carrying, step);
    results.push(result);
    if (!result.ok) break;
  }
  return results;
}
