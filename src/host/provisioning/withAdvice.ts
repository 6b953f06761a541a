// A sign-in or a look that was refused, before there is a step it belongs to: told with the advice for it.
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { ownerLabels } from '../../core/report/advice.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { isFailure } from '../../core/report/failure.ts';

/**
 * Rethrows what was refused as one sentence each for what happened, what to do and who must do it. `signsIn` is the client
 * ID of the application that signs administrators in: a refused sign-in is about it, and not about the registration's own.
 */
export async function withAdvice<T>(
  registration: Registration,
  signsIn: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // What this side says of itself is a sentence already.
    if (!isFailure(error) || error.evidence.kind === 'local') throw error;
    const { adviceFor, diagnose } = await import('../../advice/diagnose.ts');
    const { evidence } = error;
    const about = aboutOf(registration, evidence, signsIn);
    const context = { registration: about, evidence, now: new Date() };
    const [code = 'unknown.notRecognised'] = diagnose(evidence, context);
    const { title, fix, owner } = adviceFor(code, context);
    const text = l10n.record('{0}. {1} Who must act: {2}. ({3})', title, fix, ownerLabels[owner], code);
    throw new Error(text, { cause: error });
  }
}

function aboutOf(registration: Registration, { kind }: Evidence, signsIn: string | undefined): Registration {
  if (signsIn === undefined || (kind !== 'oauth' && kind !== 'claims')) return registration;
  return {
    ...registration,
    clientId: signsIn,
    grant: 'authorizationCode',
    name: l10n.record('(the application {0})', signsIn),
  };
}
