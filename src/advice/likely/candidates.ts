// The shape of the grid's rows, and causes that several of its cells share: likeliest first.
import type { Code } from '../../core/report/codes.ts';
import type { Happening } from './happenings.ts';
import type { Scene } from './scenes.ts';
import type { Subject } from './subjects.ts';

/** A cause, or a cause that counts if the scene is there. */
export type Candidate = Code | readonly [Scene, Code];
export type Row = Partial<Readonly<Record<Happening, readonly Candidate[]>>>;
export type Grid = Partial<Readonly<Record<Subject, Row>>>;

export const denied: readonly Candidate[] = [
  ['ews', 'ews.accessDenied'],
  ['graph', 'graph.accessDenied'],
  'claims.missingPermission',
  'exchange.accessPolicyDenies',
  'exchange.delegateAccessMissing',
];
export const noMailbox: readonly Candidate[] = [
  ['ews', 'ews.mailboxNotFound'],
  ['graph', 'graph.mailboxInactive'],
  'exchange.noMailbox',
  'graph.mailboxOnPremises',
];
export const signInAgain: readonly Candidate[] = [
  'local.signInNeeded',
  'library.tokenNotRenewed',
  'entra.refreshExpired',
];
export const throttled: readonly Candidate[] = [
  ['ews', 'ews.serverBusy'],
  ['graph', 'graph.throttled'],
  ['imap', 'imap.throttled'],
  'server.throttled',
];
export const down: readonly Candidate[] = [
  ['graph', 'graph.unavailable'],
  ['ews', 'ews.serverError'],
  ['smtp', 'smtp.unavailable'],
  ['imap', 'imap.unavailable'],
  'server.unavailable',
];
export const passwords: readonly Candidate[] = [
  'library.passwordBlamed',
  'imap.loginFailed',
  'smtp.credentialsWrong',
];
export const notFolder: readonly Candidate[] = [
  ['ews', 'ews.folderNotFound'],
  ['graph', 'graph.itemNotFound'],
  'imap.folderMissing',
];
export const notItem: readonly Candidate[] = [
  ['graph', 'graph.itemNotFound'],
  ['ews', 'ews.itemNotFound'],
];
export const tls: readonly Candidate[] = ['network.tlsOther', 'network.tlsUntrusted', 'network.tlsVersion'];
export const secretGone: readonly Candidate[] = ['entra.secretExpired', 'entra.secretWrong'];
export const noSettings: readonly Candidate[] = ['library.credentialsUnset'];
export const wrongAccount: readonly Candidate[] = [
  'exchange.wrongSignedInAccount',
  'entra.accountNotInTenant',
];
export const unreadable: readonly Candidate[] = ['library.cacheUnreadable'];
export const noMechanism: readonly Candidate[] = ['library.mechanismUnsupported'];
export const wrongSecret: readonly Candidate[] = ['entra.secretWrong', 'entra.secretExpired'];
export const missingPermission: readonly Candidate[] = ['claims.missingPermission'];
export const sendAs: readonly Candidate[] = [
  ['graph', 'graph.sendAsDenied'],
  ['ews', 'ews.sendAsDenied'],
  'smtp.sendAsDenied',
];
export const basicGone: readonly Candidate[] = [
  ['ews', 'ews.basicGone'],
  ['smtp', 'smtp.basicDisabled'],
  'imap.basicBlocked',
];
export const noCertificate: readonly Candidate[] = [
  ['powershell', 'powershell.certificateNotFound'],
  'local.certificateInvalid',
];
export const redirectMismatch: readonly Candidate[] = ['entra.redirectMismatch'];
export const timeout: readonly Candidate[] = ['network.timeout'];
export const connectFailed: readonly Candidate[] = ['library.connectFailed'];
export const unreachable: readonly Candidate[] = ['network.unreachable'];
export const noModule: readonly Candidate[] = [
  ['powershell', 'powershell.moduleMissing'],
  'library.partMissing',
];
export const stateMismatch: readonly Candidate[] = ['oauth.stateMismatch'];
export const badAssertion: readonly Candidate[] = ['entra.assertionSignature', 'entra.assertionInvalid'];
export const noRegistration: readonly Candidate[] = ['entra.registrationForbidden', 'graph.requestDenied'];
export const dns: readonly Candidate[] = ['network.dns'];
export const noConsent: readonly Candidate[] = ['entra.consentMissing', 'entra.adminConsentNeeded'];
export const noCommand: readonly Candidate[] = ['library.noAccessToken', 'library.noTokenOffered'];
export const autodiscover: readonly Candidate[] = ['ews.autodiscover'];
export const noAccessToken: readonly Candidate[] = ['library.noAccessToken'];
export const recipientRefused: readonly Candidate[] = ['smtp.recipientRefused'];
export const scopeInvalid: readonly Candidate[] = ['entra.scopeInvalid'];
export const protocolOff: readonly Candidate[] = ['exchange.protocolDisabled'];
export const proxyFailed: readonly Candidate[] = ['network.proxy'];
export const noStartTls: readonly Candidate[] = ['server.noStartTls'];
export const onPremises: readonly Candidate[] = ['graph.mailboxOnPremises'];
export const discoveryFailed: readonly Candidate[] = ['oauth.discoveryFailed'];
export const noEmail: readonly Candidate[] = ['library.noEmailClaim'];
export const notLicensed: readonly Candidate[] = ['exchange.noMailbox'];
export const malformed: readonly Candidate[] = ['server.malformed'];
export const tcp: readonly Candidate[] = ['network.tcp'];
