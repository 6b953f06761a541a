// SMTP2Graph: relay that takes SMTP and sends through Microsoft Graph.
import * as l10n from '../../core/l10n.ts';
import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { isGuid } from '../../core/text/text.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteYaml } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, RenderResult, Target } from '../product.ts';

const yaml = codeTemplate(quoteYaml);

export const smtp2Graph: Target = {
  id: 'smtp2Graph',
  name: 'SMTP2Graph',
  kind: 'helper',
  summary: 'Relay for products that only speak SMTP: takes their mail and sends it through Microsoft Graph.',
  words: ['relay', 'scan to email', 'printer', 'copier', 'no OAuth'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientCertificate'],
  defaultGrant: 'clientCertificate',
  why: 'It takes a certificate by its path; a client secret would have to stand in its file.',
  notices: [],
  source: 'SMTP2Graph/SMTP2Graph config.example.yml and src/classes/Config.ts (2026-03-11)',
  asOf: '2026-03-11',
  clouds: ['global'],
  cloudsWhy: 'Its sign-in and Graph hosts are fixed in its code.',
  targets: ['smtp2Graph'],
  instead: ['smtpOAuthRelay', 'emailOAuth2Proxy'],
  cannot:
    'It signs in as an application, and it can keep a client secret only as plain text in its file (send.appReg.secret), so a certificate is rendered.',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  keys: [
    {
      file: 'config.yml',
      source: 'SMTP2Graph/SMTP2Graph config.example.yml and src/classes/Config.ts',
      release: '1.1.4',
      readOn: '2026-11-29',
      keys: [
        { name: 'mode', type: 'text', values: ['full', 'receive', 'send'], required: true },
        { name: 'send.appReg.tenant', type: 'text', required: true },
        { name: 'send.appReg.id', type: 'text', required: true },
        { name: 'send.appReg.certificate.thumbprint', type: 'text', required: true },
        { name: 'send.appReg.certificate.privateKeyPath', type: 'path', required: true },
        { name: 'send.forceMailbox', type: 'address', required: true },
        { name: 'receive.port', type: 'port', required: true },
        { name: 'receive.listenAddress', type: 'text', required: true },
        { name: 'receive.allowedFrom', type: 'address', required: true },
      ],
    },
  ],
  render: renderSmtp2Graph,
};

function renderSmtp2Graph(
  registration: Registration,
  _mailbox: Mailbox,
  context: RenderContext,
): RenderResult {
  // It appends .onmicrosoft.com to whatever is not a GUID.
  const tenant = registration.tenantId.replace(/\.onmicrosoft\.com$/i, '');
  if (!isGuid(tenant) && tenant === registration.tenantId) {
    return {
      refused: l10n.msg(
        'SMTP2Graph takes the directory (tenant) ID or the name before .onmicrosoft.com, not another domain. Enter the tenant ID.',
      ),
    };
  }
  const text = yaml`mode: full
send:
  appReg:
    tenant: ${tenant}
    id: ${registration.clientId}
    certificate:
      thumbprint: THUMBPRINT-OF-THE-CERTIFICATE
      privateKeyPath: client.key
  forceMailbox: ${context.from}
receive:
  port: 587
  listenAddress: 127.0.0.1
  allowedFrom:
    - ${context.from}
`;
  return configFile(
    'config.yml in SMTP2Graph’s folder',
    [{ name: 'config.yml', language: 'yaml', text }],
    [
      'Replace THUMBPRINT-OF-THE-CERTIFICATE with the thumbprint that the portal shows under Certificates & secrets.',
      'Save the private key as client.key, readable by the relay’s account alone.',
      'It listens on this computer only. To serve others, set listenAddress with tlsKeyPath, tlsCertPath, ipWhitelist and users.',
    ],
  );
}
