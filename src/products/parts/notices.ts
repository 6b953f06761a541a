// What people should know before any work: retirements, risks and traps that several products share.
import { ewsEndsOn } from '../../core/permissions/ewsEnd.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { GrantId, ProtocolId } from '../../core/registration/registration.ts';
import type { Notice } from '../product.ts';

/** EWS ends; the one date that decides about every EWS set-up. */
const ewsEnds: Notice = {
  id: 'ewsEnds',
  severity: 'warning',
  text: 'EWS in Exchange Online is switched off for good on 1 April 2027.',
  more: 'Use the product’s Microsoft Graph or IMAP route if it has one. Microsoft announced no exceptions and removes the switch on that day. Exchange Server on your own premises keeps EWS.',
  source: 'Exchange Team blog, phased EWS plan (techcommunity 4492361); MC1227454',
  date: ewsEndsOn,
  confidence: 'high',
};

/** The allow list that decides whether EWS works until then. */
const ewsAllowList: Notice = {
  id: 'ewsAllowList',
  severity: 'warning',
  text: 'Until then only applications on the tenant’s EWS allow list can use EWS.',
  more: 'Three things must hold: EwsEnabled is True for the organization, this client ID is in EwsAllowedAppIDs, and EwsEnabled of the mailbox is not False. A change of the list takes up to 24 hours, of EwsEnabled 1 to 4 hours. Mailboxes with Kiosk, F1 or F3 licences no longer work with EWS.',
  source:
    'Exchange Team blog, “Introducing EWSAllowedAppIDs” (techcommunity 4529471); techcommunity 4561431; MC1191578',
  date: '2026-10-01',
  confidence: 'medium',
};

/**
 * A product that deletes what it has read.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function deletesMail(product: string, detail: string, source: string): Notice {
  return {
    id: 'deletesMail',
    severity: 'warning',
    text: `${product} deletes mail after it has been imported.`,
    more: detail,
    source,
    confidence: 'high',
  };
}

/** Secrets end; nothing tells the product beforehand. */
const secretExpires: Notice = {
  id: 'secretExpires',
  severity: 'info',
  text: 'A client secret ends after 730 days at most, and mail stops with it. A certificate is safer if the product takes one.',
  more: 'Note the expiry date: the product does not tell you beforehand. Copy the secret’s Value, not its Secret ID: the Value is shown once, when the secret is created.',
  source: 'Microsoft Entra admin center, Certificates & secrets; retirement timeline of 2026-11-22',
  confidence: 'high',
};

/** Resource owner password: what stops it. */
const ropcBreaks: Notice = {
  id: 'ropcBreaks',
  severity: 'warning',
  text: 'The resource owner password grant cannot do multifactor authentication.',
  more: 'It fails with MFA, security defaults, Conditional Access, federated, passwordless and personal accounts (AADSTS50076, 50079, 50158, 53003, 530035). Microsoft says not to use it. Use a dedicated account that Conditional Access binds to the server’s address, and move to client credentials if the product can.',
  source: 'Microsoft identity platform and OAuth 2.0 Resource Owner Password Credentials, Microsoft Learn',
  confidence: 'high',
};

/** Consent for the whole tenant opens every mailbox. */
const tenantWide: Notice = {
  id: 'tenantWide',
  severity: 'warning',
  text: 'The application permission opens every mailbox of the tenant until access is limited.',
  more: 'Grants add up: a scope from RBAC for Applications limits nothing while the same permission is consented to in Entra. Assign the scoped role first, test, then remove the Entra grant.',
  source: 'Role Based Access Control for Applications in Exchange Online, Microsoft Learn (2025-11-25)',
  confidence: 'high',
};

/** IMAP and POP as an application: what consent alone does not give. */
const imapPopAppOnly: Notice = {
  id: 'imapPopAppOnly',
  severity: 'info',
  text: 'IMAP, POP and SMTP as an application also need the service principal in Exchange and a right on each mailbox.',
  more: 'New-ServicePrincipal with the Enterprise application’s Object ID, then Add-MailboxPermission with FullAccess. An Application Access Policy has no effect on these protocols.',
  source: 'Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn',
  confidence: 'high',
};

/** SMTP AUTH has a switch that also stops OAuth. */
const smtpAuthSwitch: Notice = {
  id: 'smtpAuthSwitch',
  severity: 'info',
  text: 'SMTP AUTH must be on for the mailbox or the organization; the same switch stops OAuth too.',
  more: 'SmtpClientAuthenticationDisabled of the mailbox (Set-CASMailbox) wins over the organization’s (Set-TransportConfig). Organizations created after January 2020 have it off.',
  source: 'Set-TransportConfig, Microsoft Learn; MC786329',
  confidence: 'high',
};

/** Delegated mail permissions need an administrator by default. */
const adminConsentForMail: Notice = {
  id: 'adminConsentForMail',
  severity: 'info',
  text: 'People cannot consent to mail permissions themselves if Microsoft’s default consent policy holds; an administrator must.',
  source: 'Manage app consent policies, Microsoft Learn (2026-01-22); MC1163922',
  confidence: 'high',
};

/** Refresh tokens end, and a person must sign in again. */
const refreshTokenEnds: Notice = {
  id: 'refreshTokenEnds',
  severity: 'info',
  text: 'The sign-in ends after 90 days without use, with a password change, or when an administrator revokes it.',
  more: 'AADSTS700082, AADSTS50173 and AADSTS70043 (sign-in frequency) ask a person to sign in again. Every token answer may hold a new refresh token; the newest one must be kept.',
  source: 'Refresh tokens in the Microsoft identity platform, Microsoft Learn',
  confidence: 'high',
};

/** What holds for these protocols and this grant, whatever the product. */
function commonNotices(protocols: readonly ProtocolId[], grant: GrantId): readonly Notice[] {
  const app = grants[grant].access === 'app';
  const mail = protocols.some((protocol) => protocol === 'imap' || protocol === 'pop' || protocol === 'smtp');
  return [
    ...(protocols.includes('ews') ? [ewsEnds, ewsAllowList] : []),
    ...(grant === 'password' ? [ropcBreaks] : []),
    ...(app && protocols.some((protocol) => protocol === 'ews' || protocol === 'graph') ? [tenantWide] : []),
    ...(app && mail ? [imapPopAppOnly] : []),
    ...(protocols.includes('smtp') ? [smtpAuthSwitch] : []),
    ...(app ? [] : [adminConsentForMail]),
    ...(grant === 'authorizationCode' || grant === 'deviceCode' ? [refreshTokenEnds] : []),
    ...(grant === 'clientSecret' ? [secretExpires] : []),
  ];
}

/** A product's own notices and the common ones, each once, and only those of these protocols and this grant. */
export function noticesFor(
  own: readonly Notice[],
  protocols: readonly ProtocolId[],
  grant: GrantId,
): readonly Notice[] {
  const all = [...own, ...commonNotices(protocols, grant)];
  return all.filter(
    (notice, index) =>
      all.findIndex(({ id }) => id === notice.id) === index &&
      (notice.grants?.includes(grant) ?? true) &&
      (notice.protocols?.some((protocol) => protocols.includes(protocol)) ?? true),
  );
}
