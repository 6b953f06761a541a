// What Microsoft Graph says when an app registration, a credential or consent is refused.
import type { Match } from './match.ts';

export const directory: readonly Match[] = [
  {
    code: 'provisioning.nameTaken',
    says: /same value for property uniqueName already exists/i,
    confidence: 'certain',
  },
  { code: 'provisioning.secretsForbidden', word: 'CredentialTypeNotAllowedAsPerAppPolicy' },
  { code: 'provisioning.lifetimeTooLong', word: 'CredentialInvalidLifetimeAsPerAppPolicy' },
  {
    code: 'provisioning.lifetimeTooLong',
    says: /Credential lifetime exceeds the max value allowed/i,
    confidence: 'certain',
  },
  { code: 'provisioning.audienceForbidden', word: 'SignInAudienceNotAllowedAsPerAppPolicy' },
  { code: 'provisioning.serviceReference', word: 'ServiceTreeValueMissing' },
  {
    code: 'provisioning.serviceReference',
    says: /ServiceManagementReference field is required/i,
    confidence: 'certain',
  },
  { code: 'provisioning.quota', word: 'Directory_QuotaExceeded' },
  { code: 'provisioning.busy', word: 'Directory_ConcurrencyViolation' },
  {
    code: 'provisioning.busy',
    says: /concurrent requests being made to the tenant/i,
    confidence: 'certain',
  },
  { code: 'provisioning.credentialChanged', word: 'KeyNotUpdatable' },
  {
    code: 'provisioning.credentialChanged',
    says: /Update to existing credential with KeyId .{0,60}is not allowed/i,
    confidence: 'certain',
  },
  {
    // microsoftgraph/msgraph-sdk-java issue 1823: an old entry was sent back incomplete.
    code: 'provisioning.credentialChanged',
    says: /value for the property "usage" in one of your credentials is invalid/i,
    confidence: 'certain',
  },
  {
    code: 'provisioning.certificateDates',
    says: /Key credential end date is invalid/i,
    confidence: 'certain',
  },
  {
    code: 'provisioning.notCopiedYet',
    says: /does not reference a valid application object|backing application of the service principal being created|Not a valid reference update|Error_MsaAppDoesNotExist/i,
    confidence: 'certain',
  },
];
