// Apereo CAS: SMTP AUTH with a token that CAS gets itself as an application.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteSpringProperty } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const properties = codeTemplate(quoteSpringProperty);

export const cas: Target = {
  id: 'cas',
  name: 'Apereo CAS',
  kind: 'product',
  summary: 'Single sign-on server: sends mail over SMTP AUTH.',
  words: ['Apereo', 'single sign-on', 'Java'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'CAS gets its own token with client ID and secret and gives it to the SMTP server.',
  minimumVersion: '7.2.0',
  notices: [
    {
      id: 'tokenInDebugLog',
      severity: 'warning',
      text: 'At log level DEBUG for org.apereo.cas.mail CAS writes the access token into its log.',
      source: 'apereo/cas MicrosoftEmailSenderCustomizer.java',
      confidence: 'high',
    },
  ],
  source:
    'apereo/cas MicrosoftEmailSenderCustomizer.java and MicrosoftEmailProperties.java; apereo.github.io, Sending Email, Microsoft Entra ID',
  asOf: '2026-11-29',
  clouds: ['global'],
  cloudsWhy: 'Its sign-in host is fixed in its code.',
  cannot: 'It sends over SMTP as an application with a client secret.',
  instead: ['springBoot', 'emailOAuth2Proxy'],
  targets: ['cas'],
  keys: [
    {
      file: 'cas.properties',
      source:
        'apereo/cas MicrosoftEmailProperties.java; Spring Boot reference, spring.mail; eclipse-ee4j/angus-mail www/OAuth2.md',
      release: '7.2.0 to 7.3',
      readOn: '2026-11-29',
      since: '7.2.0',
      keys: [
        { name: 'spring.mail.host', type: 'host', required: true },
        { name: 'spring.mail.port', type: 'port', required: true },
        { name: 'spring.mail.username', type: 'address', required: true },
        { name: 'spring.mail.properties.mail.smtp.auth', type: 'boolean', required: true },
        {
          name: 'spring.mail.properties.mail.smtp.auth.mechanisms',
          type: 'text',
          values: ['XOAUTH2'],
          required: true,
        },
        { name: 'spring.mail.properties.mail.smtp.starttls.enable', type: 'boolean', required: true },
        { name: 'spring.mail.properties.mail.smtp.starttls.required', type: 'boolean', required: true },
        { name: 'cas.email-provider.microsoft.client-id', type: 'guid', required: true },
        { name: 'cas.email-provider.microsoft.client-secret', type: 'reference', required: true },
        { name: 'cas.email-provider.microsoft.tenant-id', type: 'text', required: true },
        { name: 'cas.email-provider.microsoft.scopes', type: 'scopes' },
      ],
    },
  ],
  render: renderCas,
};

function renderCas(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.smtp;
  const text = properties`spring.mail.host=${host}
spring.mail.port=${port}
spring.mail.username=${mailbox.address}
spring.mail.properties.mail.smtp.auth=true
spring.mail.properties.mail.smtp.auth.mechanisms=XOAUTH2
spring.mail.properties.mail.smtp.starttls.enable=true
spring.mail.properties.mail.smtp.starttls.required=true
cas.email-provider.microsoft.client-id=${registration.clientId}
cas.email-provider.microsoft.client-secret=${verbatim('${EXCHANGE_CLIENT_SECRET}')}
cas.email-provider.microsoft.tenant-id=${registration.tenantId}
`;
  return configFile(
    '/etc/cas/config/cas.properties',
    [{ name: 'cas.properties', language: 'properties', text }],
    [
      'Add the module org.apereo.cas:cas-server-support-mail-microsoft (CAS 7.2.0 or later), and set EXCHANGE_CLIENT_SECRET in the environment of CAS. There is no spring.mail.password: CAS puts a fresh token in its place before each message.',
      'Without cas.email-provider.microsoft.scopes CAS asks for https://outlook.office365.com/.default, which is right here.',
      `The From address of each message is set where CAS sends it, for example cas.authn.pm.reset.mail.from; use ${context.from}.`,
      'Leave the log level of org.apereo.cas.mail above DEBUG, where CAS writes the token into its log.',
    ],
  );
}
