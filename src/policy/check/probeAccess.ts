// What one probe says about access: opened, refused as an access limit refuses, or no statement at all.
// A table over the codes of src/advice, which alone reads what a server says.
import { type Area, areaOf } from '../../core/report/codeArea.ts';
import type { Code } from '../../core/report/codes.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import type { ProbeOutcome, StepId, StepOutcome } from '../../core/report/probeReport.ts';

/**
 * `refused`: the service knew the application and kept it out of this mailbox. `refusedAtSignIn`: a mail server
 * refused at AUTH, which a bad token, a missing mailbox and a limit all look like. The rest are no statement on access.
 */
export type ProbeReading =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly provesMailbox: boolean }
  | { readonly kind: 'refusedAtSignIn' }
  | { readonly kind: 'missingMailbox' }
  | { readonly kind: 'switchedOff' }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'noToken' }
  | { readonly kind: 'noAnswer' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unclear' };

/** The advice's reading of an answer, most likely code first (`diagnose` of src/advice, without claims). */
export type Diagnose = (evidence: Evidence) => readonly Code[];

const unclear: ProbeReading = { kind: 'unclear' };
const noAnswer: ProbeReading = { kind: 'noAnswer' };
const noToken: ProbeReading = { kind: 'noToken' };
const throttled: ProbeReading = { kind: 'throttled' };
const switchedOff: ProbeReading = { kind: 'switchedOff' };
const missingMailbox: ProbeReading = { kind: 'missingMailbox' };
const refusedAtSignIn: ProbeReading = { kind: 'refusedAtSignIn' };
/** EWS and Graph answer so only if the mailbox exists. */
const refusedMailbox: ProbeReading = { kind: 'refused', provesMailbox: true };
const refused: ProbeReading = { kind: 'refused', provesMailbox: false };

/** Codes whose area does not say enough. */
const readings: Partial<Readonly<Record<Code, ProbeReading>>> = {
  'server.throttled': throttled,
  'server.unavailable': throttled,
  'server.unauthorized': noToken,
  'server.forbidden': unclear,
  'server.notFound': unclear,
  'server.otherStatus': unclear,
  'local.cancelled': { kind: 'cancelled' },
  'exchange.tokenRejected': noToken,
  'exchange.noMailbox': missingMailbox,
  'exchange.protocolDisabled': switchedOff,
  'ews.disabled': switchedOff,
  'ews.blockedByPolicy': switchedOff,
  'ews.restrictAccess': switchedOff,
  'ews.unauthorized': noToken,
  'ews.wrongAudience': noToken,
  'ews.permissionTooSmall': noToken,
  'ews.accessDenied': refusedMailbox,
  'ews.impersonationDenied': refusedMailbox,
  'ews.impersonationServer': refusedMailbox,
  'ews.mailboxNotFound': missingMailbox,
  'ews.principalNameInvalid': missingMailbox,
  'ews.callerWithoutMailbox': missingMailbox,
  'ews.accountDisabled': missingMailbox,
  'ews.serverBusy': throttled,
  'ews.connectionCount': throttled,
  'ews.storeUnavailable': throttled,
  'ews.mailboxMove': throttled,
  'ews.timeout': throttled,
  // Graph answers 403 ErrorAccessDenied for an access policy and for a role assignment out of scope alike.
  'graph.accessDenied': refusedMailbox,
  'graph.blockedByPolicy': refusedMailbox,
  'graph.odataDisabled': refusedMailbox,
  'graph.tokenExpired': noToken,
  'graph.tokenAudience': noToken,
  'graph.tokenMalformed': noToken,
  'graph.tokenMissing': noToken,
  'graph.claimsChallenge': noToken,
  'graph.noPermissions': noToken,
  'graph.mailboxInactive': missingMailbox,
  'graph.mailboxOnPremises': missingMailbox,
  'graph.userInvalid': missingMailbox,
  'graph.mailboxNotFound': missingMailbox,
  'graph.resourceNotFound': missingMailbox,
  'graph.itemNotFound': missingMailbox,
  'graph.throttled': throttled,
  'graph.mailboxConcurrency': throttled,
  'graph.unavailable': throttled,
  // IMAP and POP refuse at AUTHENTICATE for a bad token as well; after it, the token was accepted.
  'imap.authenticateFailed': refusedAtSignIn,
  'imap.logonDenied': refusedAtSignIn,
  'imap.notConnected': refused,
  'imap.throttled': throttled,
  'imap.tooManyConnections': throttled,
  'imap.unavailable': throttled,
  'imap.tokenExpired': noToken,
  'pop.authFailed': refusedAtSignIn,
  'pop.locked': throttled,
  'pop.unavailable': throttled,
  'smtp.authFailed': refusedAtSignIn,
  'smtp.credentialsWrong': refusedAtSignIn,
  // It comes after AUTH: the token was good and the mailbox was refused.
  'smtp.logonFailure': refused,
  'smtp.sendAsDenied': refused,
  'smtp.disabledTenant': switchedOff,
  'smtp.disabledMailbox': switchedOff,
  'smtp.criteria': switchedOff,
  'smtp.basicDisabled': switchedOff,
  'smtp.basicRetired': switchedOff,
  'smtp.tokenExpiresSoon': noToken,
  'smtp.senderThrottled': throttled,
  'smtp.quota': throttled,
  'smtp.threadLimit': throttled,
  'smtp.unavailable': throttled,
};

/** The other codes of an area; `unclear` if it is not named. */
const readingsByArea: Partial<Readonly<Record<Area, ProbeReading>>> = {
  network: noAnswer,
  server: noAnswer,
  oauth: noToken,
  entra: noToken,
  claims: noToken,
  local: noToken,
};

/** Steps before anything about one mailbox can be known. */
const earlySteps: readonly StepId[] = ['resolve', 'connect', 'tls', 'token', 'claims'];

/** Reads one probe. */
export function readProbe(outcome: ProbeOutcome, diagnose: Diagnose): ProbeReading {
  const failures = outcome.steps.filter((step) => step.status === 'failed');
  // What the token lacks is less certain than what the server said: a role may be rightly missing.
  const failed = failures.find((step) => step.id !== 'claims') ?? failures[0];
  // The right to send as another address is not the right to the mailbox: `sendAs` may fail after it opened.
  if (outcome.ok || opened(outcome.steps)) return { kind: 'opened' };
  if (failed === undefined) return unclear;
  if (failed.evidence === undefined) return earlySteps.includes(failed.id) ? noAnswer : unclear;
  return readEvidence(failed.evidence, diagnose);
}

const opened = (steps: readonly StepOutcome[]): boolean =>
  steps.some((step) => step.id === 'openMailbox' && step.status === 'ok');

/** Reads what a service answered. */
export function readEvidence(evidence: Evidence, diagnose: Diagnose): ProbeReading {
  const code = diagnose(evidence)[0] ?? 'unknown.notRecognised';
  const reading = readings[code] ?? readingsByArea[areaOf(code)] ?? unclear;
  return reading.kind === 'refused' && evidence.kind === 'graph' && !namesAccess(evidence)
    ? unclear
    : reading;
}

/** A 403 of another name (a licence, Conditional Access, a gateway) is no statement on this mailbox. */
const namesAccess = ({ code, innerCodes }: Extract<Evidence, { kind: 'graph' }>): boolean =>
  [code, ...innerCodes].includes('ErrorAccessDenied');
