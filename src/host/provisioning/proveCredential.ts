// Proves a credential that is not in use yet: fresh tokens with it, and every mailbox opened with them.

import { wait } from '../../core/async.ts';
import type { Endpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import { protocols, type TokenResource } from '../../core/permissions/protocols.ts';
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import { evidenceOf, Failure } from '../../core/report/failure.ts';
import type { ProbeOutcome } from '../../core/report/probeReport.ts';
import type { TokenRequest } from '../../oauth/acquire.ts';
import type { AcquiredToken, TokenSource } from '../../oauth/tokenSource.ts';
import type { HeldCredential } from '../../provisioning/effects.ts';
import type { Connections } from '../shell/services.ts';

export interface ProofDeps {
  /** A token source of its own, so that no cached token is used. */
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

interface Opening {
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly protocol: ProtocolId;
}

/**
 * Opens every mailbox of the registrations that share the application, through each of its protocols. Says what was
 * proved. Throws the Failure of the first one that fails; what fails with the credential in use too is no fault of the
 * new one, as long as something opens.
 */
export async function proveCredential(
  deps: ProofDeps,
  subject: ProofSubject,
  registrations: readonly [Registration, ...Registration[]],
  held: HeldCredential,
): Promise<string> {
  const openings = registrations.flatMap((registration) =>
    registration.mailboxes.flatMap((mailbox) =>
      mailbox.protocols.map((protocol): Opening => ({ registration, mailbox, protocol })),
    ),
  );
  const [registration] = registrations;
  const { endpoints } = subject;
  const { credential } = held;
  const tokens = await freshTokens(openings, (resource) =>
    freshToken(deps, subject, { registration, endpoints, credential, resource }),
  );
  if (openings.length === 0)
    return l10n.record(
      'Signed in with the new credential. The registration has no mailbox, so none was opened.',
    );
  subject.report(
    openings.length === 1
      ? l10n.t('Opening {0} with the new credential…', nameOf(openings[0]))
      : l10n.t('Opening mailboxes with the new credential: {0} tests…', openings.length),
  );
  const outcomes = await Promise.all(
    openings.map(async (opening) => ({
      opening,
      outcome: await open(deps, subject, opening, tokens.get(protocols[opening.protocol].resource)),
    })),
  );
  const failed = outcomes.filter(({ outcome }) => !outcome.ok);
  const before = await Promise.all(failed.map(({ opening }) => open(deps, subject, opening, undefined)));
  const onlyNew = failed.find((_, index) => before[index]?.ok === true);
  const [first] = failed;
  if (first !== undefined) {
    if (onlyNew !== undefined) throw failureOf(onlyNew);
    if (failed.length === outcomes.length) throw failureOf(first);
  }
  return provedWords(
    outcomes.length - failed.length,
    openings,
    failed.map(({ opening }) => opening),
  );
}

const nameOf = (opening: Opening | undefined): string =>
  opening === undefined ? '' : `${opening.mailbox.address} (${protocols[opening.protocol].label})`;

function provedWords(opened: number, openings: readonly Opening[], failed: readonly Opening[]): string {
  const [only] = openings;
  if (openings.length === 1 && only !== undefined)
    return l10n.record(
      'Signed in with the new credential, and {0} works for {1}.',
      protocols[only.protocol].label,
      only.mailbox.address,
    );
  if (failed.length === 0)
    return l10n.record(
      'Signed in with the new credential, and all {0} tests work (each mailbox through each of its protocols).',
      openings.length,
    );
  return l10n.record(
    'Signed in with the new credential, and {0} of {1} tests work (each mailbox through each of its protocols). {2} fail with the old credential too, among them {3}.',
    opened,
    openings.length,
    failed.length,
    failed.slice(0, 5).map(nameOf).join(', '),
  );
}

const open = (
  { connections }: ProofDeps,
  { signal }: ProofSubject,
  { registration, mailbox, protocol }: Opening,
  token: AcquiredToken | undefined,
): Promise<ProbeOutcome> =>
  connections.probe({
    registration,
    mailbox,
    protocol,
    openAs: mailbox.address,
    signal,
    ...(token === undefined ? {} : { token }),
  });

function failureOf({ opening, outcome }: { opening: Opening; outcome: ProbeOutcome }): Error {
  const step = outcome.steps.find(({ status }) => status === 'failed');
  if (step?.evidence !== undefined) return new Failure(step.evidence);
  return new Error(step?.detail ?? l10n.record('{0} did not open.', nameOf(opening)));
}

/** One token for each resource that a protocol needs; if there is no mailbox, one for Exchange. */
async function freshTokens(
  openings: readonly Opening[],
  fresh: (resource: TokenResource) => Promise<AcquiredToken>,
): Promise<ReadonlyMap<TokenResource, AcquiredToken>> {
  const wanted = openings.map(({ protocol }) => protocols[protocol].resource);
  const tokens = new Map<TokenResource, AcquiredToken>();
  for (const resource of new Set(wanted.length === 0 ? (['exchange'] as const) : wanted))
    tokens.set(resource, await fresh(resource));
  return tokens;
}

/** A secret that is still being copied is waited for and not called wrong. */
async function freshToken(
  { tokens }: ProofDeps,
  { signal, report }: ProofSubject,
  wanted: Pick<TokenRequest, 'registration' | 'endpoints' | 'credential' | 'resource'>,
): Promise<AcquiredToken> {
  const source = await tokens();
  const endsAt = Date.now() + proofBudgetMs;
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 15_000)) {
    try {
      return await source.acquire({ ...wanted, signal, deadlineMs: 30_000, forceRefresh: true });
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
