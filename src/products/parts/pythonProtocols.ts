// The Python sample, protocol by protocol: each part is one function that proves that the mailbox opens.
import type { ProtocolId } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePython } from '../../snippets/quoteCode.ts';
import type { RenderContext } from '../product.ts';

const py = codeTemplate(quotePython);

/** The name of each part's function. */
export const pythonCalls: Readonly<Record<ProtocolId, string>> = {
  imap: 'read_imap',
  pop: 'read_pop',
  smtp: 'send_smtp',
  graph: 'read_graph',
  ews: 'read_ews',
};

/** Each part's code. */
export const pythonParts: Readonly<Record<ProtocolId, (context: RenderContext) => string>> = {
  imap: imapPart,
  pop: popPart,
  smtp: smtpPart,
  graph: graphPart,
  ews: ewsPart,
};

const scopeList = (context: RenderContext, protocol: ProtocolId): string =>
  context
    .scopesFor(protocol)
    .map((scope) => py`${scope}`)
    .join(', ');

function imapPart(context: RenderContext): string {
  const { host, port } = context.endpoints.imap;
  return py`def read_imap():
    sasl = xoauth2([${verbatim(scopeList(context, 'imap'))}])
    with imaplib.IMAP4_SSL(${host}, ${port}, ssl_context=ssl.create_default_context()) as imap:
        imap.authenticate("XOAUTH2", lambda challenge: b"" if challenge else sasl.encode())
        # Exchange can accept the sign-in and still refuse the mailbox: only an open folder proves access.
        status, count = imap.select("INBOX", readonly=True)
        if status != "OK":
            raise SystemExit(f"IMAP cannot open INBOX: {count}")
        print("IMAP:", int(count[0]), "messages in INBOX")`;
}

function popPart(context: RenderContext): string {
  const { host, port } = context.endpoints.pop;
  return py`def read_pop():
    sasl = base64.b64encode(xoauth2([${verbatim(scopeList(context, 'pop'))}]).encode()).decode()
    pop = poplib.POP3_SSL(${host}, ${port}, context=ssl.create_default_context())
    # Exchange takes the command and the token on two lines; poplib has no public method for that.
    pop._shortcmd("AUTH XOAUTH2")
    pop._shortcmd(sasl)
    print("POP:", pop.stat()[0], "messages")
    pop.quit()`;
}

function smtpPart(context: RenderContext): string {
  const { host, port, security } = context.endpoints.smtp;
  const connect =
    security === 'startTls'
      ? py`    with smtplib.SMTP(${host}, ${port}) as smtp:
        smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo()`
      : py`    with smtplib.SMTP_SSL(${host}, ${port}, context=ssl.create_default_context()) as smtp:
        smtp.ehlo()`;
  return py`def send_smtp():
    sasl = xoauth2([${verbatim(scopeList(context, 'smtp'))}])
    message = EmailMessage()
    message["From"] = ${context.from}
    message["To"] = MAILBOX
    message["Subject"] = "Test message"
    message.set_content("Sent with OAuth 2.0.")
${verbatim(connect)}
        # The token goes on a line of its own; an error challenge is answered with an empty line, never with the token.
        smtp.auth("XOAUTH2", lambda challenge=None: "" if challenge else sasl, initial_response_ok=False)
        smtp.send_message(message)
    print("SMTP: the message was accepted")`;
}

function graphPart(context: RenderContext): string {
  return py`def read_graph():
    response = requests.get(
        ${`${context.endpoints.graph}/v1.0/users/`} + quote(MAILBOX, safe="") + "/mailFolders/inbox/messages",
        params={"$top": "5", "$select": "subject,receivedDateTime"},
        headers={"Authorization": "Bearer " + access_token([${verbatim(scopeList(context, 'graph'))}])},
        allow_redirects=False,
        timeout=30,
    )
    if response.status_code != 200:
        raise SystemExit(f"Graph answered {response.status_code}: {response.text}")
    for message in response.json()["value"]:
        print("Graph:", message["receivedDateTime"], message["subject"])`;
}

function ewsPart(context: RenderContext): string {
  const app = context.access === 'app';
  const header = app
    ? `
    <t:ExchangeImpersonation>
      <t:ConnectingSID><t:PrimarySmtpAddress>{escape(MAILBOX)}</t:PrimarySmtpAddress></t:ConnectingSID>
    </t:ExchangeImpersonation>`
    : '';
  const folder = app
    ? '<t:DistinguishedFolderId Id="inbox" />'
    : '<t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>{escape(MAILBOX)}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>';
  return py`def read_ews():
    body = f"""<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
  xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
  xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
  <soap:Header>
    <t:RequestServerVersion Version="Exchange2016" />${verbatim(header)}
  </soap:Header>
  <soap:Body>
    <m:GetFolder>
      <m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>
      <m:FolderIds>${verbatim(folder)}</m:FolderIds>
    </m:GetFolder>
  </soap:Body>
</soap:Envelope>"""
    response = requests.post(
        ${context.endpoints.ews},
        data=body.encode(),
        headers={
            "Authorization": "Bearer " + access_token([${verbatim(scopeList(context, 'ews'))}]),
            "Content-Type": "text/xml; charset=utf-8",
            "X-AnchorMailbox": MAILBOX,
            "User-Agent": "ExchangeMailboxSample/1.0",
        },
        allow_redirects=False,
        timeout=30,
    )
    if response.status_code != 200 or 'ResponseClass="Success"' not in response.text:
        detail = response.headers.get("x-ms-diagnostics") or response.text[:500]
        raise SystemExit(f"EWS answered {response.status_code}: {detail}")
    print("EWS: the inbox opens")`;
}
