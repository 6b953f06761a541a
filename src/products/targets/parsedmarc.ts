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
};

export const parsedmarc: Target = {
  id: 'parsedmarc',
  name: 'parsedmarc',
  kind: 'library',
  summary: 'Reads DMARC reports out of a mailbox.',
  words: ['DMARC', 'reports', 'Python'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'clientCertificate', 'deviceCode'],
  defaultGrant: 'clientCertificate',
  why: 'A certificate lies outside the configuration and no person is needed.',
  notices: [],
  source: 'domainaware/parsedmarc docs/source/usage.md and parsedmarc/cli.py (10.4.3)',
  cannot:
    'Its method UsernamePassword does not read the tenant, and needs a client secret beside the password.',
  instead: ['pythonO365'],
  minimumVersion: '10.0.0',
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
      release: '10.4.3',
      readOn: '2026-11-29',
      keys: [
        { name: 'mailbox.test', type: 'boolean', required: true },
        { name: 'msgraph.token_file', type: 'path' },
        { name: 'msgraph.allow_unencrypted_storage', type: 'boolean' },
        { name: 'general.save_aggregate', type: 'boolean', required: true },
        { name: 'general.save_failure', type: 'boolean', required: true, since: '10.0.0' },
        { name: 'mailbox.watch', type: 'boolean', required: true },
        { name: 'mailbox.delete', type: 'boolean', required: true },
        {
          name: 'msgraph.auth_method',
          type: 'text',
          values: ['UsernamePassword', 'DeviceCode', 'ClientSecret', 'Certificate', 'ClientAssertion'],
          required: true,
        },
        { name: 'msgraph.client_id', type: 'guid', required: true },
        { name: 'msgraph.tenant_id', type: 'text', required: true },
        { name: 'msgraph.mailbox', type: 'address', required: true },
        { name: 'msgraph.certificate_path', type: 'path', since: '9.2.0' },
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
  return configFile(
    '/etc/parsedmarc.ini, given with -c',
    [{ name: 'parsedmarc.ini', language: 'ini', text }],
    [
      ...(registration.grant === 'clientSecret'
        ? [
            'Set PARSEDMARC_MSGRAPH_CLIENT_SECRET in the service’s environment: every option can come from there, so the file holds no secret.',
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
