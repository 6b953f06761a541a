// Jira and Confluence Data Center: an outgoing application link to Microsoft, and the mail servers that use it.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { GrantId, Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { Key } from '../keys.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetField, type SheetSection, secretWords } from '../settingsSheet.ts';

const linkPage =
  'confluence.atlassian.com, Configure an outgoing link; support.atlassian.com, Detailed steps to configure OAuth 2.0 integration with Microsoft Azure';

/** The fields of an outgoing link, the same in both products. */
const linkKeys: readonly Key[] = [
  { name: 'Service provider', type: 'text', values: ['Microsoft', 'Custom'], required: true },
  { name: 'Client ID', type: 'text', required: true },
  { name: 'Client secret', type: 'text', required: true },
  { name: 'Scopes', type: 'text', required: true },
  { name: 'Authorization endpoint', type: 'text' },
  { name: 'Token endpoint', type: 'text', required: true },
];

export const jira: Target = {
  id: 'jira',
  name: 'Jira Data Center',
  kind: 'product',
  summary: 'Reads mail over IMAP, POP or Graph into issues and sends over SMTP AUTH.',
  words: ['Atlassian', 'Jira Service Management', 'mail handler', 'issues'],
  protocols: ['imap', 'smtp', 'pop', 'graph'],
  defaultProtocols: ['imap', 'smtp'],
  protocolGroups: [['imap', 'smtp', 'pop'], ['graph']],
  grants: ['authorizationCode', 'clientSecret'],
  defaultGrant: 'authorizationCode',
  except: [
    ...(['imap', 'smtp', 'pop'] as const).map((protocol) => ({
      grant: 'clientSecret' as const,
      protocol,
      why: 'Atlassian’s page describes client credentials for Microsoft Graph only (Jira 9.17).',
    })),
    {
      grant: 'authorizationCode',
      protocol: 'graph',
      why: 'The sheet signs a person in for IMAP, POP and SMTP.',
    },
  ],
  why: 'Jira signs a person in through the browser for each mail server; from 9.17 on it reads through Graph as an application too.',
  minimumVersion: '8.22 (SMTP: 9.2; Graph: 9.17)',
  notices: [],
  source: `${linkPage}; support.atlassian.com, Resolve OAuth 2.0 Scope Issues for Jira Mail Handlers, and How to setup Azure mail using Graph API with client credentials`,
  asOf: '2026-11-29',
  clouds: ['global', 'gccHigh', 'dod'],
  cloudsWhy: 'Atlassian’s pages name the scopes for worldwide, GCC High and DoD plans.',
  cannot: 'It takes a client secret, no certificate.',
  permissions: { graph: { app: [graphRoles.mailReadWrite] } },
  shapes: { authorizationCode: linkShape('Jira') },
  targets: ['jira'],
  keys: [
    {
      file: 'form',
      source: linkPage,
      release: '9.2 to 10',
      readOn: '2026-11-29',
      since: '8.22',
      keys: [
        ...linkKeys,
        { name: 'Username', type: 'text', required: true },
        { name: 'Incoming server', type: 'text' },
        { name: 'Outgoing server', type: 'text' },
        { name: 'Authentication method', type: 'text', required: true },
      ],
    },
  ],
  render: renderJira,
};

export const confluence: Target = {
  id: 'confluence',
  name: 'Confluence Data Center',
  kind: 'product',
  summary: 'Sends its notifications over SMTP AUTH.',
  words: ['Atlassian', 'wiki', 'notifications'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Confluence signs a person in through the browser for its mail server.',
  minimumVersion: '9.4',
  notices: [],
  source:
    'confluence.atlassian.com, Configure an outgoing link; docs.atlassian.com, ConfluenceSmtpMailServer (OAuth 2.0 since 9.4)',
  asOf: '2026-11-29',
  cannot: 'It works with a person who signs in.',
  instead: ['emailOAuth2Proxy'],
  shapes: { authorizationCode: linkShape('Confluence') },
  targets: ['confluence'],
  keys: [
    {
      file: 'form',
      source: 'confluence.atlassian.com, Configure an outgoing link (Confluence)',
      release: '9.4',
      readOn: '2026-11-29',
      keys: [
        ...linkKeys,
        { name: 'Username', type: 'text', required: true },
        { name: 'Outgoing server', type: 'text', required: true },
        { name: 'Authentication method', type: 'text', required: true },
      ],
    },
  ],
  render: (registration, mailbox, context) => renderLink(registration, mailbox, context, 'Confluence'),
};

type Program = 'Jira' | 'Confluence';

function linkShape(program: Program) {
  return {
    accounts: 'single' as const,
    redirects: [],
    publicClientFlows: false,
    redirectPattern: `https://YOUR-${program.toUpperCase()}/… (the link shows its Redirect URL)`,
    notes: [
      `Copy the Redirect URL of the link into the app registration under Web. A client secret is needed, and ${program} must run over HTTPS.`,
    ],
  };
}

function renderJira(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderLink(registration, mailbox, context, 'Jira');
}

/** Why the provider is not the ready-made one: Atlassian's page asks for Custom in these clouds. */
const isCustom = (registration: Registration): boolean => registration.cloud !== 'global';

function renderLink(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
  program: Program,
): Rendering {
  return renderSheet(registration, context, {
    title: `${program} Data Center outgoing link and mail servers`,
    fileName: `${program.toLowerCase()}-mail.md`,
    labels: 'document',
    sections: [
      {
        where: `Administration, Application links, Create link, External application, Outgoing`,
        fields: linkFields(registration, context),
      },
      servers(mailbox, context),
    ],
    steps: steps(registration.grant, context, program),
    notes: [
      'The link’s Test connection signs in only; Test Connection of the mail server opens the mailbox.',
      ...(context.protocols.includes('graph')
        ? [
            'Atlassian’s page adds User.Read.All, which lists every person of the directory; try without it first.',
            'Jira takes messages out of the inbox when it has read them: give it a mailbox of its own.',
          ]
        : []),
    ],
  });
}

function linkFields(registration: Registration, context: RenderContext): readonly SheetField[] {
  const scopes = [...new Set(context.protocols.flatMap((protocol) => context.scopesFor(protocol)))];
  const app = context.access === 'app';
  return [
    {
      label: 'Service provider',
      value: isCustom(registration) ? 'Custom' : 'Microsoft',
      note: 'Microsoft fills in the endpoints of the worldwide cloud; GCC High and DoD need Custom.',
    },
    { label: 'Client ID', value: registration.clientId },
    { label: 'Client secret', value: secretWords, words: true },
    {
      label: 'Scopes',
      value: (app ? scopes : [...scopes, 'offline_access']).join(' '),
      note: 'Exactly these: with others the mail server’s sign-in fails.',
    },
    ...(app ? [] : [{ label: 'Authorization endpoint', value: context.authorizeUrl }]),
    { label: 'Token endpoint', value: context.tokenUrl },
  ];
}

function servers(mailbox: Mailbox, context: RenderContext): SheetSection {
  const incoming = context.protocols.includes('imap') ? 'imap' : 'pop';
  const { host, port } = context.endpoints[incoming];
  const { smtp } = context.endpoints;
  const reads = context.protocols.some((protocol) => protocol === 'imap' || protocol === 'pop');
  return {
    where: 'Administration, System, Incoming Mail and Outgoing Mail (Confluence: Mail Servers)',
    fields: [
      ...(reads
        ? [
            {
              label: 'Incoming server',
              value: `${host}:${port}`,
              from: 'ours' as const,
              note: 'Service Provider: Microsoft Exchange Online / Outlook (IMAP), also for POP.',
            },
          ]
        : []),
      ...(context.protocols.includes('smtp')
        ? [
            {
              label: 'Outgoing server',
              value: `${smtp.host}:${smtp.port}`,
              from: 'ours' as const,
              note: 'STARTTLS.',
            },
          ]
        : []),
      { label: 'Username', value: mailbox.address, note: 'The mailbox, even if another person signs in.' },
      { label: 'Authentication method', value: 'the name of the link above', words: true },
    ],
  };
}

function steps(grant: GrantId, context: RenderContext, program: Program): readonly string[] {
  return [
    `Make the link in ${program} and copy its Redirect URL into the app registration under Web${grant === 'clientSecret' ? ' (client credentials need none)' : ''}.`,
    'Save the link and press Test connection.',
    ...(grant === 'clientSecret'
      ? ['In each mail server choose the link as Authentication method, then press Test Connection.']
      : [
          `In each mail server choose the link as Authentication method, press Authorize, and sign in as ${codeSpan(context.signInAs)}; then press Test Connection.`,
        ]),
  ];
}
