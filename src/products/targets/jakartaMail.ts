// Jakarta Mail (Angus Mail): properties, and Java code that gets the token with MSAL4J.

import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteJava } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { javaToken, javaVariables } from '../parts/javaToken.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const java = codeTemplate(quoteJava);

export const jakartaMail: Target = {
  id: 'jakartaMail',
  name: 'Jakarta Mail (Angus Mail)',
  kind: 'library',
  summary: 'Reads and sends mail from Java over IMAP, POP and SMTP AUTH.',
  words: ['Java', 'JavaMail', 'Angus', 'MSAL4J'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap'],
  grants: ['clientSecret', 'clientCertificate', 'deviceCode'],
  defaultGrant: 'clientSecret',
  why: 'Jakarta Mail takes the token as the password; MSAL4J gets it.',
  notices: [],
  source: 'eclipse-ee4j/angus-mail www/OAuth2.md and providers/pop3, providers/smtp package-info.java',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'MSAL takes any authority; mail hosts are arguments.',
  targets: ['jakartaMail'],
  instead: ['springBoot'],
  cannot: 'The sample gets its token with a client secret, a certificate or a device code.',
  keys: [
    {
      file: 'ExchangeMailbox.java',
      source: 'eclipse-ee4j/angus-mail www/OAuth2.md and providers/pop3, providers/smtp package-info.java',
      release: 'angus-mail 2.0.5, msal4j 1.17.2',
      readOn: '2026-11-29',
      keys: apiNames(
        'mail.imaps.auth.mechanisms',
        'mail.pop3s.auth.mechanisms',
        'mail.pop3s.auth.xoauth2.two.line.authentication.format',
        'mail.smtp.host',
        'mail.smtp.port',
        'mail.smtp.auth',
        'mail.smtp.auth.mechanisms',
        'mail.smtp.starttls.required',
        'mail.smtp.starttls.enable',
        'builder',
        'createFromSecret',
        'getenv',
        'authority',
        'build',
        'acquireToken',
        'of',
        'get',
        'accessToken',
        'put',
        'getInstance',
        'getStore',
        'connect',
        'getFolder',
        'open',
        'READ_ONLY',
        'out',
        'println',
        'getMessageCount',
        'setFrom',
        'setRecipients',
        'RecipientType',
        'TO',
        'setSubject',
        'setText',
        'send',
        'application',
        'createFromCertificate',
        'io',
        'ByteArrayInputStream',
        'decode',
        'getAccounts',
        'isEmpty',
        'acquireTokenSilently',
        'iterator',
        'next',
        'message',
        'validateAuthority',
      ),
    },
  ],
  render: renderJakartaMail,
};

function renderJakartaMail(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = java`import com.microsoft.aad.msal4j.*;
import jakarta.mail.*;
import jakarta.mail.internet.*;
import java.util.*;

/** Opens one Exchange Online mailbox with OAuth 2.0. It holds no secret. */
public class ExchangeMailbox {
  static final String MAILBOX = ${mailbox.address};

${verbatim(javaToken(registration, context))}

  public static void main(String[] args) throws Exception {
${verbatim(context.protocols.map((protocol) => part(protocol, context)).join('\n'))}  }
}
`;
  return configFile(
    'your project; org.eclipse.angus:angus-mail and com.microsoft.azure:msal4j',
    [{ name: 'ExchangeMailbox.java', language: 'java', text }],
    [
      ...javaVariables(registration),
      ...(context.protocols.includes('pop')
        ? [
            'POP needs the two-line form: without mail.pop3s.auth.xoauth2.two.line.authentication.format Exchange refuses the token. Angus Mail has it from 1.0.0 on; Jakarta Mail 2.0.0 and JavaMail 1.6.5 do not.',
          ]
        : []),
      ...(context.protocols.includes('smtp')
        ? ['The SMTP part sends one message from the mailbox to itself.']
        : []),
    ],
  );
}

function part(protocol: ProtocolId, context: RenderContext): string {
  const scope = context.scopesFor(protocol)[0] ?? '';
  if (protocol === 'smtp') {
    const { host, port, security } = context.endpoints.smtp;
    return java`    Properties smtp = new Properties();
    smtp.put("mail.smtp.host", ${host});
    smtp.put("mail.smtp.port", ${String(port)});
    smtp.put("mail.smtp.auth", "true");
    smtp.put("mail.smtp.auth.mechanisms", "XOAUTH2");
    smtp.put(${security === 'startTls' ? 'mail.smtp.starttls.required' : 'mail.smtp.ssl.enable'}, "true");
    smtp.put(${security === 'startTls' ? 'mail.smtp.starttls.enable' : 'mail.smtp.ssl.checkserveridentity'}, "true");
    MimeMessage message = new MimeMessage(Session.getInstance(smtp));
    message.setFrom(${context.from});
    message.setRecipients(Message.RecipientType.TO, MAILBOX);
    message.setSubject("Test message");
    message.setText("Sent with OAuth 2.0.");
    Transport.send(message, MAILBOX, accessToken(${scope}));
`;
  }
  const store = protocol === 'pop' ? 'pop3s' : 'imaps';
  const { host, port } = protocol === 'pop' ? context.endpoints.pop : context.endpoints.imap;
  return java`    Properties ${verbatim(store)} = new Properties();
    ${verbatim(store)}.put(${`mail.${store}.auth.mechanisms`}, "XOAUTH2");
${verbatim(protocol === 'pop' ? '    pop3s.put("mail.pop3s.auth.xoauth2.two.line.authentication.format", "true");\n' : '')}    try (Store store = Session.getInstance(${verbatim(store)}).getStore(${store})) {
      store.connect(${host}, ${port}, MAILBOX, accessToken(${scope}));
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      System.out.println(inbox.getMessageCount() + " messages in INBOX");
    }
`;
}
