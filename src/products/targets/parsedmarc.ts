// parsedmarc: reads DMARC reports from a mailbox through Microsoft Graph.
import { graphRoles, graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { GrantId, Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteIni } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const ini = codeTemplate(quoteIni);
const methods: Partial<Record<GrantId, string>> = {
  clientSecret: 'ClientSecret',
  clientCertificate: 'Certificate',
  deviceCode: 'DeviceCode',
  password: 'UsernamePassword',
};

export const parsedmarc: Target = {
  id: 'parsedmarc',
  name: 'parsedmarc',
  kind: 'library',
  summary: 'Reads DMARC reports out of a mailbox.',
  words: ['DMARC', 'reports', 'Python'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'clientCertificate', 'deviceCode', 'password'],
  defaultGrant: 'clientCertificate',
  why: 'A certificate lies outside the configuration and no person is needed.',
  notices: [],
  source: 'domainaware/parsedmarc docs/source/usage.md and parsedmarc/cli.py (2026-08-19)',
  asOf: '2026-08-19',
  clouds: ['global'],
  cloudsWhy: 'Its sign-in host is fixed; graph_url alone does not make a national cloud work.',
  targets: ['parsedmarc'],
  permissions: {
    graph: {
      app: [graphRoles.mailReadWrite],
      delegated: [graphScopes.mailReadWrite, graphScopes.mailReadWriteShared],
    },
  },
  keys: [
    {
      file: 'parsedmarc.ini',
      source: 'domainaware/parsedmarc docs/source/usage.md and parsedmarc/cli.py',
      release: '2026-08-19',
      readOn: '2026-08-19',
      keys: [
        { name: 'mailbox.test', type: 'boolean', required: true },
        { name: 'msgraph.token_file', type: 'path' },
        { name: 'msgraph.allow_unencrypted_storage', type: 'boolean' },
        { name: 'general.save_aggregate', type: 'boolean', required: true },
        { name: 'general.save_failure', type: 'boolean', required: true },
        { name: 'mailbox.watch', type: 'boolean', required: true },
        { name: 'mailbox.delete', type: 'boolean', required: true },
        {
          name: 'msgraph.auth_method',
          type: 'text',
          values: ['ClientSecret', 'Certificate', 'DeviceCode', 'UsernamePassword'],
          required: true,
        },
        { name: 'msgraph.client_id', type: 'guid', required: true },
        { name: 'msgraph.tenant_id', type: 'text', required: true },
        { name: 'msgraph.mailbox', type: 'address', required: true },
        { name: 'msgraph.certificate_path', type: 'path' },
        { name: 'msgraph.user', type: 'address' },
      ],
    },
  ],
  render: renderParsedmarc,
};

function renderParsedmarc(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const own =
    registration.grant === 'clientCertificate'
      ? 'certificate_path = /etc/parsedmarc/certificate-and-key.pem\n'
      : registration.grant === 'deviceCode'
        ? 'token_file = /var/lib/parsedmarc/token\nallow_unencrypted_storage = True\n'
        : registration.grant === 'password'
          ? ini`user = ${context.signInAs}\n`
          : '';
  const text = ini`[general]
save_aggregate = True
save_failure = True

[mailbox]
watch = False
test = True
delete = False

[msgraph]
auth_method = ${methods[registration.grant] ?? ''}
client_id = ${registration.clientId}
tenant_id = ${registration.tenantId}
mailbox = ${mailbox.address}
${verbatim(own)}`;
  const variable =
    registration.grant === 'password' ? 'PARSEDMARC_MSGRAPH_PASSWORD' : 'PARSEDMARC_MSGRAPH_CLIENT_SECRET';
  const secret = registration.grant === 'clientSecret' || registration.grant === 'password';
  return configFile(
    '/etc/parsedmarc.ini, given with -c',
    [{ name: 'parsedmarc.ini', language: 'ini', text }],
    [
      ...(secret
        ? [
            `Set ${variable} in the service’s environment: every option can come from there, so the file holds no secret.`,
          ]
        : []),
      ...(registration.grant === 'clientCertificate'
        ? ['Put certificate and private key into one PEM file, readable by the service’s account alone.']
        : []),
      'The first run changes nothing: test = True. Without it every message of the inbox is moved, reports to Archive and all others to Archive/Invalid. Set test = False and watch = True once the log looks right, and give it a mailbox that receives reports alone.',
      ...(registration.grant === 'deviceCode'
        ? [
            `A server without a keyring keeps the token unencrypted in token_file: make it readable by the service’s account alone. Sign in as ${context.signInAs}.`,
          ]
        : []),
      'Run it with --verbose once: it logs the connection it is about to make, without secrets.',
    ],
  );
}
