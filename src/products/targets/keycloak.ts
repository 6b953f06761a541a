// Keycloak: the realm's mail settings, SMTP with client credentials.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { jsonDocument } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

export const keycloak: Target = {
  id: 'keycloak',
  name: 'Keycloak',
  kind: 'product',
  summary: 'Identity server: the realm’s mail over SMTP AUTH.',
  words: ['Red Hat', 'identity', 'single sign-on', 'realm e-mail'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'Keycloak gets its own token with client ID and secret; it takes no certificate.',
  minimumVersion: '26.2.0',
  notices: [],
  source:
    'keycloak/keycloak docs/documentation/server_admin/topics/realms/email.adoc and services TokenAuthEmailAuthenticator.java',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail hosts are settings of the program (see its keys).',
  targets: ['keycloak'],
  instead: ['emailOAuth2Proxy'],
  cannot: 'It uses client credentials with a secret only (certificates: open request 39610).',
  keys: [
    {
      file: 'realm-smtp.json',
      source:
        'keycloak/keycloak docs/documentation/server_admin/topics/realms/email.adoc and services TokenAuthEmailAuthenticator.java',
      release: 'main at 040aaad and 1577595',
      readOn: '2026-11-29',
      since: '26.2.0',
      keys: [
        { name: 'smtpServer.host', type: 'host', required: true },
        { name: 'smtpServer.port', type: 'port', required: true },
        { name: 'smtpServer.from', type: 'address', required: true },
        { name: 'smtpServer.starttls', type: 'boolean', required: true },
        { name: 'smtpServer.ssl', type: 'boolean', required: true },
        { name: 'smtpServer.auth', type: 'boolean', required: true },
        {
          name: 'smtpServer.authType',
          type: 'text',
          values: ['basic', 'token'],
          required: true,
          since: '26.2.0',
        },
        { name: 'smtpServer.user', type: 'address', required: true },
        { name: 'smtpServer.authTokenUrl', type: 'url', required: true },
        { name: 'smtpServer.authTokenScope', type: 'scopes', required: true },
        { name: 'smtpServer.authTokenClientId', type: 'guid', required: true },
        { name: 'smtpServer.authTokenClientSecret', type: 'reference', required: true },
      ],
    },
  ],
  render: renderKeycloak,
};

function renderKeycloak(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port, security } = context.endpoints.smtp;
  const smtpServer = {
    host,
    port: String(port),
    from: context.from,
    starttls: String(security === 'startTls'),
    ssl: String(security === 'implicitTls'),
    auth: 'true',
    authType: 'token',
    user: mailbox.address,
    authTokenUrl: context.tokenUrl,
    authTokenScope: context.scopesFor('smtp').join(' '),
    authTokenClientId: registration.clientId,
    // The vault's file is named <realm>_exchange-client-secret.
    authTokenClientSecret: '${vault.exchange-client-secret}',
  };
  return configFile(
    'the realm’s JSON (smtpServer), or Realm settings, Email in the admin console',
    [{ name: 'realm-smtp.json', language: 'json', text: jsonDocument({ smtpServer }) }],
    [
      'Start Keycloak with --vault=file --vault-dir=FOLDER and put the client secret’s Value into the file REALM_exchange-client-secret there (REALM is the realm’s name; underscores in it are doubled).',
      'In the admin console the fields are Authentication Type, Auth Token URL, Auth Token Scope, Auth Token ClientId and Auth Token Client Secret.',
      'The scope is the one Microsoft names for application tokens; Keycloak’s page shows outlook.office.com.',
      'After a refusal Keycloak asks for a new token once and tries again; its log names the second answer only.',
      'Press Test connection there: it sends a message to the administrator.',
    ],
  );
}
