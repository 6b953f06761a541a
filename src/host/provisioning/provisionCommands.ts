// Show Setup Plan, Set Up in Microsoft Entra, Undo Setup in Microsoft Entra and Renew Credential.
import * as l10n from '../../core/l10n.ts';
import { parseRegistration } from '../../core/registration/parseRegistration.ts';
import type { FederatedTrust, Registration } from '../../core/registration/registration.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { planMarkdown, receiptMarkdown } from '../../pages/provisioningPage.ts';
import type { StepResult } from '../../provisioning/carryOut.ts';
import { dueSteps, type PlanStep, shownStep } from '../../provisioning/planStep.ts';
import { askRegistration } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import type { Pages } from '../shell/pages.ts';
import { type AdvisedStep, advisedSteps } from './advisedSteps.ts';
import { choicesOf } from './choices.ts';
import { chooseDifferently } from './chooseDifferently.ts';
import type { ProvisioningDeps } from './openProvisioning.ts';
import { createProvisioningRoom, type Prepared, type Room } from './provisioningRoom.ts';
import {
  applyQuestion,
  otherChoices,
  rotateQuestion,
  undoAnswers,
  undoQuestion,
} from './provisionQuestions.ts';
import { sharing } from './registrationEffects.ts';
import { scriptsFor } from './setupScripts.ts';
import { type Choices, wantedFor } from './wantedFor.ts';

/** Results, and for the wizard's draft what it has to take over. */
export interface DraftResult {
  readonly steps: readonly AdvisedStep[];
  readonly clientId?: string;
  readonly credentialExpiresOn?: string;
  readonly federatedCredential?: FederatedTrust;
}

export interface ProvisionDeps extends ProvisioningDeps {
  readonly pages: Pages;
}

export function provisionCommands(deps: ProvisionDeps): readonly Command[] {
  const room = createProvisioningRoom(deps);
  return [planRow(deps, room), applyRow(deps, room), undoRow(deps, room), rotateRow(deps, room)];
}

const quiet = (): { readonly signal: AbortSignal; readonly report: (text: string) => void } => ({
  signal: new AbortController().signal,
  report: () => undefined,
});

const noTrust = l10n.msg('nothing is changed in the tenant');

const planRow = (deps: ProvisionDeps, room: Room): Command =>
  command({
    id: 'exchangeOAuth.provision.plan',
    choose: async (call) => {
      const stored = await askRegistration(
        call,
        deps.services.registrations,
        l10n.t('Whose setup do you want to look at?'),
      );
      return { stored, way: await room.chooseWay(stored.registration, call), choices: choicesOf(call) };
    },
    progress: ({ stored }) => ({
      title: l10n.t('Looking at {0} in Microsoft Entra', stored.registration.name),
      where: 'notification',
    }),
    run: async ({ stored, way, choices }, running) => {
      const steps =
        way === 'script'
          ? await unseen(stored.registration, choices)
          : (await room.prepare(stored, way, choices, running)).steps;
      if (way !== 'script') await deps.services.reports.saveDrift(stored.registration, driftOf(steps));
      return { way, steps: steps.map(shownStep) };
    },
    tell: async ({ steps }, { stored: { registration } }) =>
      deps.pages.show(
        l10n.t('Setup plan of {0}', registration.name),
        planMarkdown(registration.name, steps, await scriptsFor(registration)),
      ),
  });

/** What differs, in sentences; what nobody could look at is none. */
const driftOf = (steps: readonly PlanStep[]): readonly string[] =>
  steps.flatMap(({ title, state, change }) =>
    state === 'present' || state === 'unknown' ? [] : [`${title}: ${change ?? state}`],
  );

async function unseen(registration: Registration, choices: Choices): Promise<readonly PlanStep[]> {
  const { planUnseen } = await import('../../provisioning/provisioning.ts');
  return planUnseen(await wantedFor(registration, undefined, choices));
}

const applyRow = (deps: ProvisionDeps, room: Room): Command =>
  command({
    id: 'exchangeOAuth.provision.apply',
    needsTrust: noTrust,
    choose: async (call) => {
      const prepared = await askAndSignIn(
        call,
        deps,
        room,
        l10n.t('Which registration do you want to set up?'),
      );
      const chosen = chosenSteps(call);
      const due = [
        ...dueSteps(prepared.steps),
        ...prepared.steps.filter(({ id, optional }) => optional === true && chosen.includes(id)),
      ];
      return { ...prepared, chosen, due };
    },
    confirm: ({ stored, due, session }) =>
      due.length === 0 ? undefined : applyQuestion(stored.registration.name, due, session.userName),
    progress: ({ stored }) => ({
      title: l10n.t('Setting up {0}', stored.registration.name),
      where: 'notification',
    }),
    run: async ({ chosen, due: _due, ...proposed }, { answer, ...running }): Promise<DraftResult> => {
      const prepared =
        answer === otherChoices() ? await chooseDifferently(proposed, room, running) : proposed;
      const { provisioning, registration } = await room.open(prepared, running);
      // With nothing due it still finishes what an interrupted run left on this computer.
      const results = await provisioning.apply(prepared.request, chosen);
      const steps = await advised(deps, prepared, results);
      if (!prepared.draft && steps.every(({ ok }) => ok)) {
        const left = prepared.steps.filter(({ id }) => !results.some((one) => one.id === id));
        await deps.services.reports.saveDrift(registration(), driftOf(left));
      }
      return prepared.draft ? { steps, ...madeFor(registration()) } : { steps };
    },
    // The wizard tells it in its own page.
    tell: (result, subject) => (subject.draft ? undefined : showReceipt(deps, subject, result.steps)),
  });

const madeFor = ({ clientId, credentialExpiresOn, federatedCredential }: Registration) => ({
  clientId,
  ...(credentialExpiresOn === undefined ? {} : { credentialExpiresOn }),
  ...(federatedCredential === undefined ? {} : { federatedCredential }),
});

const undoRow = (deps: ProvisionDeps, room: Room): Command =>
  command({
    id: 'exchangeOAuth.provision.undo',
    needsTrust: noTrust,
    choose: async (call) => {
      const question = l10n.t('Whose setup do you want to undo?');
      const stored = await askRegistration(call, deps.services.registrations, question);
      const { openRunOf } = await import('../../provisioning/provisioning.ts');
      const run = await openRunOf(room.journalOf(stored.registration));
      // Before anybody signs in for nothing.
      if (run === undefined) {
        throw new Error(
          l10n.record('Nothing was set up from this computer, so there is nothing to take back.'),
        );
      }
      return { ...(await signedIn(call, room, stored)), run };
    },
    confirm: ({ stored: { registration }, run }) => {
      const others = sharing(deps.services.registrations, registration);
      return undoQuestion(
        registration,
        run,
        others.map((one) => one.registration),
      );
    },
    progress: ({ stored }) => ({
      title: l10n.t('Undoing the setup of {0}', stored.registration.name),
      where: 'notification',
    }),
    run: async (subject, { answer, ...running }) => {
      const { provisioning } = await room.open(subject, running);
      const results = await provisioning.undo(subject.request, { purge: answer === l10n.t(undoAnswers[1]) });
      return { steps: await advised(deps, subject, results) };
    },
    tell: (result, subject) => showReceipt(deps, subject, result.steps),
  });

const rotateRow = (deps: ProvisionDeps, room: Room): Command =>
  command({
    id: 'exchangeOAuth.credential.rotate',
    needsTrust: noTrust,
    choose: (call) => askAndSignIn(call, deps, room, l10n.t('Whose credential do you want to renew?')),
    confirm: ({ stored }) => rotateQuestion(stored.registration.name),
    progress: ({ stored }) => ({
      title: l10n.t('Renewing the credential of {0}', stored.registration.name),
      where: 'notification',
    }),
    run: async (prepared, running) => {
      const { credential } = prepared.request;
      if (credential === 'none' || credential === 'federated') throw new Error(nothingToRenew[credential]);
      const { provisioning } = await room.open(prepared, running);
      return { steps: await advised(deps, prepared, await provisioning.rotate(prepared.request)) };
    },
    tell: (result, subject) => showReceipt(deps, subject, result.steps),
  });

const nothingToRenew = {
  none: l10n.record('This registration signs a person in and has no credential of its own.'),
  federated: l10n.record(
    'This registration has a federated credential, which does not end, so there is nothing to renew.',
  ),
} as const;

async function askAndSignIn(
  call: Call,
  deps: ProvisionDeps,
  room: Room,
  question: string,
): Promise<Prepared> {
  const draft = draftIn(call);
  const stored = draft ?? (await askRegistration(call, deps.services.registrations, question));
  return signedIn(call, room, stored);
}

async function signedIn(call: Call, room: Room, stored: StoredRegistration): Promise<Prepared> {
  const way = await room.chooseWay(stored.registration, call);
  if (way === 'script') {
    throw new Error(
      l10n.record(
        'No administrator can sign in from here. Add the tenant’s application to the setting exchangeOAuth.provisioners, or hand over a script from Show Setup Plan.',
      ),
    );
  }
  return room.prepare(stored, way, choicesOf(call), quiet(), draftIn(call) !== undefined);
}

/** The wizard's draft: it stands in no settings yet. Only this extension's own calls may carry one. */
function draftIn({ byPerson, values }: Call): StoredRegistration | undefined {
  const parsed = byPerson && values['draft'] !== undefined ? parseRegistration(values['draft']) : undefined;
  if (parsed === undefined) return undefined;
  if (!parsed.ok) throw new Error(parsed.problem);
  return { registration: parsed.registration, scope: { kind: 'user' }, ignoredHosts: [] };
}

const chosenSteps = ({ values }: Call): readonly string[] =>
  Array.isArray(values['steps']) ? values['steps'].filter((id) => typeof id === 'string') : [];

const advised = (
  { services }: ProvisionDeps,
  { stored: { registration }, steps, session }: Prepared,
  results: readonly StepResult[],
): Promise<readonly AdvisedStep[]> =>
  advisedSteps(results, { registration, steps, permissions: session.permissions, redact: services.redact });

const showReceipt = (
  { pages }: ProvisionDeps,
  { stored: { registration }, session }: Pick<Prepared, 'stored' | 'session'>,
  steps: readonly AdvisedStep[],
): Promise<void> =>
  pages.show(
    l10n.t('Receipt {0}', registration.name),
    receiptMarkdown(registration.name, steps, {
      when: new Date().toISOString().slice(0, 16).replace('T', ' '),
      person: session.userName,
    }),
  );
