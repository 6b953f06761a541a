// Set Up in Microsoft Entra: asks with every change listed, then carries the steps out.
import * as l10n from '../../core/l10n.ts';
import { dueSteps } from '../../provisioning/planStep.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { chooseDifferently } from './chooseDifferently.ts';
import { type DraftResult, madeFor } from './draftResult.ts';
import { applyQuestion, otherChoices } from './provisionQuestions.ts';
import { advised, driftOf, type ProvisionDeps, showReceipt } from './setupResults.ts';
import { askAndSignIn, noTrust } from './signInForSetup.ts';
import type { TenantSetup } from './tenantSetup.ts';

export const applyRow = (deps: ProvisionDeps, setup: TenantSetup): Command =>
  command({
    id: 'exchangeOAuth.provision.apply',
    needsTrust: noTrust,
    choose: async (call) => {
      const planned = await askAndSignIn(
        call,
        deps,
        setup,
        l10n.t('Which registration do you want to set up?'),
      );
      const chosen = chosenSteps(call);
      const due = [
        ...dueSteps(planned.steps),
        ...planned.steps.filter(({ id, optional }) => optional === true && chosen.includes(id)),
      ];
      return { ...planned, chosen, due };
    },
    confirm: ({ stored, due, session }) =>
      due.length === 0 ? undefined : applyQuestion(stored.registration.name, due, session.userName),
    progress: ({ stored }) => ({
      title: l10n.t('Setting up {0}', stored.registration.name),
      where: 'notification',
    }),
    run: async ({ chosen, due: _due, ...proposed }, { answer, ...running }): Promise<DraftResult> => {
      const planned =
        answer === otherChoices() ? await chooseDifferently(proposed, setup, running) : proposed;
      const { provisioning, registration } = await setup.open(planned, running);
      // With nothing due it still finishes what an interrupted run left on this computer.
      const results = await provisioning.apply(planned.request, chosen);
      const steps = await advised(deps, planned, results);
      if (!planned.draft && steps.every(({ ok }) => ok)) {
        const left = planned.steps.filter(({ id }) => !results.some((one) => one.id === id));
        await deps.services.reports.saveDrift(registration(), driftOf(left));
      }
      return planned.draft ? { steps, ...madeFor(registration()) } : { steps };
    },
    // The wizard tells it in its own page.
    tell: (result, subject) =>
      subject.draft ? undefined : showReceipt(deps, subject, result.steps, 'setup'),
  });

const chosenSteps = ({ values }: Call): readonly string[] =>
  Array.isArray(values['steps']) ? values['steps'].filter((id) => typeof id === 'string') : [];
