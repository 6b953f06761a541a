// Webklex php-imap: IMAP from PHP and Laravel; the token goes in as the password.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePhp } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { phpToken, phpTokenNames, phpVariables } from '../parts/phpToken.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const php = codeTemplate(quotePhp);

export const webklex: Target = {
  id: 'webklex',
  name: 'Webklex php-imap and laravel-imap',
  kind: 'library',
  summary: 'Reads mail from PHP and Laravel over IMAP.',
  words: ['PHP', 'Laravel', 'IMAP'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: ['clientSecret', 'clientCertificate'],
  defaultGrant: 'clientSecret',
  why: 'The library takes a ready token as its password; as an application no person has to sign in.',
  notices: [],
  source: 'Webklex/php-imap src/config/imap.php and src/Connection/Protocols/ImapProtocol.php (6.2.0)',
  asOf: '2025-05-07',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  targets: ['webklex'],
  instead: ['emailOAuth2Proxy'],
  cannot:
    'The sample gets its token as an application; the library itself takes any token, so one from a helper works too.',
  keys: [
    {
      file: 'read.php',
      source: 'Webklex/php-imap src/config/imap.php and src/Connection/Protocols/ImapProtocol.php',
      release: '6.2.0',
      readOn: '2026-11-29',
      keys: apiNames(
        ...phpTokenNames,
        'host',
        'port',
        'encryption',
        'validate_cert',
        'protocol',
        'username',
        'password',
        'authentication',
        'timeout',
        'make',
        'connect',
        'getFolder',
        'examine',
      ),
    },
  ],
  render: renderWebklex,
};

function renderWebklex(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.imap;
  const text = php`<?php
// Opens one mailbox with OAuth 2.0. It holds no secret.
use Webklex\\PHPIMAP\\ClientManager;

require 'vendor/autoload.php';

${verbatim(phpToken(registration, context, context.scopesFor('imap')[0] ?? ''))}
// In Laravel these keys stand in config/imap.php under accounts; set the password just before connecting.
$client = (new ClientManager())->make([
    'host' => ${host},
    'port' => ${port},
    'encryption' => 'ssl',
    'validate_cert' => true,
    'protocol' => 'imap',
    'username' => ${mailbox.address},
    'password' => exchangeToken(),
    'authentication' => 'oauth',
    'timeout' => 30,
]);
$client->connect();
echo $client->getFolder('INBOX')->examine()['exists'], " messages in INBOX\\n";
`;
  return configFile(
    'your project; composer require webklex/php-imap',
    [{ name: 'read.php', language: 'php', text }],
    [phpVariables(registration), 'A token lives about an hour; get a new one before each connection.'],
  );
}
