// OAuth `error` values (RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, and Entra's own), and the sentences
// in which programs tell them. A value is general: Entra's number or words say more.
import type { Match } from './match.ts';

export const oauth: readonly Match[] = [
  { code: 'oauth.invalidClient', word: 'invalid_client', general: true },
  { code: 'oauth.invalidGrant', word: 'invalid_grant', general: true },
  { code: 'oauth.unauthorizedClient', word: 'unauthorized_client', general: true },
  { code: 'oauth.invalidScope', word: 'invalid_scope', general: true },
  { code: 'oauth.invalidRequest', word: 'invalid_request', general: true },
  { code: 'oauth.unsupportedGrantType', word: 'unsupported_grant_type', general: true },
  { code: 'oauth.unsupportedResponseType', word: 'unsupported_response_type', general: true },
  { code: 'oauth.accessDenied', word: 'access_denied', general: true },
  { code: 'oauth.interactionRequired', word: ['interaction_required', 'login_required'], general: true },
  { code: 'entra.consentMissing', word: 'consent_required', general: true },
  { code: 'oauth.invalidResource', word: 'invalid_resource', general: true },
  { code: 'oauth.serverError', word: ['server_error', 'temporarily_unavailable'], general: true },
  { code: 'oauth.authorizationPending', word: 'authorization_pending', general: true },
  { code: 'oauth.slowDown', word: 'slow_down', general: true },
  { code: 'oauth.authorizationDeclined', word: 'authorization_declined', general: true },
  { code: 'oauth.badVerificationCode', word: 'bad_verification_code', general: true },
  { code: 'oauth.expiredToken', word: 'expired_token', general: true },
  { code: 'oauth.stateMismatch', word: 'state_mismatch', general: true },
  {
    code: 'oauth.discoveryFailed',
    word: ['endpoints_resolution_error', 'openid_config_error'],
    general: true,
  },
  {
    code: 'oauth.discoveryFailed',
    says: /could not resolve endpoints|Unable to get authority configuration for|Could not retrieve endpoints|OIDC.{0,40}discovery (?:failed|document)|Unable to (?:get|obtain) (?:OIDC )?(?:authority|configuration).{0,60}well-known|invalid_instance|authority_not_found|IDX20803|IDX20804/i,
  },
  {
    code: 'oauth.stateMismatch',
    says: /mismatching_state|MismatchingStateError|State not equal in request|state (?:mismatch|does not match|parameter .{0,30}(?:invalid|mismatch))|(?:oauth|login|authori[sz]ation) state (?:was |is )?(?:missing|invalid)|(?<!in )Invalid state(?: parameter| variable)?\b(?!\w)|invalid or missing state|\bbad_state\b|missing[- ]state\b|CSRF.{0,20}state mismatch/i,
  },
  {
    code: 'oauth.invalidGrant',
    says: /authorization grant .{0,80}is invalid, expired, revoked/i,
    confidence: 'possible',
  },
  {
    code: 'oauth.invalidClient',
    says: /Client authentication failed \(e\.g\.|^Client authentication failed/i,
    confidence: 'possible',
  },
  {
    code: 'oauth.unsupportedGrantType',
    says: /grant type is not supported by the authorization server/i,
    confidence: 'possible',
  },
  {
    code: 'local.signInCancelled',
    says: /cancell?ed the (?:authentication|authori[sz]ation|log ?-?in|sign-?in) (?:dialog|window|prompt|page)/i,
  },
  {
    code: 'oauth.accessDenied',
    says: /resource owner or authorization server denied the request|\(missing_code\)|Missing code parameter in response|user cancell?ed the authentication(?! dialog)|end-?user denied|\berror=access_denied/i,
    confidence: 'possible',
  },
  {
    code: 'oauth.interactionRequired',
    says: /MsalUiRequiredException|InteractionRequiredAuthError|no_tokens_found|no_account_found|No account or login hint was passed|User login is required|Failed to acquire token silently|failed_to_acquire_token_silently/i,
    confidence: 'possible',
  },
  { code: 'oauth.authorizationPending', says: /authorization_pending/i, confidence: 'possible' },
  {
    code: 'oauth.unauthorizedClient',
    says: /client is not authorized to (?:use this authorization grant type|request an? .{0,30}using this method)/i,
    confidence: 'possible',
  },
  {
    code: 'oauth.invalidScope',
    says: /requested scope is invalid, unknown, malformed/i,
    confidence: 'possible',
  },
  {
    code: 'oauth.invalidRequest',
    says: /request is missing a required parameter, includes an/i,
    confidence: 'possible',
  },
  {
    code: 'oauth.serverError',
    says: /authorization server (?:encountered an unexpected condition|is currently unable to handle the request)/i,
    confidence: 'possible',
  },
  {
    code: 'oauth.unsupportedResponseType',
    says: /does not support obtaining an .{0,30}using this method/i,
    confidence: 'possible',
  },
];
