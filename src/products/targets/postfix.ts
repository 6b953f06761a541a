// Postfix with sasl-xoauth2: relay for a whole computer over SMTP AUTH.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, literalOf, verbatim } from '../../snippets/codeTemplate.ts';
import { jsonDocument } from '../../snippets/quoteConfiguration.ts';
import { type Quoted, refusal } from '../../snippets/quoted.ts';
import { quotePostfix, quotePostfixUser } from '../../snippets/quoteMailPrograms.ts';
import { quoteSh } from '../../snippets/quoteShell.ts';
import { apiNames } from '../keys.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const main = codeTemplate(quotePostfix);
const sh = codeTemplate(quoteSh);

/** Debian’s master.cf runs smtp in this chroot, so the one copy of the token is inside it. */
const chroot = '/var/spool/postfix';

/** The token file is named like the account, so a slash would leave its folder. */
const quoteAccount = (value: string): Quoted =>
  refusal(value, /^\.|\//, 'notExpressible') ?? quotePostfixUser(value);

export const postfix: Target = {
  id: 'postfix',
  name: 'Postfix with sasl-xoauth2',
  kind: 'library',
  summary: 'Mail server of the computer: relays everything through SMTP AUTH.',
  words: ['mail server', 'relay', 'smart host', 'Linux', 'SASL'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['deviceCode'],
  defaultGrant: 'deviceCode',
  why: 'sasl-xoauth2 renews a person’s token; a code on another device needs no browser on the server.',
  minimumVersion: 'sasl-xoauth2 0.23',
  notices: [],
  source: 'tarickb/sasl-xoauth2 README.md and src/config.cc (2026-04-14)',
  asOf: '2026-04-14',
  clouds: ['global'],
  cloudsWhy:
    'Its token tool has options for other clouds only in what was built from source after April 2026 (commit 8921eb3), later than the last release 0.27.',
  targets: ['postfix'],
  instead: ['msmtp', 'emailOAuth2Proxy'],
  cannot: 'It renews a person’s sign-in; client credentials are an open pull request (123).',
  keys: [
    {
      file: 'main.cf',
      source: 'tarickb/sasl-xoauth2 README.md and src/config.cc',
      release: 'sasl-xoauth2 0.27',
      readOn: '2026-11-29',
      keys: [
        { name: 'relayhost', type: 'hostAndPort', required: true },
        { name: 'smtp_sasl_auth_enable', type: 'boolean', required: true },
        { name: 'smtp_sasl_password_maps', type: 'text', required: true },
        { name: 'smtp_sasl_security_options', type: 'text', required: true },
        { name: 'smtp_sasl_mechanism_filter', type: 'text', required: true },
        { name: 'smtp_tls_security_level', type: 'text', required: true },
        { name: 'smtp_tls_CAfile', type: 'path', required: true },
      ],
    },
    {
      file: 'sasl_passwd',
      source: 'tarickb/sasl-xoauth2 README.md and src/config.cc',
      release: 'sasl-xoauth2 0.27',
      readOn: '2026-11-29',
      keys: [{ name: '*', type: 'text', required: true }],
    },
    {
      file: 'sasl-xoauth2.conf',
      source: 'tarickb/sasl-xoauth2 README.md and src/config.cc',
      release: 'sasl-xoauth2 0.27',
      readOn: '2026-11-29',
      keys: [
        { name: 'client_id', type: 'guid', required: true },
        { name: 'client_secret', type: 'reference', required: true },
        { name: 'token_endpoint', type: 'url', required: true },
      ],
    },
    {
      file: 'get-token.sh',
      source: 'tarickb/sasl-xoauth2 README.md and src/config.cc',
      release: 'sasl-xoauth2 0.27',
      readOn: '2026-11-29',
      keys: apiNames('-eu', '--client-id', '--tenant', '--use-device-flow'),
    },
  ],
  render: renderPostfix,
};

function renderPostfix(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const relay = `[${context.endpoints.smtp.host}]:${context.endpoints.smtp.port}`;
  const account = literalOf(quoteAccount, mailbox.address);
  const tokens = `/etc/tokens/${account}`;
  const file = `${chroot}${tokens}`;
  const mainText = main`relayhost = ${relay}
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = ${verbatim('$default_database_type')}:/etc/postfix/sasl_passwd
smtp_sasl_security_options =
smtp_sasl_mechanism_filter = xoauth2
smtp_tls_security_level = ${verbatim('encrypt')}
smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt
`;
  const script = sh`#!/bin/sh
# Signs ${verbatim('the mailbox’s person')} in once and keeps the refresh token where Postfix finds it.
set -eu
install -d -m 0700 -o postfix -g postfix /var/spool/postfix/etc/tokens
sasl-xoauth2-tool get-token outlook ${file} --client-id=${registration.clientId} --tenant=${registration.tenantId} --use-device-flow
chown postfix:postfix ${file}
postmap /etc/postfix/sasl_passwd
# The smtp service runs in this chroot (master.cf of the distribution), with its own certificate bundle.
install -D -m 0644 /etc/ssl/certs/ca-certificates.crt /var/spool/postfix/etc/ssl/certs/ca-certificates.crt
postfix reload
`;
  return configFile(
    '/etc/postfix/main.cf, /etc/postfix/sasl_passwd and /etc/sasl-xoauth2.conf',
    [
      { name: 'main.cf', language: 'plaintext', text: mainText },
      { name: 'sasl_passwd', language: 'plaintext', text: `${relay} ${account}:${tokens}\n` },
      {
        name: 'sasl-xoauth2.conf',
        language: 'json',
        text: jsonDocument({
          client_id: registration.clientId,
          client_secret: '',
          token_endpoint: context.tokenUrl,
        }),
      },
      { name: 'get-token.sh', language: 'shellscript', text: script },
    ],
    [
      `Sign in as ${context.signInAs}; no client secret is needed for a public client.`,
      'The token is kept once, under /var/spool/postfix: the packaged smtp service is chrooted there and reads /etc/tokens inside it. Where master.cf says n for chroot, put it under /etc/tokens instead.',
      'sasl-xoauth2 0.23 or later is needed for the device code; the last release is 0.27.',
    ],
  );
}
