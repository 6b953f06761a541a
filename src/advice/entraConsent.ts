// Advice for Entra's refusals over consent, resources and scopes.
import { type AdviceRow, byConsent, entraAdmin, inPortal, inRegistration, you } from './adviceRow.ts';

export const entraConsentRows = {
  'entra.consentMissing': entraAdmin(
    'Consent for these permissions is missing',
    'Nobody has consented to the requested permissions for this account and resource; or the consent is for another resource (Graph instead of Exchange). The password grant has no consent page at all.',
    'In {apiPermissions}, check that {permission} of {resource} is listed, then choose Grant admin consent.',
    {
      from: ['entraCodes', 'entraTexts'],
      check: 'The Status column in API permissions says “Granted”.',
      actions: ['openConsent'],
    },
  ),
  'entra.consentDeclined': you(
    'Consent was declined',
    'The person pressed Cancel on the consent page.',
    'Open the consent page again with an account that may consent, and accept.',
    { from: ['entraCodes', 'adminConsent'], actions: ['openConsent'] },
  ),
  'entra.consentRisky': entraAdmin(
    'Entra sees the consent request as risky',
    'The application is new, multi-tenant and its publisher is not verified, so users may not consent.',
    'Look at the application and grant admin consent for it if you trust it: {enterprise} > Permissions.',
    { from: ['consentPolicies'], actions: ['openConsent'] },
  ),
  'entra.adminConsentNeeded': entraAdmin(
    'An administrator has to consent',
    'The permission needs an administrator, or the tenant forbids user consent. Microsoft’s default policy forbids it for IMAP, POP, EWS and Mail.Read.',
    'Open {apiPermissions} and choose Grant admin consent, or open the admin consent address as an administrator. Then the mailbox’s account signs in again.',
    { from: ['entraCodes', 'consentPolicies'], actions: ['openConsent'] },
  ),
  'entra.adminConsentRequested': entraAdmin(
    'The administrator’s approval has been asked for',
    'The tenant uses the admin consent workflow: the request waits for approval.',
    'Approve the request in {entra} > Enterprise applications > Admin consent requests.',
  ),
  'entra.adminConsentRights': entraAdmin(
    'This account may not grant admin consent',
    'Application permissions for Exchange or Graph take a Privileged Role Administrator or Global Administrator; Cloud Application Administrator is not enough for Graph’s.',
    'Have a Privileged Role Administrator or Global Administrator choose Grant admin consent in {apiPermissions}.',
    { from: ['adminConsent'], actions: ['openConsent'] },
  ),
  'entra.resourceNotListed': entraAdmin(
    'The application lists no permission for this resource',
    'The token is asked for a resource that the app registration does not name: often only Graph permissions are listed and the scope is Exchange’s, or the reverse.',
    'In {apiPermissions} > Add a permission > APIs my organization uses > {resource}, add {permission} and grant admin consent; or correct the scope to {scope}.',
    {
      check: 'The resource of the scope against the headings in API permissions.',
      actions: ['openAppRegistration', 'openConsent'],
    },
  ),
  'entra.resourceNotSubscribed': entraAdmin(
    'The tenant has no Exchange Online subscription',
    'The service that the scope names is not subscribed to or enabled in this tenant.',
    'Use the tenant that holds the mailboxes, or add an Exchange Online licence to this one.',
  ),
  'entra.resourceDisabled': entraAdmin(
    'The resource is disabled in this tenant',
    'The service principal of the requested resource (for example Office 365 Exchange Online) is disabled; the same comes if the tenant’s subscription has lapsed.',
    'In {entra} > Enterprise applications, filter by Microsoft applications, open {resource} > Properties and set Enabled for users to sign in to Yes; check that the Exchange Online licences are active.',
    { from: ['entraTexts'] },
  ),
  'entra.resourceRetired': entraAdmin(
    'The application asks for a retired API',
    'A listed permission belongs to an API that no longer exists, such as Azure AD Graph.',
    'Remove that permission in {apiPermissions}, then consent again.',
    inPortal,
  ),
  'entra.resourceNotFound': you(
    'The resource of the scope is unknown in this tenant',
    'The host in the scope is mistyped or of another cloud, or the tenant has no Exchange Online.',
    'Use the scope {scope}, and check tenant and cloud.',
    inRegistration,
  ),
  'entra.permissionNotOffered': you(
    'The resource offers no such permission',
    'The permission in the scope does not exist on this resource: mistyped, or of another API.',
    'Use the exact scope: {scope}.',
    { from: ['entraTexts'] },
  ),
  'entra.scopeInvalid': you(
    'The scope is not valid',
    'The scope is misspelt, lacks its host, or mixes resources.',
    'Use the exact scope: {scope}. One resource for each token.',
  ),
  'entra.scopeNeedsDefault': you(
    'Client credentials take only a .default scope',
    'A delegated scope such as IMAP.AccessAsUser.All or Mail.Read was asked for without a signed-in person; the application permissions come with /.default.',
    'Use the scope https://outlook.office365.com/.default for EWS, IMAP, POP and SMTP, or https://graph.microsoft.com/.default for Graph. What the token may do is set by the consented application permissions.',
    { from: ['msalFixtures', 'clientCredentials'] },
  ),
  'entra.scopeDefaultMixed': you(
    'The .default scope cannot stand beside others',
    'The request mixes {resource}/.default with single scopes of the same or another resource.',
    'Ask for .default alone, or for the single scopes alone.',
    { from: ['entraTexts'] },
  ),
  'entra.scopeAtRedemption': you(
    'The scope is not valid for this token request',
    'A code or refresh token is redeemed for one resource at a time.',
    'Ask for the scopes of one resource: {scope}.',
  ),
  'entra.scopeEmpty': you('The scope is missing', 'The token request names no scope.', 'Send scope={scope}.'),
  'entra.scopeTwoResources': you(
    'The scope names two resources',
    'Graph and Exchange scopes stand in one token request; a token is for one resource.',
    'Make two token requests with the same refresh token, one for each resource. IMAP, POP and SMTP scopes start with https://outlook.office.com/.',
  ),
  'entra.scopeWithoutResource': you(
    'The scope names no resource',
    'Only openid, profile, email or offline_access were asked for.',
    'Add a scope of the resource: {scope}.',
  ),
  'entra.resourceParameter': you(
    'The resource parameter does not exist at this endpoint',
    'A parameter of the v1 endpoint was sent to the v2.0 endpoint.',
    'Send scope={scope} instead of resource.',
  ),
  'entra.tokenForItself': you(
    'The application asked for a token for itself',
    'The scope names the application’s own client ID instead of Exchange or Graph.',
    'Use the scope {scope}.',
  ),
  'entra.signInPermission': entraAdmin(
    'The application lacks the permission to sign people in',
    'User.Read of Microsoft Graph is missing or not consented.',
    'In {apiPermissions}, add the delegated permission User.Read of Microsoft Graph and grant consent.',
    byConsent,
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;
