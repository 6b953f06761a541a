// The questions before anything is changed: what would be done, by whom it may be, and what else uses it.
import type { Registration } from '../../core/registration/registration.ts';
import type { RunState } from '../../provisioning/journal.ts';
import type { PlanStep } from '../../provisioning/planStep.ts';
import type { Question } from '../shell/question.ts';

export const applyQuestion = (
  name: string,
  due: readonly PlanStep[],
  userName: string | undefined,
): Question => ({
  title: `Set up ${name} in Microsoft Entra?`,
  detail: [
    userName === undefined ? undefined : `Signed in as ${userName}.`,
    ...due.map(
      ({ title, change = '', role, lacksRole }) =>
        `• ${title}: ${change}${role === undefined ? '' : ` (${role}${lacksRole === true ? ', which you do not hold at the moment' : ''})`}`,
    ),
    'Every step can be undone with Undo Setup in Microsoft Entra.',
  ]
    .filter((line) => line !== undefined)
    .join('\n'),
  answers: ['Set Up'],
});

export const undoAnswers = ['Undo', 'Undo and Delete for Good'] as const;

export function undoQuestion(
  registration: Registration,
  run: RunState,
  sharing: readonly Registration[],
): Question {
  const steps = run.steps.filter(({ status }) => status === 'done').map(({ step }) => `• ${step}`);
  const others = sharing.filter(({ id }) => id !== registration.id).map(({ name }) => name);
  const made = run.steps.some(({ work, status }) => work === 'createApplication' && status === 'done');
  return {
    title: `Undo the setup of ${registration.name}?`,
    detail: [
      'What was made or changed from this computer is removed or set back:',
      ...steps,
      made
        ? 'The app registration is deleted. Entra keeps it for 30 days unless it is deleted for good.'
        : undefined,
      others.length === 0 ? undefined : `It is also used by: ${others.join(', ')}.`,
      'What somebody changed since is left as it is.',
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
    answers: made ? undoAnswers : [undoAnswers[0]],
  };
}

export const rotateQuestion = (name: string): Question => ({
  title: `Renew the credential of ${name}?`,
  detail: [
    'A new credential is added beside the old one, stored on this computer, and proved with a sign-in.',
    'Then it is put into use here. The old one stays valid until you confirm that nothing uses it.',
  ].join('\n'),
  answers: ['Renew'],
});
