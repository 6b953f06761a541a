// Spring Boot: application.properties, and a sender that puts a fresh token where the password goes.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteJava } from '../../snippets/quoteCode.ts';
import { quoteSpringProperty } from '../../snippets/quoteConfiguration.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { javaToken, javaVariables } from '../parts/javaToken.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const java = codeTemplate(quoteJava);
const properties = codeTemplate(quoteSpringProperty);

export const springBoot: Target = {
  id: 'springBoot',
  name: 'Spring Boot mail',
  kind: 'library',
  summary: 'Sends mail from Spring Boot over SMTP AUTH.',
  words: ['Java', 'Spring', 'Kotlin', 'JavaMailSender'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['clientSecret', 'clientCertificate', 'deviceCode'],
  defaultGrant: 'clientSecret',
  why: 'A service signs in as itself; the token goes in as the password just before each message.',
  notices: [],
  source: 'eclipse-ee4j/angus-mail www/OAuth2.md; spring.mail properties, Spring Boot reference',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'MSAL takes any authority; mail hosts are arguments.',
  targets: ['springBoot'],
  instead: ['jakartaMail', 'emailOAuth2Proxy'],
  cannot: 'The sample signs in as an application, or shows a person a code in its log.',
  keys: [
    {
      file: 'application.properties',
      source: 'eclipse-ee4j/angus-mail www/OAuth2.md; spring.mail properties, Spring Boot reference',
      release: 'Spring Boot 3, angus-mail 2.0.5',
      readOn: '2026-11-29',
      keys: [
        { name: 'spring.mail.host', type: 'host', required: true },
        { name: 'spring.mail.port', type: 'port', required: true },
        { name: 'spring.mail.username', type: 'address', required: true },
        { name: 'spring.mail.properties.mail.smtp.auth', type: 'boolean', required: true },
        { name: 'spring.mail.properties.mail.smtp.auth.mechanisms', type: 'text', required: true },
        { name: 'spring.mail.properties.mail.smtp.starttls.enable', type: 'boolean', required: true },
        { name: 'spring.mail.properties.mail.smtp.starttls.required', type: 'boolean', required: true },
      ],
    },
    {
      file: 'ExchangeMailSender.java',
      source: 'eclipse-ee4j/angus-mail www/OAuth2.md; spring.mail properties, Spring Boot reference',
      release: 'Spring Boot 3, angus-mail 2.0.5',
      readOn: '2026-11-29',
      keys: apiNames(
        'sender',
        'setFrom',
        'setPassword',
        'send',
        'builder',
        'createFromSecret',
        'getenv',
        'authority',
        'build',
        'acquireToken',
        'of',
        'get',
        'accessToken',
        'application',
        'createFromCertificate',
        'io',
        'ByteArrayInputStream',
        'decode',
        'validateAuthority',
        'getAccounts',
        'isEmpty',
        'acquireTokenSilently',
        'iterator',
        'next',
        'println',
        'message',
        'out',
      ),
    },
  ],
  render: renderSpringBoot,
};

function renderSpringBoot(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port, security } = context.endpoints.smtp;
  const config = properties`spring.mail.host=${host}
spring.mail.port=${port}
spring.mail.username=${mailbox.address}
spring.mail.properties.mail.smtp.auth=true
spring.mail.properties.mail.smtp.auth.mechanisms=XOAUTH2
spring.mail.properties.mail.smtp.${verbatim(security === 'startTls' ? 'starttls.enable=true\nspring.mail.properties.mail.smtp.starttls.required' : 'ssl.enable')}=true
`;
  const code = java`import com.microsoft.aad.msal4j.*;
import java.util.Base64;
import java.util.Set;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends with a fresh token: tokens live about an hour, so a fixed spring.mail.password would stop. */
@Component
class ExchangeMailSender {
  private final JavaMailSenderImpl sender;

  ExchangeMailSender(JavaMailSenderImpl sender) {
    this.sender = sender;
  }

  void send(SimpleMailMessage message) throws Exception {
    message.setFrom(${context.from});
    sender.setPassword(accessToken(${context.scopesFor('smtp')[0] ?? ''}));
    sender.send(message);
  }

${verbatim(javaToken(registration, context))}
}
`;
  return configFile(
    'src/main/resources/application.properties and a class of your application',
    [
      { name: 'application.properties', language: 'spring-boot-properties', text: config },
      { name: 'ExchangeMailSender.java', language: 'java', text: code },
    ],
    [
      'Add spring-boot-starter-mail and com.microsoft.azure:msal4j.',
      'With Spring Boot Actuator set management.health.mail.enabled=false: its check signs in without a token and would report the application as down.',
      ...javaVariables(registration),
      ...(registration.grant === 'deviceCode'
        ? [
            `The first message prints a code: sign in with it as ${context.signInAs}. The sign-in lasts as long as the process; give MSAL4J a token cache (ITokenCacheAccessAspect) for a longer one.`,
          ]
        : []),
    ],
  );
}
