// Symfony Mailer: the Microsoft Graph bridge.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteYaml } from '../../snippets/quoteConfiguration.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const yaml = codeTemplate(quoteYaml);

export const symfonyMailer: Target = {
  id: 'symfonyMailer',
  name: 'Symfony Mailer (Microsoft Graph)',
  kind: 'library',
  summary: 'Sends mail from Symfony through Microsoft Graph.',
  words: ['PHP', 'Symfony'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'The bridge signs in with client ID and secret.',
  minimumVersion: 'Symfony 7.4 (8.x: PHP 8.4)',
  notices: [],
  source: 'packagist.org symfony/microsoft-graph-mailer read-me (7.4 and 8.0)',
  asOf: '2026-02-09',
  clouds: microsoftClouds,
  cloudsWhy: 'The DSN takes the Graph and sign-in hosts of Microsoft’s clouds (read-me, National clouds).',
  targets: ['symfonyMailer'],
  cannot: 'Its DSN holds a client ID and a secret only.',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  keys: [
    {
      file: 'mailer.yaml',
      source: 'packagist.org symfony/microsoft-graph-mailer read-me',
      release: '7.4 and 8.0',
      readOn: '2026-02-09',
      keys: [
        { name: 'framework.mailer.dsn', type: 'text', required: true },
        { name: 'framework.mailer.envelope.sender', type: 'address', required: true },
        { name: 'framework.mailer.headers.From', type: 'address', required: true },
      ],
    },
  ],
  render: renderSymfonyMailer,
};

function renderSymfonyMailer(
  registration: Registration,
  _mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const global = registration.cloud === 'global';
  const host = global ? 'default' : new URL(context.endpoints.graph).host;
  const query = new URLSearchParams({
    tenantId: registration.tenantId.toWellFormed(),
    ...(global ? {} : { authEndpoint: new URL(context.endpoints.authority).host }),
  });
  // A percent sign in a Symfony configuration value is doubled; what stands between single ones is a parameter.
  const plain = (text: string): string => text.replaceAll('%', '%%');
  const dsn = `microsoftgraph+api://${plain(encodeURIComponent(registration.clientId.toWellFormed()))}:%env(urlencode:EXCHANGE_CLIENT_SECRET)%@${host}?${plain(query.toString())}`;
  const text = yaml`framework:
  mailer:
    dsn: ${dsn}
    envelope:
      sender: ${plain(context.from)}
    ${verbatim('headers:')}
      From: ${plain(context.from)}
`;
  return configFile(
    'config/packages/mailer.yaml; composer require symfony/microsoft-graph-mailer',
    [{ name: 'mailer.yaml', language: 'yaml', text }],
    [
      'Set EXCHANGE_CLIENT_SECRET in the environment or in Symfony’s secrets vault; urlencode: makes it fit into the DSN.',
      'The bridge came with Symfony 7.4; its 8.x needs PHP 8.4.',
      'Add &noSave to the DSN to keep messages out of Sent Items.',
    ],
  );
}
