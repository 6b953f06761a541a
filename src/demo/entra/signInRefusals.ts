// Entra's refusals of people's sign-ins, codes and refresh tokens; "described" as in refusals.ts.

export interface RefusalRow {
  readonly error: string;
  readonly status: number;
  /** `{name}` is replaced by the value of that name. */
  readonly text: string;
  readonly suberror?: string;
}

/** By AADSTS number. */
export const signInRefusals: Readonly<Record<number, RefusalRow>> = {
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
};
