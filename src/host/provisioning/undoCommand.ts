// Undo Setup in Microsoft Entra: takes back what was made from this computer.
import * as l10n from '../../core/l10n.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Command, command } from '../shell/command.ts';
import { type DraftResult, madeFor } from './draftResult.ts';
import { undoAnswers, undoQuestion } from './provisionQuestions.ts';
import { sharing } from './registrationEffects.ts';
import { advised, type ProvisionDeps, showReceipt } from './setupResults.ts';
import { draftIn, noTrust, signedIn } from './signInForSetup.ts';
import type { TenantSetup } from './tenantSetup.ts';

export const undoRow = (deps: ProvisionDeps, setup: TenantSetup): Command =>
  command({
    id: 'exchangeOAuth.provision.undo',
    needsTrust: noTrust,
    choose: async (call) => {
      const question = l10n.t('Whose setup do you want to undo?');
      const stored = draftIn(call) ?? (await askRegistration(call, deps.services.registrations, question));
      const { openRunOf, undoable } = await import('../../provisioning/provisioning.ts');
      const run = await openRunOf(setup.journalOf(stored.registration));
      // Checked before the sign-in, which would be of no use otherwise.
      if (run === undefined) {
        throw new Error(
          l10n.record('Nothing was set up from this computer, so there is nothing to take back.'),
        );
      }
      return { ...(await signedIn(call, setup, stored)), takenBack: undoable(run.steps) };
    },
    confirm: ({ stored: { registration }, takenBack }) => {
      const others = sharing(deps.services.registrations, registration);
      return undoQuestion(
        registration,
        takenBack,
        others.map((one) => one.registration),
      );
    },
    progress: ({ stored }) => ({
      title: l10n.t('Undoing the setup of {0}', stored.registration.name),
      where: 'notification',
    }),
    run: async (subject, { answer, ...running }): Promise<DraftResult> => {
      const { provisioning, registration } = await setup.open(subject, running);
      const results = await provisioning.undo(subject.request, { purge: answer === l10n.t(undoAnswers[1]) });
      const steps = await advised(deps, subject, results);
      return subject.draft ? { steps, ...madeFor(registration()) } : { steps };
    },
    // The wizard tells it in its own page.
    tell: (result, subject) => (subject.draft ? undefined : showReceipt(deps, subject, result.steps, 'undo')),
  });
