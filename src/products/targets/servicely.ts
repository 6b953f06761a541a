// Servicely: service desk, IMAP in and SMTP out with a person's token.
import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import { delegatedPermissions } from '../../core/permissions/permissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetSection, secretWords } from '../settingsSheet.ts';

const vendorGuide = 'Servicely documentation, OAuth 2.0 for messaging accounts';
const mailOauth = 'Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn';

export const servicely: Target = {
  id: 'servicely',
  name: 'Servicely',
  kind: 'product',
  summary: 'Service desk: reads a mailbox over IMAP and sends over SMTP AUTH.',
  words: ['service desk', 'ITSM', 'tickets'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Servicely keeps a token of the mailbox user, who signs in once in the browser; it reads with IMAP and sends with SMTP AUTH.',
  notices: [
    {
      id: 'licensedUser',
      severity: 'warning',
      text: 'The person who signs in must be the mailbox’s own, licensed user.',
      more: 'A token of somebody else passes the connection test and mail never arrives: the log shows “BAD User is authenticated but not connected”.',
      source: vendorGuide,
      confidence: 'high',
    },
    {
      id: 'promptOrder',
      severity: 'info',
      text: 'Consent and sign-in are two steps: first an administrator with the prompt consent, then the mailbox user with another prompt.',
      more: 'The prompt consent lets an administrator consent for the whole organization; left in place it asks again at every sign-in.',
      source: vendorGuide,
      confidence: 'high',
    },
  ],
  source: vendorGuide,
  asOf: '2026-11-22',
  oneName: ['authorizationCode'],
  oneNameWhy:
    'A token of another person passes its connection test, and mail never arrives; the mailbox’s own licensed user must sign in.',
  targets: ['servicely'],
  cannot: 'It works with a signed-in mailbox user over IMAP and SMTP only.',
  troubleshooting: [
    {
      symptom: 'SMTP error',
      check:
        'enable SMTP AUTH for the mailbox; the organization’s switch SmtpClientAuthenticationDisabled counts if the mailbox has no value of its own.',
      codes: ['smtp.disabledMailbox', 'smtp.disabledTenant'],
    },
    {
      symptom:
        'The connection test succeeds, but mail never arrives, and the log shows “BAD User is authenticated but not connected”',
      check:
        'sign in as the licensed mailbox user and get the token again. Other causes: IMAP is off for the mailbox, the address is an alias, or the person has no FullAccess.',
      codes: ['imap.notConnected'],
    },
    {
      symptom: 'Where to look',
      check: 'Administration, Logging & Statistics, System Log Records.',
      codes: [],
    },
  ],
  aged: [
    {
      stated: 'A scope list without punctuation.',
      today: 'It needs offline_access with its underscore, and https:// with its dots; use the value above.',
      source: mailOauth,
    },
    {
      stated: 'Migrate by 1 October 2022.',
      today:
        'That date is past. SMTP AUTH with a password ends by default at the end of December 2026; with OAuth it stays.',
      source: 'Exchange Team blog (techcommunity 4489835); MC786329',
    },
    {
      stated: 'The mailbox user accepts the permissions.',
      today: 'By default IMAP.AccessAsUser.All needs an administrator’s consent.',
      source: 'Manage app consent policies, Microsoft Learn',
    },
    {
      stated: 'Let an administrator consent with prompt=consent.',
      today: 'It still works; the admin consent link is cleaner, since nobody’s token is saved by mistake.',
      source: 'Microsoft identity platform admin consent, Microsoft Learn',
    },
    {
      stated: 'The connection test proves the set-up.',
      today: 'Signing in proves nothing: the test must open INBOX, as this extension does.',
      source: mailOauth,
    },
    {
      stated: 'Enable SMTP authentication for the mailbox.',
      today: 'The organization has a switch too; the mailbox’s own value wins.',
      source: 'Set-TransportConfig, Microsoft Learn',
    },
  ],
  permissions: {
    imap: { delegated: [delegatedPermissions.imap, graphScopes.offlineAccess] },
    smtp: { delegated: [delegatedPermissions.smtp, graphScopes.offlineAccess] },
  },
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'as Servicely’s provider record shows it (its form is not published)',
      notes: [
        'The redirect URI is shown in Servicely’s provider record; add it under Web. Its form is not published (unverified).',
        'A client secret is needed, since Servicely is a confidential client.',
      ],
    },
  },
  keys: [
    {
      file: 'form',
      source: 'Servicely documentation, OAuth 2.0 for messaging accounts',
      release: 'page without a release',
      readOn: '2026-11-22',
      keys: [
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Tenant ID', type: 'text', required: true },
        { name: 'OAuth prompt', type: 'text', required: true },
        { name: 'User', type: 'text', required: true },
        { name: 'Scopes', type: 'text', required: true },
        { name: 'Authentication type', type: 'text', required: true },
        { name: 'Token', type: 'text', required: true },
        { name: 'Server for reading (IMAP)', type: 'text', required: true },
        { name: 'Server for sending (SMTP)', type: 'text', required: true },
      ],
    },
  ],
  render: renderServicely,
};

function renderServicely(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const scopes = [
    'offline_access',
    ...context.protocols.flatMap((protocol) => context.scopesFor(protocol)),
    'openid',
    'email',
  ];
  return renderSheet(registration, context, {
    title: 'Servicely OAuth provider, token and messaging account',
    fileName: 'servicely-oauth-settings.md',
    labels: 'document',
    sections: [
      {
        where: 'System OAuth Provider (from the Microsoft template)',
        fields: [
          { label: 'Client ID', value: registration.clientId, note: 'Application (client) ID.' },
          { label: 'Client Secret', value: secretWords, words: true },
          { label: 'Tenant ID', value: registration.tenantId, note: 'Directory (tenant) ID.' },
          {
            label: 'OAuth prompt',
            value: 'consent for the first sign-in by an administrator, then select_account',
            words: true,
          },
        ],
      },
      {
        where: 'System API Outbound Token',
        fields: [
          { label: 'User', value: mailbox.address, note: 'The mailbox’s own, licensed user, who signs in.' },
          { label: 'Scopes', value: scopes.join(' ') },
        ],
      },
      messagingAccount(mailbox, context),
    ],
    steps: [
      'Enter the provider record with the prompt consent.',
      'In the token record press “Get authorization token” and let an administrator sign in and consent for the organization. The consent fills the app registration’s list of permissions.',
      'Change the prompt to select_account and press “Get authorization token” again; sign in as the mailbox user, who must be licensed, and accept reading and sending.',
      'Choose the token in the messaging account and save.',
      'Run the connection test, then test here too: only an opened INBOX proves that mail will arrive.',
    ],
    notes: [
      'SMTP needs SMTP authentication enabled for the mailbox account.',
      'One provider record serves many token records: one for each mailbox user.',
    ],
  });
}

const messagingAccount = (mailbox: Mailbox, context: RenderContext): SheetSection => ({
  where: 'Messaging account',
  fields: [
    { label: 'Authentication type', value: 'OAuth 2', words: true },
    { label: 'Token', value: 'the token record from above', words: true, from: 'ours' },
    { label: 'User', value: mailbox.address, from: 'ours' },
    ...context.protocols.map((protocol) => ({
      label: protocol === 'smtp' ? 'Server for sending (SMTP)' : 'Server for reading (IMAP)',
      value:
        protocol === 'smtp'
          ? `${context.endpoints.smtp.host}:${context.endpoints.smtp.port}`
          : `${context.endpoints.imap.host}:${context.endpoints.imap.port}`,
      note: protocol === 'smtp' ? 'STARTTLS.' : 'SSL/TLS.',
      from: 'ours' as const,
    })),
  ],
});
