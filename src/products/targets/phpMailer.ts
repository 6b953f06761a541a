// PHPMailer: SMTP from PHP, as the application or with a person's refresh token.

import * as l10n from '../../core/l10n.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePhp } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { phpToken, phpTokenNames, phpVariables } from '../parts/phpToken.ts';
import type { RenderContext, RenderResult, Target } from '../product.ts';

const php = codeTemplate(quotePhp);

export const phpMailer: Target = {
  id: 'phpMailer',
  name: 'PHPMailer',
  kind: 'library',
  summary: 'Sends mail from PHP over SMTP AUTH.',
  words: ['PHP', 'WordPress', 'SMTP'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['clientSecret', 'clientCertificate', 'authorizationCode'],
  defaultGrant: 'clientSecret',
  why: 'PHPMailer takes any token provider; as an application no person’s refresh token has to be kept.',
  minimumVersion: '6.6.0',
  notices: [],
  source: 'PHPMailer/PHPMailer examples/azure_xoauth2.phps (7.1.1)',
  asOf: '2026-07-21',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  targets: ['phpMailer'],
  instead: ['emailOAuth2Proxy'],
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-SITE/get_oauth_token.php',
      notes: ['The address of get_oauth_token.php belongs under Web. A client secret is needed.'],
    },
  },
  cannot: 'The sample takes a client secret, a certificate or a refresh token.',
  keys: [
    {
      file: 'send.php',
      source: 'PHPMailer/PHPMailer examples/azure_xoauth2.phps',
      release: '7.1.1',
      readOn: '2026-11-29',
      since: '6.6.0',
      keys: apiNames(
        ...phpTokenNames,
        'isSMTP',
        'Host',
        'Port',
        'SMTPSecure',
        'ENCRYPTION_STARTTLS',
        'SMTPAuth',
        'AuthType',
        'setOAuth',
        'setFrom',
        'addAddress',
        'Subject',
        'Body',
        'send',
        'clientId',
        'clientSecret',
        'tenantId',
        'provider',
        'refreshToken',
        'userName',
      ),
    },
  ],
  render: renderPhpMailer,
};

function renderPhpMailer(registration: Registration, mailbox: Mailbox, context: RenderContext): RenderResult {
  const app = context.access === 'app';
  if (!app && registration.cloud !== 'global' && registration.cloud !== 'demo') {
    return {
      refused: l10n.msg(
        'The provider greew/oauth2-azure-provider signs in at the worldwide host. Use a client secret, or another target.',
      ),
    };
  }
  const { host, port, security } = context.endpoints.smtp;
  const text = php`<?php
// Sends one message with OAuth 2.0. It holds no secret.
use ${verbatim(app ? 'PHPMailer\\PHPMailer\\OAuthTokenProvider' : 'Greew\\OAuth2\\Client\\Provider\\Azure;\nuse PHPMailer\\PHPMailer\\OAuth')};
use PHPMailer\\PHPMailer\\PHPMailer;

require 'vendor/autoload.php';

${verbatim(app ? `${phpToken(registration, context, context.scopesFor('smtp')[0] ?? '')}\n` : '')}$mail = new PHPMailer(true);
$mail->isSMTP();
$mail->Host = ${host};
$mail->Port = ${port};
$mail->SMTPSecure = PHPMailer::${verbatim(security === 'startTls' ? 'ENCRYPTION_STARTTLS' : 'ENCRYPTION_SMTPS')};
$mail->SMTPAuth = true;
$mail->AuthType = 'XOAUTH2';
${verbatim(app ? tokenProvider(mailbox) : refreshProvider(registration, mailbox))}
$mail->setFrom(${context.from});
$mail->addAddress(${mailbox.address});
$mail->Subject = 'Test message';
$mail->Body = 'Sent with OAuth 2.0.';
$mail->send();
`;
  return configFile(
    `your project; composer require phpmailer/phpmailer${app ? '' : ' greew/oauth2-azure-provider'}`,
    [{ name: 'send.php', language: 'php', text }],
    [
      app
        ? phpVariables(registration)
        : 'Set EXCHANGE_CLIENT_SECRET and EXCHANGE_REFRESH_TOKEN in PHP’s environment; get_oauth_token.php of PHPMailer gets the refresh token.',
      'It sends one message from the mailbox to itself.',
    ],
  );
}

const tokenProvider = (
  mailbox: Mailbox,
): string => php`$mail->setOAuth(new class implements OAuthTokenProvider {
    public function getOauth64(): string
    {
        return base64_encode('user=' . ${mailbox.address} . "\\001auth=Bearer " . exchangeToken() . "\\001\\001");
    }
});`;

const refreshProvider = (registration: Registration, mailbox: Mailbox): string => php`$provider = new Azure([
    'clientId' => ${registration.clientId},
    'clientSecret' => getenv('EXCHANGE_CLIENT_SECRET'),
    'tenantId' => ${registration.tenantId},
]);
$mail->setOAuth(new OAuth([
    'provider' => $provider,
    'clientId' => ${registration.clientId},
    'clientSecret' => getenv('EXCHANGE_CLIENT_SECRET'),
    'refreshToken' => getenv('EXCHANGE_REFRESH_TOKEN'),
    'userName' => ${mailbox.address},
]));`;
