// The entry of the advice bundle: evidence in, codes and advice out. Server text is interpreted in this folder only.
import type { Advice } from '../core/report/advice.ts';
import type { Code } from '../core/report/codes.ts';
import type { Evidence } from '../core/report/evidence.ts';
import type {
  ClaimedOutcome,
  ProbeOutcome,
  ProbeReport,
  ReportedStep,
  StepOutcome,
} from '../core/report/probeReport.ts';
import { adviceOf } from './adviceFor.ts';
import type { AdviceContext } from './context.ts';
import { entraNumberTitle } from './entraNumberTitle.ts';
import { type Configured, configuredIn } from './explain/configured.ts';
import { type Explained, explaining } from './explain/explain.ts';
import { wrongReport } from './explain/wrongReport.ts';
import { claimsProblems, localProblems } from './ownProblems.ts';
import {
  readEws,
  readGraph,
  readHttp,
  readMail,
  readNetwork,
  readOauth,
  readProtocol,
} from './readAnswer.ts';

export type { AdviceContext, Configured, Explained };
export { configuredIn, entraNumberTitle, wrongReport };

/** Codes the evidence leaves open, most likely first; never empty (`unknown.notRecognised` as the last resort). */
export function diagnose(evidence: Evidence, context: AdviceContext): readonly Code[] {
  const codes = codesOf(evidence, context);
  return codes.length === 0 ? ['unknown.notRecognised'] : [...new Set(codes)];
}

function codesOf(evidence: Evidence, context: AdviceContext): readonly Code[] {
  switch (evidence.kind) {
    case 'network':
      return readNetwork(evidence);
    case 'limit':
      return [evidence.limit === 'time' ? 'network.timeout' : 'server.tooMuch'];
    case 'protocol':
      return readProtocol(evidence);
    case 'oauth':
      return readOauth(evidence);
    case 'http':
      return readHttp(evidence, context);
    case 'ews':
      return readEws(evidence, context);
    case 'graph':
      return readGraph(evidence, context);
    case 'mail':
      return readMail(evidence, context);
    case 'claims':
      return [claimsProblems[evidence.problem]];
    case 'local':
      return [localProblems[evidence.problem]];
  }
}

/** The advice of a code, with texts and message in the words of this context. */
export function adviceFor(code: Code, context: AdviceContext): Advice {
  return adviceOf(code, context);
}

/** A probe's outcome as the report of the contract: failed steps carry code, advice and the other causes. */
function reportOf(outcome: ProbeOutcome, context: AdviceContext): ProbeReport {
  return {
    ...outcome,
    steps: outcome.steps.map((step, index) =>
      reportedStep(step, {
        ...context,
        protocol: outcome.protocol,
        step: step.id,
        earlier: outcome.steps.slice(0, index),
      }),
    ),
  };
}

/** The outcomes of one mailbox as reports, each with advice that considers how the others ended. */
export function reportsOf(
  outcomes: readonly ClaimedOutcome[],
  subject: Omit<AdviceContext, 'claims' | 'protocol' | 'others'>,
): readonly ProbeReport[] {
  return outcomes.map(({ claims, ...outcome }) =>
    reportOf(outcome, {
      ...subject,
      protocol: outcome.protocol,
      others: outcomes.filter(({ protocol }) => protocol !== outcome.protocol),
      ...(claims === undefined ? {} : { claims }),
    }),
  );
}

function reportedStep(step: StepOutcome, context: AdviceContext): ReportedStep {
  const { evidence, ...seen } = step;
  if (step.status !== 'failed') return seen;
  if (evidence === undefined) return { ...seen, ...adviceFields(['unknown.notRecognised'], context) };
  return { ...seen, ...adviceFields(diagnose(evidence, context), { ...context, evidence }) };
}

function adviceFields(
  [first = 'unknown.notRecognised', ...others]: readonly Code[],
  context: AdviceContext,
): Pick<ReportedStep, 'code' | 'advice' | 'otherCauses'> {
  const otherCauses = others.map((code) => adviceOf(code, context));
  return {
    code: first,
    advice: adviceOf(first, context),
    ...(otherCauses.length === 0 ? {} : { otherCauses }),
  };
}

/**
 * What pasted text says failed, causes before their effects. Tokens in it are read for their claims and dropped; `mask`
 * takes out every secret before anything is looked for. `pause` is awaited every few milliseconds of work, so that a long
 * text holds nothing up.
 */
export async function explainText(
  text: string,
  context: AdviceContext,
  mask?: (text: string) => string,
  pause?: () => Promise<void>,
): Promise<readonly Explained[]> {
  const { rareAnswers } = await import('./matches/rareAnswers.ts');
  const work = explaining(text, context, rareAnswers, mask);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await pause?.();
  }
}
