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
