// Show Setup Plan: what is there and what would change, without changing anything.
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { planMarkdown } from '../../pages/provisioningPage.ts';
import { type PlanStep, shownStep } from '../../provisioning/planStep.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Command, command } from '../shell/command.ts';
import { type SetupOptions, setupOptionsOf } from './setupOptions.ts';
import { driftOf, type ProvisionDeps } from './setupResults.ts';
import { scriptsFor } from './setupScripts.ts';
import { draftIn } from './signInForSetup.ts';
import type { TenantSetup } from './tenantSetup.ts';
import { wantedFor } from './wantedFor.ts';

export const planRow = (deps: ProvisionDeps, setup: TenantSetup): Command =>
  command({
    id: 'exchangeOAuth.provision.plan',
    choose: async (call) => {
      const question = l10n.t('Whose setup do you want to look at?');
      const stored = draftIn(call) ?? (await askRegistration(call, deps.services.registrations, question));
      return { stored, way: await setup.chooseWay(stored.registration, call), options: setupOptionsOf(call) };
    },
    progress: ({ stored }) => ({
      title: l10n.t(
        'Looking at {0} in Microsoft Entra. Sign in in the browser if it asks',
        stored.registration.name,
      ),
      where: 'notification',
    }),
    run: async ({ stored, way, options }, running) => {
      const steps =
        way === 'script'
          ? await unseen(stored.registration, options)
          : (await setup.signInAndPlan({ stored, way, draft: false }, options, running)).steps;
      if (way !== 'script') await deps.services.reports.saveDrift(stored.registration, driftOf(steps));
      return { way, steps: steps.map(shownStep) };
    },
    tell: async ({ steps }, { stored: { registration }, options }) =>
      deps.pages.show(
        l10n.t('Setup plan of {0}', registration.name),
        planMarkdown(registration.name, steps, await scriptsFor(registration, options.protocols)),
      ),
  });

async function unseen(registration: Registration, options: SetupOptions): Promise<readonly PlanStep[]> {
  const { planUnseen } = await import('../../provisioning/provisioning.ts');
  return planUnseen(await wantedFor(registration, undefined, options));
}
