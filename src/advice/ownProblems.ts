// Problems that the product names itself, with a code for each: no text is read for these.
import type { Code } from '../core/report/codes.ts';
import type { ClaimsEvidence, LocalEvidence, ProtocolEvidence } from '../core/report/evidence.ts';

export const protocolProblems: Readonly<Record<ProtocolEvidence['problem'], Code>> = {
  closedEarly: 'server.closedEarly',
  notThisProtocol: 'server.notThisProtocol',
  malformed: 'server.malformed',
  redirect: 'server.redirect',
  injectedBeforeTls: 'server.injectedBeforeTls',
  noStartTls: 'server.noStartTls',
  doctype: 'server.malformed',
  missingMechanism: 'server.missingMechanism',
  unexpectedReply: 'server.malformed',
};

export const claimsProblems: Readonly<Record<ClaimsEvidence['problem'], Code>> = {
  wrongAudience: 'claims.wrongAudience',
  wrongTenant: 'claims.wrongTenant',
  wrongApplication: 'claims.wrongApplication',
  wrongUser: 'claims.wrongUser',
  missingPermission: 'claims.missingPermission',
  delegatedInsteadOfApp: 'claims.delegatedInsteadOfApp',
  appInsteadOfDelegated: 'claims.appInsteadOfDelegated',
  expired: 'claims.expired',
  notYetValid: 'claims.notYetValid',
};

export const localProblems: Readonly<Record<LocalEvidence['problem'], Code>> = {
  secretMissing: 'local.secretMissing',
  federatedElsewhere: 'local.federatedElsewhere',
  secretLost: 'local.secretLost',
  secretStoreFailed: 'local.secretStoreFailed',
  certificateInvalid: 'local.certificateInvalid',
  signInNeeded: 'local.signInNeeded',
  signInCancelled: 'local.signInCancelled',
  browserUnavailable: 'local.browserUnavailable',
  hostNotAllowed: 'local.hostNotAllowed',
  workspaceUntrusted: 'local.workspaceUntrusted',
  workspaceEndpointsIgnored: 'local.workspaceEndpointsIgnored',
  demoNotRunning: 'local.demoNotRunning',
  invalidInput: 'local.invalidInput',
  invalidRegistration: 'local.invalidRegistration',
  cancelled: 'local.cancelled',
  internal: 'local.internal',
};
