// Before a setup: what a person chose differently, looked at anew and asked again, as often as it takes.
import { grants } from '../../core/permissions/grants.ts';
import { dueSteps } from '../../provisioning/planStep.ts';
import { ask } from '../shell/question.ts';
import type { Running } from './openProvisioning.ts';
import { askOtherChoice } from './otherChoices.ts';
import { applyQuestion, otherChoices } from './provisionQuestions.ts';
import type { PlannedSetup, TenantSetup } from './tenantSetup.ts';

/** What the person agreed to in the end; throws CancellationError if they leave. */
export async function chooseDifferently(
  first: PlannedSetup,
  setup: TenantSetup,
  running: Running,
): Promise<PlannedSetup> {
  for (let current = first; ; ) {
    const { registration, options } = await askOtherChoice(await contextOf(current, setup, running));
    const stored = { ...current.stored, registration };
    const { way } = current.session;
    current = await setup.signInAndPlan({ stored, way, draft: current.draft }, options, running);
    const due = dueSteps(current.steps);
    if (due.length === 0) return current;
    const answer = await ask(applyQuestion(registration.name, due, current.session.userName));
    if (answer !== otherChoices()) return current;
  }
}

async function contextOf(planned: PlannedSetup, setup: TenantSetup, running: Running) {
  const { registration } = planned.stored;
  const { permissions } = planned.request;
  return {
    registration,
    options: planned.options,
    endpoints: await setup.endpoints(registration),
    exchangeRoles: [...new Set(permissions.flatMap(({ rbacRole }) => rbacRole ?? []))],
    hasCredential: grants[registration.grant].access === 'app',
    applications: () => setup.applications(planned, running),
  };
}
