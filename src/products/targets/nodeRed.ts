// Node-RED e-mail node: a flow that gets a token and sends or reads with it.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { jsonDocument } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

export const nodeRed: Target = {
  id: 'nodeRed',
  name: 'Node-RED e-mail node',
  kind: 'product',
  summary: 'Flows: reads over IMAP and sends over SMTP AUTH with a token of the message.',
  words: ['flows', 'IoT', 'JavaScript', 'OpenJS'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'The e-mail nodes take a token from the message (XOAUTH2); an HTTP request gets it.',
  minimumVersion: 'node-red-node-email 3',
  notices: [
    {
      id: 'imapCertificateNotChecked',
      severity: 'warning',
      text: 'The e-mail in node does not check the certificate of the IMAP server, so a computer in between could take the token.',
      more: 'Let it run only in a network that you trust, or read with another program.',
      source: 'node-red-node-email 5.2.5 61-email.js (rejectUnauthorized: false)',
      confidence: 'high',
      protocols: ['imap'],
    },
  ],
  source: 'node-red-node-email 5.2.5 61-email.js and 61-email.html (node-red/node-red-nodes social/email)',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'Token address and mail hosts stand in the flow.',
  instead: ['node', 'emailOAuth2Proxy'],
  cannot: 'The flow gets its token as an application with a client secret.',
  targets: ['nodeRed'],
  keys: [
    {
      file: 'exchange-flow.json',
      source:
        'node-red-node-email 61-email.js and 61-email.html; Node-RED nodes inject, change and http request',
      release: 'node-red-node-email 5.2.5',
      readOn: '2026-11-29',
      keys: [
        { name: 'id', type: 'text', required: true },
        { name: 'type', type: 'text', required: true },
        { name: 'label', type: 'text', required: true },
        { name: 'z', type: 'text', required: true },
        { name: 'name', type: 'text', required: true },
        { name: 'repeat', type: 'text', required: true },
        { name: 'x', type: 'integer', required: true },
        { name: 'y', type: 'integer', required: true },
        { name: 'wires', type: 'text', required: true },
        { name: 'rules.t', type: 'text', values: ['set', 'delete'], required: true },
        { name: 'rules.p', type: 'text', required: true },
        { name: 'rules.pt', type: 'text', values: ['msg'], required: true },
        { name: 'rules.to', type: 'text', required: true },
        { name: 'rules.tot', type: 'text', values: ['str', 'msg', 'env'], required: true },
        { name: 'method', type: 'text', values: ['POST'], required: true },
        { name: 'ret', type: 'text', values: ['obj'], required: true },
        { name: 'url', type: 'url', required: true },
        { name: 'protocol', type: 'text', values: ['IMAP', 'POP3'] },
        { name: 'server', type: 'host', required: true },
        { name: 'port', type: 'port', required: true },
        { name: 'useSSL', type: 'boolean' },
        { name: 'autotls', type: 'text', values: ['never', 'required', 'always'] },
        { name: 'authtype', type: 'text', values: ['BASIC', 'XOAUTH2', 'NONE'], required: true },
        { name: 'saslformat', type: 'boolean', required: true },
        { name: 'token', type: 'text', required: true },
        { name: 'box', type: 'text' },
        { name: 'disposition', type: 'text', values: ['None', 'Read', 'Delete'] },
        { name: 'criteria', type: 'text' },
        { name: 'fetch', type: 'text', values: ['auto', 'trigger'] },
        { name: 'inputs', type: 'integer' },
        { name: 'credentials.userid', type: 'address', required: true },
        { name: 'secure', type: 'boolean' },
        { name: 'tls', type: 'boolean' },
      ],
    },
  ],
  render: renderNodeRed,
};

function renderNodeRed(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const reads = context.protocols.includes('imap');
  const sends = context.protocols.includes('smtp');
  const nodes = [
    { id: 'exchange-tab', type: 'tab', label: 'Exchange' },
    ...(reads ? readingNodes(registration, mailbox, context) : []),
    ...(sends ? sendingNodes(registration, mailbox, context) : []),
  ];
  return configFile(
    'Menu, Import in Node-RED',
    [{ name: 'exchange-flow.json', language: 'json', text: jsonDocument(nodes) }],
    [
      'Set EXCHANGE_CLIENT_SECRET in Node-RED’s environment; the flow reads it from there.',
      'Install node-red-node-email. Importing may drop user names; enter the mailbox in the e-mail nodes again then.',
      ...(reads
        ? [
            'The flow reads every five minutes and changes nothing on the server: the disposition is None. The node does not check the IMAP server’s certificate.',
          ]
        : []),
      ...(sends
        ? [
            `The button of the node “send a test” sends one message from ${mailbox.address} to itself; nothing is sent before. Format to SASL is off there: Nodemailer wraps the token itself.`,
          ]
        : []),
    ],
  );
}

/** One row of the flow: what starts it, the request for a token, and the node that uses it. */
interface Row {
  readonly id: 'read' | 'send';
  readonly name: string;
  /** Seconds between two runs; empty for a button. */
  readonly repeat: string;
  readonly y: number;
  readonly protocol: 'imap' | 'smtp';
}

const reading: Row = { id: 'read', name: 'every 5 minutes', repeat: '300', y: 60, protocol: 'imap' };
const sending: Row = { id: 'send', name: 'send a test', repeat: '', y: 140, protocol: 'smtp' };

const set = (p: string, to: string, tot: 'str' | 'msg' | 'env' = 'str') =>
  ({ t: 'set', p, pt: 'msg', to, tot }) as const;

/** Neither the token’s answer nor its headers may go on into a message. */
const tokenOnly = [
  set('token', 'payload.access_token', 'msg'),
  { t: 'delete', p: 'headers', pt: 'msg' },
  { t: 'delete', p: 'responseUrl', pt: 'msg' },
] as const;

/** From the start to the token in msg.token. */
function tokenNodes(
  registration: Registration,
  context: RenderContext,
  row: Row,
  rules: readonly Readonly<Record<string, string>>[],
) {
  const common = { z: 'exchange-tab', y: row.y };
  return [
    {
      id: `exchange-${row.id}-start`,
      type: 'inject',
      ...common,
      name: row.name,
      props: [],
      repeat: row.repeat,
      x: 120,
      wires: [[`exchange-${row.id}-form`]],
    },
    {
      id: `exchange-${row.id}-form`,
      type: 'change',
      ...common,
      name: 'token request',
      rules: tokenForm(registration.clientId, context.scopesFor(row.protocol).join(' ')),
      x: 300,
      wires: [[`exchange-${row.id}-token`]],
    },
    {
      id: `exchange-${row.id}-token`,
      type: 'http request',
      ...common,
      name: 'token',
      method: 'POST',
      ret: 'obj',
      url: context.tokenUrl,
      x: 470,
      wires: [[`exchange-${row.id}-use`]],
    },
    {
      id: `exchange-${row.id}-use`,
      type: 'change',
      ...common,
      name: 'msg.token',
      rules: [...tokenOnly, ...rules],
      x: 640,
      wires: [[`exchange-${row.id}`]],
    },
  ];
}

/** The form of the token request (RFC 6749 section 4.4.2). */
const tokenForm = (clientId: string, scope: string) => [
  set('payload.grant_type', 'client_credentials'),
  set('payload.client_id', clientId),
  set('payload.client_secret', 'EXCHANGE_CLIENT_SECRET', 'env'),
  set('payload.scope', scope),
  set('headers.content-type', 'application/x-www-form-urlencoded'),
];

const readingNodes = (registration: Registration, { address }: Mailbox, context: RenderContext) => [
  ...tokenNodes(registration, context, reading, [{ t: 'delete', p: 'payload', pt: 'msg' }]),
  {
    id: 'exchange-read',
    type: 'e-mail in',
    z: 'exchange-tab',
    name: address,
    protocol: 'IMAP',
    server: context.endpoints.imap.host,
    port: String(context.endpoints.imap.port),
    useSSL: true,
    autotls: 'never',
    authtype: 'XOAUTH2',
    saslformat: true,
    token: 'token',
    box: 'INBOX',
    disposition: 'None',
    criteria: 'UNSEEN',
    fetch: 'trigger',
    repeat: '300',
    inputs: 1,
    credentials: { userid: address },
    x: 830,
    y: reading.y,
    wires: [[]],
  },
];

const sendingNodes = (registration: Registration, { address }: Mailbox, context: RenderContext) => [
  ...tokenNodes(registration, context, sending, [
    set('topic', 'Test message'),
    set('payload', 'Sent with OAuth 2.0.'),
    set('from', context.from),
  ]),
  {
    id: 'exchange-send',
    type: 'e-mail',
    z: 'exchange-tab',
    // The node’s name is the recipient.
    name: address,
    server: context.endpoints.smtp.host,
    port: String(context.endpoints.smtp.port),
    secure: context.endpoints.smtp.security === 'implicitTls',
    tls: true,
    authtype: 'XOAUTH2',
    saslformat: false,
    token: 'token',
    credentials: { userid: address },
    x: 830,
    y: sending.y,
    wires: [],
  },
];
