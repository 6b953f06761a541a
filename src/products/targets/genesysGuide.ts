// What Genesys's guide says beside the options that are rendered: every option it takes, the registration, the mailbox.
import type { ProtocolId } from '../../core/registration/registration.ts';
import type { KeyList } from '../keys.ts';
import type { SheetSection } from '../settingsSheet.ts';

/** Options of [pop-client] and [smtp-client], and the labels of the sheet. */
export const genesysKeys: readonly KeyList[] = [
  {
    file: 'genesys-email-server.cfg',
    source:
      'Genesys, E-mail Server Administration Guide, Setting up mailboxes for OAuth 2.0 (docs.genesys.com, EmSMailAzure)',
    release: '8.5.205.03',
    readOn: '2026-11-22',
    keys: [
      { name: 'pop-client.type', type: 'text', values: ['IMAP', 'EWS', 'GRAPH'], required: true },
      { name: 'pop-client.mailbox', type: 'address', required: true },
      { name: 'pop-client.server', type: 'host' },
      { name: 'pop-client.port', type: 'port' },
      { name: 'pop-client.mail.imap.auth.mechanisms', type: 'text', values: ['XOAUTH2'] },
      { name: 'pop-client.mail.ews.auth.mechanisms', type: 'text', values: ['XOAUTH2'] },
      { name: 'pop-client.client-id', type: 'guid', required: true, since: '8.5.107.06' },
      { name: 'pop-client.directory-id', type: 'text', required: true, since: '8.5.107.06' },
      { name: 'pop-client.tenant-authority', type: 'url', required: true, since: '8.5.107.06' },
      { name: 'pop-client.scope', type: 'scopes', required: true, since: '8.5.107.06' },
      { name: 'pop-client.grant-type', type: 'text', values: ['client_credentials'] },
      { name: 'smtp-client.server-type', type: 'text', values: ['EWS', 'GRAPH'] },
      { name: 'smtp-client.enable-authentication', type: 'boolean' },
      { name: 'smtp-client.user', type: 'address' },
      { name: 'smtp-client.allow-delegate', type: 'boolean', since: '8.5.205.03' },
      { name: 'smtp-client.smtp-connection-security', type: 'text' },
      { name: 'smtp-client.token-expiry-margin-time', type: 'text', since: '8.5.107.06' },
      { name: 'smtp-client.mail.ews.auth.mechanisms', type: 'text', values: ['XOAUTH2'] },
      { name: 'smtp-client.client-id', type: 'guid', since: '8.5.107.06' },
      { name: 'smtp-client.directory-id', type: 'text', since: '8.5.107.06' },
      { name: 'smtp-client.tenant-authority', type: 'url', since: '8.5.107.06' },
      { name: 'smtp-client.scope', type: 'scopes', since: '8.5.107.06' },
      { name: 'smtp-client.grant-type', type: 'text', values: ['client_credentials'] },
    ],
  },
  {
    file: 'form',
    source:
      'Genesys, E-mail Server Administration Guide, Setting up mailboxes for OAuth 2.0 (docs.genesys.com, EmSMailAzure)',
    release: '8.5.205.03',
    readOn: '2026-11-22',
    keys: [
      { name: 'type', type: 'text', required: true },
      { name: 'mailbox', type: 'text', required: true },
      { name: 'client-id', type: 'text', required: true },
      { name: 'directory-id', type: 'text', required: true },
      { name: 'tenant-authority', type: 'text', required: true },
      { name: 'scope', type: 'text', required: true },
      { name: 'password', type: 'text', required: true },
      { name: 'server-type', type: 'text' },
      { name: 'enable-authentication', type: 'text' },
      { name: 'user', type: 'text' },
      { name: 'allow-delegate', type: 'text' },
      { name: 'server', type: 'text' },
      { name: 'port', type: 'text' },
      { name: 'mail.imap.auth.mechanisms', type: 'text' },
      { name: 'Supported account types', type: 'text' },
      { name: 'Public client', type: 'text' },
      { name: 'Redirect URI', type: 'text' },
      { name: 'Application ID URI', type: 'text' },
      { name: 'API permissions', type: 'text' },
      { name: 'Multifactor authentication', type: 'text' },
      { name: 'IMAP', type: 'text' },
      { name: 'POP3', type: 'text' },
      { name: 'EWS', type: 'text' },
      { name: 'grant-type', type: 'text' },
      { name: 'mail.ews.auth.mechanisms', type: 'text' },
      { name: 'token-expiry-margin-time', type: 'text' },
    ],
  },
];

/** What the guide asks for in Entra and on the mailbox, for the resource owner password grant that it describes. */
export function personsSections(protocol: ProtocolId): readonly SheetSection[] {
  return [
    {
      where: 'The app registration',
      fields: [
        {
          label: 'Supported account types',
          value: 'Accounts in this organizational directory only (single tenant)',
          words: true,
          note: 'The guide prefers any organizational directory (multi-tenant) and allows this.',
        },
        { label: 'Public client', value: 'Allow public client flows: Yes', words: true },
        { label: 'Redirect URI', value: 'empty', words: true },
        { label: 'Application ID URI', value: 'empty', words: true },
        {
          label: 'API permissions',
          value:
            protocol === 'imap'
              ? 'User.Read and IMAP.AccessAsUser.All'
              : 'User.Read and EWS.AccessAsUser.All',
          words: true,
          note: 'Granted by the company’s administrator.',
        },
      ],
    },
    {
      where: 'The mailbox',
      fields: [
        {
          label: 'Multifactor authentication',
          value: 'off in the guide',
          words: true,
          note: 'Bind the account to the server with Conditional Access instead, or leave this grant.',
        },
        { label: 'IMAP', value: protocol === 'imap' ? 'on' : 'not needed', words: true },
        { label: 'POP3', value: 'on only if it is used; without OAuth 2.0', words: true },
        { label: 'EWS', value: 'nothing to set', words: true },
      ],
    },
  ];
}
