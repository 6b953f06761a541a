// Tenants in memory that the administrator's blocks run against: a fresh one, and one where half of it is there already.
import type { Sample } from '../../unit/adminScripts/samples.ts';

export const enterpriseAppObjectId = '77777777-8888-9999-aaaa-bbbbbbbbbbbb';
const clientId = '66666666-7777-8888-9999-000000000000';

/** Role IDs as one test directory has them; blocks look them up by name. */
const exchangeRoles = [
  { Id: 'e0000000-0000-0000-0000-000000000001', Value: 'full_access_as_app' },
  { Id: 'e0000000-0000-0000-0000-000000000002', Value: 'SMTP.SendAsApp' },
  { Id: 'e0000000-0000-0000-0000-000000000003', Value: 'IMAP.AccessAsApp' },
  { Id: 'e0000000-0000-0000-0000-000000000004', Value: 'POP.AccessAsApp' },
];
const graphRoles = [
  { Id: 'a0000000-0000-0000-0000-000000000001', Value: 'Mail.ReadWrite' },
  { Id: 'a0000000-0000-0000-0000-000000000002', Value: 'Mail.Send' },
  { Id: 'a0000000-0000-0000-0000-000000000003', Value: 'Mail.Read' },
  { Id: 'a0000000-0000-0000-0000-000000000004', Value: 'Calendars.ReadWrite' },
  { Id: 'a0000000-0000-0000-0000-000000000005', Value: 'User.Read.All' },
];

const guid = (kind: string, number: number): string =>
  `${kind}0000000-0000-0000-0000-${String(number).padStart(12, '0')}`;

export interface TestTenant {
  readonly organization: { readonly EwsEnabled: boolean | null; readonly EwsAllowedAppIDs: string | null };
  readonly servicePrincipals: readonly object[];
  readonly recipients: readonly object[];
  readonly groups: readonly { readonly Guid: string; readonly Members: readonly string[] }[];
  readonly scopes: readonly object[];
  readonly assignments: readonly object[];
  readonly policies: readonly object[];
  readonly mailboxPermissions: readonly object[];
  readonly recipientPermissions: readonly object[];
  readonly switches: readonly object[];
  readonly directory: {
    readonly servicePrincipals: readonly object[];
    readonly grants: readonly object[];
    readonly applications: readonly object[];
  };
}

/** A tenant in which every mailbox of the sample exists and nothing of the application does. */
export function emptyTenant({ registration, options }: Sample): TestTenant {
  const addresses = [
    ...new Set(
      registration.mailboxes.flatMap(({ address, sendAs, controlMailbox, signInAs }) => [
        address,
        ...[sendAs, controlMailbox, signInAs].filter((one) => one !== undefined),
      ]),
    ),
  ];
  return {
    organization: { EwsEnabled: true, EwsAllowedAppIDs: null },
    servicePrincipals: [],
    recipients: [
      ...addresses.map((Address, number) => ({
        Guid: guid('b', number),
        Name: `Box ${number}`,
        Alias: `box${number}`,
        Address,
        Kind: 'UserMailbox',
        Hidden: false,
        Closed: false,
      })),
      ...groupThatIsThere(options),
    ],
    groups: [],
    scopes: [],
    assignments: [],
    policies: [],
    mailboxPermissions: [],
    recipientPermissions: [],
    switches: addresses.map((Mailbox, number) => ({
      Mailbox,
      EwsEnabled: number % 2 === 0 ? null : true,
      ImapEnabled: number % 2 === 1,
      PopEnabled: number % 2 === 0,
      SmtpClientAuthenticationDisabled: [null, true, false][number % 3] ?? null,
    })),
    directory: directory([]),
  };
}

/** The group that a limit names as being there. */
const groupThatIsThere = ({ limit }: Sample['options']): readonly object[] =>
  limit?.kind !== 'recipientGroup'
    ? []
    : [
        {
          Guid: guid('9', 8),
          Name: 'Capture',
          Alias: 'there',
          Address: limit.address,
          Kind: 'MailUniversalSecurityGroup',
          Hidden: false,
          Closed: true,
        },
      ];

const directory = (granted: readonly string[]): TestTenant['directory'] => {
  const exchange = { Id: guid('d', 1), AppId: '00000002-0000-0ff1-ce00-000000000000' };
  const graph = { Id: guid('d', 2), AppId: '00000003-0000-0000-c000-000000000000' };
  const all = [
    ...exchangeRoles.map((role) => ({ ...role, resource: exchange })),
    ...graphRoles.map((role) => ({ ...role, resource: graph })),
  ].filter(({ Value }) => granted.includes(Value));
  return {
    servicePrincipals: [
      { Id: enterpriseAppObjectId, AppId: clientId, DisplayName: 'Contoso Capture', AppRoles: [] },
      { ...exchange, DisplayName: 'Office 365 Exchange Online', AppRoles: exchangeRoles },
      { ...graph, DisplayName: 'Microsoft Graph', AppRoles: graphRoles },
    ],
    grants: all.map(({ Id, resource }, number) => ({
      Id: guid('c', number),
      PrincipalId: enterpriseAppObjectId,
      ResourceId: resource.Id,
      AppRoleId: Id,
    })),
    applications: [
      {
        Id: guid('f', 1),
        AppId: clientId,
        RequiredResourceAccess: [exchange, graph].flatMap((resource) => {
          const asked = all.filter((one) => one.resource === resource);
          if (asked.length === 0) return [];
          return [
            { ResourceAppId: resource.AppId, ResourceAccess: asked.map(({ Id }) => ({ Id, Type: 'Role' })) },
          ];
        }),
      },
    ],
  };
};

/** The same tenant after consent. */
export const withConsent = (tenant: TestTenant, granted: readonly string[]): TestTenant => ({
  ...tenant,
  directory: directory(granted),
});

const otherApp = '99999999-8888-9999-aaaa-bbbbbbbbbbbb';
const otherList = '12345678-1234-1234-1234-123456789012,d3590ed6-52b3-4102-aeff-aad2292ab01c';

/** A tenant where somebody has begun by hand: half of everything is there, and other things beside it. */
export function halfDoneTenant(sample: Sample, group: string): TestTenant {
  const tenant = emptyTenant(sample);
  const [first, second] = sample.registration.mailboxes;
  const groupGuid = guid('9', 1);
  const policyGroup = guid('9', 2);
  const nested = guid('9', 3);
  const kind = { Kind: 'MailUniversalSecurityGroup', Hidden: false, Closed: true };
  return {
    ...withConsent(tenant, ['full_access_as_app', 'Mail.ReadWrite', 'Calendars.ReadWrite', 'User.Read.All']),
    organization: { EwsEnabled: true, EwsAllowedAppIDs: otherList },
    servicePrincipals: [
      {
        AppId: clientId,
        ObjectId: enterpriseAppObjectId,
        DisplayName: 'Made by hand',
        Sid: 'S-1-5-21-1111111111-2222222222-333333333-44444444',
      },
      { AppId: otherApp, ObjectId: otherApp, DisplayName: 'Backup', Sid: 'S-1-5-21-1-1-1-1' },
    ],
    recipients: [
      ...tenant.recipients,
      { Guid: groupGuid, Name: 'Mailboxes "of" O\u2019Brien\'s', Alias: 'g1', Address: group, ...kind },
      { Guid: policyGroup, Name: 'Capture', Alias: 'g2', Address: 'capture-group@contoso.com', ...kind },
      { Guid: nested, Name: 'North team', Alias: 'g3', Address: 'north@contoso.com', ...kind },
      { Guid: guid('b', 90), Name: 'North 1', Alias: 'n1', Address: 'n1@contoso.com', Kind: 'UserMailbox' },
      { Guid: guid('b', 91), Name: 'By hand', Alias: 'h1', Address: 'h1@contoso.com', Kind: 'SharedMailbox' },
    ],
    groups: [
      { Guid: groupGuid, Members: [guid('b', 91)] },
      { Guid: policyGroup, Members: [guid('b', 0), nested] },
      { Guid: nested, Members: [guid('b', 90), guid('b', 91)] },
    ],
    assignments: [
      { Name: 'Everything', Role: 'Application EWS.AccessAsApp', App: enterpriseAppObjectId },
      { Name: 'Backup', Role: 'Application EWS.AccessAsApp', App: otherApp },
    ],
    policies: [
      {
        Identity: `11111111-2222-3333-4444-555555555555\\${clientId}:S-1-5-21-1-2-3-4;${policyGroup}`,
        AppId: clientId,
        Scope: policyGroup,
        AccessRight: 'RestrictAccess',
        Description: 'capture',
      },
      {
        Identity: 'every',
        AppId: '*',
        Scope: policyGroup,
        AccessRight: 'RestrictAccess',
        Description: 'all',
      },
    ],
    mailboxPermissions: [
      { Mailbox: first?.address, User: enterpriseAppObjectId, AccessRights: ['FullAccess'] },
      { Mailbox: second?.address ?? first?.address, User: 'boss@contoso.com', AccessRights: ['FullAccess'] },
    ],
  };
}

/**
 * A tenant in a form that two states can be compared in: lists have no order, a grant that was taken back and given again
 * has another ID, and what is absent, empty or null is one thing.
 */
export function canonical(tenant: unknown, guids: 'guids' | 'noGuids' = 'guids'): unknown {
  const sorted = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      const rows = value.filter((one) => one !== null).map((one) => sorted(one, key));
      return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value)
        .filter(([name, one]) => one !== null && one !== '' && !(name === 'Id' && key === 'grants'))
        .map(([name, one]) => [name, sorted(one, name)] as const);
      return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }
    return guids === 'noGuids' && typeof value === 'string' ? withoutMadeGuids(value) : value;
  };
  return sorted(tenant, '');
}

/** Random GUIDs (version 4) become one word; those of the test tenants are of another form. */
const withoutMadeGuids = (text: string): string =>
  text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'made');
