// What Graph's directory means with an answer to a write, for the code that has to decide whether to wait, look or stop.
import type { DirectoryAnswer, ReadDirectoryAnswer } from '../core/report/directoryAnswer.ts';

interface Row {
  readonly answer: DirectoryAnswer;
  readonly status: readonly number[];
  /** Read from code and message together. */
  readonly text?: RegExp;
}

/** First fitting row wins. Sentences as they were seen in public issue threads and providers' sources. */
const rows: readonly Row[] = [
  { answer: 'busy', status: [429, 503] },
  // Two writes to one tenant at the same moment (nais/azurerator issue 448).
  {
    answer: 'busy',
    status: [409],
    text: /Directory_ConcurrencyViolation|concurrent requests being made to the tenant/i,
  },
  // Personal audiences are copied elsewhere too (hashicorp/terraform-provider-azuread issue 1764).
  { answer: 'notYet', status: [409], text: /Error_MsaAppDoesNotExist/i },
  { answer: 'unclear', status: [408, 500, 502, 504] },
  { answer: 'signInAgain', status: [401] },
  // 400, not 409 (microsoftgraph/msgraph-bicep-types issues 137 and 202).
  { answer: 'nameTaken', status: [400, 409], text: /same value for property uniqueName/i },
  {
    answer: 'exists',
    status: [400, 409],
    text: /already exists? (?:on the object|for the following)|entry already exists|references already exist|MultipleObjectsWithSameKeyValue/i,
  },
  { answer: 'gone', status: [400], text: /No (?:password|key) credential found with keyId/i },
  // The service principal comes before its application (terraform-provider-azuread, service_principal_resource.go).
  { answer: 'notYet', status: [400], text: /does not reference a valid application object/i },
  {
    answer: 'notYet',
    status: [403],
    text: /backing application of the service principal being created must/i,
  },
  { answer: 'notYet', status: [400], text: /Not a valid reference update/i },
  {
    answer: 'notYet',
    status: [400, 404],
    text: /does not exist or one of its queried reference-property objects/i,
  },
  { answer: 'notYet', status: [404] },
];

export const readDirectoryAnswer: ReadDirectoryAnswer = ({ status, code, text }) =>
  rows.find((row) => row.status.includes(status) && (row.text?.test(`${code} ${text}`) ?? true))?.answer ??
  'refused';
