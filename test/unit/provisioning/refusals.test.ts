// Every refusal of a setup, one by one: what the run does with it, and the advice that a person gets. Texts as public
// threads, providers' sources and Microsoft's pages have them; what each means was written down before it was run.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adviceFor, diagnose } from '../../../src/advice/diagnose.ts';
import { readDirectoryAnswer } from '../../../src/advice/directoryAnswers.ts';
import type { Owner } from '../../../src/core/report/advice.ts';
import type { DirectoryAnswer } from '../../../src/core/report/directoryAnswer.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import { readGraphEvidence } from '../../../src/core/report/graphEvidence.ts';

type Row = readonly [
  source: string,
  status: number,
  code: string,
  text: string,
  run: DirectoryAnswer,
  advice: string,
  owner: Owner,
];

const notThere =
  "Resource '66666666-7777-8888-9999-000000000000' does not exist or one of its queried reference-property objects are not present.";

const directory: readonly Row[] = [
  [
    'Azure/azure-cli 1332',
    404,
    'Request_ResourceNotFound',
    notThere,
    'notYet',
    'provisioning.notCopiedYet',
    'you',
  ],
  [
    ...(['terraform-provider-azuread, service_principal_resource.go', 400, 'Request_BadRequest'] as const),
    "The appId '66666666-7777-8888-9999-000000000000' of the service principal does not reference a valid application object.",
    ...(['notYet', 'provisioning.notCopiedYet', 'you'] as const),
  ],
  [
    ...(['hashicorp/terraform-provider-azuread 611', 403, 'Authorization_RequestDenied'] as const),
    'When using this permission, the backing application of the service principal being created must in the local tenant',
    ...(['notYet', 'provisioning.notCopiedYet', 'you'] as const),
  ],
  [
    ...([
      'microsoftgraph/msgraph-bicep-types 193',
      400,
      'Request_BadRequest',
      'Not a valid reference update',
    ] as const),
    ...(['notYet', 'provisioning.notCopiedYet', 'you'] as const),
  ],
  [
    'terraform-provider-azuread (grants)',
    400,
    'Request_BadRequest',
    notThere,
    'notYet',
    'provisioning.notCopiedYet',
    'you',
  ],
  [
    ...(['nais/azurerator 448', 409, 'Directory_ConcurrencyViolation'] as const),
    'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.',
    ...(['busy', 'provisioning.busy', 'you'] as const),
  ],
  [
    ...([
      'hashicorp/terraform-provider-azuread 1764',
      409,
      'Request_Conflict',
      'Error_MsaAppDoesNotExist',
    ] as const),
    ...(['notYet', 'provisioning.notCopiedYet', 'you'] as const),
  ],
  [
    ...(['microsoftgraph/msgraph-bicep-types 137', 400, 'Request_BadRequest'] as const),
    'Another object with the same value for property uniqueName already exists.',
    ...(['nameTaken', 'provisioning.nameTaken', 'entraAdmin'] as const),
  ],
  [
    ...([
      'OfficeDev/microsoft-365-agents-toolkit 10998',
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
    ] as const),
    "Credential lifetime exceeds the max value allowed as per assigned policy '00000000-0000-0000-0000-000000000000'.",
    ...(['refused', 'provisioning.lifetimeTooLong', 'you'] as const),
  ],
  [
    ...(['agents toolkit, constants.ts', 400, 'CredentialTypeNotAllowedAsPerAppPolicy', ''] as const),
    ...(['refused', 'provisioning.secretsForbidden', 'entraAdmin'] as const),
  ],
  [
    ...(['agents toolkit, aadAppClient.ts', 400, 'SignInAudienceNotAllowedAsPerAppPolicy', ''] as const),
    ...(['refused', 'provisioning.audienceForbidden', 'entraAdmin'] as const),
  ],
  [
    ...(['Azure/azure-cli 30717', 400, 'ServiceTreeValueMissing'] as const),
    'ServiceManagementReference field is required for Create, but is missing in the request.',
    ...(['refused', 'provisioning.serviceReference', 'you'] as const),
  ],
  [
    ...(['Recoverability FAQ', 403, 'Directory_QuotaExceeded'] as const),
    'The directory object quota limit for the Principal has been exceeded.',
    ...(['refused', 'provisioning.quota', 'entraAdmin'] as const),
  ],
  [
    ...([
      'Azure/azure-rest-api-specs 11985',
      400,
      'Request_BadRequest',
      'Key credential end date is invalid.',
    ] as const),
    ...(['refused', 'provisioning.certificateDates', 'you'] as const),
  ],
  [
    ...(['Azure/azure-powershell 6784', 400, 'KeyNotUpdatable'] as const),
    "Update to existing credential with KeyId '11111111-2222-3333-4444-555555555555' is not allowed.",
    ...(['refused', 'provisioning.credentialChanged', 'you'] as const),
  ],
  [
    ...(['microsoftgraph/msgraph-sdk-java 1823', 400, 'Request_BadRequest'] as const),
    'The value for the property "usage" in one of your credentials is invalid. Acceptable values are Sign, Verify.',
    ...(['refused', 'provisioning.credentialChanged', 'you'] as const),
  ],
  ['throttling guidance', 429, 'TooManyRequests', 'Too many requests.', 'busy', 'graph.throttled', 'you'],
];

/** Answers that the run understands by itself, so that a person does not see them. */
const understood: readonly (readonly [status: number, code: string, text: string, run: DirectoryAnswer])[] = [
  [400, 'Request_BadRequest', 'Permission being assigned already exists on the object', 'exists'],
  [409, 'Request_Conflict', 'EntitlementGrant entry already exists.', 'exists'],
  [409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.', 'exists'],
  [400, 'Request_BadRequest', 'No password credential found with keyId.', 'gone'],
  [503, 'serviceNotAvailable', 'The service is temporarily unavailable.', 'busy'],
  [500, 'InternalServerError', '', 'unclear'],
  [504, 'UnknownError', '', 'unclear'],
  [401, 'InvalidAuthenticationToken', 'TokenCreatedWithOutdatedPolicies', 'signInAgain'],
];

const signIns: readonly (readonly [number: number, advice: string, owner: Owner])[] = [
  [65002, 'entra.firstPartyClient', 'you'],
  [90094, 'entra.adminConsentNeeded', 'entraAdmin'],
  [65001, 'entra.consentMissing', 'entraAdmin'],
  [50105, 'entra.notAssigned', 'entraAdmin'],
  [700016, 'entra.appNotFound', 'you'],
  [53003, 'entra.conditionalAccess', 'entraAdmin'],
  [530084, 'entra.conditionalAccess', 'entraAdmin'],
  [7000218, 'entra.credentialMissing', 'entraAdmin'],
];

const evidenceFor = (status: number, code: string, message: string) =>
  readGraphEvidence({ status, body: JSON.stringify({ error: { code, message } }) }, 0) ??
  assert.fail('an error of Graph');

const advised = (evidence: Evidence) => {
  // What is known of the person's rights: nothing that forbids the step.
  const directory = { missingPermissions: [] };
  const context = { evidence, directory, now: new Date('2026-11-29T00:00:00Z') };
  const [code = 'unknown.notRecognised'] = diagnose(evidence, context);
  return adviceFor(code, context);
};

describe('a refusal of Microsoft Graph', () => {
  for (const [source, status, code, text, run, advice, owner] of directory)
    it(`${status} ${code || text.slice(0, 40)} (${source})`, () => {
      const evidence = evidenceFor(status, code, text);
      assert.equal(readDirectoryAnswer(evidence), run);
      const found = advised(evidence);
      assert.deepEqual([found.code, found.owner], [advice, owner]);
      assert.ok(found.fix.length > 20, 'it says what to do');
    });

  for (const [status, code, text, run] of understood)
    it(`${status} ${code} ${text.slice(0, 50)} is understood by the run: ${run}`, () => {
      assert.equal(readDirectoryAnswer(evidenceFor(status, code, text)), run);
    });
});

describe('a refusal of the administrator’s sign-in', () => {
  for (const [number, advice, owner] of signIns)
    it(`AADSTS${number}`, () => {
      const evidence: Evidence = {
        kind: 'oauth',
        endpoint: 'token',
        status: 400,
        error: 'invalid_grant',
        numbers: [number],
        description: `AADSTS${number}: text`,
      } as Evidence;
      const found = advised(evidence);
      assert.deepEqual([found.code, found.owner], [advice, owner]);
      assert.ok(found.fix.length > 20, 'it says what to do');
    });
});
