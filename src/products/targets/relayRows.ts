// The SMTP settings of programs without OAuth 2.0, by program. One row is one program.

export type RelayValue =
  | { readonly kind: 'host' | 'port' | 'user' | 'from' | 'domain' | 'off' }
  | { readonly kind: 'text'; readonly text: string };

export interface RelayRow {
  readonly target: string;
  readonly name: string;
  /** Where the settings go. */
  readonly where: string;
  /** Names joined with dots are the path to a value if the file is not an .env file. */
  readonly file?: { readonly name: string; readonly language: 'json' | 'yaml' };
  readonly settings: readonly (readonly [name: string, value: RelayValue])[];
  /** The setting that takes the password. */
  readonly password: string;
  /** Where the missing OAuth 2.0 is asked for, or where the settings were read. */
  readonly source: string;
}

const host: RelayValue = { kind: 'host' };
const port: RelayValue = { kind: 'port' };
const user: RelayValue = { kind: 'user' };
const from: RelayValue = { kind: 'from' };
const domain: RelayValue = { kind: 'domain' };
const off: RelayValue = { kind: 'off' };

export const relayRows: readonly [RelayRow, ...RelayRow[]] = [
  {
    target: 'authentik',
    name: 'authentik',
    where: 'the environment of server and worker',
    settings: [
      ['AUTHENTIK_EMAIL__HOST', host],
      ['AUTHENTIK_EMAIL__PORT', port],
      ['AUTHENTIK_EMAIL__USERNAME', user],
      ['AUTHENTIK_EMAIL__USE_TLS', off],
      ['AUTHENTIK_EMAIL__USE_SSL', off],
      ['AUTHENTIK_EMAIL__FROM', from],
    ],
    password: 'AUTHENTIK_EMAIL__PASSWORD',
    source: 'goauthentik/authentik issue 12904',
  },
  {
    target: 'discourse',
    name: 'Discourse',
    where: 'containers/app.yml, then ./launcher rebuild app',
    file: { name: 'app.yml', language: 'yaml' },
    settings: [
      ['env.DISCOURSE_SMTP_ADDRESS', host],
      ['env.DISCOURSE_SMTP_PORT', port],
      ['env.DISCOURSE_SMTP_USER_NAME', user],
      ['env.DISCOURSE_SMTP_ENABLE_START_TLS', off],
      ['env.DISCOURSE_NOTIFICATION_EMAIL', from],
    ],
    password: 'env.DISCOURSE_SMTP_PASSWORD',
    source: 'discourse/discourse_docker samples/standalone.yml; an open request was not found (unverified)',
  },
  {
    target: 'redmine',
    name: 'Redmine',
    where: 'config/configuration.yml; then Administration, Settings, Email notifications for the sender',
    file: { name: 'configuration.yml', language: 'yaml' },
    settings: [
      ['default.email_delivery.delivery_method', { kind: 'text', text: ':smtp' }],
      ['default.email_delivery.smtp_settings.address', host],
      ['default.email_delivery.smtp_settings.port', port],
      ['default.email_delivery.smtp_settings.authentication', { kind: 'text', text: ':plain' }],
      ['default.email_delivery.smtp_settings.user_name', user],
      ['default.email_delivery.smtp_settings.enable_starttls_auto', off],
    ],
    password: 'default.email_delivery.smtp_settings.password',
    source: 'redmine.org, Email Configuration; an open request was not found (unverified)',
  },
  {
    target: 'fusionAuth',
    name: 'FusionAuth',
    where: 'a PATCH of /api/tenant/TENANT-ID, or the tenant’s Email tab',
    file: { name: 'tenant.json', language: 'json' },
    settings: [
      ['tenant.emailConfiguration.host', host],
      ['tenant.emailConfiguration.port', port],
      ['tenant.emailConfiguration.username', user],
      ['tenant.emailConfiguration.security', { kind: 'text', text: 'NONE' }],
      ['tenant.emailConfiguration.defaultFromEmail', from],
    ],
    password: 'tenant.emailConfiguration.password',
    source: 'FusionAuth/fusionauth-issues 2981',
  },
  {
    target: 'dify',
    name: 'Dify',
    where: '.env of the Compose project',
    settings: [
      ['MAIL_TYPE', { kind: 'text', text: 'smtp' }],
      ['MAIL_DEFAULT_SEND_FROM', from],
      ['SMTP_SERVER', host],
      ['SMTP_PORT', port],
      ['SMTP_USERNAME', user],
      ['SMTP_USE_TLS', off],
      ['SMTP_OPPORTUNISTIC_TLS', off],
    ],
    password: 'SMTP_PASSWORD',
    source: 'langgenius/dify issue 21217',
  },
  {
    target: 'cisoAssistant',
    name: 'CISO Assistant',
    where: 'the environment of the backend',
    settings: [
      ['EMAIL_HOST', host],
      ['EMAIL_PORT', port],
      ['EMAIL_HOST_USER', user],
      ['EMAIL_USE_TLS', { kind: 'text', text: 'False' }],
      ['DEFAULT_FROM_EMAIL', from],
    ],
    password: 'EMAIL_HOST_PASSWORD',
    source: 'intuitem/ciso-assistant-community issue 1449',
  },
  {
    target: 'greenlight',
    name: 'Greenlight (BigBlueButton)',
    where: '.env of Greenlight 3',
    settings: [
      ['SMTP_SERVER', host],
      ['SMTP_PORT', port],
      // Greenlight does not start without it: config/environments/production.rb fetches it with no default.
      ['SMTP_DOMAIN', domain],
      ['SMTP_USERNAME', user],
      ['SMTP_AUTH', { kind: 'text', text: 'plain' }],
      ['SMTP_STARTTLS_AUTO', off],
      ['SMTP_SENDER_EMAIL', from],
    ],
    password: 'SMTP_PASSWORD',
    source: 'bigbluebutton/greenlight issue 5404',
  },
];
