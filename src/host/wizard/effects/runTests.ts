// Tests every mailbox through every protocol, each step shown as it ends, then the access policy; what is left when it is
// cancelled says so.

import * as l10n from '../../../core/l10n.ts';
import type { Mailbox, ProtocolId } from '../../../core/registration/registration.ts';
import {
  type ProbeReport,
  type ReportedStep,
  type StepOutcome,
  stepLabels,
} from '../../../core/report/probeReport.ts';
import type { PolicyFact, RunStep, TestFact } from '../../../wizard/facts.ts';
import type { WizardModel } from '../model.ts';
import { userErrorOf } from '../userErrors.ts';
import { checkEach, policyFacts, spokenPolicies } from './checkPolicies.ts';
import { forApplication } from './sameApplication.ts';

/** The list as it stands before a test: earlier reports if there are any. */
export function testFacts(model: WizardModel): readonly TestFact[] {
  const registration = model.registration();
  return registration.mailboxes.flatMap((mailbox) => {
    const reports = model.services.reports.probes(registration, mailbox.address);
    return mailbox.protocols.map((protocol) => {
      const report = reports.find((candidate) => candidate.protocol === protocol);
      return report === undefined ? waiting(mailbox.address, protocol) : factOf(report);
    });
  });
}

export async function runTests(model: WizardModel, address: string | undefined): Promise<string> {
  const registration = model.registration();
  const chosen = registration.mailboxes.filter(
    (mailbox) => mailbox.address !== '' && (address === undefined || mailbox.address === address),
  );
  const tests = async (signal: AbortSignal) => {
    model.setFacts({
      tests: testFacts(model).map((test) =>
        isOf(chosen, test) ? waiting(test.address, test.protocol) : test,
      ),
    });
    // As Test All: how many connect at a time is the limiter's matter, and if a service is too busy they wait.
    const patient = chosen.length > 1;
    await Promise.all(chosen.map((mailbox) => testMailbox(model, mailbox, { signal, patient })));
    if (!signal.aborted) await checkEach(model, address, signal);
    if (signal.aborted) markCancelled(model);
  };
  await forApplication(
    model,
    () => model.run('tests', tests),
    () => ({ tests: testFacts(model), policies: policyFacts(model) }),
  );
  return spokenResult(model.facts.tests, model.facts.policies);
}

async function testMailbox(
  model: WizardModel,
  mailbox: Mailbox,
  options: { readonly signal: AbortSignal; readonly patient: boolean },
): Promise<void> {
  const { signal } = options;
  const registration = model.registration();
  for (const protocol of mailbox.protocols)
    change(model, mailbox.address, protocol, { status: 'running', startedAt: new Date().toISOString() });
  try {
    const reports = await model.services.connections.test(registration, mailbox, mailbox.protocols, {
      ...options,
      onStep: (protocol, step) => addStep(model, mailbox.address, protocol, step),
    });
    if (signal.aborted) return;
    for (const report of reports) change(model, report.address, report.protocol, factOf(report));
  } catch (error) {
    if (signal.aborted) return;
    const shown = await userErrorOf(error, model);
    for (const protocol of mailbox.protocols)
      change(model, mailbox.address, protocol, { status: 'failed', error: shown });
  }
}

function change(model: WizardModel, address: string, protocol: ProtocolId, news: Partial<TestFact>): void {
  model.setFacts({
    tests: model.facts.tests.map((test) =>
      test.address === address && test.protocol === protocol ? { ...test, ...news } : test,
    ),
  });
}

function addStep(model: WizardModel, address: string, protocol: ProtocolId, step: StepOutcome): void {
  const test = model.facts.tests.find(
    (candidate) => candidate.address === address && candidate.protocol === protocol,
  );
  const steps = [...(test?.steps ?? []).filter(({ id }) => id !== step.id), liveStep(model, step)];
  change(model, address, protocol, { steps });
}

/** Advice comes with the report, when every step is known. */
function liveStep(model: WizardModel, step: StepOutcome): RunStep {
  const { id, status, durationMs, detail } = step;
  return {
    id,
    label: l10n.t(stepLabels[id]),
    status,
    durationMs,
    detail: l10n.shown(model.services.redact(detail)),
    advice: [],
  };
}

function markCancelled(model: WizardModel): void {
  model.setFacts({
    tests: model.facts.tests.map((test) =>
      test.status === 'running' || test.status === 'waiting' ? { ...test, status: 'cancelled' } : test,
    ),
  });
}

function factOf(report: ProbeReport): TestFact {
  const { address, protocol, durationMs, startedAt, steps, ok } = report;
  return {
    address,
    protocol,
    status: ok ? 'ok' : 'failed',
    durationMs,
    startedAt,
    steps: steps.map(reportedStep),
  };
}

function reportedStep(step: ReportedStep): RunStep {
  const { id, status, durationMs, detail, advice, otherCauses } = step;
  return {
    id,
    label: l10n.t(stepLabels[id]),
    status,
    durationMs,
    detail: l10n.shown(detail),
    advice: [...(advice === undefined ? [] : [advice]), ...(otherCauses ?? [])],
  };
}

const waiting = (address: string, protocol: ProtocolId): TestFact => ({
  address,
  protocol,
  status: 'waiting',
  durationMs: 0,
  steps: [],
});

const isOf = (mailboxes: readonly Mailbox[], test: TestFact): boolean =>
  mailboxes.some((mailbox) => mailbox.address === test.address);

function spokenResult(tests: readonly TestFact[], policies: readonly PolicyFact[]): string {
  const failed = tests.filter((test) => test.status === 'failed').length;
  const cancelled = tests.filter((test) => test.status === 'cancelled').length;
  if (cancelled > 0) return l10n.t('Cancelled');
  const words =
    failed === 0 ? l10n.t('Every test works') : l10n.t('{0} of {1} tests failed', failed, tests.length);
  return policies.length === 0 ? words : `${words}. ${spokenPolicies(policies)}`;
}
