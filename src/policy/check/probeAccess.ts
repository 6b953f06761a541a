// What one probe says about access: opened, refused as an access limit refuses, or no statement at all.
// Structure only (codes, numbers, the step that failed); the servers' sentences are read in src/advice.
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

/** EWS ResponseCode values (MicrosoftDocs/office-developer-exchange-docs, responsecode.md). */
const ewsRefusals = new Set(['ErrorAccessDenied', 'ErrorImpersonateUserDenied', 'ErrorImpersonationDenied']);

/** EWS and Graph codes for an address without a mailbox that this service could open. */
const missingMailboxCodes = new Set([
  'ErrorNonExistentMailbox',
  'ErrorInvalidUserPrincipalName',
  'ErrorInvalidSmtpAddress',
  'ErrorInvalidUser',
  'ErrorMissingEmailAddress',
  'ErrorAccountDisabled',
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotHostedInExchangeOnline',
  'MailboxNotSupportedForRESTAPI',
  'Request_ResourceNotFound',
  'ResourceNotFound',
]);

const busyCodes = new Set([
  'ErrorServerBusy',
  'ErrorExceededConnectionCount',
  'ErrorTooManyObjectsOpened',
  'ErrorMailboxStoreUnavailable',
  'ErrorMailboxMoveInProgress',
  'ErrorTimeoutExpired',
  'ApplicationThrottled',
  'TooManyRequests',
]);

/** Steps before anything about one mailbox can be known. */
const earlySteps: readonly StepId[] = ['resolve', 'connect', 'tls', 'token', 'claims'];

/** The advice room's reading of a server's words, most likely code first (`diagnose` of src/advice). */
export type Diagnose = (evidence: Evidence) => readonly Code[];

/** Mail servers tell load, switches and bad tokens from a limit by their words alone. */
const readingByCode: Partial<Readonly<Record<Code, ProbeReading['kind']>>> = {
  'imap.throttled': 'throttled',
  'imap.tooManyConnections': 'throttled',
  'imap.unavailable': 'throttled',
  'imap.tokenExpired': 'noToken',
  'imap.basicBlocked': 'unclear',
  'imap.loginFailed': 'unclear',
  'imap.commandError': 'unclear',
  'imap.otherAnswer': 'unclear',
  'pop.locked': 'throttled',
  'pop.otherAnswer': 'unclear',
  'smtp.disabledTenant': 'switchedOff',
  'smtp.disabledMailbox': 'switchedOff',
  'smtp.criteria': 'switchedOff',
  'smtp.accountLocked': 'unclear',
  'smtp.accountDisabled': 'unclear',
  'smtp.passwordExpired': 'unclear',
  'smtp.tokenExpiresSoon': 'noToken',
  'smtp.senderThrottled': 'throttled',
  'smtp.quota': 'throttled',
  'smtp.threadLimit': 'throttled',
  'smtp.unavailable': 'throttled',
  'smtp.mailboxFull': 'unclear',
  'smtp.recipientRefused': 'unclear',
  'smtp.recipientDisabled': 'unclear',
  'exchange.noMailbox': 'missingMailbox',
  'exchange.protocolDisabled': 'switchedOff',
};

/** Reads one probe. Without `diagnose`, a mail server's refusal after sign-in counts as one, whatever it says. */
export function readProbe(outcome: ProbeOutcome, diagnose?: Diagnose): ProbeReading {
  const failures = outcome.steps.filter((step) => step.status === 'failed');
  // What the token lacks is a guess beside what the server said: a role may be rightly missing.
  const failed = failures.find((step) => step.id !== 'claims') ?? failures[0];
  // The right to send as another address is not the right to the mailbox: `sendAs` may fail after it opened.
  if (outcome.ok || opened(outcome.steps)) return { kind: 'opened' };
  if (failed === undefined) return { kind: 'unclear' };
  if (failed.evidence === undefined) return { kind: earlySteps.includes(failed.id) ? 'noAnswer' : 'unclear' };
  const reading = readEvidence(failed.evidence, failed.id);
  if (failed.evidence.kind !== 'mail' || diagnose === undefined) return reading;
  const kind = readingByCode[diagnose(failed.evidence)[0] ?? 'unknown.notRecognised'];
  return kind === undefined || kind === 'refused' ? reading : { kind };
}

const opened = (steps: readonly StepOutcome[]): boolean =>
  steps.some((step) => step.id === 'openMailbox' && step.status === 'ok');

/** Reads the evidence of a failed step. */
export function readEvidence(evidence: Evidence, step: StepId): ProbeReading {
  switch (evidence.kind) {
    case 'network':
    case 'limit':
    case 'protocol':
      return { kind: 'noAnswer' };
    case 'oauth':
    case 'claims':
      return { kind: 'noToken' };
    case 'local':
      return { kind: evidence.problem === 'cancelled' ? 'cancelled' : 'noToken' };
    case 'http':
      return readHttp(evidence.status, evidence.headers);
    case 'ews':
      return readEws(evidence);
    case 'graph':
      return readGraph(evidence);
    case 'mail':
      return readMail(evidence, step);
  }
}

function readHttp(status: number, headers: Readonly<Record<string, string>>): ProbeReading {
  if (status === 429 || status === 503 || headers['retry-after'] !== undefined) return { kind: 'throttled' };
  if (headers['x-ews-policy-reason'] !== undefined) return { kind: 'switchedOff' };
  if (status === 401) return { kind: 'noToken' };
  return { kind: 'unclear' };
}

function readEws(evidence: Extract<Evidence, { kind: 'ews' }>): ProbeReading {
  if (evidence.policyReason !== undefined && evidence.policyReason !== '') return { kind: 'switchedOff' };
  if (evidence.backOffMs !== undefined || busyCodes.has(evidence.responseCode)) return { kind: 'throttled' };
  if (missingMailboxCodes.has(evidence.responseCode)) return { kind: 'missingMailbox' };
  if (ewsRefusals.has(evidence.responseCode)) return { kind: 'refused', provesMailbox: true };
  if (evidence.status === 429 || evidence.status === 503) return { kind: 'throttled' };
  return { kind: evidence.status === 401 ? 'noToken' : 'unclear' };
}

function readGraph(evidence: Extract<Evidence, { kind: 'graph' }>): ProbeReading {
  const names = [evidence.code, ...evidence.innerCodes];
  if (evidence.status === 429 || evidence.status >= 500 || names.some((name) => busyCodes.has(name))) {
    return { kind: 'throttled' };
  }
  if (names.some((name) => missingMailboxCodes.has(name))) return { kind: 'missingMailbox' };
  if (evidence.status === 401) return { kind: 'noToken' };
  // Graph answers 403 ErrorAccessDenied for an access policy and for a role assignment out of scope alike.
  if (evidence.status === 403 && names.includes('ErrorAccessDenied')) {
    return { kind: 'refused', provesMailbox: true };
  }
  return { kind: evidence.status === 404 ? 'missingMailbox' : 'unclear' };
}

function readMail(evidence: Extract<Evidence, { kind: 'mail' }>, step: StepId): ProbeReading {
  if (evidence.command === 'greeting' || evidence.status === 'BYE') return { kind: 'noAnswer' };
  if (evidence.protocol === 'smtp') return readSmtp(evidence.status, evidence.enhanced ?? '', step);
  if (isBusy(evidence.enhanced ?? '')) return { kind: 'throttled' };
  // IMAP and POP refuse at AUTHENTICATE for a bad token as well; after it, the token was accepted.
  return step === 'authenticate' ? { kind: 'refusedAtSignIn' } : { kind: 'refused', provesMailbox: false };
}

/** RFC 5530 response codes and RFC 3206 POP codes for "try again later". */
const isBusy = (code: string): boolean =>
  ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SYS/TEMP', 'IN-USE', 'LOGIN-DELAY'].includes(code.toUpperCase());

function readSmtp(status: string, enhanced: string, step: StepId): ProbeReading {
  // 430 4.2.0 "mailbox logon failure" comes after AUTH: the token was good and the mailbox stayed shut.
  if (status === '430') return { kind: 'refused', provesMailbox: false };
  if (status.startsWith('4')) return { kind: 'throttled' };
  // 535 5.7.139: a switch, an authentication policy or Conditional Access, whatever the mailbox permissions say.
  if (enhanced === '5.7.139' || enhanced === '5.7.30') return { kind: 'switchedOff' };
  // 5.2.251 to 5.2.255: a sender that is held back for earlier errors (Exchange Online's sending limits).
  if (status === '550' && /^5\.2\.25[1-5]$/.test(enhanced)) return { kind: 'throttled' };
  if (enhanced.startsWith('5.1.')) return { kind: 'missingMailbox' };
  if (step === 'authenticate') return { kind: status === '535' ? 'refusedAtSignIn' : 'unclear' };
  return step === 'openMailbox' ? { kind: 'refused', provesMailbox: false } : { kind: 'unclear' };
}
