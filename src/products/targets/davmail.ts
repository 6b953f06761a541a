// DavMail: gateway that serves IMAP, POP and SMTP locally and speaks EWS or Graph to Exchange Online.

import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteProperty } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const properties = codeTemplate(quoteProperty);

export const davmail: Target = {
  id: 'davmail',
  name: 'DavMail',
  kind: 'helper',
  summary:
    'Gateway on this computer: serves IMAP, POP and SMTP to programs and speaks Graph or EWS to Exchange Online.',
  words: ['gateway', 'CalDAV', 'Java'],
  protocols: ['graph', 'ews'],
  protocolGroups: [['graph'], ['ews']],
  defaultProtocols: ['graph'],
  grants: ['deviceCode', 'authorizationCode'],
  defaultGrant: 'deviceCode',
  why: 'The Graph mode survives the end of EWS; a code on another device needs no browser beside it.',
  minimumVersion: '6.8.0',
  notices: [],
  source:
    'mguessan/davmail src/etc/davmail.properties, RELEASE-NOTES.md and src/site/xdoc/faq.xml (2026-08-21)',
  asOf: '2026-08-21',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  oneName: ['deviceCode', 'authorizationCode'],
  oneNameWhy: 'It keeps the token under the name with which a program logs in.',
  targets: ['davmail'],
  instead: ['emailOAuth2Proxy'],
  cannot: 'It keeps the sign-in of a person.',
  permissions: {
    graph: { delegated: [graphScopes.mailReadWrite, graphScopes.mailSend, graphScopes.offlineAccess] },
  },
  keys: [
    {
      file: 'davmail.properties',
      source: 'mguessan/davmail src/etc/davmail.properties, RELEASE-NOTES.md and src/site/xdoc/faq.xml',
      release: '6.8.1',
      since: '6.8.0',
      readOn: '2026-08-21',
      keys: [
        { name: 'davmail.enableOidc', type: 'boolean' },
        { name: 'davmail.oauth.scope', type: 'scopes', required: true },
        {
          name: 'davmail.mode',
          type: 'text',
          values: ['EWS', 'O365', 'O365EWS', 'O365Graph', 'Auto', 'WebDav'],
          required: true,
          since: '6.8.0',
        },
        {
          name: 'davmail.authentication',
          type: 'text',
          values: ['O365DeviceCode', 'O365Interactive', 'O365Manual', 'O365Modern'],
          required: true,
          since: '6.8.0',
        },
        { name: 'davmail.url', type: 'url', required: true },
        { name: 'davmail.oauth.clientId', type: 'guid', required: true },
        { name: 'davmail.oauth.tenantId', type: 'text', required: true },
        { name: 'davmail.oauth.redirectUri', type: 'url', required: true },
        { name: 'davmail.oauth.persistToken', type: 'boolean', required: true },
        { name: 'davmail.oauth.tokenFilePath', type: 'path', required: true },
        { name: 'davmail.bindAddress', type: 'text', required: true },
        { name: 'davmail.allowRemote', type: 'boolean', required: true },
        { name: 'davmail.imapPort', type: 'port', required: true },
        { name: 'davmail.popPort', type: 'port', required: true },
        { name: 'davmail.smtpPort', type: 'port', required: true },
        { name: 'davmail.server', type: 'boolean', required: true },
        { name: 'davmail.loginUrl', type: 'url' },
        { name: 'davmail.outlookUrl', type: 'url' },
        { name: 'davmail.graphUrl', type: 'url' },
      ],
    },
  ],
  render: renderDavmail,
};

function renderDavmail(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const graph = context.protocols[0] === 'graph';
  const scopes = ['openid', 'offline_access', ...permissionScopes(context, graph)];
  const national =
    registration.cloud === 'global'
      ? ''
      : properties`davmail.loginUrl=${context.endpoints.authority}
davmail.outlookUrl=${context.endpoints.exchangeResource}
davmail.graphUrl=${context.endpoints.graph}
`;
  const text = properties`davmail.mode=${verbatim(graph ? 'O365Graph' : 'O365EWS')}
davmail.authentication=${verbatim(registration.grant === 'deviceCode' ? 'O365DeviceCode' : 'O365Interactive')}
davmail.url=${context.endpoints.ews}
davmail.oauth.clientId=${registration.clientId}
davmail.oauth.tenantId=${registration.tenantId}
davmail.oauth.redirectUri=https\://localhost/common/oauth2/nativeclient
${verbatim(registration.grant === 'deviceCode' ? 'davmail.enableOidc=true\n' : '')}davmail.oauth.scope=${scopes.join(' ')}
davmail.oauth.persistToken=true
davmail.oauth.tokenFilePath=davmail-token.properties
${verbatim(national)}davmail.bindAddress=127.0.0.1
davmail.allowRemote=false
davmail.imapPort=1143
davmail.popPort=1110
davmail.smtpPort=1025
davmail.server=true
`;
  return configFile(
    'davmail.properties, given to davmail as its argument',
    [{ name: 'davmail.properties', language: 'properties', text }],
    [
      'DavMail 6.8.0 or later: mode and authentication are two settings since then.',
      `Sign in as ${context.signInAs} when DavMail asks.`,
      `Programs sign in at 127.0.0.1 port 1143 (IMAP), 1110 (POP) or 1025 (SMTP) as ${mailbox.address}; their password encrypts the stored token.`,
      ...(registration.grant === 'authorizationCode'
        ? [
            'Add https://localhost/common/oauth2/nativeclient to the app registration under Mobile and desktop applications; the older redirect on login.microsoftonline.com no longer works.',
          ]
        : []),
    ],
  );
}

/** Without this DavMail asks for calendars, contacts, tasks and settings too, which nobody consented to. */
const permissionScopes = (context: RenderContext, graph: boolean): readonly string[] =>
  graph
    ? context.permissions
        .filter(({ value }) => value.startsWith('Mail.'))
        .map(({ value }) => `${context.endpoints.graphResource}/${value}`)
    : context.scopesFor('ews');
