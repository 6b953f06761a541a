// Entra's refusals: number, OAuth error, status and text. Texts marked "described" are worded after Microsoft's
// description of the number (Microsoft Entra authentication and authorization error codes), not seen on the wire.

export interface RefusalRow {
  readonly error: string;
  readonly status: number;
  /** `{name}` is replaced by the value of that name. */
  readonly text: string;
  readonly suberror?: string;
}

/** By AADSTS number. */
export const refusalRows: Readonly<Record<number, RefusalRow>> = {
  // Application and credential
  7000215: {
    error: 'invalid_client',
    status: 401,
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{appId}'.",
  },
  7000222: {
    error: 'invalid_client',
    status: 401,
    text: "The provided client secret keys for app '{appId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  },
  // Text: AzureADQuickStarts/AppModelv2-WebApp-OpenIDConnect-DotNet issue 50.
  700016: {
    error: 'unauthorized_client',
    status: 400,
    text: "Application with identifier '{appId}' was not found in the directory '{organization}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  7000112: {
    error: 'unauthorized_client',
    status: 400,
    text: "Application '{appId}'({appName}) is disabled.",
  }, // described
  7000229: {
    error: 'unauthorized_client',
    status: 400,
    text: 'The client application {appId} is missing service principal in the tenant {tenantId}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
  },
  7000218: {
    error: 'invalid_client',
    status: 401,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  // Tenant
  90002: {
    error: 'invalid_request',
    status: 400,
    text: "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  },
  900023: {
    error: 'invalid_request',
    status: 400,
    text: "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.",
  },
  9001023: {
    error: 'invalid_request',
    status: 400,
    text: "The grant type isn't supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.",
  },
  // Request
  900144: {
    error: 'invalid_request',
    status: 400,
    text: "The request body must contain the following parameter: '{name}'.",
  },
  9002313: {
    error: 'invalid_request',
    status: 400,
    text: 'Invalid request. Request is malformed or invalid.',
  },
  900561: {
    error: 'invalid_request',
    status: 405,
    text: 'The endpoint only accepts {verbs} requests. Received a {verb} request.',
  },
  901002: {
    error: 'invalid_request',
    status: 400,
    text: "The 'resource' request parameter isn't supported.",
  },
  70003: {
    error: 'unsupported_grant_type',
    status: 400,
    text: "The app requested an unsupported grant type '{grant}'.", // described
  },
  // Scope and resource
  70011: {
    error: 'invalid_scope',
    status: 400,
    text: "The provided value for the input parameter 'scope' isn't valid. The scope {scope} isn't valid.",
  },
  1002012: {
    error: 'invalid_scope',
    status: 400,
    text: 'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  },
  500011: {
    error: 'invalid_resource',
    status: 400,
    text: 'The resource principal named {name} was not found in the tenant named {organization}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  },
  28003: {
    error: 'invalid_request',
    status: 400,
    text: "Provided value for the input parameter scope can't be empty when requesting an access token using the provided authorization code.",
  },
  700022: {
    error: 'invalid_scope',
    status: 400,
    text: "The provided value for the input parameter scope isn't valid because it contains more than one resource.",
  },
  700023: {
    error: 'invalid_scope',
    status: 400,
    text: "The provided value for the input parameter scope isn't valid when requesting an access token.",
  },
  90038: {
    error: 'invalid_request',
    status: 400,
    text: "The specified tenant '{tenant}' belongs to the National Cloud 'AzureUSGovernment'. Current cloud instance 'AzureCloud' does not federate with AzureUSGovernment.",
  },
  50194: {
    error: 'invalid_request',
    status: 400,
    text: "Application '{appId}'({appName}) isn't configured as a multitenant application. Usage of the /common endpoint isn't supported for such applications created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multitenant.",
  },
  // Client assertion. 700027: AzureAD/microsoft-authentication-library-for-js issue 8339;
  // 700024: AzureAD/microsoft-authentication-library-for-dotnet issue 4951.
  700027: {
    error: 'invalid_client',
    status: 401,
    text: "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{appId}'.]",
  },
  700024: {
    error: 'invalid_client',
    status: 401,
    text: 'Client assertion is not within its valid time range. Current time: {now}, assertion valid from {from}, expiry time of assertion {until}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .',
  },
  700025: {
    error: 'invalid_client',
    status: 401,
    text: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  },
  50027: { error: 'invalid_client', status: 401, text: 'Invalid JWT token. {reason}' }, // dotnet issue 124
  50048: {
    error: 'invalid_client',
    status: 401,
    text: 'Subject must match Issuer claim in the client assertion.',
  }, // described
  // Sign-in of a person
  50011: {
    error: 'invalid_request',
    status: 400,
    text: "The redirect URI '{uri}' specified in the request does not match the redirect URIs configured for the application '{appId}'.",
  },
  900971: { error: 'invalid_request', status: 400, text: 'No reply address provided.' },
  50034: {
    error: 'invalid_grant',
    status: 400,
    // Microsoft365DSC/Microsoft365DSC pull request 801
    text: 'The user account {user} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.',
  },
  50053: {
    error: 'invalid_grant',
    status: 400,
    text: "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.", // described
  },
  50055: {
    error: 'invalid_grant',
    status: 400,
    text: 'The password is expired.',
    suberror: 'user_password_expired',
  },
  50057: { error: 'invalid_grant', status: 400, text: 'The user account is disabled.' }, // described
  50058: {
    error: 'login_required',
    status: 400,
    text: 'A silent sign-in request was sent but no user is signed in.', // described
  },
  50076: {
    error: 'interaction_required',
    status: 400,
    text: "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '{resource}'.",
    suberror: 'basic_action',
  },
  50105: {
    error: 'access_denied',
    status: 400,
    text: "Your administrator has configured the application {appName} ('{appId}') to block users unless they are specifically granted ('assigned') access to the application.", // described
  },
  50126: {
    error: 'invalid_grant',
    status: 400,
    text: 'Error validating credentials due to invalid username or password.',
  },
  65001: {
    error: 'invalid_grant',
    status: 400,
    text: "The user or administrator has not consented to use the application with ID '{appId}' named '{appName}'. Send an interactive authorization request for this user and resource.",
    suberror: 'consent_required',
  },
  65004: { error: 'access_denied', status: 400, text: 'User declined to consent to access the app.' },
  90094: { error: 'access_denied', status: 400, text: 'Administrator consent is required.' }, // described
  500113: {
    error: 'invalid_request',
    status: 400,
    text: 'No reply address is registered for the application.',
  },
  // Codes and refresh tokens
  50147: {
    error: 'invalid_request',
    status: 400,
    text: "The size of the code challenge parameter isn't valid.",
  }, // described
  54005: {
    error: 'invalid_grant',
    status: 400,
    text: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  },
  501481: {
    error: 'invalid_grant',
    status: 400,
    text: "The Code_Verifier doesn't match the code_challenge supplied in the authorization request.",
  },
  500112: {
    error: 'invalid_client',
    status: 400,
    text: "The reply address '{uri}' does not match the reply address '{registered}' provided when requesting Authorization code.",
  },
  70000: { error: 'invalid_grant', status: 400, text: 'Provided grant is invalid or malformed.' }, // RedByte1337/GraphSpy issue 23
  70008: {
    error: 'invalid_grant',
    status: 400,
    text: 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.', // described
    suberror: 'bad_token',
  },
  700082: {
    error: 'invalid_grant',
    status: 400,
    text: 'The refresh token has expired due to inactivity. The token was issued on {issued} and was inactive for 90.00:00:00.',
    suberror: 'bad_token',
  },
  50173: {
    error: 'invalid_grant',
    status: 400,
    text: 'The provided grant has expired due to it being revoked, and a fresh auth token is needed.',
    suberror: 'bad_token',
  },
  // Device code (RFC 8628 section 3.5)
  70016: {
    error: 'authorization_pending',
    status: 400,
    text: 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
  },
  70018: { error: 'bad_verification_code', status: 400, text: 'Verification code is not valid.' }, // described
  70019: { error: 'expired_token', status: 400, text: 'Verification code expired.' },
  // Policy and health
  53003: {
    error: 'access_denied',
    status: 400,
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  90033: {
    error: 'temporarily_unavailable',
    status: 503,
    text: 'A transient error has occurred. Please try again.', // described
  },
  90055: {
    error: 'temporarily_unavailable',
    status: 429,
    text: 'There are too many incoming requests.', // described
  },
};
