// Programs that have no OAuth 2.0 for mail: their SMTP settings, pointed at a local proxy that has.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { proxyConfiguration, proxyKeys, proxyNotes, proxyPorts } from './emailOAuth2Proxy.ts';
import { settingsFile } from './relayFile.ts';
import { relayRows } from './relayRows.ts';

export const relayPrograms: Target = {
  id: 'relayPrograms',
  name: 'Programs without OAuth 2.0 for mail',
  kind: 'product',
  summary: 'authentik, Discourse, Redmine, FusionAuth, Dify and others: SMTP through a local proxy.',
  words: [
    'authentik',
    'Discourse',
    'Redmine',
    'FusionAuth',
    'Dify',
    'CISO Assistant',
    'Greenlight',
    'BigBlueButton',
    'no OAuth',
    '535 5.7.139',
  ],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'These programs have no OAuth 2.0 for mail; email-oauth2-proxy beside them does the sign-in.',
  notices: [
    {
      id: 'noOauth',
      severity: 'info',
      text: 'These programs have no OAuth 2.0 for mail yet; they are set up with email-oauth2-proxy here.',
      source:
        'goauthentik/authentik issues 6819 and 12904; FusionAuth/fusionauth-issues 2981; langgenius/dify issue 21217; intuitem/ciso-assistant-community issue 1449; bigbluebutton/greenlight issue 5404',
      confidence: 'medium',
    },
  ],
  source: 'the programs’ own documentation of their SMTP settings',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail hosts are settings of the proxy.',
  oneName: ['password'],
  oneNameWhy:
    'The proxy sends the program’s login name to the sign-in host, so the person would have to be the mailbox.',
  targets: relayRows.map(({ target }) => target),
  targetNames: Object.fromEntries(relayRows.map(({ target, name }) => [target, name])),
  instead: ['smtpOAuthRelay'],
  keys: [
    {
      file: 'authentik-mail.env',
      source: 'goauthentik/authentik website/docs/install-config/email.mdx',
      release: '0021d0e',
      readOn: '2026-11-29',
      keys: [
        { name: 'AUTHENTIK_EMAIL__HOST', type: 'text', required: true },
        { name: 'AUTHENTIK_EMAIL__PORT', type: 'port', required: true },
        { name: 'AUTHENTIK_EMAIL__USERNAME', type: 'address', required: true },
        { name: 'AUTHENTIK_EMAIL__USE_TLS', type: 'boolean', required: true },
        { name: 'AUTHENTIK_EMAIL__USE_SSL', type: 'boolean', required: true },
        { name: 'AUTHENTIK_EMAIL__FROM', type: 'address', required: true },
      ],
    },
    proxyKeys,
    {
      file: 'app.yml',
      source: 'discourse/discourse_docker samples/standalone.yml',
      release: '06400ea',
      readOn: '2026-11-29',
      keys: [
        { name: 'env.DISCOURSE_SMTP_ADDRESS', type: 'text', required: true },
        { name: 'env.DISCOURSE_SMTP_PORT', type: 'port', required: true },
        { name: 'env.DISCOURSE_SMTP_USER_NAME', type: 'address', required: true },
        { name: 'env.DISCOURSE_SMTP_ENABLE_START_TLS', type: 'boolean', required: true },
        { name: 'env.DISCOURSE_NOTIFICATION_EMAIL', type: 'address', required: true },
      ],
    },
    {
      file: 'configuration.yml',
      source: 'redmine.org, Email Configuration (config/configuration.yml.example)',
      release: 'configuration.yml.example of 5',
      readOn: '2026-11-29',
      keys: [
        {
          name: 'default.email_delivery.delivery_method',
          type: 'text',
          values: [':smtp', ':sendmail'],
          required: true,
        },
        { name: 'default.email_delivery.smtp_settings.address', type: 'text', required: true },
        { name: 'default.email_delivery.smtp_settings.port', type: 'port', required: true },
        {
          name: 'default.email_delivery.smtp_settings.authentication',
          type: 'text',
          values: [':plain', ':login'],
          required: true,
        },
        { name: 'default.email_delivery.smtp_settings.user_name', type: 'address', required: true },
        {
          name: 'default.email_delivery.smtp_settings.enable_starttls_auto',
          type: 'boolean',
          required: true,
        },
      ],
    },
    {
      file: 'tenant.json',
      source: 'fusionauth.io, Tenants API (OpenAPI document)',
      release: '1.62.1',
      readOn: '2026-11-29',
      keys: [
        { name: 'tenant.emailConfiguration.host', type: 'text', required: true },
        { name: 'tenant.emailConfiguration.port', type: 'port', required: true },
        { name: 'tenant.emailConfiguration.username', type: 'address', required: true },
        {
          name: 'tenant.emailConfiguration.security',
          type: 'text',
          values: ['NONE', 'SSL', 'TLS'],
          required: true,
        },
        { name: 'tenant.emailConfiguration.defaultFromEmail', type: 'address', required: true },
      ],
    },
    {
      file: 'dify-mail.env',
      source: 'langgenius/dify docker/.env.example and api/extensions/ext_mail.py',
      release: '0055b98',
      readOn: '2026-11-29',
      keys: [
        { name: 'MAIL_TYPE', type: 'text', required: true },
        { name: 'MAIL_DEFAULT_SEND_FROM', type: 'address', required: true },
        { name: 'SMTP_SERVER', type: 'text', required: true },
        { name: 'SMTP_PORT', type: 'port', required: true },
        { name: 'SMTP_USERNAME', type: 'address', required: true },
        { name: 'SMTP_USE_TLS', type: 'boolean', required: true },
        { name: 'SMTP_OPPORTUNISTIC_TLS', type: 'boolean', required: true },
      ],
    },
    {
      file: 'cisoAssistant-mail.env',
      source: 'intuitem/ciso-assistant-community backend/ciso_assistant/settings.py',
      release: '3.20.8 (f990d7b)',
      readOn: '2026-11-29',
      keys: [
        { name: 'EMAIL_HOST', type: 'text', required: true },
        { name: 'EMAIL_PORT', type: 'port', required: true },
        { name: 'EMAIL_HOST_USER', type: 'address', required: true },
        { name: 'EMAIL_USE_TLS', type: 'boolean', required: true },
        { name: 'DEFAULT_FROM_EMAIL', type: 'address', required: true },
      ],
    },
    {
      file: 'greenlight-mail.env',
      source: 'bigbluebutton/greenlight sample.env and config/environments/production.rb',
      release: '3 (15db765)',
      readOn: '2026-11-29',
      keys: [
        { name: 'SMTP_SERVER', type: 'text', required: true },
        { name: 'SMTP_PORT', type: 'port', required: true },
        { name: 'SMTP_DOMAIN', type: 'text', required: true },
        { name: 'SMTP_USERNAME', type: 'address', required: true },
        { name: 'SMTP_AUTH', type: 'text', required: true },
        { name: 'SMTP_STARTTLS_AUTO', type: 'boolean', required: true },
        { name: 'SMTP_SENDER_EMAIL', type: 'address', required: true },
      ],
    },
  ],
  render: renderRelayPrograms,
};

function renderRelayPrograms(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const row = relayRows.find(({ target }) => target === context.target) ?? relayRows[0];
  const values = {
    host: '127.0.0.1',
    port: String(proxyPorts.smtp),
    user: mailbox.address,
    from: context.from,
    domain: mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1),
    off: 'false',
  };
  const settings = row.settings.map(
    ([name, what]) => [name, what.kind, what.kind === 'text' ? what.text : values[what.kind]] as const,
  );
  return configFile(
    `${row.where}; and emailproxy.config for the proxy`,
    [settingsFile(row, settings), proxyConfiguration(registration, mailbox, context)],
    [
      `${row.name} has no OAuth 2.0 for mail (${row.source}): the proxy signs in for it and must run where ${row.name} reaches 127.0.0.1, in the same container or on the same computer.`,
      ...proxyNotes(registration, mailbox, context),
      `Enter that password as ${row.password}, from where ${row.name} keeps secrets; it is not in this file.`,
    ],
  );
}
