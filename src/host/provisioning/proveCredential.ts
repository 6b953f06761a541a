// Proves a credential that is not in use yet: a fresh token with it, and a mailbox opened with that token.

import { wait } from '../../core/async.ts';
import type { Endpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import { protocols } from '../../core/permissions/protocols.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { evidenceOf, Failure } from '../../core/report/failure.ts';
import type { AcquiredToken, TokenSource } from '../../oauth/tokenSource.ts';
import type { HeldCredential } from '../../provisioning/effects.ts';
import type { Connections } from '../shell/services.ts';

export interface ProofDeps {
  /** A source of its own, so that no held token answers. */
  readonly tokens: () => Promise<TokenSource>;
  readonly connections: Pick<Connections, 'probe'>;
}

export interface ProofSubject {
  readonly endpoints: Endpoints;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

/** Entra shows a new secret before every token server knows it; no limit is published (seen: 4 to 18 s). */
const proofBudgetMs = 120_000;

/** Says what was proved; throws the Failure of the step that failed. */
export async function proveCredential(
  deps: ProofDeps,
  subject: ProofSubject,
  registration: Registration,
  held: HeldCredential,
): Promise<string> {
  const token = await freshToken(deps, subject, registration, held);
  const [mailbox] = registration.mailboxes;
  const protocol = mailbox?.protocols[0];
  if (mailbox === undefined || protocol === undefined) {
    return l10n.record(
      'Signed in with the new credential. The registration has no mailbox, so none was opened.',
    );
  }
  const { label } = protocols[protocol];
  subject.report(l10n.t('Opening {0} with the new credential…', mailbox.address));
  const { address } = mailbox;
  const outcome = await deps.connections.probe(registration, mailbox, protocol, address, subject.signal, {
    token,
  });
  const failed = outcome.steps.find(({ status }) => status === 'failed');
  if (failed?.evidence !== undefined) throw new Failure(failed.evidence);
  if (!outcome.ok) throw new Error(failed?.detail ?? l10n.record('{0} did not open {1}.', label, address));
  return l10n.record('Signed in with the new credential, and {0} works for {1}.', label, address);
}

/** A secret that is still being copied is waited for and not called wrong. */
async function freshToken(
  { tokens }: ProofDeps,
  { endpoints, signal, report }: ProofSubject,
  registration: Registration,
  { credential }: HeldCredential,
): Promise<AcquiredToken> {
  const source = await tokens();
  const resource = protocols[registration.mailboxes[0]?.protocols[0] ?? 'imap'].resource;
  const endsAt = Date.now() + proofBudgetMs;
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 15_000)) {
    try {
      return await source.acquire({
        registration,
        endpoints,
        credential,
        resource,
        signal,
        deadlineMs: 30_000,
        forceRefresh: true,
      });
    } catch (error) {
      if (!isStillCopied(error) || Date.now() + pause > endsAt) throw error;
      report(l10n.t('Entra is still copying the new credential…'));
      await wait(pause, signal);
    }
  }
}

/** Application, service principal, secret, certificate or federated credential not there yet. */
const stillCopied: readonly number[] = [700016, 7000229, 7000215, 700027, 70021];

function isStillCopied(error: unknown): boolean {
  const evidence = evidenceOf(error);
  return evidence.kind === 'oauth' && evidence.numbers.some((number) => stillCopied.includes(number));
}
