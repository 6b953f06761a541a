// The rows of the scenarios: label, what is wrong in one sentence, and which policy values differ from `healthy`.
import {
  limitScenarios,
  rightScenarios,
  row,
  type ScenarioRow,
  switchScenarios,
} from './exchange/accessScenarios.ts';
import { healthyPolicy } from './policy.ts';
import { provisioningScenarios } from './provisioningScenarios.ts';

/** In the order of a picker: credential, consent, policy, protocols, sign-in, health. */
export const scenarioRows = {
  healthy: row('Everything is fine', 'The mailboxes open, the control mailbox is refused.', {}),

  wrongSecret: row('Wrong client secret', 'Entra refuses the secret: AADSTS7000215.', { secret: 'wrong' }),
  expiredSecret: row('Expired client secret', 'The secret is past its end date: AADSTS7000222.', {
    secret: 'expired',
  }),
  unknownCertificate: row('Certificate not uploaded', 'Entra knows no such certificate: AADSTS700027.', {
    certificate: 'unknown',
  }),
  expiredCertificate: row('Expired certificate', 'The certificate is past its end date: AADSTS700027.', {
    certificate: 'expired',
  }),
  unknownClient: row('Unknown client ID', 'The tenant has no such application: AADSTS700016.', {
    application: 'unknown',
  }),
  applicationDisabled: row('Application disabled', 'Sign-in to the application is off: AADSTS7000112.', {
    application: 'disabled',
  }),
  noServicePrincipal: row('No service principal', 'The application has none in the tenant: AADSTS7000229.', {
    application: 'withoutServicePrincipal',
  }),
  unknownTenant: row('Unknown tenant', 'The directory does not exist: AADSTS90002.', { tenant: 'unknown' }),
  wrongCloud: row('Tenant in another cloud', 'The tenant is in a national cloud: AADSTS90038.', {
    tokenRefusal: 90038,
  }),
  resourceMissing: row('No Exchange in the tenant', 'There is no such resource principal: AADSTS500011.', {
    tokenRefusal: 500011,
  }),
  conditionalAccess: row('Blocked by Conditional Access', 'A policy forbids the token: AADSTS53003.', {
    tokenRefusal: 53003,
  }),

  noConsent: row('No admin consent', 'Tokens come without roles, so every protocol refuses them.', {
    exchangeRoles: [],
    graphRoles: [],
  }),
  wrongPermissions: row('Consent to other permissions', 'The roles in the token open no mailbox.', {
    exchangeRoles: ['Calendars.ReadWrite.All'],
    graphRoles: ['Calendars.Read'],
  }),
  wrongAudience: row(
    'Token for the wrong resource',
    'Exchange gets a Graph token and Graph an Exchange token.',
    {
      audience: 'swapped',
    },
  ),
  tokenExpired: row('Expired token', 'Exchange and Graph find every token expired.', { tokens: 'expired' }),
  tokenNotYetValid: row('Clock is wrong', 'Exchange and Graph find every token not yet valid.', {
    tokens: 'notYetValid',
  }),

  ...limitScenarios,
  mayListUsers: row(
    'May list mailboxes',
    'Healthy, and Graph also lets the application list users and applications.',
    {
      graphRoles: [...healthyPolicy.graphRoles, 'User.Read.All', 'Application.Read.All'],
    },
  ),

  ...rightScenarios,
  mailboxMissing: row('Mailbox does not exist', 'The address has no mailbox.', { mailbox: 'missing' }),
  mailboxUnlicensed: row('Mailbox without a licence', 'The account is there, its mailbox is not.', {
    mailbox: 'unlicensed',
  }),
  ...switchScenarios,

  consentNeeded: row(
    'Delegated consent missing',
    'Nobody consented for the signed-in person: AADSTS65001, AADSTS90094.',
    {
      delegatedScopes: [],
    },
  ),
  mfaRequired: row('Second factor required', 'A password alone does not sign in: AADSTS50076.', {
    mfa: true,
  }),
  wrongPassword: row('Wrong password', 'The password grant is refused: AADSTS50126.', {
    signInRefusal: 50126,
  }),
  passwordExpired: row('Password expired', 'The account must change its password: AADSTS50055.', {
    signInRefusal: 50055,
  }),
  accountLocked: row('Account locked', 'Too many wrong passwords: AADSTS50053.', { signInRefusal: 50053 }),
  accountDisabled: row('Account disabled', 'Sign-in is blocked for the account: AADSTS50057.', {
    signInRefusal: 50057,
  }),
  notAssigned: row('Person not assigned', 'The application wants an assignment: AADSTS50105.', {
    signInRefusal: 50105,
  }),
  publicClientBlocked: row(
    'Public client flows not allowed',
    'Device code and password need a client credential: AADSTS7000218.',
    {
      publicClient: false,
    },
  ),
  deviceCodeBlocked: row('Device code blocked', 'Conditional Access blocks the flow: AADSTS53003.', {
    deviceCode: 'blocked',
  }),
  deviceCodeDeclined: row('Device code declined', 'The person refuses the sign-in on the page.', {
    deviceCode: 'declined',
  }),
  deviceCodeExpired: row('Device code expired', 'The code is too old when the application asks again.', {
    deviceCode: 'expired',
  }),
  refreshTokenExpired: row('Refresh token expired', 'It was not used for 90 days: AADSTS700082.', {
    refreshRefusal: 700082,
  }),
  refreshTokenRevoked: row(
    'Refresh token revoked',
    'The password changed or an administrator signed everyone out: AADSTS50173.',
    {
      refreshRefusal: 50173,
    },
  ),

  ...provisioningScenarios,

  throttled: row('Throttled', 'Graph answers 429, EWS ErrorServerBusy, IMAP asks to back off.', {
    throttleEvery: 1,
  }),
  throttledSometimes: row('Throttled now and then', 'Every fifth request is turned away for a second.', {
    throttleEvery: 5,
    retryAfterSeconds: 1,
  }),
  entraThrottled: row('Entra is throttled', 'The token endpoint answers 429: AADSTS90055.', {
    tokenRefusal: 90055,
  }),
  entraUnavailable: row('Entra is unavailable', 'The token endpoint answers 503: AADSTS90033.', {
    tokenRefusal: 90033,
  }),
  unavailable: row('Service unavailable', 'Exchange and Graph say that they cannot answer now; Entra does.', {
    service: 'unavailable',
  }),
  slow: row('Slow', 'Every answer takes several seconds.', { slow: true }),
  down: row('Down', 'Connections are reset before they are used.', { service: 'down' }),
} as const satisfies Record<string, ScenarioRow>;
