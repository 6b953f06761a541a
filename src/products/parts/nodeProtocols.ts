// The Node.js sample, protocol by protocol: each part is one function that proves that the mailbox opens.
import type { ProtocolId } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteJavaScript } from '../../snippets/quoteCode.ts';
import type { RenderContext } from '../product.ts';

const js = codeTemplate(quoteJavaScript);

/** A type annotation if the sample is TypeScript. */
export const typed = ({ target }: RenderContext, annotation: string): string =>
  target === 'typescript' ? annotation : '';

/** The name of each part's function. */
export const nodeCalls: Readonly<Record<ProtocolId, string>> = {
  imap: 'readImap',
  pop: 'readPop',
  smtp: 'sendSmtp',
  graph: 'readGraph',
  ews: 'readEws',
};

const scopeList = (context: RenderContext, protocol: ProtocolId): string =>
  context
    .scopesFor(protocol)
    .map((scope) => js`${scope}`)
    .join(', ');

/** Each part's code. */
export const nodeParts: Readonly<Record<ProtocolId, (context: RenderContext) => string>> = {
  imap: imapPart,
  pop: popPart,
  smtp: smtpPart,
  graph: graphPart,
  ews: ewsPart,
};

function imapPart(context: RenderContext): string {
  const { host, port } = context.endpoints.imap;
  return js`async function readImap() {
  const client = new ImapFlow({
    host: ${host},
    port: ${port},
    secure: true,
    auth: { user: mailbox, accessToken: await accessToken([${verbatim(scopeList(context, 'imap'))}]) },
    logger: false,
  });
  await client.connect();
  // Exchange can accept the sign-in and still refuse the mailbox: only an open folder proves access.
  const inbox = await client.mailboxOpen('INBOX', { readOnly: true });
  console.log(${verbatim('`IMAP: ${inbox.exists} messages in INBOX`')});
  await client.logout();
}
`;
}

function graphPart(context: RenderContext): string {
  return js`async function readGraph() {
  const url = new URL(
    ${verbatim('`')}v1.0/users/${verbatim('${encodeURIComponent(mailbox)}')}/mailFolders/inbox/messages${verbatim('`')},
    ${`${context.endpoints.graph}/`},
  );
  url.search = new URLSearchParams({ $top: '5', $select: 'subject,receivedDateTime' }).toString();
  const response = await fetch(url, {
    headers: { Authorization: ${verbatim('`Bearer ${await accessToken([')}${verbatim(scopeList(context, 'graph'))}${verbatim('])}`')} },
    redirect: 'error',
  });
  if (!response.ok) throw new Error(${verbatim('`Graph answered ${response.status}: ${await response.text()}`')});
  const { value } = ${verbatim(context.target === 'typescript' ? '(await response.json()) as { value: { receivedDateTime: string; subject: string }[] }' : 'await response.json()')};
  for (const message of value) console.log('Graph:', message.receivedDateTime, message.subject);
}
`;
}

function smtpPart(context: RenderContext): string {
  const { host, port, security } = context.endpoints.smtp;
  return js`async function sendSmtp() {
  const transport = nodemailer.createTransport({
    host: ${host},
    port: ${port},
    secure: ${security === 'implicitTls'},
    requireTLS: ${security === 'startTls'},
    auth: {
      type: 'OAuth2',
      user: mailbox,
      accessToken: await accessToken([${verbatim(scopeList(context, 'smtp'))}]),
    },
  });
  await transport.sendMail({
    from: ${context.from},
    to: mailbox,
    subject: 'Test message',
    text: 'Sent with OAuth 2.0.',
  });
  console.log('SMTP: the message was accepted');
}
`;
}

function popPart(context: RenderContext): string {
  const { host, port } = context.endpoints.pop;
  return js`async function readPop() {
  const socket = connect({ host: ${host}, port: ${port}, servername: ${host} });
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const ask = async (command${verbatim(typed(context, '?: string'))}) => {
    if (command) socket.write(${verbatim('`${command}\\r\\n`')});
    const { value = '', done } = await lines.next();
    if (done || !value.startsWith('+')) throw new Error(${verbatim("`POP answered: ${done ? 'nothing' : value}`")});
    return value;
  };
  try {
    await ask();
    // Exchange takes the command and the token on two lines (RFC 5034 section 4, without an initial response).
    await ask('AUTH XOAUTH2');
    const token = await accessToken([${verbatim(scopeList(context, 'pop'))}]);
    await ask(Buffer.from(${verbatim('`user=${mailbox}\\x01auth=Bearer ${token}\\x01\\x01`')}).toString('base64'));
    console.log('POP:', await ask('STAT'));
    await ask('QUIT');
  } finally {
    socket.destroy();
  }
}
`;
}

function ewsPart(context: RenderContext): string {
  const impersonation =
    context.access === 'app'
      ? `
    <t:ExchangeImpersonation>
      <t:ConnectingSID><t:PrimarySmtpAddress>\${escapeXml(mailbox)}</t:PrimarySmtpAddress></t:ConnectingSID>
    </t:ExchangeImpersonation>`
      : '';
  const folder =
    context.access === 'app'
      ? '<t:DistinguishedFolderId Id="inbox" />'
      : '<t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>${escapeXml(mailbox)}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>';
  const body = `\`<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
  xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
  xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
  <soap:Header>
    <t:RequestServerVersion Version="Exchange2016" />${impersonation}
  </soap:Header>
  <soap:Body>
    <m:GetFolder>
      <m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>
      <m:FolderIds>${folder}</m:FolderIds>
    </m:GetFolder>
  </soap:Body>
</soap:Envelope>\``;
  return js`const escapeXml = (text${verbatim(typed(context, ': string'))}) => text.replace(/[<>&"']/g, (char) => ${verbatim('`&#${char.charCodeAt(0)};`')});

async function readEws() {
  const body = ${verbatim(body)};
  const response = await fetch(${context.endpoints.ews}, {
    method: 'POST',
    headers: {
      Authorization: ${verbatim('`Bearer ${await accessToken([')}${verbatim(scopeList(context, 'ews'))}${verbatim('])}`')},
      'Content-Type': 'text/xml; charset=utf-8',
      'X-AnchorMailbox': mailbox,
      'User-Agent': 'ExchangeMailboxSample/1.0',
    },
    body,
    redirect: 'error',
  });
  const answer = await response.text();
  if (!response.ok || !answer.includes('ResponseClass="Success"')) {
    throw new Error(${verbatim("`EWS answered ${response.status}: ${response.headers.get('x-ms-diagnostics') ?? answer.slice(0, 500)}`")});
  }
  console.log('EWS: the inbox opens');
}
`;
}
