// What is known, in the window's language: the host keeps English, and the page has the texts of its own alone.
import * as l10n from '../core/l10n.ts';
import type { Advice } from '../core/report/advice.ts';
import type { PolicyFact, SetupStep, TestFact, UserError, WizardFacts } from './facts.ts';

/** The facts as the page draws them. */
export function shownFacts(facts: WizardFacts): WizardFacts {
  const { credential, tests, policies, setup } = facts;
  return {
    ...facts,
    ...(credential === undefined
      ? {}
      : { credential: { ...credential, detail: l10n.shown(credential.detail) } }),
    tests: tests.map(shownTest),
    policies: policies.map(shownPolicy),
    ...(setup === undefined ? {} : { setup: setup.map(shownStep) }),
  };
}

const shownStep = (step: SetupStep): SetupStep => ({
  ...step,
  title: l10n.shown(step.title),
  detail: l10n.shown(step.detail),
});

function shownTest(test: TestFact): TestFact {
  return {
    ...test,
    steps: test.steps.map((step) => ({ ...step, advice: step.advice.map(shownAdvice) })),
    ...shownError(test),
  };
}

function shownPolicy(policy: PolicyFact): PolicyFact {
  const { report } = policy;
  if (report === undefined) return { ...policy, ...shownError(policy) };
  const findings = report.findings.map((finding) => ({ ...finding, advice: shownAdvice(finding.advice) }));
  return { ...policy, report: { ...report, findings }, ...shownError(policy) };
}

const shownError = ({ error }: { readonly error?: UserError }): { readonly error?: UserError } =>
  error === undefined ? {} : { error: { ...error, advice: error.advice.map(shownAdvice) } };

/** The message stays English: it goes to somebody else. */
function shownAdvice(advice: Advice): Advice {
  const { title, cause, fix, check } = advice;
  return {
    ...advice,
    title: l10n.shown(title),
    cause: l10n.shown(cause),
    fix: l10n.shown(fix),
    ...(check === undefined ? {} : { check: l10n.shown(check) }),
  };
}
