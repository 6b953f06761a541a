// Square 9 GlobalCapture: the e-mail import node of a workflow, EWS with client credentials.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { deletesMail } from '../parts/notices.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetSection, secretWords } from '../settingsSheet.ts';

const vendorGuide =
  'Square 9 knowledge base, GlobalCapture e-mail import with OAuth 2.0 (an old version of the page)';

export const globalCapture: Target = {
  id: 'globalcapture',
  name: 'Square 9 GlobalCapture',
  kind: 'product',
  summary: 'Document capture: imports e-mail and its attachments into workflows.',
  words: ['Square 9', 'capture', 'invoices', 'document import'],
  protocols: ['ews'],
  defaultProtocols: ['ews'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'The import node reads mail through EWS and signs in as an application with a client secret; it has no other way.',
  minimumVersion: '2.4.113',
  notices: [
    deletesMail(
      'GlobalCapture',
      'Since 2.4.113 imported mail is deleted for good instead of being moved to Deleted Items. Point the node at a second mailbox that gets copies, not at a mailbox people work in.',
      vendorGuide,
    ),
    {
      id: 'graphRoute',
      severity: 'info',
      text: 'Newer GlobalCapture versions describe “Exchange via Graph API”; ask Square 9 for it before EWS ends.',
      more: 'The vendor’s page names the Graph application permissions Mail.Read and Mail.ReadWrite. Whether your version has it is for Square 9 to say.',
      source: 'knowledge.square-9.com, Exchange via Graph API permissions',
      confidence: 'medium',
    },
  ],
  source: vendorGuide,
  asOf: '2026-11-22',
  targets: ['globalcapture'],
  cannot: 'The import node offers EWS only.',
  troubleshooting: [
    {
      symptom: 'The Test button fails',
      check:
        'compare Tenant, Client ID and Client Secret with the app registration, and the server address with the one above; then have the administrator read the tenant’s own access and authentication logs (today: Sign-in logs in the Microsoft Entra admin center).',
      codes: ['entra.secretWrong', 'entra.appNotFound', 'entra.tenantNotFound'],
    },
    {
      symptom: 'AADSTS7000215',
      check:
        'the Secret ID was pasted instead of the Value, or the secret was replaced. Create a new one and copy its Value.',
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
      stated: 'Add EWS.AccessAsUser.All beside full_access_as_app.',
      today: 'Leave it out: it is a delegated permission and does nothing for client credentials.',
      source: 'Authenticate an EWS application by using OAuth, Microsoft Learn',
    },
    {
      stated: 'Limit mailboxes with an Application Access Policy and “Mail.ReadWrite”.',
      today:
        'Assign the role Application EWS.AccessAsApp with a scope, then remove the Entra grant. A policy limits mailboxes, never rights, and Graph permission names do nothing for EWS.',
      source:
        'New-ApplicationAccessPolicy and Role Based Access Control for Applications in Exchange Online, Microsoft Learn',
    },
    {
      stated: 'No consent step is named.',
      today:
        'An administrator grants consent under API permissions, unless access comes from RBAC for Applications alone.',
      source: 'Authenticate an EWS application by using OAuth, Microsoft Learn',
    },
    {
      stated: 'Before 2.4.113: forward mail to another mailbox.',
      today:
        'It is still a way out, if the other mailbox is one that the old version can read: basic authentication for EWS ended in January 2023.',
      source: 'Deprecation of Basic authentication in Exchange Online, Microsoft Learn',
    },
  ],
  keys: [
    {
      file: 'form',
      source:
        'Square 9 knowledge base, GlobalCapture e-mail import with OAuth 2.0 (an old version of the page)',
      release: 'page for 2.4.113',
      readOn: '2026-11-22',
      keys: [
        { name: 'Server Address', type: 'text', required: true },
        { name: 'User Account', type: 'text', required: true },
        { name: 'oAuth2', type: 'text', required: true },
        { name: 'Tenant', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'API permissions', type: 'text', required: true },
        { name: 'Name', type: 'text', required: true },
        { name: 'Supported account types', type: 'text', required: true },
        { name: 'Redirect URI', type: 'text', required: true },
      ],
    },
  ],
  render: renderGlobalCapture,
};

function renderGlobalCapture(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  return renderSheet(registration, context, {
    title: 'GlobalCapture e-mail import node',
    fileName: 'globalcapture-import-node.md',
    labels: 'document',
    sections: [importNode(registration, mailbox, context), appRegistration(registration)],
    steps: [
      'Have the administrator register the application and hand over three values: Client ID (Application ID), Tenant ID (Directory ID) and Client Secret.',
      'Make a second mailbox and feed it with copies: a forwarding or copy rule of the mailbox that people work in.',
      'Open the import node, choose the option for Exchange email import and enter the values above. Check that User Account is a valid e-mail address.',
      'Press Test on the node. It proves the sign-in; test here that the mailbox opens and that the control mailbox is refused (our step).',
      'Repeat this for every workflow that imports mail, one by one: each one has its own copy of these values.',
      'Let one workflow run and watch the first message arrive before you start the others (our step).',
    ],
    notes: [
      'The client secret stands in every workflow. When it is renewed, every workflow must be changed before the old one ends.',
      'GlobalCapture 2.4.113 or later is needed for Exchange import after October 2022.',
      'With an older version: forward the mail by a rule to another mailbox that this version can still read.',
      'Limiting the application to mailboxes is the customer’s work: Square 9 support does not do it.',
      'The guide is an old version of its page; ask Square 9 for the current one.',
    ],
  });
}

const importNode = (registration: Registration, mailbox: Mailbox, context: RenderContext): SheetSection => ({
  where: 'The e-mail import node of each workflow: choose the option for Exchange email import',
  fields: [
    {
      label: 'Server Address',
      value: context.endpoints.ews,
      note: 'The EWS address; there is no autodiscovery with scoped access.',
    },
    {
      label: 'User Account',
      value: mailbox.address,
      valid: 'the e-mail address of the mailbox to import from',
    },
    {
      label: 'oAuth2',
      value: 'on',
      words: true,
      note: 'The check box. The password is not used then.',
    },
    { label: 'Tenant', value: registration.tenantId, note: 'Tenant ID (Directory ID).' },
    { label: 'Client ID', value: registration.clientId, note: 'Application ID.' },
    {
      label: 'Client Secret',
      value: secretWords,
      words: true,
      note: 'Visible only when it is created.',
    },
  ],
});

const appRegistration = (registration: Registration): SheetSection => ({
  where: 'The app registration, made by the Azure or Office 365 administrator',
  fields: [
    {
      label: 'API permissions',
      value: 'full_access_as_app',
      note: 'Application permission of Office 365 Exchange Online, for all mailboxes; with admin consent. Leave it out if access comes from RBAC for Applications alone. The guide names EWS.AccessAsUser.All beside it, which is not needed.',
    },
    { label: 'Name', value: registration.name, from: 'ours' },
    {
      label: 'Supported account types',
      value: 'Accounts in this organizational directory only',
      words: true,
      from: 'ours',
    },
    { label: 'Redirect URI', value: 'none', words: true, from: 'ours' },
  ],
});
