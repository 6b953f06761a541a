// A person stops a run: what was sent is waited for, the next step is not begun, and what is done so far is told.
import { cancelled } from '../core/report/failure.ts';
import type { StepResult } from './carryOut.ts';
import type { Effects } from './effects.ts';

/** The step's result, or one that says that the run was stopped at it: the next run goes on there. */
export async function unlessStopped(
  { signal }: Pick<Effects, 'signal'>,
  { id, title }: Pick<StepResult, 'id' | 'title'>,
  work: () => Promise<StepResult>,
): Promise<StepResult> {
  const stopped = { id, title, ok: false, detail: '', evidence: cancelled().evidence };
  if (signal.aborted) return stopped;
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return stopped;
    throw error;
  }
}
