// Sentences of Entra, its sign-in and consent pages and the portal that come without their number.
import type { Phrase } from './finding.ts';

export const entraPhrases: readonly Phrase[] = [
  [
    'entra.secretWrong',
    /Invalid client secret (?:is )?provided|client_secret does not match the expected value/i,
    'certain',
  ],
  ['entra.secretExpired', /client secret keys? (?:for app .{0,60} )?(?:is|are) expired/i, 'certain'],
  [
    'entra.secretsForbidden',
    /Credential type not allowed as per assigned policy|(?:client secrets?|password ?credentials?) (?:are|is) (?:blocked|restricted|not allowed) by (?:tenant|policy|your)/i,
  ],
  [
    'entra.credentialMissing',
    /must (?:contain|include) .{0,50}'client_assertion' or 'client_secret'|'client_secret' is required for the 'client_credentials'/i,
    'certain',
  ],
  [
    'entra.publicClientSentSecret',
    /Client is public so neither|Public clients can'?t send a client secret/i,
    'certain',
  ],
  [
    'entra.assertionSignature',
    /Client assertion (?:failed signature validation|contains an invalid signature)|certificate with identifier used to sign the client assertion is not registered/i,
  ],
  [
    'local.certificateInvalid',
    /Keyset does not exist|Could not use the certificate for signing|certificate does not have a private key|(?:PKCS12|PFX|keystore).{0,60}(?:mac verify|password (?:was|is) incorrect|invalid password|bad decrypt)/i,
  ],
  ['entra.federatedNoMatch', /No matching federated identity record found/i, 'certain'],
  ['entra.appNotFound', /Application with identifier .{0,60} was not found in the directory/i, 'certain'],
  [
    'entra.clientIdInvalid',
    /Application identifier is expected to be a GUID|is not a valid application identifier/i,
  ],
  ['entra.appDisabled', /Application .{0,60} is disabled\b/i],
  ['entra.servicePrincipalMissing', /missing service principal in the tenant/i, 'certain'],
  ['entra.firstPartyClient', /must be configured via preauthorization/i, 'certain'],
  [
    'entra.registrationForbidden',
    /don'?t have (?:permission|access) to (?:register|create) applications|You do not have access to create applications/i,
  ],
  ['entra.tenantNotFound', /Tenant '?[^' ]{1,80}'? not found/i, 'certain'],
  [
    'entra.tenantInvalid',
    /Specified tenant identifier .{0,100} is neither a valid DNS name|Requested tenant identifier .{0,60} is not valid/i,
    'certain',
  ],
  ['entra.wrongCloud', /belongs to the National Cloud|does not federate with/i],
  [
    'entra.singleTenantApp',
    /is not configured as a multi-?tenant application|isn'?t configured as a multi-?tenant/i,
    'certain',
  ],
  [
    'entra.accountNotInTenant',
    /Selected user account does not exist in tenant|does not exist in tenant .{0,100} and cannot access/i,
  ],
  ['entra.personalNeedsV2', /unable to issue tokens from this API version/i],
  [
    'entra.userUnknown',
    /This username may be incorrect|We couldn'?t find an account with that username|the account must be added to the .{0,60}directory/i,
  ],
  [
    'entra.passwordWrong',
    /Error validating credentials due to invalid username or password|Your account or password is incorrect/i,
  ],
  [
    'entra.accountLocked',
    /Your account has been locked|account is temporarily locked to prevent unauthorized use|Account is blocked\. Login to your account via a web browser/i,
  ],
  ['entra.mfaRequired', /you must use multi-factor authentication to access/i, 'certain'],
  [
    'entra.mfaRegistration',
    /you must enroll in multi-factor authentication|More information required.{0,80}Your organization needs more information|Let'?s keep your account secure|set up (?:the )?Microsoft Authenticator/i,
  ],
  [
    'entra.notAssigned',
    /is not assigned to a role for the application|block users unless they are specifically granted|users unless they are specifically granted \('assigned'\) access/i,
    'certain',
  ],
  [
    'entra.conditionalAccess',
    /blocked by Conditional Access|You cannot access this right now|sign-in was successful but (?:does not|doesn'?t) meet the criteria|You don'?t have access to this .{0,60}sign-in was successful/i,
  ],
  ['entra.securityDefaults', /blocked by security defaults/i, 'certain'],
  [
    'entra.deviceRequired',
    /(?:device|sign in from) .{0,60}(?:must be|needs to be|is not) (?:compliant|managed)|Help us keep your device secure|Set up your device to get access|You can'?t get there from here/i,
  ],
  ['entra.consentMissing', /has not consented to use the application/i, 'certain'],
  ['entra.consentDeclined', /User declined to consent/i, 'certain'],
  ['entra.consentRisky', /This app may be risky|request(?:ed)? by a multi-?tenant app .{0,60}unverified/i],
  [
    'entra.adminConsentNeeded',
    /Need admin approval|needs permission to access resources in your organization that only an admin can grant|AdminConsentRequired|Administratorgenehmigung erforderlich|Genehmigung durch Administrator erforderlich|approbation de l'administrateur (?:est )?requise|Se necesita la aprobación del administrador|需要管理员批准|管理者の承認が必要/i,
  ],
  [
    'entra.adminConsentRequested',
    /Approval required.{0,120}(?:request(?:ing)? approval|Enter justification)|Your request has been sent to your admin/i,
  ],
  [
    'entra.adminConsentRights',
    /insufficient privileges to (?:grant|complete) .{0,40}consent|not (?:have permission|allowed|authorized) to grant (?:admin )?consent|Grant admin consent.{0,60}(?:greyed|grayed|disabled)/i,
  ],
  [
    'entra.resourceNotListed',
    /has requested access to a resource which is(?:n'?t| not) listed|has not listed any permissions for/i,
    'certain',
  ],
  ['entra.resourceNotSubscribed', /has not subscribed to or enabled|lacks a service principal for/i],
  ['entra.resourceNotFound', /resource principal named .{0,120} was not found in the tenant/i, 'certain'],
  ['entra.resourceDisabled', /service principal for resource .{0,120} is disabled/i, 'certain'],
  [
    'entra.permissionNotOffered',
    /doesn'?t exist on the resource|had no entitlements matching required permissions/i,
  ],
  ['entra.scopeNeedsDefault', /Client credential flows must have a scope value with \/\.default/i, 'certain'],
  [
    'entra.scopeInvalid',
    /provided value for (?:the input parameter )?'?scope'? .{0,160}is(?: not|n'?t) valid/i,
  ],
  ['entra.scopeTwoResources', /contains more than one resource/i],
  [
    'entra.redirectMismatch',
    /(?:redirect|reply) (?:URI|URL|address) .{0,200}does not match the (?:redirect|reply)|redirect_uri.{0,40} is not valid/i,
  ],
  ['entra.redirectNone', /No reply (?:address|URL) is registered/i, 'certain'],
  [
    'entra.redirectKind',
    /Cross-origin token redemption is permitted only|may only be redeemed via cross-origin requests/i,
    'certain',
  ],
  ['entra.codeReused', /Authorization code was already redeemed/i, 'certain'],
  ['entra.grantRevoked', /grant has expired due to it being revoked/i, 'certain'],
  ['entra.refreshExpired', /refresh token has expired due to inactivity/i, 'certain'],
  ['entra.wrongMethod', /endpoint only accepts POST requests?/i, 'certain'],
  ['entra.loop', /client loop has been detected/i],
  [
    'oauth.discoveryFailed',
    /could not resolve endpoints|Could not retrieve endpoints|OIDC.{0,40}discovery (?:failed|document)|Unable to (?:get|obtain) (?:OIDC )?(?:authority|configuration).{0,60}well-known|invalid_instance|authority_not_found|IDX20803|IDX20804/i,
  ],
  [
    'oauth.stateMismatch',
    /state (?:mismatch|does not match|parameter .{0,30}(?:invalid|mismatch))|Invalid state(?: parameter)?\b|CSRF.{0,20}state mismatch/i,
  ],
  ['oauth.invalidGrant', /authorization grant .{0,80}is invalid, expired, revoked/i, 'possible'],
  ['oauth.invalidClient', /Client authentication failed \(e\.g\.|^Client authentication failed/i, 'possible'],
  ['oauth.unsupportedGrantType', /grant type is not supported by the authorization server/i, 'possible'],
  [
    'oauth.accessDenied',
    /resource owner or authorization server denied the request|user cancell?ed the authentication|end-?user denied|\berror=access_denied/i,
    'possible',
  ],
  [
    'oauth.interactionRequired',
    /MsalUiRequiredException|InteractionRequiredAuthError|no_tokens_found|no_account_found|No account or login hint was passed/i,
    'possible',
  ],
  ['oauth.authorizationPending', /authorization_pending/i, 'possible'],
  ['entra.workAccountsOnly', /can'?t sign in here with a personal account/i],
  ['entra.personalAccountsOnly', /can'?t sign in here with a work or school account/i],
  [
    'entra.accountRisk',
    /Your sign-in was blocked|detected something unusual about this sign-in|blocked due to (?:user )?risk/i,
  ],
  [
    'oauth.unauthorizedClient',
    /client is not authorized to (?:use this authorization grant type|request an? .{0,30}using this method)/i,
    'possible',
  ],
  ['oauth.invalidScope', /requested scope is invalid, unknown, malformed/i, 'possible'],
  ['oauth.invalidRequest', /request is missing a required parameter, includes an/i, 'possible'],
  [
    'oauth.serverError',
    /authorization server (?:encountered an unexpected condition|is currently unable to handle the request)/i,
    'possible',
  ],
  ['oauth.unsupportedResponseType', /does not support obtaining an .{0,30}using this method/i, 'possible'],
  ['entra.noSession', /user is not signed in|silent sign-?in request was sent but no user is signed in/i],
];
