// Mautic and Drupal: programs that take the Symfony bridge’s DSN, Graph with client credentials.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteDotenv } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const dotenv = codeTemplate(quoteDotenv);

export const symfonyDsn: Target = {
  id: 'symfonyDsn',
  name: 'Mautic and Drupal (Symfony bridge)',
  kind: 'product',
  summary: 'Send mail through Microsoft Graph with Symfony’s bridge.',
  words: ['PHP', 'Acquia', 'marketing', 'CMS'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'Both take a mailer DSN of the Symfony bridge.',
  notices: [],
  source:
    'drupal.org issue 3515749 (symfony_mailer_microsoft_graph); symfony/microsoft-graph-mailer README.md (7.4)',
  asOf: '2026-11-29',
  targetNames: { mautic: 'Mautic', drupal: 'Drupal' },
  minimumVersion: 'Symfony 7.4',
  cannot: 'The DSN holds a client ID and a secret only.',
  instead: ['emailOAuth2Proxy'],
  permissions: { graph: { app: [graphRoles.mailSend] } },
  targets: ['mautic', 'drupal'],
  keys: [
    {
      file: 'mailer-dsn.env',
      source:
        'drupal.org issue 3515749 (symfony_mailer_microsoft_graph); symfony/microsoft-graph-mailer README.md',
      release: '7.4',
      readOn: '2026-11-29',
      keys: [{ name: 'MAILER_DSN', type: 'text', required: true }],
    },
  ],
  render: renderSymfonyDsn,
};

function renderSymfonyDsn(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const query = new URLSearchParams({ tenantId: registration.tenantId.toWellFormed() }).toString();
  const user = encodeURIComponent(registration.clientId.toWellFormed());
  const mautic = context.target === 'mautic';
  // The secret is left for the program's own settings: a DSN with it in a file would be a secret in a file.
  const text = dotenv`MAILER_DSN=${`microsoftgraph+api://${user}:SECRET@default?${query}`}
`;
  return configFile(
    mautic
      ? 'Configuration, Email Settings, in Mautic'
      : 'the mailer transport of symfony_mailer_microsoft_graph in Drupal',
    [{ name: 'mailer-dsn.env', language: 'dotenv', text }],
    [
      'Replace SECRET with the client secret’s Value, percent-encoded, in the program’s own settings, not in this file.',
      mautic
        ? 'Mautic does not bring the bridge: composer require symfony/microsoft-graph-mailer in its project, for a Mautic on Symfony 7.4 or later (unverified which release).'
        : 'The Drupal module symfony_mailer_microsoft_graph brings the bridge (drupal.org issue 3515749).',
      `Send from ${context.from}; Graph sends as that mailbox (${mailbox.address}).`,
    ],
  );
}
