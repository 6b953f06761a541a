// Prometheus Alertmanager: it has no OAuth 2.0, so it is rendered with a local proxy that has.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteTemplatedYaml } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { proxyConfiguration, proxyKeys, proxyNotes, proxyPorts } from './emailOAuth2Proxy.ts';

const yaml = codeTemplate(quoteTemplatedYaml);

export const alertmanager: Target = {
  id: 'alertmanager',
  name: 'Prometheus Alertmanager',
  kind: 'product',
  summary: 'Sends alerts by SMTP with a user name and password; OAuth 2.0 through a local proxy.',
  words: ['Prometheus', 'alerts', 'no OAuth'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'Alertmanager itself has no OAuth 2.0; email-oauth2-proxy beside it does the sign-in.',
  minimumVersion: '0.25.0',
  notices: [
    {
      id: 'noOauth',
      severity: 'info',
      text: 'Alertmanager has no OAuth 2.0 for mail (open request prometheus/alertmanager 1950); it is set up with email-oauth2-proxy here.',
      source: 'prometheus/alertmanager docs/configuration.md (0.34.0)',
      confidence: 'high',
    },
  ],
  source: 'prometheus/alertmanager docs/configuration.md (0.34.0)',
  asOf: '2026-08-22',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  oneName: ['password'],
  oneNameWhy:
    'The proxy sends the program’s login name to the sign-in host, so the person would have to be the mailbox.',
  targets: ['alertmanager'],
  instead: ['smtpOAuthRelay'],
  keys: [
    {
      file: 'alertmanager.yml',
      source: 'prometheus/alertmanager config/config.go and docs/configuration.md',
      release: '0.34.0',
      readOn: '2026-11-29',
      keys: [
        { name: 'global.smtp_smarthost', type: 'hostAndPort', required: true },
        { name: 'global.smtp_require_tls', type: 'boolean', required: true },
        { name: 'global.smtp_from', type: 'address', required: true },
        { name: 'global.smtp_auth_username', type: 'address', required: true },
        { name: 'global.smtp_auth_password_file', type: 'path', required: true, since: '0.25.0' },
      ],
    },
    proxyKeys,
  ],
  render: renderAlertmanager,
};

function renderAlertmanager(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = yaml`global:
  # The proxy on this computer: no TLS on the way to it.
  smtp_smarthost: ${`127.0.0.1:${proxyPorts.smtp}`}
  smtp_require_tls: false
  smtp_from: ${context.from}
  smtp_auth_username: ${mailbox.address}
  smtp_auth_password_file: /etc/alertmanager/exchange-password
`;
  return configFile(
    'alertmanager.yml, section global; and emailproxy.config for the proxy',
    [
      { name: 'alertmanager.yml', language: 'yaml', text },
      proxyConfiguration(registration, mailbox, context),
    ],
    [
      'Alertmanager 0.25.0 or later reads the password from a file (smtp_auth_password_file).',
      'Alertmanager has no OAuth 2.0: the proxy signs in for it and must run on the same computer.',
      ...proxyNotes(registration, mailbox, context),
      'Put that password into /etc/alertmanager/exchange-password, readable by Alertmanager’s account alone.',
    ],
  );
}
