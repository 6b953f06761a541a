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
  notices: [],
  source: 'node-red/node-red-nodes social/email/61-email.js and 61-email.html (4)',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'Token address and mail hosts stand in the flow.',
  instead: ['node', 'emailOAuth2Proxy'],
  cannot: 'The flow gets its token as an application with a client secret.',
  targets: ['nodeRed'],
  keys: [
    {
      file: 'exchange-flow.json',
      source: 'node-red/node-red-nodes social/email/61-email.js and 61-email.html',
      release: '4.x',
      readOn: '2026-11-29',
      keys: [
        { name: 'id', type: 'text', required: true },
        { name: 'type', type: 'text', required: true },
        { name: 'label', type: 'text', required: true },
        { name: 'z', type: 'text', required: true },
        { name: 'name', type: 'text', required: true },
        { name: 'repeat', type: 'integer', required: true },
        { name: 'x', type: 'integer', required: true },
        { name: 'y', type: 'integer', required: true },
        { name: 'wires', type: 'text', required: true },
        { name: 'rules.t', type: 'text', required: true },
        { name: 'rules.p', type: 'text', required: true },
        { name: 'rules.pt', type: 'text', required: true },
        { name: 'rules.to', type: 'text', required: true },
        { name: 'rules.tot', type: 'text', required: true },
        { name: 'method', type: 'text', required: true },
        { name: 'ret', type: 'text', required: true },
        { name: 'url', type: 'url', required: true },
        { name: 'protocol', type: 'text', required: true },
        { name: 'server', type: 'host', required: true },
        { name: 'port', type: 'port', required: true },
        { name: 'useSSL', type: 'boolean', required: true },
        { name: 'autotls', type: 'text', required: true },
        { name: 'authtype', type: 'text', required: true },
        { name: 'saslformat', type: 'boolean', required: true },
        { name: 'token', type: 'text', required: true },
        { name: 'box', type: 'text', required: true },
        { name: 'disposition', type: 'text', required: true },
        { name: 'criteria', type: 'text', required: true },
        { name: 'fetch', type: 'text', required: true },
        { name: 'inputs', type: 'integer', required: true },
        { name: 'credentials.userid', type: 'address', required: true },
        { name: 'secure', type: 'boolean', required: true },
        { name: 'tls', type: 'boolean', required: true },
      ],
    },
  ],
  render: renderNodeRed,
};

function renderNodeRed(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const nodes = [
    ...tokenNodes(registration, context),
    ...(context.protocols.includes('imap') ? [imapNode(mailbox, context)] : []),
    ...(context.protocols.includes('smtp') ? [smtpNode(mailbox, context)] : []),
  ];
  return configFile(
    'Menu, Import in Node-RED',
    [{ name: 'exchange-flow.json', language: 'json', text: jsonDocument(nodes) }],
    [
      'Set EXCHANGE_CLIENT_SECRET in Node-RED’s environment; the flow reads it from there.',
      'The e-mail nodes (node-red-node-email) take XOAUTH2 with a token in msg.token; the user name is the mailbox.',
      'Nothing is changed on the server: the disposition is None. Importing may drop user names; enter the mailbox in the nodes again then.',
    ],
  );
}

/** From the timer to the token in the message. */
const tokenNodes = (registration: Registration, context: RenderContext) => [
  { id: 'exchange-tab', type: 'tab', label: 'Exchange' },
  {
    id: 'exchange-start',
    type: 'inject',
    z: 'exchange-tab',
    name: 'every 5 minutes',
    props: [],
    repeat: '300',
    x: 120,
    y: 80,
    wires: [['exchange-form']],
  },
  tokenRequest(registration.clientId, context),
  {
    id: 'exchange-token',
    type: 'http request',
    z: 'exchange-tab',
    name: 'token',
    method: 'POST',
    ret: 'obj',
    url: context.tokenUrl,
    x: 470,
    y: 80,
    wires: [['exchange-use']],
  },
  {
    id: 'exchange-use',
    type: 'change',
    z: 'exchange-tab',
    name: 'msg.token',
    rules: [{ t: 'set', p: 'token', pt: 'msg', to: 'payload.access_token', tot: 'msg' }],
    x: 640,
    y: 80,
    wires: [context.protocols.map((protocol) => `exchange-${protocol}`)],
  },
];

/** Fills the form of the token request (RFC 6749 section 4.4.2). */
function tokenRequest(clientId: string, context: RenderContext) {
  const scope = [...new Set(context.protocols.flatMap((protocol) => context.scopesFor(protocol)))].join(' ');
  return {
    id: 'exchange-form',
    type: 'change',
    z: 'exchange-tab',
    name: 'token request',
    rules: [
      { t: 'set', p: 'payload.grant_type', pt: 'msg', to: 'client_credentials', tot: 'str' },
      { t: 'set', p: 'payload.client_id', pt: 'msg', to: clientId, tot: 'str' },
      { t: 'set', p: 'payload.client_secret', pt: 'msg', to: 'EXCHANGE_CLIENT_SECRET', tot: 'env' },
      { t: 'set', p: 'payload.scope', pt: 'msg', to: scope, tot: 'str' },
      {
        t: 'set',
        p: 'headers.content-type',
        pt: 'msg',
        to: 'application/x-www-form-urlencoded',
        tot: 'str',
      },
    ],
    x: 300,
    y: 80,
    wires: [['exchange-token']],
  };
}

const imapNode = ({ address }: Mailbox, { endpoints: { imap } }: RenderContext) => ({
  id: 'exchange-imap',
  type: 'e-mail in',
  z: 'exchange-tab',
  name: address,
  protocol: 'IMAP',
  server: imap.host,
  port: String(imap.port),
  useSSL: true,
  autotls: 'never',
  authtype: 'XOAUTH2',
  saslformat: true,
  token: 'token',
  box: 'INBOX',
  disposition: 'None',
  criteria: 'UNSEEN',
  fetch: 'trigger',
  inputs: 1,
  credentials: { userid: address },
  x: 830,
  y: 60,
  wires: [[]],
});

const smtpNode = ({ address }: Mailbox, { endpoints: { smtp } }: RenderContext) => ({
  id: 'exchange-smtp',
  type: 'e-mail',
  z: 'exchange-tab',
  name: address,
  server: smtp.host,
  port: String(smtp.port),
  secure: smtp.security === 'implicitTls',
  tls: true,
  authtype: 'XOAUTH2',
  saslformat: true,
  token: 'token',
  credentials: { userid: address },
  x: 830,
  y: 120,
  wires: [],
});
