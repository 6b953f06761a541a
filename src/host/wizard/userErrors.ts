// Turns what was thrown into words for the page, with advice if the evidence is known. Redacted before it is shown.

import { CancellationError } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { errorMessage, evidenceOf } from '../../core/report/failure.ts';
import type { UserError } from '../../wizard/facts.ts';
import type { WizardModel } from './model.ts';

/** True for work that was cancelled: no fault, nothing to show. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof CancellationError) return true;
  const evidence = evidenceOf(error);
  return (
    evidence.kind === 'local' && (evidence.problem === 'cancelled' || evidence.problem === 'signInCancelled')
  );
}

/** The sentence with the causes that fit the evidence, likeliest first. */
export async function userErrorOf(error: unknown, model: WizardModel): Promise<UserError> {
  const evidence: Evidence = evidenceOf(error);
  const { redact } = model.services;
  const { adviceFor, diagnose } = await import('../../advice/diagnose.ts');
  const context = { registration: model.registration(), evidence, now: new Date() };
  const advice = diagnose(evidence, context).map((code) => adviceFor(code, context));
  return { text: shownText(evidence, error, redact), advice };
}

function shownText(evidence: Evidence, error: unknown, redact: (text: string) => string): string {
  if (evidence.kind === 'oauth') return redact(evidence.description.split(/\r?\n/)[0] ?? evidence.error);
  return l10n.shown(redact(errorMessage(error)));
}
