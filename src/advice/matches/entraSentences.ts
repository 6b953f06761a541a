// Sentences of Entra, its sign-in and consent pages and the portal that come without their number.
import type { Match } from './match.ts';

export const entraSentences: readonly Match[] = [
  {
    code: 'entra.signInInterrupted',
    says: /Sign-in was interrupted (?:due to|because of) a password reset or password registration/i,
    confidence: 'certain',
  },
  {
    code: 'entra.personalAccountsOnly',
    says: /must not be configured with '?Consumer'? as the user audience/i,
    confidence: 'certain',
  },
  {
    code: 'entra.scopeEmpty',
    says: /requires at least one scope|scopes? (?:is|are) (?:required|empty|missing)/i,
  },
  { code: 'entra.accountAbuse', says: /service abuse mode/i, confidence: 'certain' },
  {
    code: 'entra.scopeWithoutResource',
    says: /\b(?:resource|scope)s?["']?\s?[:=]?\s?["'[]{0,2}\.default\b/i,
  },
  {
    code: 'entra.secretWrong',
    says: /Invalid client secret (?:is )?provided|client_secret does not match the expected value/i,
    confidence: 'certain',
  },
  {
    code: 'entra.secretExpired',
    says: /client secret keys? (?:for app .{0,60} )?(?:is|are) expired/i,
    confidence: 'certain',
  },
  {
    code: 'entra.secretsForbidden',
    says: /Credential type not allowed as per assigned policy|(?:client secrets?|password ?credentials?) (?:are|is) (?:blocked|restricted|not allowed) by (?:tenant|policy|your)/i,
  },
  {
    code: 'entra.credentialMissing',
    says: /must (?:contain|include) .{0,50}'client_assertion' or 'client_secret'|'client_secret' is required for the 'client_credentials'/i,
    confidence: 'certain',
  },
  {
    code: 'entra.publicClientSentSecret',
    says: /Client is public so neither|Public clients can'?t send a client secret/i,
    confidence: 'certain',
  },
  {
    code: 'entra.assertionSignature',
    says: /Client assertion (?:failed signature validation|contains an invalid signature)|certificate with identifier used to sign the client assertion is not registered/i,
  },
  {
    code: 'local.certificateInvalid',
    says: /Keyset does not exist|SignWithCertificate|(?:certificate|key) .{0,30}(?:no|without|lacks an?|missing) .{0,12}private key|Invalid provider type specified|Could not use the certificate for signing|certificate does not have a private key|(?:PKCS12|PFX|keystore).{0,60}(?:mac verify|password (?:was|is) incorrect|invalid password|bad decrypt)/i,
  },
  {
    code: 'local.certificateInvalid',
    says: /Failed to load the Certificate|(?:specified network password is not correct|angegebene (?:Netzwerkk|K)ennwort ist (?:falsch|nicht korrekt)|mot de passe réseau spécifié est incorrect|contraseña de red especificada no es (?:válida|correcta))/i,
    beside: /certificat|certificado|zertifikat|\bpfx\b|X509/i,
  },
  {
    code: 'entra.federatedNoMatch',
    says: /No matching federated identity record found/i,
    confidence: 'certain',
  },
  {
    code: 'entra.appNotFound',
    says: /Application with identifier .{0,60} was not found in the directory/i,
    confidence: 'certain',
  },
  {
    code: 'entra.clientIdInvalid',
    says: /Application identifier is expected to be a GUID|is not a valid application identifier/i,
  },
  { code: 'entra.appDisabled', says: /Application .{0,60} is disabled\b/i },
  {
    code: 'entra.servicePrincipalMissing',
    says: /missing service principal in the tenant/i,
    confidence: 'certain',
  },
  { code: 'entra.firstPartyClient', says: /must be configured via preauthorization/i, confidence: 'certain' },
  {
    code: 'entra.registrationForbidden',
    says: /don'?t have (?:permission|access) to (?:register|create) applications|You do not have access to create applications/i,
  },
  {
    code: 'entra.tenantNotFound',
    says: /Tenant (?:'[^' ]{1,80}'|[\w-]{1,60}[.-][\w.-]{1,60}) not found/i,
    confidence: 'certain',
  },
  {
    code: 'entra.tenantInvalid',
    says: /Specified tenant identifier .{0,100} is neither a valid DNS name|Requested tenant identifier .{0,60} is not valid/i,
    confidence: 'certain',
  },
  { code: 'entra.wrongCloud', says: /belongs to the National Cloud|does not federate with/i },
  {
    code: 'library.addressWanted',
    says: /\/common\/wrongplace|You have reached the wrong page|This is not the right page/i,
  },
  {
    code: 'entra.singleTenantApp',
    says: /is not configured as a multi-?tenant application|isn'?t configured as a multi-?tenant/i,
    confidence: 'certain',
  },
  {
    code: 'entra.accountNotInTenant',
    says: /Selected user account does not exist in tenant|does not exist in tenant .{0,100} and cannot access/i,
  },
  { code: 'entra.personalNeedsV2', says: /unable to issue tokens from this API version/i },
  {
    code: 'entra.userUnknown',
    says: /This username may be incorrect|We couldn'?t find an account with that username|the account must be added to the .{0,60}directory/i,
  },
  {
    code: 'entra.passwordWrong',
    says: /Error validating credentials due to invalid username or password|Your account or password is incorrect/i,
  },
  {
    code: 'entra.accountLocked',
    says: /Your account has been locked|account is temporarily locked to prevent unauthorized use|Account is blocked\. Login to your account via a web browser/i,
  },
  {
    code: 'entra.mfaRequired',
    says: /you must use multi-factor authentication to access/i,
    confidence: 'certain',
  },
  {
    code: 'entra.mfaRegistration',
    says: /you must enroll in multi-factor authentication|(?:Your )?organization needs more information to keep|More information required.{0,80}Your organization needs more information|Let'?s keep your account secure|set up (?:the )?Microsoft Authenticator/i,
  },
  {
    code: 'entra.notAssigned',
    says: /is not assigned to a role for the application|block users unless they are specifically granted|users unless they are specifically granted \('assigned'\) access/i,
    confidence: 'certain',
  },
  {
    code: 'entra.conditionalAccess',
    says: /blocked by Conditional Access|You cannot access this right now|sign-in was successful but (?:does not|doesn'?t) meet the criteria|You don'?t have access to this .{0,60}sign-in was successful/i,
  },
  { code: 'entra.securityDefaults', says: /blocked by security defaults/i, confidence: 'certain' },
  {
    code: 'entra.deviceRequired',
    says: /(?:device|sign in from) .{0,60}(?:must be|needs to be|is not) (?:compliant|managed)|Help us keep your device secure|Set up your device to get access|You can'?t get there from here/i,
  },
  { code: 'entra.consentMissing', says: /has not consented to use the application/i, confidence: 'certain' },
  { code: 'entra.consentDeclined', says: /User declined to consent/i, confidence: 'certain' },
  {
    code: 'entra.consentRisky',
    says: /This app may be risky|request(?:ed)? by a multi-?tenant app .{0,60}unverified/i,
  },
  {
    code: 'entra.adminConsentNeeded',
    says: /Need admin approval|Admin(?:istrator)? approval (?:is )?(?:required|needed)|needs permission to access resources in your organization that only an admin(?:istrator)? can grant|AdminConsentRequired/i,
  },
  {
    code: 'entra.adminConsentRequested',
    says: /Approval required.{0,120}(?:request(?:ing)? approval|Enter justification)|Your request has been sent to your admin/i,
  },
  {
    code: 'entra.adminConsentRights',
    says: /insufficient privileges to (?:grant|complete) .{0,40}consent|not (?:have permission|allowed|authorized) to grant (?:admin )?consent|Grant admin consent.{0,60}(?:greyed|grayed|disabled)/i,
  },
  {
    code: 'entra.resourceNotListed',
    says: /has requested access to a resource which is(?:n'?t| not) listed|has not listed any permissions for/i,
    confidence: 'certain',
  },
  {
    code: 'entra.resourceNotSubscribed',
    says: /has not subscribed to or enabled|lacks a service principal for/i,
  },
  {
    code: 'entra.resourceNotFound',
    says: /resource principal named .{0,120} was not found in the tenant/i,
    confidence: 'certain',
  },
  {
    code: 'entra.resourceDisabled',
    says: /service principal for resource .{0,120} is disabled/i,
    confidence: 'certain',
  },
  {
    code: 'entra.permissionNotOffered',
    says: /doesn'?t exist on the resource|had no entitlements matching required permissions/i,
  },
  {
    code: 'entra.scopeNeedsDefault',
    says: /Client credential flows must have a scope value with \/\.default/i,
    confidence: 'certain',
  },
  {
    code: 'entra.scopeInvalid',
    says: /provided value for (?:the input parameter )?'?scope'? .{0,160}is(?: not|n'?t) valid/i,
  },
  { code: 'entra.scopeTwoResources', says: /contains more than one resource/i },
  {
    code: 'entra.redirectMismatch',
    says: /(?:(?:redirect|reply) (?:URI|URL|address)|\{redirectTerm\}).{0,200}does not match the (?:redirect|reply|\{redirectTerm)|redirect_uri.{0,40} is not valid/i,
  },
  { code: 'entra.redirectNone', says: /No reply (?:address|URL) is registered/i, confidence: 'certain' },
  {
    code: 'entra.redirectKind',
    says: /Cross-origin token redemption is permitted only|may only be redeemed via cross-origin requests/i,
    confidence: 'certain',
  },
  { code: 'entra.codeReused', says: /Authorization code was already redeemed/i, confidence: 'certain' },
  { code: 'entra.grantRevoked', says: /grant has expired due to it being revoked/i, confidence: 'certain' },
  {
    code: 'entra.refreshExpired',
    says: /refresh token has expired due to inactivity/i,
    confidence: 'certain',
  },
  { code: 'entra.grantInvalid', says: /user could not be authenticated or user interaction is required/i },
  { code: 'entra.wrongMethod', says: /endpoint only accepts POST requests?/i, confidence: 'certain' },
  { code: 'entra.loop', says: /client loop has been detected/i },
  { code: 'entra.workAccountsOnly', says: /can'?t sign in here with a personal account/i },
  { code: 'entra.personalAccountsOnly', says: /can'?t sign in here with a work or school account/i },
  {
    code: 'entra.accountRisk',
    says: /Your sign-in was blocked|detected something unusual about this sign-in|blocked due to (?:user )?risk/i,
  },
  {
    code: 'entra.noSession',
    says: /user is not signed in|silent sign-?in request was sent but no user is signed in/i,
  },
];
