// Imagicle UC Suite: e-mail notifications and e-mail-to-fax, EWS with client credentials.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quotePowerShell } from '../../snippets/quoteShell.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetCommand, type SheetSection, secretWords } from '../settingsSheet.ts';

const vendorGuide = 'Imagicle knowledge base, OAuth 2.0 for e-mail sending and e-mail-to-fax';
/** The guide’s own name for the group. */
const groupName = 'Imagicle Digital Fax';
const ps = codeTemplate(quotePowerShell);
const aapPage = 'New-ApplicationAccessPolicy, Microsoft Learn';

export const imagicle: Target = {
  id: 'imagicle',
  name: 'Imagicle UC Suite',
  kind: 'product',
  summary: 'Unified communications: sends notifications and takes faxes from a mailbox.',
  words: ['fax', 'voicemail', 'Cisco', 'UC Suite'],
  protocols: ['ews'],
  defaultProtocols: ['ews'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'The suite signs in as an application with a client secret and uses EWS, as its guide sets it up.',
  minimumVersion: '2021.Winter.2',
  notices: [
    {
      id: 'sendingNotLimited',
      severity: 'warning',
      text: 'The guide limits mailboxes for Digital Fax only; the sending of notifications keeps every mailbox open.',
      more: 'Use one scope for everything the application does: the fax mailbox and the mailbox that sends notifications.',
      source: vendorGuide,
      confidence: 'high',
    },
    {
      id: 'imapRoute',
      severity: 'info',
      text: 'A newer Imagicle page uses IMAP.AccessAsApp and SMTP.SendAsApp instead of EWS; ask Imagicle which releases have it.',
      more: 'IMAP and SMTP need the service principal in Exchange and FullAccess on each mailbox; an Application Access Policy does not apply to them.',
      source: 'kbp.imagicle.com, ms-graph-apis-oauth2-authentication (November 2025)',
      confidence: 'medium',
    },
  ],
  source: vendorGuide,
  asOf: '2026-11-22',
  targets: ['imagicle'],
  cannot: 'Its guide sets up EWS with a client secret only.',
  troubleshooting: [
    {
      symptom: 'The policy test says Granted or Denied as wanted, but calls act otherwise',
      check:
        'a change can need more than an hour for real calls although the test cmdlet agrees at once. Wait, then test again here.',
      codes: ['exchange.changeNotInForce'],
    },
    {
      symptom: 'AADSTS7000215',
      check:
        'the Secret ID was pasted instead of the Value. Create a new secret and copy its Value at once; it is hidden later.',
      codes: ['entra.secretWrong'],
    },
    {
      symptom: 'HTTP 403, or EWS says it is disabled',
      check:
        'the client ID is missing in EwsAllowedAppIDs, or EwsEnabled is off for the organization or the mailbox.',
      codes: ['ews.blockedByPolicy', 'ews.disabled'],
    },
  ],
  aged: [
    {
      stated: 'Limit Digital Fax with New-ApplicationAccessPolicy.',
      today:
        'Create no new policy: assign the role Application EWS.AccessAsApp with a scope, then remove the tenant-wide full_access_as_app.',
      source:
        'New-ApplicationAccessPolicy and Role Based Access Control for Applications in Exchange Online, Microsoft Learn',
    },
    {
      stated: 'The text says PolicySecurityGroupId.',
      today: 'The parameter is -PolicyScopeGroupId, as in the guide’s own command.',
      source: aapPage,
    },
    {
      stated: 'PolicyScopeGroupId is the group’s display name.',
      today: 'Name, address and GUID all work; names are not unique, so use the address or GUID.',
      source: aapPage,
    },
    {
      stated: 'The sample identifiers of the guide.',
      today:
        'Do not paste them: they are malformed and differ from line to line. Take the IDs from your own app registration.',
      source: vendorGuide,
    },
    {
      stated: '“API’s my organization users”.',
      today: 'The portal says “APIs my organization uses”.',
      source: 'Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn',
    },
    {
      stated: '“OAuth2 basic authentication” stopped in July 2021.',
      today: 'Basic authentication is meant; it ended for EWS in January 2023.',
      source: 'Deprecation of Basic authentication in Exchange Online, Microsoft Learn',
    },
    {
      stated: 'Choose a long expiry for the secret.',
      today: 'Secrets end after 730 days at most; note the date.',
      source: 'Microsoft Entra admin center, Certificates & secrets',
    },
  ],
  keys: [
    {
      file: 'form',
      source: 'Imagicle knowledge base, OAuth 2.0 for e-mail sending and e-mail-to-fax',
      release: 'page for 2021.Winter.2',
      readOn: '2026-11-22',
      keys: [
        { name: 'Application ID', type: 'text', required: true },
        { name: 'Directory ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Name', type: 'text', required: true },
        { name: 'Supported account types', type: 'text', required: true },
        { name: 'Redirect URI', type: 'text', required: true },
        { name: 'API permissions', type: 'text', required: true },
        { name: 'New', type: 'text', required: true },
        { name: 'Alias', type: 'text', required: true },
        { name: 'Members', type: 'text', required: true },
      ],
    },
  ],
  render: renderImagicle,
};

function renderImagicle(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'Imagicle UC Suite e-mail settings',
    fileName: 'imagicle-email-settings.md',
    labels: 'document',
    sections: sections(registration, mailbox),
    commands: policyCommands(registration, mailbox),
    steps: [
      'Create the app registration and its client secret; copy the Value at once.',
      'Limit access to the mailboxes the suite uses (the administrator’s script of this extension), before consent if possible.',
      'Enter the three values in Imagicle.',
      'There is no test button in this product: test the mailbox here, and see that the control mailbox is refused.',
      'Send one fax or notification and see that it arrives.',
    ],
    notes: [
      'Imagicle 2021.Winter.2 or later is needed; older releases used basic authentication, which was stopped from July 2021.',
      'A policy is made in Exchange Online PowerShell (Connect-ExchangeOnline); the way that Microsoft recommends today is the scoped role of the administrator’s script.',
      'Where an Application Access Policy exists already: Test-ApplicationAccessPolicy -Identity ADDRESS -AppId CLIENT-ID says AccessCheckResult Granted for this mailbox and Denied for any other. Without any policy it says Granted for all.',
    ],
  });
}

const sections = (registration: Registration, mailbox: Mailbox): readonly SheetSection[] => [
  {
    where: 'Imagicle: Outgoing Email Shared Parameters, and Digital Fax',
    fields: [
      { label: 'Application ID', value: registration.clientId, note: 'Application (client) ID.' },
      { label: 'Directory ID', value: registration.tenantId, note: 'Directory (tenant) ID.' },
      { label: 'Client Secret', value: secretWords, words: true },
    ],
  },
  {
    where: 'The app registration',
    fields: [
      { label: 'Name', value: registration.name, note: 'The guide’s example is MyOAuth2App.' },
      {
        label: 'Supported account types',
        value: 'Accounts in this organizational directory only',
        words: true,
      },
      { label: 'Redirect URI', value: 'none', words: true, from: 'ours' },
      {
        label: 'API permissions',
        value: 'full_access_as_app',
        note: 'Add a permission, APIs my organization uses, Office 365 Exchange Online, Application permissions, Other permissions; then Grant admin consent. Leave it out if access comes from RBAC for Applications alone.',
      },
    ],
  },
  {
    where: 'The group that limits Digital Fax (optional): Exchange admin center, Recipients, Groups',
    fields: [
      { label: 'New', value: 'mail-enabled security group', words: true },
      { label: 'Name', value: groupName, note: 'The guide’s name; any other will do.' },
      { label: 'Alias', value: 'imagicle-digital-fax', note: 'One that is free.' },
      { label: 'Members', value: mailbox.address, note: 'The mailbox that faxes are sent to.' },
    ],
  },
];

/** The guide’s way to limit the application, and its check. */
const policyCommands = (registration: Registration, mailbox: Mailbox): readonly SheetCommand[] => [
  {
    title: 'Limit the application, as the guide does it',
    command: ps`Connect-ExchangeOnline
New-ApplicationAccessPolicy -AccessRight RestrictAccess -AppId ${registration.clientId} -PolicyScopeGroupId ${groupName} -Description ${'Restrict Imagicle Digital Fax accessible mailboxes'}`,
    answer: [
      'RunspaceId',
      'ScopeName',
      'ScopeIdentity',
      'Identity',
      'AppId',
      'ScopeIdentityRaw',
      'Description',
      'AccessRight',
      'ShardType',
      'IsValid',
      'ObjectState',
    ].join('\n'),
  },
  {
    title: 'Check it',
    command: ps`Test-ApplicationAccessPolicy -Identity ${mailbox.address} -AppId ${registration.clientId}`,
    answer:
      'AppId\nMailbox\nMailboxId\nMailboxSid\nAccessCheckResult : Granted (for any other address: Denied)',
  },
];
