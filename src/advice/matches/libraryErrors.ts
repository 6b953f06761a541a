// Names that libraries give to failures of their own: codes in snake case and classes of exceptions, by what they are
// about. Sources: MSAL Browser and MSAL Common (docs/errors.md of microsoft-authentication-library-for-js), MsalError of
// MSAL.NET, exceptions of MSAL for Android and Java, oauthlib (rfc6749/errors.py), AppAuth (AuthorizationException),
// MailKit and Jakarta Mail API references, exchangelib (errors.py), Ruby's net/imap and net/smtp.
import type { Code } from '../../core/report/codes.ts';

export interface LibraryErrors {
  readonly code: Code;
  readonly names: readonly string[];
  /** What must stand somewhere in the text: other programs use the name too. */
  readonly beside?: RegExp;
}

const names = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Words of MSAL's codes that other programs use too. */
const oauthCompany =
  /msal|BrowserAuth|ClientAuth|ClientConfiguration|InteractionRequired|Microsoft\.Identity|oauth|azure|entra|microsoft|outlook|office ?365/i;
const mailCompany = /mail|imap|smtp|pop3|outlook|office ?365|exchange|oauth/i;

const signIns: readonly LibraryErrors[] = [
  {
    code: 'library.signInBusy',
    names: names('interaction_in_progress interaction_in_progress_cancelled block_nested_popups'),
  },
  {
    code: 'local.signInCancelled',
    names: names(`
      user_cancelled user_canceled authentication_canceled authentication_cancelled device_code_polling_cancelled
      MsalUserCancelException UserCancelledException user_cancelled_flow access_denied_by_user
    `),
    beside: oauthCompany,
  },
  {
    code: 'local.browserUnavailable',
    names: names('popup_window_error empty_window_error non_browser_environment linux_xdg_open_failed'),
    beside: oauthCompany,
  },
  {
    code: 'library.noWindow',
    names: names('redirect_in_iframe activity_required authentication_ui_failed'),
    beside: oauthCompany,
  },
  {
    code: 'local.signInNeeded',
    names: names(`
      no_account_found no_account_error no_account_in_silent_request user_null AuthenticationRequiredError
      AuthenticationRequiredException native_account_unavailable current_broker_account no_token_request_cache_error
      monitor_window_timeout monitor_popup_timeout user_timeout_reached
    `),
    beside: oauthCompany,
  },
  {
    code: 'oauth.interactionRequired',
    names: names(`
      MsalUiRequiredException MsalInteractionRequiredException MsalUiRequiredError MsalThrottledUiRequiredException
      InteractionRequiredAuthError
    `),
  },
  {
    code: 'oauth.noRefreshToken',
    names: names('no_tokens_found'),
    beside: oauthCompany,
  },
  { code: 'library.tokenNotRenewed', names: names('token_refresh_required null_or_empty_token') },
  {
    code: 'oauth.stateMismatch',
    names: names(`
      state_mismatch state_not_found nonce_mismatch csrf_detected mismatching_state MismatchingStateError
      state_interaction_type_mismatch no_state_in_hash unable_to_parse_state
    `),
  },
  {
    code: 'oauth.accessDenied',
    names: names(`
      hash_empty_error hash_does_not_contain_known_properties hash_not_deserialized
      authorization_code_missing_from_server_response MissingCodeError auth_code_required
    `),
  },
  {
    code: 'library.authorityRefused',
    names: names(`
      untrusted_authority authority_uri_insecure authority_mismatch invalid_authority invalid_authority_type
      invalid_authority_metadata invalid_cloud_discovery_metadata InsecureTransportError insecure_transport
      invalid_instance missing_tenant_id_error tenant_override_non_aad non_https_redirect_not_supported
    `),
    beside: oauthCompany,
  },
  {
    code: 'oauth.discoveryFailed',
    names: names(
      'tenant_discovery_failed openid_config_error endpoints_resolution_error user_realm_discovery_failed',
    ),
    beside: oauthCompany,
  },
  {
    code: 'entra.redirectMismatch',
    names: names('loopback_redirect_uri loopback_response_uri_mismatch'),
    beside: oauthCompany,
  },
  { code: 'entra.redirectMissing', names: names('redirect_uri_empty no_redirect_uri') },
  {
    code: 'entra.federatedAccount',
    names: names(`
      federated_service_returned_error parsing_wstrust_response_failed parsing_ws_metadata_exchange_failed
      accessing_ws_metadata_exchange_failed wstrust_endpoint_not_found unknown_user_type
      integrated_windows_auth_not_supported_managed_user missing_federation_metadata_url
      integrated_windows_authentication_failed
    `),
  },
  { code: 'entra.deviceCodeExpired', names: names('device_code_expired verification_code_expired') },
  {
    code: 'library.credentialsUnset',
    names: names(`
      CredentialUnavailableError CredentialUnavailableException Client_Credentials_Required_In_Confidential_Client_Application
      ChainedTokenCredential_AuthenticationFailed managed_identity_unreachable_network uninitialized_public_client_application
      invalid_client_credential password_required_for_managed_user
    `),
  },
  { code: 'local.certificateInvalid', names: names('cert_without_private_key certificate_not_rsa') },
];

const tokens: readonly LibraryErrors[] = [
  {
    code: 'library.noAccessToken',
    names: names(`
      MissingTokenError missing_token iframe_closed_prematurely post_request_failed InternalOAuthError
      AccessTokenNotRetrieved failed_to_acquire_token_silently_from_broker unable_to_load_token
    `),
    beside: oauthCompany,
  },
  {
    code: 'library.notJson',
    names: names('json_parse_failed failed_to_parse_response failed_to_parse_headers'),
    beside: oauthCompany,
  },
  {
    code: 'library.cacheUnreadable',
    names: names(`
      multiple_matching_tokens_detected multiple_matching_tokens multiple_matching_accounts invalid_cache_record
      database_not_open database_unavailable unable_to_parse_token_request_cache_error token_cache_null
      crypto_key_not_found MsalCachePersistenceException PersistenceDecryptionError PersistenceError
    `),
  },
  {
    code: 'library.partMissing',
    names: names('crypto_nonexistent no_crypto_object native_extension_not_installed'),
  },
  {
    code: 'library.brokerFailed',
    names: names(`
      native_handshake_timeout native_connection_not_established unable_to_acquire_token_from_native_platform
      cannot_invoke_broker no_broker_account_found wam_runtime_init_failed nested_app_auth_bridge_disabled
    `),
  },
  { code: 'library.scopeChanged', names: names('MsalDeclinedScopeException cannot_append_scopeset') },
  { code: 'entra.scopeEmpty', names: names('empty_input_scopes_error empty_input_scopeset') },
  { code: 'entra.pkceMissing', names: names('pkce_params_missing pkce_not_created') },
  {
    code: 'network.unreachable',
    names: names('no_network_connectivity device_network_not_available'),
    beside: oauthCompany,
  },
  {
    code: 'network.timeout',
    names: names('request_timeout TaskCanceledException SocketTimeoutException'),
    beside: mailCompany,
  },
  {
    code: 'entra.unavailable',
    names: names('service_not_available temporarily_unavailable'),
    beside: oauthCompany,
  },
];

const mailLibraries: readonly LibraryErrors[] = [
  {
    code: 'library.partMissing',
    names: names('NoSuchProviderException UnsupportedDataTypeException'),
    beside: mailCompany,
  },
  {
    code: 'imap.folderMissing',
    names: names('FolderNotFoundException FolderNotFoundError'),
    beside: /imap|mailkit|javax\.mail|jakarta\.mail|webklex/i,
  },
  {
    code: 'network.reset',
    names: names(`
      ServiceNotConnectedException SmtpProtocolException StoreClosedException FolderClosedException NoConnection
      SMTPServerDisconnected ByeResponseError NoConnectionError
    `),
    beside: mailCompany,
  },
  {
    code: 'server.malformed',
    names: names('ImapProtocolException Pop3ProtocolException'),
    beside: mailCompany,
  },
  { code: 'network.tlsOther', names: names('SslHandshakeException'), beside: mailCompany },
  {
    code: 'ews.autodiscover',
    names: names('AutoDiscoverFailed AutodiscoverLocalException AutodiscoverRemoteException'),
  },
  { code: 'ews.serverBusy', names: names('RateLimitError'), beside: /exchangelib/i },
];

/** In the order in which they are asked if one name stands in two lists. */
export const libraryErrors: readonly LibraryErrors[] = [...signIns, ...tokens, ...mailLibraries];
