// Advice for Entra's refusals of the application itself: credential, registration, tenant and cloud.
import { type AdviceRow, bySignIn, entraAdmin, inPortal, inRegistration, you } from './adviceRow.ts';

export const entraClientRows = {
  'entra.secretWrong': you(
    'The client secret is wrong',
    'Entra knows the application but not this secret. Most often the Secret ID (a GUID) was copied instead of the Value; else the secret belongs to another application, was deleted, was cut short, or was not URL-encoded.',
    'In {secrets}, add a new client secret and copy its Value, which is shown only once (not the Secret ID). Replace the stored secret with it. If you cannot open that page, ask the Entra administrator for a new Value.',
    {
      check: 'A pasted secret that is a bare GUID is the Secret ID.',
      actions: ['replaceSecret', 'openAppRegistration'],
    },
  ),
  'entra.secretExpired': entraAdmin(
    'The client secret has expired',
    'The secret has passed its end date, so Entra gives the application no more tokens.',
    'In {secrets}, add a new client secret (or upload a certificate) and hand over its Value in a safe way. Update every product that uses it, then delete the expired one.',
    {
      from: ['entraCodes', 'entraTexts'],
      check: 'The end date stands beside the secret in Certificates & secrets.',
      actions: ['replaceSecret', 'openAppRegistration'],
    },
  ),
  'entra.secretsForbidden': entraAdmin(
    'The tenant forbids this kind of credential',
    'An app management policy of the tenant forbids client secrets for applications, or limits how long they may last.',
    'Use a certificate instead of a client secret (in {secrets} > Certificates), choose a shorter end date, or make an exception for this application in the app management policy.',
    { from: ['appManagement'], actions: ['openAppRegistration'] },
  ),
  'entra.credentialMissing': entraAdmin(
    'Entra expects a client secret or certificate and got none',
    'The request carried no credential. For device code, password and PKCE sign-ins this means that the application is not marked as a public client, or that the redirect URI used is registered under Web.',
    'For an application without a secret: in {authentication}, set Allow public client flows to Yes and register the redirect URI under Mobile and desktop applications. For an application with a secret: enter the secret in the product.',
    { actions: ['openAppRegistration', 'replaceSecret'] },
  ),
  'entra.publicClientSentSecret': you(
    'A secret was sent for a public client',
    'The redirect URI used is of the Mobile and desktop (public) kind, or the application is public only; Entra then refuses any client secret or certificate.',
    'Leave the client secret empty in the product, or register the redirect URI under Web in {authentication}.',
    inPortal,
  ),
  'entra.assertionSignature': entraAdmin(
    'Entra does not accept the certificate signature',
    'The certificate is not uploaded to this application, has expired, or the key that signed does not belong to it; a wrong thumbprint or algorithm looks the same.',
    'In {secrets} > Certificates, compare the thumbprint with the certificate in use; upload the public certificate (.cer) again if it differs or has expired. The product must sign with the matching private key.',
    {
      check: 'The thumbprint in the portal against the one in the product.',
      actions: ['replaceSecret', 'openAppRegistration'],
    },
  ),
  'entra.assertionInvalid': you(
    'The signed assertion is not valid',
    'The assertion is malformed, out of its time range, or names the wrong issuer, subject or audience. A wrong clock is the most frequent reason.',
    'Set the clock of the computer. In your own code: aud is the token endpoint, iss and sub are both the client ID, exp is at most 10 minutes after nbf.',
    { check: 'The computer’s clock against a time server.' },
  ),
  'entra.certificateNotAuthorized': entraAdmin(
    'The subject of the certificate is not authorized',
    'The credential is matched by subject name, and this certificate has another one.',
    'Use a certificate that is uploaded in {secrets} > Certificates, or upload this one.',
    inPortal,
  ),
  'entra.federatedUserToken': you(
    'A person’s token was used as federated credential',
    'Only an app-only or managed-identity token can stand in for a federated credential.',
    'Get the assertion as an application or managed identity, for the audience api://AzureADTokenExchange.',
  ),
  'entra.federatedNoMatch': entraAdmin(
    'No federated credential matches the token',
    'Issuer, subject or audience of the presented token do not equal those of any federated credential of the application; they are compared letter by letter.',
    'In {secrets} > Federated credentials, enter issuer, subject and audience exactly as the error names them.',
    { from: ['entraTexts'], actions: ['openAppRegistration'] },
  ),
  'entra.appNotFound': you(
    'The application is not in this tenant',
    'No application with this client ID is known in the tenant that was asked: client ID or tenant ID is wrong (or the two are swapped), the cloud is wrong, or a multi-tenant application has no consent here yet.',
    'Compare with {registrations} > Overview: Application (client) ID is the client ID, Directory (tenant) ID is the tenant; Object ID is neither. For an application of another organization, an administrator of this tenant grants consent first.',
    {
      check: 'Client ID and tenant ID against the Overview page of the app registration.',
      actions: ['openRegistration', 'openAppRegistration'],
    },
  ),
  'entra.clientIdInvalid': you(
    'The client ID is not valid',
    'The client ID must be a GUID; an address, a name, a placeholder or nothing was sent.',
    'Copy the Application (client) ID from {registrations} > Overview.',
    { from: ['entraTexts'], actions: ['openRegistration'] },
  ),
  'entra.appDisabled': entraAdmin(
    'The application is disabled',
    'Sign-in is switched off for this enterprise application, Microsoft disabled it, or the Exchange Online application of the tenant is off (which also happens without an Exchange licence).',
    'In {enterprise} > Properties, set Enabled for users to sign in to Yes. Check the same for Office 365 Exchange Online, and that the tenant has an Exchange licence.',
  ),
  'entra.appBlockedByAdmin': entraAdmin(
    'The application is blocked by the administrator',
    'Entra says that the application cannot be accessed at this time.',
    'Look at {enterprise} > Properties and at the sign-in log for the reason, and allow the application.',
  ),
  'entra.servicePrincipalMissing': entraAdmin(
    'The application has no service principal in this tenant',
    'The app registration exists, but no enterprise application for it in the tenant that was asked.',
    `Grant admin consent for the application in this tenant, which creates the enterprise application; or run:\nNew-MgServicePrincipal -AppId {clientId}`,
    { from: ['noServicePrincipal', 'entraTexts'], dates: ['servicePrincipalLess'], actions: ['openConsent'] },
  ),
  'entra.firstPartyClient': you(
    'A client ID of Microsoft’s own was used',
    'The client ID belongs to a Microsoft application that is not preauthorized for Exchange scopes. Consent cannot be granted for it.',
    'Register an application of your own in {entra} > App registrations and use its client ID.',
    inRegistration,
  ),
  'entra.registrationForbidden': entraAdmin(
    'This account may not register applications',
    'The tenant does not let users register applications, or the account lacks an administrator role such as Application Administrator or Cloud Application Administrator.',
    'Register the application for this person, or give the account the Application Developer or Application Administrator role.',
    { from: ['graphErrors', 'threads'] },
  ),
  'entra.tenantNotFound': you(
    'The tenant was not found',
    'No directory with this tenant ID or domain exists in this cloud: it is mistyped, was deleted, or belongs to another cloud.',
    'Copy the Directory (tenant) ID from {registrations} > Overview, and choose the cloud that the tenant is in.',
    {
      check: 'Whether {authority}/<tenant>/v2.0/.well-known/openid-configuration answers.',
      actions: ['openRegistration'],
    },
  ),
  'entra.tenantInvalid': you(
    'The tenant value is neither a tenant ID nor a domain',
    'A name, a URL, a placeholder or an address was entered where the tenant belongs.',
    'Enter the Directory (tenant) ID (a GUID) from {registrations} > Overview, or a verified domain such as contoso.onmicrosoft.com.',
    { from: ['azureIdentity', 'entraCodes'], actions: ['openRegistration'] },
  ),
  'entra.tenantAbsent': you(
    'The request names no tenant',
    'Neither the authority nor the account tells Entra which tenant is meant.',
    'Put the Directory (tenant) ID into the authority, in place of common or organizations.',
    inRegistration,
  ),
  'entra.wrongCloud': you(
    'The tenant is in another cloud',
    'The authority belongs to another Microsoft cloud than the tenant (worldwide, US Government, China).',
    'Choose the tenant’s cloud in the registration; then authority, token resource and servers follow.',
    inRegistration,
  ),
  'entra.crossCloudCredential': you(
    'The credential was used in another cloud',
    'A client secret or certificate works only at the authority of the tenant’s own cloud.',
    'Choose the tenant’s cloud in the registration, and use an app registration of that cloud.',
    inRegistration,
  ),
  'entra.singleTenantApp': you(
    'A single-tenant application was called through common',
    'The application is registered for one organization, so the authority must name the tenant instead of common or organizations.',
    'Set the tenant to the Directory (tenant) ID from {registrations} > Overview. Changing the application to multitenant is not needed.',
    inRegistration,
  ),
  'entra.commonNotSupported': you(
    'This grant does not work through common or consumers',
    'Client credentials and the password grant need an authority that names the tenant.',
    'Set the tenant to the Directory (tenant) ID (a GUID).',
    inRegistration,
  ),
  'entra.workAccountsOnly': you(
    'The application takes work or school accounts only',
    'A personal Microsoft account (or the consumers endpoint) was used with a work-only application.',
    'Sign in with the work or school account of the mailbox, through the tenant’s own authority.',
    bySignIn,
  ),
  'entra.personalAccountsOnly': entraAdmin(
    'The application takes personal accounts only',
    'The app registration is for personal Microsoft accounts, and the request came for a work account.',
    'In {authentication}, change Supported account types to accounts in this organizational directory, or register a new application.',
    { from: ['entraTexts'], actions: ['openAppRegistration'] },
  ),
  'entra.personalNeedsV2': you(
    'A personal account needs the v2.0 endpoint',
    'The program uses the older v1 endpoint, which gives no tokens for personal Microsoft accounts.',
    'Use the addresses with /oauth2/v2.0/ (in DavMail: davmail.enableOidc=true), or a work or school account.',
    { from: ['entraCodes', 'threads'] },
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;
