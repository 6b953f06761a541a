// Effective access: the mailbox must open and the control mailbox must be refused, through the same protocol.

import { grants } from '../../core/permissions/grants.ts';
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess, PolicyReport } from '../../core/report/policyReport.ts';
import type { ProbeOutcome } from '../../core/report/probeReport.ts';
import type { TokenClaims } from '../../core/token/tokenClaims.ts';
import { accessesOf, type FindingSeen, type PolicyFacts, verdictOf } from '../cmdlets/policyFacts.ts';
import { findingsOf } from './findings.ts';
import { type Diagnose, type ProbeReading, readProbe } from './probeAccess.ts';
import { retestAt } from './propagation.ts';

export interface PolicyCheckRequest {
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly controlMailbox: string;
  readonly protocol: ProtocolId;
  /** Runs one probe of `address` through `protocol` with the registration's token. What it throws is passed on. */
  readonly probe: (address: string) => Promise<ProbeOutcome>;
  readonly claims: TokenClaims | undefined;
  readonly declared?: DeclaredAccess;
  readonly now: Date;
  /** True where the control mailbox is known to exist (another protocol opened it, the directory lists it). */
  readonly controlExists?: boolean;
  /** `diagnose` of src/advice without claims: what an answer means. */
  readonly diagnose: Diagnose;
}

/** A policy report before advice is added; `findings` holds each code at most once, what matters most first. */
export interface PolicyOutcome extends Omit<PolicyReport, 'findings'> {
  readonly findings: readonly FindingSeen[];
}

/** Probes the mailbox, then the control mailbox, and says what that proves. */
export async function checkPolicy(request: PolicyCheckRequest): Promise<PolicyOutcome> {
  const { mailbox, controlMailbox } = request;
  const sameMailbox = mailbox.address.trim().toLowerCase() === controlMailbox.trim().toLowerCase();
  const mailboxReading = readProbe(await request.probe(mailbox.address), request.diagnose);
  const controlReading = await readControl(request, sameMailbox, mailboxReading);
  const facts = factsOf(request, sameMailbox, mailboxReading, controlReading);
  const retest = retestAt(facts);
  return {
    registration: request.registration.id,
    address: mailbox.address,
    controlMailbox,
    verdict: facts.verdict,
    mailbox: facts.mailbox,
    control: facts.control,
    ...(request.declared === undefined ? {} : { declared: request.declared }),
    consented: consentedOf(request.claims),
    ...objectIdOf(request.claims),
    findings: findingsOf(facts),
    checkedAt: request.now.toISOString(),
    ...(retest === undefined ? {} : { retestAt: retest.toISOString() }),
  };
}

/** The control mailbox is not asked where the answer could prove nothing: no token, no server, no such mailbox named. */
async function readControl(
  request: PolicyCheckRequest,
  sameMailbox: boolean,
  mailboxReading: ProbeReading,
): Promise<ProbeReading | undefined> {
  if (sameMailbox || request.controlMailbox.trim() === '') return undefined;
  if (['noToken', 'noAnswer', 'cancelled'].includes(mailboxReading.kind)) return undefined;
  return readProbe(await request.probe(request.controlMailbox), request.diagnose);
}

function factsOf(
  request: PolicyCheckRequest,
  sameMailbox: boolean,
  mailboxReading: ProbeReading,
  controlReading: ProbeReading | undefined,
): PolicyFacts {
  const { mailbox, control } = accessesOf(mailboxReading, controlReading);
  return {
    protocol: request.protocol,
    grantAccess: grants[request.registration.grant].access,
    address: request.mailbox.address,
    controlMailbox: request.controlMailbox,
    sameMailbox,
    mailboxReading,
    controlReading,
    mailbox,
    control,
    verdict: verdictOf(mailbox, control),
    claims: request.claims,
    declared: request.declared,
    controlExists: request.controlExists,
    now: request.now,
  };
}

const consentedOf = (claims: TokenClaims | undefined): readonly string[] =>
  claims === undefined ? [] : claims.kind === 'app' ? claims.roles : claims.scopes;

/** An application's own token names its service principal as the subject; a person's token names the person. */
const objectIdOf = (claims: TokenClaims | undefined): { readonly enterpriseAppObjectId?: string } =>
  claims?.kind === 'app' && claims.objectId !== undefined ? { enterpriseAppObjectId: claims.objectId } : {};
