// Registrations for the tests of provisioning.
import { applicationPermissions, delegatedPermissions } from '../../../src/core/permissions/permissions.ts';
import type { SetupRequest } from '../../../src/provisioning/wantedNow.ts';

export const person = '22222222-0000-4000-8000-000000000001';

export const wantsSecret: SetupRequest = {
  tenant: 'contoso.example',
  name: 'Contoso Capture',
  cloud: 'global',
  clientId: undefined,
  audience: 'AzureADMyOrg',
  publicClientFlows: false,
  redirects: [],
  permissions: [applicationPermissions.imap, applicationPermissions.smtp],
  credential: 'secret',
  credentialDays: 180,
  consent: 'api',
  person,
};

export const wantsCertificate: SetupRequest = { ...wantsSecret, credential: 'certificate' };

export const wantsSignIn: SetupRequest = {
  ...wantsSecret,
  credential: 'none',
  redirects: [{ platform: 'publicClient', uri: 'http://localhost' }],
  permissions: [delegatedPermissions.imap, delegatedPermissions.smtp],
};

/** No secret: Entra trusts a workflow. */
export const wantsFederation: SetupRequest = {
  ...wantsSecret,
  credential: 'federated',
  federation: {
    name: 'github-mail-main',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso@12/mail@34:ref:refs/heads/main',
  },
};

/** Access inside a group in place of consent in the whole tenant. */
export const wantsRole: SetupRequest = {
  ...wantsCertificate,
  permissions: [],
  exchangeRoles: [
    {
      roleName: 'Application Mail.Read',
      directoryScope: '/Groups/33333333-0000-4000-8000-000000000001',
    },
  ],
};
