// Genesys E-mail Server: [pop-client] and [smtp-client] options for IMAP, EWS and Graph.
import { graphRoles, graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet } from '../settingsSheet.ts';
import { genesysKeys, personsSections } from './genesysGuide.ts';
import { optionSection, passwordWords, popClient, smtpClient } from './genesysOptions.ts';

const vendorGuide =
  'Genesys, E-mail Server Administration Guide, Setting up mailboxes for OAuth 2.0 (docs.genesys.com, EmSMailAzure)';
const ropcPage =
  'Microsoft identity platform and OAuth 2.0 Resource Owner Password Credentials, Microsoft Learn';

export const genesys: Target = {
  id: 'genesys',
  name: 'Genesys E-mail Server',
  kind: 'product',
  summary: 'Contact center: reads mailboxes over IMAP, EWS or Graph and sends over EWS or Graph.',
  words: ['contact center', 'Genesys', 'E-mail Server', 'PureConnect'],
  protocols: ['graph', 'imap', 'ews'],
  protocolGroups: [['graph'], ['imap'], ['ews']],
  except: [
    {
      grant: 'password',
      protocol: 'graph',
      why: 'With type GRAPH the option password is the application’s secret; a person’s password goes with IMAP or EWS.',
    },
  ],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'password'],
  defaultGrant: 'clientSecret',
  why: 'The type GRAPH signs in as an application and survives the end of EWS; the older guide’s user name and password fail with multifactor authentication.',
  minimumVersion: '8.5.107.06 (8.5.205.03 for type GRAPH)',
  notices: [
    {
      id: 'noPopOauth',
      severity: 'info',
      text: 'OAuth 2.0 is not available for POP3; sending works with the types EWS and GRAPH only.',
      source: vendorGuide,
      confidence: 'high',
    },
    {
      id: 'proxyRule',
      severity: 'info',
      text: 'The server must reach the sign-in host on port 443, through the proxy if there is one.',
      more: 'Open https://login.microsoftonline.com/ (or your cloud’s sign-in host) for the E-mail Server’s own account.',
      source: vendorGuide,
      confidence: 'high',
    },
  ],
  source: vendorGuide,
  asOf: '2026-11-22',
  oneName: ['password'],
  oneNameWhy: 'It signs in with the name of the mailbox that it reads or sends from.',
  targets: ['genesys'],
  cannot: 'It has no OAuth 2.0 for POP3 and no SMTP AUTH with OAuth.',
  troubleshooting: [
    {
      symptom: 'AADSTS7000218',
      check: 'set Allow public client flows to Yes (user name and password only).',
      codes: ['entra.credentialMissing'],
      grants: ['password'],
    },
    {
      symptom: 'AADSTS65001',
      check: 'grant admin consent beforehand; this grant has no consent screen.',
      codes: ['entra.consentMissing'],
      grants: ['password'],
    },
    {
      symptom: 'AADSTS50076, 50079, 50158 or 53003',
      check: 'a policy asks for multifactor authentication; use client credentials.',
      codes: ['entra.mfaRequired'],
      grants: ['password'],
    },
    {
      symptom: 'The options seem to have no effect',
      check:
        'they count only if mail.<type>.auth.mechanisms (sending: mail.<server-type>.auth.mechanisms) is XOAUTH2, or the type is GRAPH.',
      codes: [],
    },
  ],
  aged: [
    {
      stated: 'Resource owner password credentials.',
      today:
        'Microsoft says not to use it. Newer releases take grant-type client_credentials and type GRAPH, with the application’s secret in password.',
      source:
        'Resource Owner Password Credentials, Microsoft Learn; docs.genesys.com, ESEmail latest, EmSMailAzure (medium confidence)',
    },
    {
      stated: 'Turn MFA off for the mailbox.',
      grants: ['password'],
      today:
        'It weakens security. Use a dedicated account that Conditional Access binds to the server, or leave this grant.',
      source: ropcPage,
    },
    {
      stated: 'Multi-tenant is preferred.',
      today: 'Single tenant is enough and safer.',
      source: 'Application types and supported account types, Microsoft Learn',
    },
    {
      stated: '“Public client”.',
      grants: ['password'],
      today: 'That is Allow public client flows = Yes.',
      source: 'AADSTS7000218, Microsoft Learn',
    },
    {
      stated: 'User.Read beside the Exchange permission.',
      today: 'It belongs to Graph; a token for outlook.office.com covers Exchange only.',
      source: 'Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn',
    },
    {
      stated: 'token-expiry-margin-time of 10 seconds.',
      today: 'Tokens live 60 to 90 minutes; five minutes leave room (advice).',
      source: 'Configurable token lifetimes, Microsoft Learn',
    },
    {
      stated: 'Send with the EWS type.',
      today: 'It ends with EWS; the type GRAPH goes on.',
      source: 'Exchange Team blog (techcommunity 4492361)',
    },
  ],
  permissions: {
    graph: {
      app: [graphRoles.mailReadWrite, graphRoles.mailSend],
      delegated: [graphScopes.mailReadWrite, graphScopes.mailSend],
    },
  },
  keys: genesysKeys,
  render: renderGenesys,
};

function renderGenesys(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const person = registration.grant === 'password';
  const protocol = context.protocols[0] ?? 'graph';
  const reading = popClient(registration, mailbox, context, protocol);
  const sending =
    protocol === 'ews' || protocol === 'graph' ? smtpClient(registration, mailbox, context, protocol) : [];
  const sheet = renderSheet(registration, context, {
    title: `Genesys E-mail Server options, type ${protocol.toUpperCase()}`,
    fileName: 'genesys-email-server.md',
    labels: 'document',
    sections: [
      { where: 'Section [pop-client] of the E-mail Server application', fields: reading },
      ...(sending.length === 0 ? [] : [{ where: 'Section [smtp-client]', fields: sending }]),
      ...(person ? personsSections(protocol) : []),
    ],
    steps: [
      'Back up the E-mail Server application’s options (our step).',
      'Enter or import the options.',
      `Enter the option password in Genesys itself: ${passwordWords(registration)}.`,
      'Restart E-mail Server for [smtp-client]; [pop-client] is read at the next POP cycle.',
      'There is no test button in this product: test the mailbox here, then watch one message arrive (our step).',
    ],
    notes: [
      'The names of the options mailbox, server and port are not on the vendor’s OAuth page (unverified); keep the ones your release has.',
      'One app registration serves all mailboxes.',
      ...(protocol === 'imap'
        ? ['With IMAP this server cannot send with OAuth 2.0: sending needs the type EWS or GRAPH.']
        : []),
    ],
  });
  const text = [
    optionSection('pop-client', reading),
    ...(sending.length === 0 ? [] : [optionSection('smtp-client', sending)]),
  ].join('\n');
  return { ...sheet, files: [...sheet.files, { name: 'genesys-email-server.cfg', language: 'ini', text }] };
}
