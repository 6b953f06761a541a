// Grafana: it has no OAuth 2.0 for mail, so it is rendered with a local proxy that has.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteIni } from '../../snippets/quoteConfiguration.ts';
import { type Quoted, refusal } from '../../snippets/quoted.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { proxyConfiguration, proxyKeys, proxyNotes, proxyPorts } from './emailOAuth2Proxy.ts';

/** Grafana's INI reads comments, quotes, `%(…)s` and `$__…{}` inside values. */
const quoteGrafana = (value: string): Quoted =>
  refusal(value, /[#;"'`\\$%]/, 'notExpressible') ?? quoteIni(value);
const ini = codeTemplate(quoteGrafana);

export const grafana: Target = {
  id: 'grafana',
  name: 'Grafana',
  kind: 'product',
  summary: 'Sends alerts by SMTP with a user name and password; OAuth 2.0 through a local proxy.',
  words: ['Grafana Labs', 'alerts', 'no OAuth'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'Grafana itself has no OAuth 2.0 for mail; email-oauth2-proxy beside it does the sign-in.',
  notices: [
    {
      id: 'noOauth',
      severity: 'info',
      text: 'Grafana has no OAuth 2.0 for mail (open request grafana/alerting 365); it is set up with email-oauth2-proxy here.',
      source: 'grafana/alerting issue 365',
      confidence: 'high',
    },
  ],
  source:
    'grafana/alerting issue 365; Grafana configuration, section smtp and variable expansion, Grafana documentation',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  oneName: ['password'],
  oneNameWhy:
    'The proxy sends the program’s login name to the sign-in host, so the person would have to be the mailbox.',
  targets: ['grafana'],
  instead: ['smtpOAuthRelay'],
  keys: [
    {
      file: 'grafana.ini',
      source: 'grafana/grafana conf/defaults.ini; variable expansion, Grafana documentation',
      release: 'conf/defaults.ini at 002060f',
      readOn: '2026-11-29',
      keys: [
        { name: 'smtp.enabled', type: 'boolean', required: true },
        { name: 'smtp.host', type: 'hostAndPort', required: true },
        { name: 'smtp.user', type: 'address', required: true },
        { name: 'smtp.password', type: 'reference', required: true },
        { name: 'smtp.from_address', type: 'address', required: true },
        {
          name: 'smtp.startTLS_policy',
          type: 'text',
          values: ['OpportunisticStartTLS', 'MandatoryStartTLS', 'NoStartTLS'],
          required: true,
        },
      ],
    },
    proxyKeys,
  ],
  render: renderGrafana,
};

function renderGrafana(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = ini`[smtp]
enabled = true
host = ${`127.0.0.1:${proxyPorts.smtp}`}
user = ${mailbox.address}
password = $__file{/etc/grafana/exchange-password}
from_address = ${context.from}
startTLS_policy = NoStartTLS
`;
  return configFile(
    'grafana.ini, section smtp; and emailproxy.config for the proxy',
    [{ name: 'grafana.ini', language: 'ini', text }, proxyConfiguration(registration, mailbox, context)],
    [
      'Grafana has no OAuth 2.0 for mail: the proxy signs in for it and must run on the same computer.',
      ...proxyNotes(registration, mailbox, context),
      'Put that password into /etc/grafana/exchange-password, readable by Grafana’s account alone.',
    ],
  );
}
