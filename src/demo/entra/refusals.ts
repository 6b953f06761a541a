// Entra's refusals: number, OAuth error, status and text. Texts marked "described" are worded after Microsoft's
// description of the number (Microsoft Entra authentication and authorization error codes), not seen on the wire.

import { type RefusalRow, signInRefusals } from './signInRefusals.ts';

/** By AADSTS number. */
export const refusalRows: Readonly<Record<number, RefusalRow>> = {
  ...signInRefusals,
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
  // Azure/azure-sdk-for-net issue 24332.
  65002: {
    error: 'invalid_request',
    status: 400,
    text: "Consent between first party application '{appId}' and first party resource '00000003-0000-0000-c000-000000000000' must be configured via preauthorization - applications owned and operated by Microsoft must get approval from the API owner before requesting tokens for that API.",
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
  // Workload identity federation considerations, Microsoft Learn; azure-workload-identity, frequently asked questions
  70021: {
    error: 'invalid_request',
    status: 400,
    text: "No matching federated identity record found for presented assertion. Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'.",
  },
  50027: { error: 'invalid_client', status: 401, text: 'Invalid JWT token. {reason}' }, // dotnet issue 124
  50048: {
    error: 'invalid_client',
    status: 401,
    text: 'Subject must match Issuer claim in the client assertion.',
  }, // described
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
