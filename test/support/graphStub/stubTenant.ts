// The objects of a made-up tenant behind a stand-in for Microsoft Graph. Wire shapes are written from the reference
// pages (Microsoft Graph v1.0 and beta); it shares no code with the demo tenant and is plainer: no token, no socket.
import { createHash, randomUUID } from 'node:crypto';

export type Json = Record<string, unknown>;

export interface StubTenant {
  applications: Json[];
  servicePrincipals: Json[];
  deleted: Json[];
  roleAssignments: Json[];
  grants: Json[];
  federations: { application: string; value: Json }[];
  owners: { application: string; person: string }[];
  exchangeAssignments: Json[];
  /** Values of secrets by key ID: what the tenant knows and shows once. */
  secrets: Map<string, string>;
}

export const exchangeResource = {
  id: '11111111-0000-4000-8000-000000000001',
  appId: '00000002-0000-0ff1-ce00-000000000000',
  appRoles: [
    { id: 'dc890d15-9560-4a4c-9b7f-a736ec74ec40', value: 'full_access_as_app' },
    { id: '5e5addcd-3e8d-4e90-baf5-964efab2b20a', value: 'IMAP.AccessAsApp' },
    { id: '7146a1f0-8703-45b3-9eae-527a64c00995', value: 'SMTP.SendAsApp' },
  ],
  oauth2PermissionScopes: [
    { id: '195adc35-e27b-454b-a7ed-1ecdffa1c09f', value: 'IMAP.AccessAsUser.All' },
    { id: '76faac2a-0f20-42f1-928a-50de5b9dbe52', value: 'SMTP.Send' },
  ],
};

export const graphResource = {
  id: '11111111-0000-4000-8000-000000000002',
  appId: '00000003-0000-0000-c000-000000000000',
  appRoles: [{ id: '810c84a8-4a9e-49e6-bf7d-12d183f40d01', value: 'Mail.Read' }],
  oauth2PermissionScopes: [{ id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', value: 'Mail.Read' }],
};

export const exchangeRoles = [
  { id: '1f704712-7d46-481f-b2cd-dbcc978c4f2a', displayName: 'Application Mail.Read' },
];

export const emptyTenant = (): StubTenant => ({
  applications: [],
  servicePrincipals: [],
  deleted: [],
  roleAssignments: [],
  grants: [],
  federations: [],
  owners: [],
  exchangeAssignments: [],
  secrets: new Map(),
});

/** Everything that a person could read, as text; two equal texts are two equal tenants. */
export const snapshot = (tenant: StubTenant): string =>
  JSON.stringify({ ...tenant, secrets: [...tenant.secrets.keys()].toSorted() });

/** Properties that an application has without being given any (Application resource type). */
const blank = (): Json => ({
  id: randomUUID(),
  appId: randomUUID(),
  displayName: '',
  uniqueName: null,
  signInAudience: 'AzureADandPersonalMicrosoftAccount',
  isFallbackPublicClient: null,
  publicClient: { redirectUris: [] },
  web: { redirectUris: [] },
  requiredResourceAccess: [],
  servicePrincipalLockConfiguration: null,
  tags: [],
  notes: null,
  passwordCredentials: [],
  keyCredentials: [],
});

export function newStubApplication(tenant: StubTenant, values: Json): Json {
  const application = { ...blank(), ...values };
  tenant.applications.push(application);
  return application;
}

/** A certificate as Graph shows it: the thumbprint and no key. */
export function shownKey(entry: Json): Json {
  const der = Buffer.from(String(entry['key']), 'base64');
  const thumbprint = createHash('sha1').update(der).digest('hex').toUpperCase();
  return { ...entry, keyId: randomUUID(), customKeyIdentifier: thumbprint, key: null };
}

export function addSecret(tenant: StubTenant, application: Json, wanted: Json, now: number): Json {
  const secretText = `${randomUUID()}~stub`;
  const keyId = randomUUID();
  const end = wanted['endDateTime'] ?? new Date(now + 2 * 365 * 86_400_000).toISOString();
  const shown = {
    keyId,
    displayName: wanted['displayName'] ?? null,
    hint: secretText.slice(0, 3),
    startDateTime: new Date(now).toISOString(),
    endDateTime: end,
    secretText: null,
  };
  application['passwordCredentials'] = [...(application['passwordCredentials'] as Json[]), shown];
  tenant.secrets.set(keyId, secretText);
  return { ...shown, secretText };
}
