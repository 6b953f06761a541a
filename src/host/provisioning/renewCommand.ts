// Renew Credential: a new one beside the old one, proved, in use, and the old one removed when nothing uses it.
import * as l10n from '../../core/l10n.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Command, command } from '../shell/command.ts';
import { rotateQuestion } from './provisionQuestions.ts';
import { setupOptionsOf } from './setupOptions.ts';
import { advised, type ProvisionDeps, showReceipt } from './setupResults.ts';
import { noTrust, signedIn } from './signInForSetup.ts';
import type { TenantSetup } from './tenantSetup.ts';
import { wantedFor } from './wantedFor.ts';

export const renewRow = (deps: ProvisionDeps, setup: TenantSetup): Command =>
  command({
    id: 'exchangeOAuth.credential.rotate',
    needsTrust: noTrust,
    choose: async (call) => {
      const question = l10n.t('Whose credential do you want to renew?');
      const stored = await askRegistration(call, deps.services.registrations, question);
      // Checked before the sign-in, which would be of no use otherwise.
      const { credential } = await wantedFor(stored.registration, undefined, setupOptionsOf(call));
      if (credential === 'none' || credential === 'federated') throw new Error(nothingToRenew[credential]);
      return signedIn(call, setup, stored);
    },
    confirm: ({ stored }) => rotateQuestion(stored.registration.name),
    progress: ({ stored }) => ({
      title: l10n.t('Renewing the credential of {0}', stored.registration.name),
      where: 'notification',
    }),
    run: async (planned, running) => {
      const { provisioning } = await setup.open(planned, running);
      return { steps: await advised(deps, planned, await provisioning.rotate(planned.request)) };
    },
    tell: (result, subject) => showReceipt(deps, subject, result.steps, 'renewal'),
  });

const nothingToRenew = {
  none: l10n.record('This registration signs a person in and has no credential of its own.'),
  federated: l10n.record(
    'This registration has a federated credential, which does not end, so there is nothing to renew.',
  ),
} as const;
