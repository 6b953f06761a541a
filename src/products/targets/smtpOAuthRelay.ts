// smtp-oauth-relay: stateless relay; the product that sends carries tenant, client and secret in its SMTP settings.
import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { secretWords } from '../settingsSheet.ts';

export const smtpOAuthRelay: Target = {
  id: 'smtpOAuthRelay',
  name: 'smtp-oauth-relay',
  kind: 'helper',
  summary:
    'Stateless relay: takes SMTP with the application’s ID and secret as login and sends through Microsoft Graph.',
  words: ['relay', 'scan to email', 'printer', 'copier', 'no OAuth'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'The relay keeps nothing: the client secret is the SMTP password of the product that sends.',
  notices: [],
  source: 'JustinIven/smtp-oauth-relay src/env.py and docs/authentication.md (2026-06-18)',
  asOf: '2026-06-18',
  clouds: ['global'],
  cloudsWhy: 'Its sign-in and Graph hosts are fixed in its code.',
  targets: ['smtpOAuthRelay'],
  instead: ['smtp2Graph', 'emailOAuth2Proxy'],
  cannot: 'It signs in as an application with a client secret only.',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  keys: [
    {
      file: 'smtp-oauth-relay.env',
      source: 'JustinIven/smtp-oauth-relay src/env.py and docs/authentication.md',
      release: '1.6.0',
      readOn: '2026-11-29',
      keys: [
        { name: 'TLS_SOURCE', type: 'text', values: ['off', 'file', 'keyvault'], required: true },
        { name: 'REQUIRE_TLS', type: 'boolean', required: true },
        { name: 'TLS_CERT_FILEPATH', type: 'path', required: true },
        { name: 'TLS_KEY_FILEPATH', type: 'path', required: true },
        { name: 'USERNAME_DELIMITER', type: 'text', required: true },
        { name: 'LOG_LEVEL', type: 'text', required: true },
      ],
    },
  ],
  render: renderSmtpOAuthRelay,
};

function renderSmtpOAuthRelay(
  registration: Registration,
  _mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const text = `TLS_SOURCE=file
REQUIRE_TLS=true
TLS_CERT_FILEPATH=certs/cert.pem
TLS_KEY_FILEPATH=certs/key.pem
USERNAME_DELIMITER=@
LOG_LEVEL=INFO
`;
  return {
    files: [{ name: 'smtp-oauth-relay.env', language: 'dotenv', text }],
    fields: [
      { label: 'Where it goes', value: 'the environment of the relay’s container' },
      { label: 'SMTP port in the product', value: '8025' },
      { label: 'SMTP user name in the product', value: `${registration.tenantId}@${registration.clientId}` },
      { label: 'SMTP password in the product', value: secretWords },
      { label: 'From address in the product', value: context.from },
    ],
    notes: [
      'In the product that sends, enter the relay as the SMTP server with port 8025 and STARTTLS, and the user name and password shown here.',
      'Best rights: the role Application Mail.Send scoped to this mailbox, and no tenant-wide Mail.Send.',
      'Put a TLS certificate for the relay’s own name where the two paths say.',
    ],
  };
}
