// The questions before anything is changed: what would be done, by whom it may be, and what else uses it.
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { JournalStep } from '../../provisioning/journal.ts';
import type { PlanStep } from '../../provisioning/planStep.ts';
import type { Question } from '../shell/question.ts';

export const applyQuestion = (
  name: string,
  due: readonly PlanStep[],
  userName: string | undefined,
): Question => ({
  title: l10n.t('Set up {0} in Microsoft Entra?', name),
  detail: [
    userName === undefined ? undefined : l10n.t('Signed in as {0}.', userName),
    ...due.map(
      ({ title, change = '', role, lacksRole }) =>
        `• ${l10n.shown(title)}: ${l10n.shown(change)}${role === undefined || lacksRole === false ? '' : ` ${roleWords(l10n.shown(role), lacksRole === true)}`}`,
    ),
    l10n.t('Every step can be undone with Undo Setup in Microsoft Entra.'),
  ]
    .filter((line) => line !== undefined)
    .join('\n'),
  answers: [l10n.t('Set Up'), otherChoices()],
});

const roleWords = (role: string, lacking: boolean): string =>
  lacking
    ? l10n.t('(Who may do it: {0}, which you do not hold at the moment.)', role)
    : l10n.t('(Who may do it: {0}.)', role);

/** The answer that opens the list of what can be done in another way. */
export const otherChoices = (): string => l10n.t('Other Choices…');

export const undoAnswers = [l10n.msg('Undo'), l10n.msg('Undo and Delete for Good')] as const;

export function undoQuestion(
  registration: Registration,
  steps: readonly JournalStep[],
  sharing: readonly Registration[],
): Question {
  const others = sharing.filter(({ id }) => id !== registration.id).map(({ name }) => name);
  const made = steps.some(({ operation }) => operation === 'createApplication');
  return {
    title: l10n.t('Undo the setup of {0}?', registration.name),
    detail: [
      l10n.t('What was made or changed from this computer is removed or set back:'),
      ...steps.map(({ title }) => `• ${l10n.shown(title)}`),
      made
        ? l10n.t('The app registration is deleted. Entra keeps it for 30 days unless it is deleted for good.')
        : undefined,
      others.length === 0 ? undefined : l10n.t('It is also used by: {0}.', others.join(', ')),
      l10n.t('What somebody changed since is left as it is.'),
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
    answers: made ? [l10n.t(undoAnswers[0]), l10n.t(undoAnswers[1])] : [l10n.t(undoAnswers[0])],
  };
}

export const rotateQuestion = (name: string): Question => ({
  title: l10n.t('Renew the credential of {0}?', name),
  detail: [
    l10n.t(
      'A new credential is added beside the old one, stored on this computer, and proved with a sign-in.',
    ),
    l10n.t('Then it is put into use here. The old one stays valid until you confirm that nothing uses it.'),
  ].join('\n'),
  answers: [l10n.t('Renew')],
});
