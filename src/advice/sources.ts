// Where the advice comes from. Confidence: high = first-party text read; medium = public reports or a republished copy.

import type { Confidence } from '../core/endpoints/clouds.ts';
import type { Area } from '../core/report/codeArea.ts';

export interface Source {
  readonly label: string;
  readonly confidence: Confidence;
}

const high = (label: string): Source => ({ label, confidence: 'high' });
const medium = (label: string): Source => ({ label, confidence: 'medium' });

export const sources = {
  entraCodes: high('Microsoft Entra authentication and authorization error codes, Microsoft Learn'),
  entraTexts: medium('server texts in public issue threads'),
  noServicePrincipal: medium('MicrosoftDocs/entra-docs, "deprecate service principal-less authentication"'),
  azureIdentity: high('Troubleshoot Azure Identity authentication issues, Azure SDK documentation'),
  msalFixtures: high('AzureAD/microsoft-authentication-library-for-js, test fixtures'),
  adminConsent: high('Admin consent on the Microsoft identity platform, Microsoft Learn'),
  consentPolicies: high('Manage app consent policies, Microsoft Learn'),
  deviceCode: high('OAuth 2.0 device authorization grant flow, Microsoft Learn'),
  clientCredentials: high('OAuth 2.0 client credentials flow, Microsoft Learn'),
  ropc: high('OAuth 2.0 Resource Owner Password Credentials, Microsoft Learn'),
  redirectUris: high('Redirect URI (reply URL) restrictions and limitations, Microsoft Learn'),
  tokens: high('Access tokens in the Microsoft identity platform, Microsoft Learn'),
  rfc6749: high('RFC 6749 sections 4.1.2.1 and 5.2'),
  rfc8628: high('RFC 8628 section 3.5'),
  appManagement: high('App management policies, Microsoft Graph documentation'),
  mailOauth: high('Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn'),
  ewsOauth: high('Authenticate an EWS application by using OAuth, Microsoft Learn'),
  ewsCodes: high('ResponseCode, Exchange Web Services reference, Microsoft Learn'),
  ewsAccess: high('Control access to EWS in Exchange, Microsoft Learn'),
  ewsAllowList: high('Exchange Team blog, "Introducing EWSAllowedAppIDs" (techcommunity 4529471)'),
  ewsEnd: high('Exchange Team blog, "Exchange Online EWS, Your Time is Almost Up" (techcommunity 4492361)'),
  kiosk: medium(
    'Exchange Team blog, "Update to EWS access for Kiosk / Frontline Worker licensed users"; MC1191578',
  ),
  impersonation: high('Impersonation and EWS in Exchange, Microsoft Learn'),
  impersonationEnd: high('Exchange Team blog (techcommunity 4295762); MC718754'),
  poxAutodiscover: high('MicrosoftDocs/OfficeDocs-Support, POX Autodiscover and client credentials'),
  rbac: high('Role Based Access Control for Applications in Exchange Online, Microsoft Learn'),
  smtpRbac: high('SMTP Onboarding to App RBAC, MicrosoftDocs/office-developer-exchange-docs'),
  accessPolicy: high('New-ApplicationAccessPolicy, Exchange PowerShell reference'),
  limitMailbox: high(
    'Limiting application permissions to specific Exchange Online mailboxes, Microsoft Graph documentation',
  ),
  casMailbox: high('Set-CASMailbox, Exchange PowerShell reference'),
  transportConfig: high('Set-TransportConfig, Exchange PowerShell reference'),
  organizationConfig: high('Set-OrganizationConfig, Exchange PowerShell reference'),
  newServicePrincipal: high('New-ServicePrincipal, Exchange PowerShell reference'),
  smtpAuth: high('Enable or disable SMTP AUTH in Exchange Online, Microsoft Learn'),
  smtpPrinters: high(
    'Fix issues with printers, scanners, and LOB applications that send email, Microsoft Learn',
  ),
  smtpThrottle: medium('Continuous error throttling for SMTP AUTH submissions, Microsoft Learn'),
  smtpSubmission: high('Changes in message store and throttling for concurrent connections, Microsoft Learn'),
  smtpEnd: high('Exchange Team blog, SMTP AUTH Basic (techcommunity 4489835); MC786329'),
  saslXoauth2: medium('tarickb/sasl-xoauth2, README'),
  nonDelivery: high('Email non-delivery reports in Exchange Online, Microsoft Learn'),
  graphErrors: high('Microsoft Graph error responses and resource types'),
  builtInRoles: high('Microsoft Entra built-in roles, Microsoft Learn'),
  appPolicies: high('tenantAppManagementPolicy, Microsoft Graph v1.0 reference'),
  softDelete: high('Delete and recover applications, Microsoft Learn'),
  graphThrottling: high('Microsoft Graph throttling guidance, Microsoft Learn'),
  servicely: medium('Servicely documentation, "Office365 Modern Authentication - Email"'),
  exoApp: high('App-only authentication in Exchange Online PowerShell, Microsoft Learn'),
  exoPowerShell: high('Connect to Exchange Online PowerShell, Microsoft Learn'),
  basicEnd: high('Deprecation of Basic authentication in Exchange Online, Microsoft Learn'),
  sharedMailbox: high('About shared mailboxes, Microsoft Learn'),
  rfc3501: high('RFC 9051 and RFC 3501'),
  rfc3206: high('RFC 3206 section 4 and RFC 2449 section 8.1'),
  rfc7628: high('RFC 7628'),
  nodeErrors: high('Node.js documentation, error codes'),
  google: high('Google Workspace and Gmail help'),
  addinTokens: high('Turn legacy Exchange Online tokens on or off, Office Add-ins documentation'),
  threads: medium('public issue threads'),
  practice: { label: 'working practice; no published source', confidence: 'unverified' },
  product: high('this extension'),
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof sources;

/** Sources of the rows that name none. */
export const areaSources: Readonly<Record<Area, readonly SourceId[]>> = {
  network: ['nodeErrors'],
  server: ['product'],
  oauth: ['rfc6749'],
  entra: ['entraCodes'],
  claims: ['tokens'],
  exchange: ['mailOauth'],
  ews: ['ewsCodes'],
  graph: ['graphErrors'],
  imap: ['threads'],
  pop: ['threads'],
  smtp: ['threads'],
  policy: ['rbac'],
  powershell: ['exoPowerShell'],
  provisioning: ['builtInRoles', 'threads'],
  local: ['product'],
  library: ['threads'],
  foreign: ['threads'],
  unknown: ['product'],
};

/** A source in words with its confidence, as it is shown to people. */
export function sourceWords(id: SourceId, unverified: boolean): string {
  const source: Source = sources[id];
  const confidence = unverified ? 'unverified' : source.confidence;
  return confidence === 'unverified'
    ? `${source.label} (UNVERIFIED)`
    : `${source.label} (${confidence} confidence)`;
}
