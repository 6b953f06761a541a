// Jmix: the e-mail add-on, SMTP with a refresh token of a person.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteSpringProperty } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const properties = codeTemplate(quoteSpringProperty);

export const jmix: Target = {
  id: 'jmix',
  name: 'Jmix e-mail add-on',
  kind: 'library',
  summary: 'Sends mail from a Jmix application over SMTP AUTH.',
  words: ['Java', 'Haulmont', 'CUBA'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The add-on renews a refresh token of the person who signed in once.',
  notices: [],
  source:
    'jmix-framework/jmix EmailerProperties.java and EmailAutoConfiguration.java; docs.jmix.io email/authentication.html (3.1)',
  asOf: '2026-11-22',
  targets: ['jmix'],
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'the address that the add-on’s administration view shows',
      notes: ['The redirect URI belongs under Web. A client secret is needed.'],
    },
  },
  instead: ['springBoot', 'emailOAuth2Proxy'],
  cannot: 'It renews a person’s refresh token.',
  keys: [
    {
      file: 'application.properties',
      source:
        'jmix-framework/jmix EmailerProperties.java and EmailAutoConfiguration.java; docs.jmix.io email/authentication.html',
      release: '2.7.0 to 3.1',
      readOn: '2026-11-29',
      since: '2.7.0',
      keys: [
        { name: 'jmix.email.oauth2.enabled', type: 'boolean', required: true },
        { name: 'jmix.email.oauth2.provider', type: 'text', values: ['microsoft', 'google'], required: true },
        { name: 'jmix.email.oauth2.client-id', type: 'guid', required: true },
        { name: 'jmix.email.oauth2.tenant-id', type: 'text', required: true },
        { name: 'jmix.email.oauth2.secret', type: 'reference', required: true },
        { name: 'jmix.email.oauth2.refresh-token', type: 'text', required: true },
        { name: 'jmix.email.from-address', type: 'address', required: true },
        { name: 'spring.mail.host', type: 'host', required: true },
        { name: 'spring.mail.port', type: 'port', required: true },
        { name: 'spring.mail.username', type: 'address', required: true },
        { name: 'spring.mail.properties.mail.smtp.auth', type: 'boolean', required: true },
        { name: 'spring.mail.properties.mail.smtp.auth.mechanisms', type: 'text', required: true },
        { name: 'spring.mail.properties.mail.smtp.starttls.enable', type: 'boolean', required: true },
      ],
    },
  ],
  render: renderJmix,
};

function renderJmix(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.smtp;
  const text = properties`jmix.email.oauth2.enabled=true
jmix.email.oauth2.provider=microsoft
jmix.email.oauth2.client-id=${registration.clientId}
jmix.email.oauth2.tenant-id=${registration.tenantId}
jmix.email.oauth2.secret=\${EXCHANGE_CLIENT_SECRET}
jmix.email.oauth2.refresh-token=\${EXCHANGE_REFRESH_TOKEN}
jmix.email.from-address=${context.from}
spring.mail.host=${host}
spring.mail.port=${port}
spring.mail.username=${mailbox.address}
spring.mail.properties.mail.smtp.auth=true
spring.mail.properties.mail.smtp.auth.mechanisms=XOAUTH2
spring.mail.properties.mail.smtp.starttls.enable=true
`;
  return configFile(
    'src/main/resources/application.properties',
    [{ name: 'application.properties', language: 'spring-boot-properties', text }],
    [
      'Set EXCHANGE_CLIENT_SECRET and EXCHANGE_REFRESH_TOKEN in the environment. The refresh token is needed once; the add-on keeps newer ones in the database.',
      'The add-on’s administration view can get the refresh token from release 3.1 on.',
    ],
  );
}
