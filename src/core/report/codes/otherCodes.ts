// Codes of this computer, of mail libraries, and of servers that are not Exchange Online.

/** Something on this side. */
export const localCodes = [
  'local.secretMissing',
  'local.federatedElsewhere',
  'local.secretLost',
  'local.secretStoreFailed',
  'local.certificateInvalid',
  'local.signInNeeded',
  'local.signInCancelled',
  'local.browserUnavailable',
  'local.portInUse',
  'local.hostNotAllowed',
  'local.workspaceUntrusted',
  'local.workspaceEndpointsIgnored',
  'local.demoNotRunning',
  'local.invalidInput',
  'local.invalidRegistration',
  'local.secretExpiresSoon',
  'local.cancelled',
  'local.internal',
] as const;

/** What mail libraries and programs say in their own words. */
export const libraryCodes = [
  'library.passwordBlamed',
  'library.saslPluginMissing',
  'library.mechanismUnsupported',
  'library.noTokenOffered',
  'library.cacheUnreadable',
  'library.outdated',
  'library.noAccessToken',
  'library.noEmailClaim',
  'library.notJson',
  'library.tokenNotRenewed',
  'library.noWindow',
  'library.credentialsUnset',
  'library.partMissing',
  'library.brokerFailed',
  'library.connectFailed',
  'library.crashed',
  'library.scopeChanged',
  'library.otherTenant',
  'library.addressWanted',
  'library.signInBusy',
  'library.signInFailed',
  'library.authorityRefused',
] as const;

/** Answers of servers that are not Exchange Online. */
export const foreignCodes = [
  'foreign.gmail',
  'foreign.gmailAppPassword',
  'foreign.googleOauth',
  'foreign.dovecot',
  'foreign.postfix',
  'foreign.outlookPersonal',
  'foreign.exchangeServer',
  'foreign.oauth',
  'foreign.graphFiles',
  'foreign.other',
] as const;
