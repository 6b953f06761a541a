// Microsoft Graph's error answer (Microsoft Graph error responses and resource types, Microsoft Learn).
import { randomUUID } from 'node:crypto';
import { isGuid } from '../entra/entraError.ts';
import { type HttpCall, type HttpReply, json } from '../httpSurface.ts';

/** Thrown by a route; becomes Graph's error answer. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The JSON body and headers of a refusal. */
export function graphError(refusal: GraphRefusal, call: HttpCall, now: number): HttpReply {
  const requestId = randomUUID();
  const sent = call.headers['client-request-id'];
  const clientRequestId = isGuid(sent) ? sent : requestId;
  const body = {
    error: {
      code: refusal.code,
      message: refusal.message,
      innerError: {
        date: new Date(now).toISOString().slice(0, 19),
        'request-id': requestId,
        'client-request-id': clientRequestId,
      },
    },
  };
  return json(refusal.status, body, {
    'request-id': requestId,
    'client-request-id': clientRequestId,
    ...refusal.headers,
  });
}

/** Refusals whose code and text are the service's own (facts: public issue threads and Microsoft Learn). */
export const graphRefusals = {
  emptyToken: () => unauthorized('Access token is empty.'),
  malformedToken: () =>
    unauthorized(
      // RogerSelwyn/O365-HomeAssistant issue 231
      'IDX14100: JWT is not well formed, there are no dots (.).\nThe token needs to be in JWS or JWE Compact Serialization Format.',
    ),
  expiredToken: () => unauthorized('Access token has expired or is not yet valid.'),
  /** Azure/azure-cli issue 23635 and Microsoft Learn, claims challenges: base64 of the claims that the next token needs. */
  outdatedToken: (notBeforeSeconds: number) => {
    const claims = { access_token: { nbf: { essential: true, value: String(notBeforeSeconds) } } };
    const encoded = Buffer.from(JSON.stringify(claims)).toString('base64');
    return new GraphRefusal(
      401,
      'InvalidAuthenticationToken',
      'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenCreatedWithOutdatedPolicies',
      { 'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${encoded}"` },
    );
  },
  badSignature: () => unauthorized('Access token validation failure. Invalid signature.'),
  invalidAudience: () => unauthorized('Access token validation failure. Invalid audience.'),
  noPermissions: () =>
    new GraphRefusal(
      401,
      'NoPermissionsInAccessToken',
      'The token contains no permissions, or permissions can not be understood.',
    ),
  accessDenied: () =>
    new GraphRefusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.'),
  accessPolicy: () =>
    new GraphRefusal(
      403,
      'ErrorAccessDenied',
      'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
    ),
  directoryDenied: () =>
    new GraphRefusal(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ),
  invalidUser: (user: string) =>
    new GraphRefusal(404, 'ErrorInvalidUser', `The requested user '${user}' is invalid.`),
  mailboxNotEnabled: () =>
    new GraphRefusal(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    ),
  itemNotFound: () =>
    new GraphRefusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.'),
  resourceNotFound: (id: string) =>
    new GraphRefusal(
      404,
      'Request_ResourceNotFound',
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  meWithoutUser: () =>
    new GraphRefusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.'),
  unknownSegment: (segment: string) =>
    new GraphRefusal(400, 'BadRequest', `Resource not found for the segment '${segment}'.`),
  quotaExceeded: () =>
    new GraphRefusal(
      403,
      'Directory_QuotaExceeded',
      'The directory object quota limit for the Tenant has been exceeded.',
    ),
  conflict: () =>
    new GraphRefusal(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      'The service principal name is already in use.',
    ),
  // nais/azurerator issue 448.
  concurrency: () =>
    new GraphRefusal(
      409,
      'Directory_ConcurrencyViolation',
      'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.',
    ),
  serverError: () =>
    new GraphRefusal(500, 'InternalServerError', 'The server encountered an internal error.'),
  directoryBadRequest: (text: string) => new GraphRefusal(400, 'Request_BadRequest', text),
  // microsoftgraph/msgraph-bicep-types issue 137: 400, not 409.
  uniqueNameTaken: () =>
    new GraphRefusal(
      400,
      'Request_BadRequest',
      'Another object with the same value for property uniqueName already exists.',
    ),
  grantExists: () =>
    new GraphRefusal(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.'),
  ownerExists: () =>
    new GraphRefusal(
      400,
      'Request_BadRequest',
      "One or more added object references already exist for the following modified properties: 'owners'.",
    ),
  // Azure/azure-powershell issue 6784.
  keyNotUpdatable: (keyId: string) =>
    new GraphRefusal(
      400,
      'KeyNotUpdatable',
      `Update to existing credential with KeyId '${keyId}' is not allowed.`,
    ),
  // OfficeDev/microsoft-365-agents-toolkit issue 10998.
  lifetimeTooLong: () =>
    new GraphRefusal(
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
      "Credential lifetime exceeds the max value allowed as per assigned policy '00000000-0000-0000-0000-000000000000'.",
    ),
  // The code is known, its words are not.
  secretsForbidden: () =>
    new GraphRefusal(
      400,
      'CredentialTypeNotAllowedAsPerAppPolicy',
      'Credential type not allowed as per assigned policy.',
    ),
  // Azure/azure-cli issue 30717.
  serviceTreeMissing: () =>
    new GraphRefusal(
      400,
      'ServiceTreeValueMissing',
      'ServiceManagementReference field is required for Create, but is missing in the request.',
    ),
  // microsoftgraph/microsoft-graph-docs issue 14626: what a person's token meets at addKey.
  tokenMissingForKey: () =>
    new GraphRefusal(401, 'Authentication_MissingOrMalformed', 'Access Token missing or malformed.'),
  // hashicorp/terraform-provider-azuread, service_principal_resource.go.
  principalTooEarly: (appId: string) =>
    new GraphRefusal(
      400,
      'Request_BadRequest',
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    ),
  assignmentTooEarly: () => new GraphRefusal(400, 'Request_BadRequest', 'Not a valid reference update.'),
  badRequest: (text: string) => new GraphRefusal(400, 'BadRequest', text),
  tooManyRequests: (seconds: number) =>
    new GraphRefusal(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(seconds) }),
  unavailable: () =>
    new GraphRefusal(503, 'serviceNotAvailable', 'The service is temporarily unavailable.', {
      'retry-after': '30',
    }),
} as const;

const unauthorized = (message: string): GraphRefusal =>
  new GraphRefusal(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate': 'Bearer realm="", client_id="00000003-0000-0000-c000-000000000000"',
  });
