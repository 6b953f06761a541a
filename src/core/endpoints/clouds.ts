// The clouds' hosts and token resources: the one table that says where a token or secret may go.
// Source of each value: Microsoft's own lists unless the row says otherwise; `confidence` is shown to people.
import * as l10n from '../l10n.ts';
import type { CloudId } from '../registration/registration.ts';

/** How sure the sources are. `unverified` values are marked so wherever they are shown. */
export type Confidence = 'high' | 'medium' | 'unverified';

export interface CloudFact {
  readonly value: string;
  readonly confidence: Confidence;
  readonly source: string;
}

export interface Cloud {
  readonly id: Exclude<CloudId, 'demo' | 'custom'>;
  readonly label: string;
  readonly authority: CloudFact;
  readonly graph: CloudFact;
  readonly ews: CloudFact;
  /** `host:port` with implicit TLS. */
  readonly imap: CloudFact;
  readonly pop: CloudFact;
  /** `host:port` with STARTTLS. */
  readonly smtp: CloudFact;
  readonly entraPortal: CloudFact;
  readonly exchangePortal: CloudFact;
  /** Resource of application tokens for Exchange; its scope is this plus `/.default`. */
  readonly exchangeResource: CloudFact;
  /** Host of the delegated IMAP, POP and SMTP scopes. */
  readonly exchangeDelegatedResource: CloudFact;
  /** `-ExchangeEnvironmentName` of Connect-ExchangeOnline. */
  readonly powerShellEnvironment: CloudFact;
  /** `-Environment` of Connect-MgGraph. */
  readonly graphPowerShellEnvironment: CloudFact;
}

const nationalCloudAuth = 'Authentication on national clouds, Microsoft Learn';
const graphDeployments = 'National cloud deployments, Microsoft Graph documentation';
const worldwideUrls = 'Office 365 URLs and IP address ranges, Microsoft Learn';
const gccHighUrls = 'Office 365 U.S. Government GCC High endpoints, Microsoft Learn (list of 2023-03-01)';
const dodUrls = 'Office 365 U.S. Government DoD endpoints, Microsoft Learn (list of 2020-08)';
const cssExchange = 'microsoft/CSS-Exchange, Get-CloudServiceEndpoint.ps1 (2026-04-02)';
const saslXoauth2 = 'tarickb/sasl-xoauth2, README, "A Note on National Clouds"';
const mailOauth = 'Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn';
const entraHosts = 'Microsoft Entra admin center allow-list hosts, Microsoft Learn';
const exoPowerShell = 'Connect to Exchange Online PowerShell, Microsoft Learn';
const graphPowerShell = 'Get-MgEnvironment, Microsoft Graph PowerShell reference';
const exchangeAdmin = 'Exchange admin center in Exchange Online, Microsoft Learn';
const community = 'community material; not in an official list';

const high = (value: string, source: string): CloudFact => ({ value, confidence: 'high', source });
const medium = (value: string, source: string): CloudFact => ({ value, confidence: 'medium', source });
const unverified = (value: string, source: string): CloudFact => ({
  value,
  confidence: 'unverified',
  source,
});

export const clouds: Readonly<Record<Cloud['id'], Cloud>> = {
  global: {
    id: 'global',
    label: l10n.msg('Worldwide (also GCC)'),
    authority: high('https://login.microsoftonline.com', nationalCloudAuth),
    graph: high('https://graph.microsoft.com', graphDeployments),
    ews: high(
      'https://outlook.office365.com/EWS/Exchange.asmx',
      'Authenticate an EWS application by using OAuth, Microsoft Learn',
    ),
    imap: high('outlook.office365.com:993', worldwideUrls),
    pop: high('outlook.office365.com:995', worldwideUrls),
    smtp: high('smtp.office365.com:587', worldwideUrls),
    entraPortal: high('https://entra.microsoft.com', entraHosts),
    exchangePortal: high('https://admin.exchange.microsoft.com', exchangeAdmin),
    exchangeResource: high('https://outlook.office365.com', mailOauth),
    exchangeDelegatedResource: high('https://outlook.office.com', mailOauth),
    powerShellEnvironment: high('O365Default', exoPowerShell),
    graphPowerShellEnvironment: high('Global', graphPowerShell),
  },
  gccHigh: {
    id: 'gccHigh',
    label: l10n.msg('US Government GCC High'),
    authority: high('https://login.microsoftonline.us', nationalCloudAuth),
    graph: high('https://graph.microsoft.us', graphDeployments),
    ews: medium('https://outlook.office365.us/EWS/Exchange.asmx', cssExchange),
    imap: medium('outlook.office365.us:993', gccHighUrls),
    pop: medium('outlook.office365.us:995', gccHighUrls),
    smtp: medium('outlook.office365.us:587', `${gccHighUrls}; smtp.office365.us also answers`),
    entraPortal: high('https://entra.microsoft.us', entraHosts),
    exchangePortal: unverified('https://admin.exchange.office365.us', 'no source found'),
    exchangeResource: medium('https://outlook.office365.us', saslXoauth2),
    exchangeDelegatedResource: medium('https://outlook.office365.us', saslXoauth2),
    powerShellEnvironment: high('O365USGovGCCHigh', exoPowerShell),
    graphPowerShellEnvironment: high('USGov', graphPowerShell),
  },
  dod: {
    id: 'dod',
    label: l10n.msg('US Government DoD'),
    authority: high('https://login.microsoftonline.us', nationalCloudAuth),
    graph: high('https://dod-graph.microsoft.us', graphDeployments),
    ews: medium('https://outlook-dod.office365.us/EWS/Exchange.asmx', cssExchange),
    imap: medium('outlook-dod.office365.us:993', dodUrls),
    pop: medium('outlook-dod.office365.us:995', dodUrls),
    smtp: medium('outlook-dod.office365.us:587', dodUrls),
    entraPortal: high('https://entra.microsoft.us', entraHosts),
    exchangePortal: unverified('https://admin.exchange.dod.office365.us', 'no source found'),
    exchangeResource: unverified(
      'https://outlook-dod.office365.us',
      `${cssExchange}; ${saslXoauth2} says https://outlook.office365.us`,
    ),
    exchangeDelegatedResource: unverified(
      'https://outlook-dod.office365.us',
      `${cssExchange}; ${saslXoauth2} says https://outlook.office365.us`,
    ),
    powerShellEnvironment: high('O365USGovDoD', exoPowerShell),
    graphPowerShellEnvironment: high('USGovDoD', graphPowerShell),
  },
  china: {
    id: 'china',
    label: l10n.msg('China (21Vianet)'),
    authority: high('https://login.partner.microsoftonline.cn', nationalCloudAuth),
    graph: high('https://microsoftgraph.chinacloudapi.cn', graphDeployments),
    ews: medium('https://partner.outlook.cn/EWS/Exchange.asmx', cssExchange),
    imap: unverified('partner.outlook.cn:993', community),
    pop: unverified('partner.outlook.cn:995', community),
    smtp: unverified('smtp.partner.outlook.cn:587', community),
    entraPortal: high('https://entra.microsoftonline.cn', entraHosts),
    exchangePortal: unverified('https://partner.outlook.cn/ecp', 'no source found'),
    exchangeResource: medium('https://partner.outlook.cn', saslXoauth2),
    exchangeDelegatedResource: medium('https://partner.outlook.cn', saslXoauth2),
    powerShellEnvironment: high('O365China', exoPowerShell),
    graphPowerShellEnvironment: high('China', graphPowerShell),
  },
};

/** True for a cloud of Microsoft's: not the demo tenant, and not servers of one's own. */
export const isMicrosoftCloud = (id: CloudId): id is Cloud['id'] => id !== 'demo' && id !== 'custom';

/** The cloud whose names are shown: the worldwide one's for the demo tenant and servers of one's own. */
export const shownCloud = (id: CloudId): Cloud => (isMicrosoftCloud(id) ? clouds[id] : clouds.global);

export const cloudLabels: Readonly<Record<CloudId, string>> = {
  global: clouds.global.label,
  gccHigh: clouds.gccHigh.label,
  dod: clouds.dod.label,
  china: clouds.china.label,
  demo: l10n.msg('Demo tenant on this computer'),
  custom: l10n.msg('Servers of your own'),
};
