// Laravel: the mail driver innoge/laravel-msgraph-mail.
import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quotePhp } from '../../snippets/quoteCode.ts';
import { quoteDotenv } from '../../snippets/quoteConfiguration.ts';
import { apiNames } from '../keys.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const php = codeTemplate(quotePhp);
const dotenv = codeTemplate(quoteDotenv);

export const laravelGraph: Target = {
  id: 'laravelGraph',
  name: 'Laravel (innoge/laravel-msgraph-mail)',
  kind: 'library',
  summary: 'Sends mail from Laravel through Microsoft Graph.',
  words: ['PHP', 'Laravel'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientCertificate', 'clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'The driver signs in as an application; a certificate is possible too.',
  minimumVersion: '2.0 (PHP 8.2, Laravel 11)',
  notices: [],
  source: 'InnoGE/laravel-msgraph-mail README.md (2.x)',
  asOf: '2026-11-29',
  clouds: ['global'],
  cloudsWhy: 'Its read-me names no other sign-in host.',
  targets: ['laravelGraph'],
  instead: ['symfonyMailer'],
  cannot: 'It signs in as an application only.',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  keys: [
    {
      file: 'mail.php',
      source: 'InnoGE/laravel-msgraph-mail README.md',
      release: '2.x',
      readOn: '2026-11-29',
      keys: apiNames(
        'mailers',
        'microsoft-graph',
        'transport',
        'client_id',
        'tenant_id',
        'client_certificate',
        'certificate',
        'private_key',
        'from',
        'address',
        'name',
        'save_to_sent_items',
        'client_secret',
      ),
    },
    {
      file: '.env',
      source: 'InnoGE/laravel-msgraph-mail README.md',
      release: '2.x',
      readOn: '2026-11-29',
      keys: [
        { name: 'MAIL_MAILER', type: 'text', required: true },
        { name: 'MICROSOFT_GRAPH_CLIENT_ID', type: 'guid', required: true },
        { name: 'MICROSOFT_GRAPH_TENANT_ID', type: 'text', required: true },
      ],
    },
  ],
  render: renderLaravelGraph,
};

function renderLaravelGraph(
  registration: Registration,
  _mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const certificate = registration.grant === 'clientCertificate';
  const credential = certificate
    ? `'client_certificate' => [
            'certificate' => env('MICROSOFT_GRAPH_CERTIFICATE'),
            'private_key' => env('MICROSOFT_GRAPH_PRIVATE_KEY'),
        ],`
    : "'client_secret' => env('MICROSOFT_GRAPH_CLIENT_SECRET'),";
  const config = php`<?php
// The part of config/mail.php for Exchange Online.
return [
    'mailers' => [
        'microsoft-graph' => [
            'transport' => 'microsoft-graph',
            'client_id' => env('MICROSOFT_GRAPH_CLIENT_ID'),
            'tenant_id' => env('MICROSOFT_GRAPH_TENANT_ID'),
            ${{ verbatim: credential.replace(/^ {8}/gm, '            ') }}
            'from' => ['address' => ${context.from}, 'name' => env('APP_NAME')],
            'save_to_sent_items' => true,
        ],
    ],
];
`;
  const env = dotenv`MAIL_MAILER=microsoft-graph
MICROSOFT_GRAPH_CLIENT_ID=${registration.clientId}
MICROSOFT_GRAPH_TENANT_ID=${registration.tenantId}
`;
  return configFile(
    'config/mail.php and .env; composer require innoge/laravel-msgraph-mail',
    [
      { name: 'mail.php', language: 'php', text: config },
      { name: '.env', language: 'dotenv', text: env },
    ],
    [
      certificate
        ? 'Set MICROSOFT_GRAPH_CERTIFICATE and MICROSOFT_GRAPH_PRIVATE_KEY in the server’s environment, to the paths of the two PEM files; the PHP extension openssl is needed. Where a client_secret is there too, the certificate goes first.'
        : 'Set MICROSOFT_GRAPH_CLIENT_SECRET in the server’s environment, not in .env.',
      'laravel-msgraph-mail 2.0 or later is needed (PHP 8.2, Laravel 11 to 13): 1.x wants a client secret whatever the credential.',
      'A message over about 4 MB goes out as a draft with uploaded attachments: that also needs the application permission Mail.ReadWrite.',
      `${context.from} must be the primary SMTP address of a mailbox in the tenant.`,
    ],
  );
}
