// Apache Camel: the Microsoft OAuth authenticator of the mail component.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteJava } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const java = codeTemplate(quoteJava);
const schemes = { imap: 'imaps', pop: 'pop3s', smtp: 'smtp' } as const;

export const camel: Target = {
  id: 'camel',
  name: 'Apache Camel',
  kind: 'library',
  summary: 'Integration routes that read over IMAP or POP and send over SMTP AUTH.',
  words: ['Java', 'Apache', 'integration'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'camel-mail-microsoft-oauth gets its own token with client ID and secret.',
  notices: [],
  source: 'apache/camel components/camel-mail-microsoft-oauth/src/main/docs/mail-microsoft-oauth.adoc',
  asOf: '2026-11-29',
  clouds: ['global'],
  cloudsWhy: 'Sign-in host and scope are constants in its authenticator.',
  targets: ['camel'],
  instead: ['jakartaMail', 'emailOAuth2Proxy'],
  cannot:
    'The sample gives the authenticator a client secret; a certificate goes in as an MSAL4J application of your own.',
  keys: [
    {
      file: 'ExchangeRoutes.java',
      source: 'apache/camel components/camel-mail-microsoft-oauth/src/main/docs/mail-microsoft-oauth.adoc',
      release: '4.x at 014fa5e',
      readOn: '2026-11-29',
      keys: apiNames('getenv'),
    },
  ],
  render: renderCamel,
};

function renderCamel(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const routes = context.protocols.flatMap((protocol) => {
    if (protocol === 'ews' || protocol === 'graph') return [];
    const { host, port } = context.endpoints[protocol];
    const scheme = schemes[protocol];
    // Exchange takes XOAUTH2 over POP in two lines only.
    const twoLines = protocol === 'pop' ? '&mail.pop3s.auth.xoauth2.two.line.authentication.format=true' : '';
    const endpoint = `${scheme}://${host}:${port}?authenticator=#exchange&mail.${scheme}.auth.mechanisms=XOAUTH2${twoLines}`;
    return protocol === 'smtp'
      ? [
          java`    from("direct:send").setHeader("From", constant(${context.from})).to(${`${endpoint}&mail.smtp.starttls.enable=true&mail.smtp.starttls.required=true`});`,
        ]
      : [java`    from(${`${endpoint}&delete=false&unseen=true`}).to("log:exchange");`];
  });
  const text = java`import org.apache.camel.BindToRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.microsoft.authenticator.MicrosoftExchangeOnlineOAuth2MailAuthenticator;

/** Routes of one Exchange Online mailbox. They hold no secret. */
public class ExchangeRoutes extends RouteBuilder {
  @BindToRegistry("exchange")
  public MicrosoftExchangeOnlineOAuth2MailAuthenticator exchange() {
    return new MicrosoftExchangeOnlineOAuth2MailAuthenticator(
        ${registration.tenantId}, ${registration.clientId}, System.getenv("EXCHANGE_CLIENT_SECRET"), ${mailbox.address});
  }

  @Override
  public void configure() {
${verbatim(routes.join('\n'))}
  }
}
`;
  return configFile(
    'your Camel application; org.apache.camel:camel-mail-microsoft-oauth',
    [{ name: 'ExchangeRoutes.java', language: 'java', text }],
    [
      'Set EXCHANGE_CLIENT_SECRET in the environment. Both endpoint options, authenticator and the mechanism, are needed.',
      'In Camel 4.4 and earlier the class is org.apache.camel.component.mail.MicrosoftExchangeOnlineOAuth2MailAuthenticator.',
    ],
  );
}
