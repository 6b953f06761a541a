// Effective access: the mailbox must open and the control mailbox must be refused, through the same protocol.

import { grants } from '../../core/permissions/grants.ts';
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess, PolicyReport } from '../../core/report/policyReport.ts';
import type { ProbeOutcome } from '../../core/report/probeReport.ts';
import type { TokenClaims } from '../../core/token/tokenClaims.ts';
import { accessesOf, type FindingSeen, type PolicyFacts, verdictOf } from '../cmdlets/policyFacts.ts';
import { findingsOf } from './findings.ts';
import type { Diagnose, ProbeReading } from './probeAccess.ts';
import { retestAt } from './propagation.ts';
import { purposeOf } from './purpose.ts';
import { readAccess, stoppedBeforeMessage } from './smtpAccess.ts';

export interface PolicyCheckRequest {
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly controlMailbox: string;
  readonly protocol: ProtocolId;
  /** Runs one probe of `address` through `protocol` with the registration's token. What it throws is passed on. */
  readonly probe: (address: string) => Promise<ProbeOutcome>;
  readonly claims: TokenClaims | undefined;
  /** Application roles of a token for the other resource (Exchange or Graph), if one was read. */
  readonly otherRoles?: readonly string[];
  readonly declared?: DeclaredAccess;
  readonly now: Date;
  /** True if the control mailbox is known to exist (another protocol opened it, the directory lists it). */
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
  const first = readSeen(await request.probe(mailbox.address), request.diagnose);
  const second = await readControl(request, sameMailbox, first.reading);
  const facts = factsOf(request, sameMailbox, first, second);
  const retest = retestAt(facts);
  return {
    registration: request.registration.id,
    address: mailbox.address,
    controlMailbox,
    verdict: facts.verdict,
    mailbox: facts.mailbox,
    control: facts.control,
    ...(facts.verdict === 'scoped' ? { scopedFor: purposeOf(facts.protocol) } : {}),
    ...(request.declared === undefined ? {} : { declared: request.declared }),
    consented: consentedOf(request.claims),
    ...objectIdOf(request.claims),
    findings: findingsOf(facts),
    checkedAt: request.now.toISOString(),
    ...(retest === undefined ? {} : { retestAt: retest.toISOString() }),
  };
}

interface Seen {
  readonly reading: ProbeReading;
  /** True if SMTP took everything up to a message and none was handed over. */
  readonly beforeMessage: boolean;
}

const readSeen = (outcome: ProbeOutcome, diagnose: Diagnose): Seen => ({
  reading: readAccess(outcome, diagnose),
  beforeMessage: stoppedBeforeMessage(outcome, diagnose),
});

/** The control mailbox is not asked if the answer could prove nothing: no token, no server, no such mailbox named. */
async function readControl(
  request: PolicyCheckRequest,
  sameMailbox: boolean,
  mailboxReading: ProbeReading,
): Promise<Seen | undefined> {
  if (sameMailbox || request.controlMailbox.trim() === '') return undefined;
  if (['noToken', 'noAnswer', 'cancelled'].includes(mailboxReading.kind)) return undefined;
  return readSeen(await request.probe(request.controlMailbox), request.diagnose);
}

function factsOf(
  request: PolicyCheckRequest,
  sameMailbox: boolean,
  first: Seen,
  second: Seen | undefined,
): PolicyFacts {
  const { mailbox, control } = accessesOf(first.reading, second?.reading);
  const grantAccess = grants[request.registration.grant].access;
  const asked = { protocol: request.protocol, grantAccess, claims: request.claims };
  return {
    ...asked,
    otherRoles: request.otherRoles,
    address: request.mailbox.address,
    controlMailbox: request.controlMailbox,
    sameMailbox,
    mailboxReading: first.reading,
    controlReading: second?.reading,
    beforeMessage: first.beforeMessage || second?.beforeMessage === true,
    mailbox,
    control,
    verdict: verdictOf(mailbox, control, asked),
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
