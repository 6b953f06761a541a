// The Python sample: one module that gets a token with MSAL and uses it on each protocol of the mailbox.

import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePython } from '../../snippets/quoteCode.ts';
import { apiNames, type KeyList } from '../keys.ts';
import type { RenderContext, Rendering } from '../product.ts';
import { pythonCalls, pythonParts } from './pythonProtocols.ts';
import { sampleNotes, variableFields } from './sampleNotes.ts';

const py = codeTemplate(quotePython);

/** Renders `exchange_mailbox.py` and its `requirements.txt`. */
export function pythonSample(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const { protocols } = context;
  const http = protocols.includes('graph') || protocols.includes('ews');
  const text = [
    imports(registration, protocols),
    `${py`MAILBOX = ${mailbox.address}`}\n\n${application(registration, context)}`,
    token(registration, context),
    ...(protocols.some((protocol) => protocol === 'imap' || protocol === 'pop' || protocol === 'smtp')
      ? [xoauth2]
      : []),
    ...protocols.map((protocol) => pythonParts[protocol](context)),
    `if __name__ == "__main__":\n${protocols.map((protocol) => `    ${pythonCalls[protocol]}()`).join('\n')}\n`,
  ].join('\n\n\n');
  // MSAL 1.35 computes the SHA-256 thumbprint from the certificate itself.
  const msal = registration.grant === 'clientCertificate' ? 'msal>=1.35,<2' : 'msal>=1.21,<2';
  return {
    files: [
      { name: 'exchange_mailbox.py', language: 'python', text },
      {
        name: 'requirements.txt',
        language: 'pip-requirements',
        text: `${msal}\n${http ? 'requests>=2.28\n' : ''}`,
      },
    ],
    fields: variableFields(registration),
    notes: [
      'Run pip install -r requirements.txt, then python exchange_mailbox.py.',
      ...sampleNotes(registration, context),
      ...(protocols.includes('smtp') ? ['The SMTP part sends one message from the mailbox to itself.'] : []),
    ],
  };
}

function imports(registration: Registration, protocols: readonly ProtocolId[]): string {
  const has = (protocol: ProtocolId): boolean => protocols.includes(protocol);
  const standard = [
    ...(has('pop') ? ['base64'] : []),
    ...(has('imap') ? ['imaplib'] : []),
    ...(registration.grant === 'authorizationCode' || registration.grant === 'deviceCode' ? [] : ['os']),
    ...(has('pop') ? ['poplib'] : []),
    ...(has('smtp') ? ['smtplib'] : []),
    ...(has('imap') || has('pop') || has('smtp') ? ['ssl'] : []),
  ].map((name) => `import ${name}`);
  const from = [
    ...(has('smtp') ? ['from email.message import EmailMessage'] : []),
    ...(has('graph') ? ['from urllib.parse import quote'] : []),
    ...(has('ews') ? ['from xml.sax.saxutils import escape'] : []),
  ];
  return [
    '"""Opens one Exchange Online mailbox with OAuth 2.0. It holds no secret: see the environment variables it reads."""',
    ...standard,
    ...from,
    '',
    'import msal',
    ...(has('graph') || has('ews') ? ['import requests'] : []),
  ].join('\n');
}

function application(registration: Registration, context: RenderContext): string {
  const confidential = context.access === 'app';
  // MSAL asks login.microsoftonline.com about hosts it does not know; a host of one's own is not known there.
  const discovery = context.ownHosts ? '\n    instance_discovery=False,' : '';
  return py`app = msal.${verbatim(confidential ? 'ConfidentialClientApplication' : 'PublicClientApplication')}(
    ${registration.clientId},
    authority=${context.tenantAuthority},${verbatim(discovery)}${verbatim(credential(registration))}
)`;
}

function credential(registration: Registration): string {
  if (registration.grant === 'clientSecret')
    return '\n    client_credential=os.environ["EXCHANGE_CLIENT_SECRET"],';
  if (registration.grant !== 'clientCertificate') return '';
  return `
    client_credential={
        "private_key": os.environ["EXCHANGE_PRIVATE_KEY"],
        "public_certificate": os.environ["EXCHANGE_CERTIFICATE"],
    },`;
}

/** MSAL Python adds `offline_access` itself, and refuses it when it is named. */
function token(registration: Registration, context: RenderContext): string {
  return `def access_token(scopes):
${acquire(registration, context)}
    if "access_token" not in result:
        raise SystemExit(f"{result.get('error')}: {result.get('error_description')}")
    return result["access_token"]`;
}

function acquire(registration: Registration, context: RenderContext): string {
  const silent = (signIn: string): string => `    accounts = app.get_accounts()
    result = app.acquire_token_silent(scopes, account=accounts[0]) if accounts else None
    if result is None:
${signIn}`;
  switch (registration.grant) {
    case 'clientSecret':
    case 'clientCertificate':
      return '    result = app.acquire_token_for_client(scopes=scopes)';
    case 'deviceCode':
      return silent(`        flow = app.initiate_device_flow(scopes=scopes)
        if "user_code" not in flow:
            raise SystemExit(f"{flow.get('error')}: {flow.get('error_description')}")
        print(flow["message"])
        result = app.acquire_token_by_device_flow(flow)`);
    case 'password':
      return silent(py`        result = app.acquire_token_by_username_password(
            ${context.signInAs}, os.environ["EXCHANGE_PASSWORD"], scopes=scopes
        )`);
    case 'authorizationCode':
      return silent(
        py`        result = app.acquire_token_interactive(scopes=scopes, login_hint=${context.signInAs})`,
      );
  }
}

const xoauth2 = `def xoauth2(scopes):
    """The initial client response of SASL XOAUTH2 for the mailbox."""
    return f"user={MAILBOX}\\x01auth=Bearer {access_token(scopes)}\\x01\\x01"`;

/** What the sample uses of MSAL Python, requests and the standard library. */
export const pythonSampleKeys: readonly KeyList[] = [
  {
    file: 'exchange_mailbox.py',
    source:
      'AzureAD/microsoft-authentication-library-for-python msal/application.py; Python library reference',
    release: 'msal 1.35',
    readOn: '2026-11-22',
    keys: apiNames(
      'OK',
      'Authorization',
      'value',
      'Content-Type',
      'X-AnchorMailbox',
      'User-Agent',
      'From',
      'To',
      'Subject',
      '__main__',
      'ConfidentialClientApplication',
      'environ',
      'acquire_token_for_client',
      'IMAP4_SSL',
      'create_default_context',
      'authenticate',
      'encode',
      'select',
      'get',
      'status_code',
      'json',
      'post',
      'text',
      'headers',
      'set_content',
      'SMTP',
      'starttls',
      'ehlo',
      'auth',
      'send_message',
      'decode',
      'POP3_SSL',
      '_shortcmd',
      'stat',
      'quit',
      'authority',
      'client_credential',
      'scopes',
      'ssl_context',
      'count',
      'readonly',
      'safe',
      'params',
      'allow_redirects',
      'timeout',
      'data',
      'context',
      'initial_response_ok',
      'private_key',
      'public_certificate',
      'PublicClientApplication',
      'get_accounts',
      'acquire_token_silent',
      'acquire_token_interactive',
      'account',
      'login_hint',
      'initiate_device_flow',
      'acquire_token_by_device_flow',
      'acquire_token_by_username_password',
      'instance_discovery',
    ),
  },
  {
    file: 'requirements.txt',
    source: 'packaging.python.org, requirements file format',
    release: '2026',
    readOn: '2026-11-22',
    keys: apiNames('msal', 'requests'),
  },
];
