// Before a setup: what a person chose differently, looked at anew and asked again, as often as it takes.
import { grants } from '../../core/permissions/grants.ts';
import { dueSteps } from '../../provisioning/planStep.ts';
import { ask } from '../shell/question.ts';
import type { Running } from './openProvisioning.ts';
import { askOtherChoice } from './otherChoices.ts';
import type { Prepared, Room } from './provisioningRoom.ts';
import { applyQuestion, otherChoices } from './provisionQuestions.ts';

/** What the person agreed to in the end; throws CancellationError where they leave. */
export async function chooseDifferently(first: Prepared, room: Room, running: Running): Promise<Prepared> {
  for (let current = first; ; ) {
    const { registration, choices } = await askOtherChoice(await contextOf(current, room, running));
    const stored = { ...current.stored, registration };
    const { way } = current.session;
    current = await room.prepare(stored, way, choices, running, current.draft);
    const due = dueSteps(current.steps);
    if (due.length === 0) return current;
    const answer = await ask(applyQuestion(registration.name, due, current.session.userName));
    if (answer !== otherChoices()) return current;
  }
}

async function contextOf(prepared: Prepared, room: Room, running: Running) {
  const { registration } = prepared.stored;
  const { permissions } = prepared.request;
  return {
    ...{ registration, choices: prepared.choices, endpoints: await room.endpoints(registration) },
    exchangeRoles: [...new Set(permissions.flatMap(({ rbacRole }) => rbacRole ?? []))],
    hasCredential: grants[registration.grant].access === 'app',
    applications: () => room.applications(prepared, running),
  };
}
