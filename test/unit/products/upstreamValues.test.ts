// Values that upstream's own code or page decides, each with its source: what a golden alone would only repeat.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CloudId, GrantId, ProtocolId } from '../../../src/core/registration/registration.ts';
import { isRefusal } from '../../../src/products/product.ts';
import { allTargets, mailboxFor, render, sampleRegistration } from '../../support/renderings.ts';

interface Row {
  readonly target: string;
  readonly grant: GrantId;
  readonly protocols: readonly ProtocolId[];
  readonly cloud?: CloudId;
  /** What the rendering holds, in its files, fields or notes. */
  readonly holds: readonly string[];
  readonly lacks?: readonly string[];
  readonly source: string;
}

const login = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555';

const rows: readonly Row[] = [
  {
    target: 'gitlabIncoming',
    grant: 'clientSecret',
    protocols: ['graph'],
    holds: [
      'gitlab_rails["incoming_email_address"] = "ap+%{key}@contoso.com"',
      'gitlab_rails["incoming_email_email"] = "ap@contoso.com"',
      'gitlab_rails["incoming_email_delete_after_delivery"] = false',
    ],
    source:
      'gitlabhq/omnibus-gitlab files/gitlab-config-template/gitlab.rb.template (440b1f8), lines 331 to 361',
  },
  {
    target: 'gitlabOutgoing',
    grant: 'clientSecret',
    protocols: ['graph'],
    holds: ['gitlab_rails["smtp_enable"] = false', 'ErrorSendAsDenied'],
    source: 'gitlabhq/omnibus-gitlab doc/settings/microsoft_graph_mailer.md (440b1f8)',
  },
  {
    target: 'aem',
    grant: 'authorizationCode',
    protocols: ['smtp'],
    holds: [
      '"smtp.host": "$[env:AEM_PROXY_HOST;default=proxy.tunnel]"',
      '"smtp.port": 30465',
      '"authCodeRedirectUrl": "http://localhost"',
      '"https://outlook.office.com/SMTP.Send"',
    ],
    lacks: ['graph.flow'],
    source:
      'AdobeDocs/experience-manager-cloud-service.nl-NL help/security/oauth2-support-for-mail-service.md',
  },
  {
    target: 'aem',
    grant: 'authorizationCode',
    protocols: ['graph'],
    holds: ['"graph.flow": true', '"https://graph.microsoft.com/Mail.Send"', '"smtp.starttls": false'],
    source:
      'AdobeDocs/experience-manager-cloud-service, section Microsoft Graph API for Microsoft Outlook (2026)',
  },
  {
    target: 'sonarqube',
    grant: 'clientSecret',
    protocols: ['smtp'],
    holds: [
      '| Authentication host | `https://login.microsoftonline.com` |',
      '| SMTP host | `smtp.office365.com` |',
      '| Security protocol | `STARTTLS` |',
    ],
    source: 'SonarSource/sonarqube EmailSmtpConfiguration.java and EmailSender.java (172b54f)',
  },
  {
    target: 'servicenow',
    grant: 'clientSecret',
    protocols: ['smtp'],
    holds: [
      '| Type | `SMTP` |',
      '| Authentication | OAUTH 2.0 |',
      '| OAuth scope | `https://outlook.office365.com/.default` |',
      'Email:OAUTH support for IMAP, Microsoft Graph (Receiving), and SMTP (com.glide.email.oauth)',
    ],
    lacks: ['| Type | `IMAP` |', 'KB0816072 (unverified)'],
    source:
      'ServiceNow/ServiceNowDocs create-email-account-smtp.md and register-oauth-cred-flow.md (0360b36)',
  },
  {
    target: 'dolibarr',
    grant: 'authorizationCode',
    protocols: ['smtp', 'imap'],
    holds: [
      '`offline_access https://outlook.office365.com/SMTP.Send`',
      '`offline_access https://outlook.office365.com/IMAP.AccessAsUser.All`',
      'Microsoft [outlook.office365]',
    ],
    source: 'Dolibarr/dolibarr htdocs/core/lib/oauth.lib.php (0196cf9), availablescopes',
  },
  {
    target: 'odoo',
    grant: 'authorizationCode',
    protocols: ['imap', 'smtp'],
    holds: ['| FROM Filtering |', 'The password stays empty', `\`${login}/oauth2/v2.0/\``],
    source: 'odoo/odoo addons/microsoft_outlook/models/ir_mail_server.py (0ee9ad0)',
  },
  {
    target: 'camel',
    grant: 'clientSecret',
    protocols: ['pop'],
    holds: ['mail.pop3s.auth.xoauth2.two.line.authentication.format=true'],
    source: 'eclipse-ee4j/angus-mail providers/pop3 Protocol.java (2.0.5), line 716',
  },
  {
    target: 'camel',
    grant: 'clientSecret',
    protocols: ['imap'],
    holds: ['mail.imaps.auth.mechanisms=XOAUTH2'],
    lacks: ['two.line'],
    source: 'apache/camel mail-microsoft-oauth.adoc',
  },
  {
    target: 'laravelGraph',
    grant: 'clientCertificate',
    protocols: ['graph'],
    holds: [
      "'certificate' => env('MICROSOFT_GRAPH_CERTIFICATE')",
      "'private_key' => env('MICROSOFT_GRAPH_PRIVATE_KEY')",
    ],
    lacks: ["'client_secret'"],
    source: 'InnoGE/laravel-msgraph-mail README.md 2.x, Certificate authentication',
  },
  {
    target: 'emailOAuth2Proxy',
    grant: 'password',
    protocols: ['imap'],
    cloud: 'china',
    holds: [
      'token_url = https://login.partner.microsoftonline.cn/11111111-2222-3333-4444-555555555555/oauth2/token',
      'oauth2_resource = https://partner.outlook.cn',
      'oauth2_flow = password',
    ],
    lacks: ['oauth2_scope'],
    source: 'simonrob/email-oauth2-proxy emailproxy.config (2026.04.21), ropcg.flow.resource sample',
  },
  {
    target: 'springBoot',
    grant: 'clientSecret',
    protocols: ['smtp'],
    holds: ['management.health.mail.enabled=false'],
    source: 'Spring Boot reference, Actuator, auto-configured health indicators',
  },
  {
    target: 'redmine',
    grant: 'clientSecret',
    protocols: ['smtp'],
    holds: ['delivery_method: :smtp', 'authentication: :plain', 'enable_starttls_auto: false', 'port: 1587'],
    source: 'redmine.org, Email Configuration (configuration.yml)',
  },
  {
    target: 'fusionAuth',
    grant: 'clientSecret',
    protocols: ['smtp'],
    holds: ['"emailConfiguration": {', '"security": "NONE"', '"port": 1587'],
    source: 'FusionAuth, Tenants API, PATCH /api/tenant',
  },
  {
    target: 'discourse',
    grant: 'clientSecret',
    protocols: ['smtp'],
    holds: ['env:\n  DISCOURSE_SMTP_ADDRESS: "127.0.0.1"', '  DISCOURSE_SMTP_ENABLE_START_TLS: false'],
    lacks: ['DISCOURSE_SMTP_ADDRESS='],
    source: 'discourse/discourse_docker samples/standalone.yml (06400ea)',
  },
  {
    target: 'greenlight',
    grant: 'clientSecret',
    protocols: ['smtp'],
    // ENV.fetch without a default: Greenlight ends with KeyError if it is missing.
    holds: ['SMTP_DOMAIN=contoso.com'],
    source: 'bigbluebutton/greenlight config/environments/production.rb (15db765)',
  },
  {
    target: 'hoppscotch',
    grant: 'authorizationCode',
    protocols: ['smtp'],
    cloud: 'gccHigh',
    holds: [
      '| Authentication Type | `OAuth 2.0` |',
      '| OAuth 2.0 Access Token URL | `https://login.microsoftonline.us/',
      '`https://outlook.office365.us/SMTP.Send offline_access`',
    ],
    lacks: ['MAILER_SMTP_HOST', '127.0.0.1'],
    source: 'hoppscotch/hoppscotch packages/hoppscotch-backend/src/mailer/helper.ts (2026.6.0, afc2cf1)',
  },
  {
    target: 'jira',
    grant: 'authorizationCode',
    protocols: ['imap', 'pop'],
    cloud: 'gccHigh',
    holds: [
      '| Service provider | `Custom` |',
      '`https://outlook.office365.us/IMAP.AccessAsUser.All https://outlook.office365.us/POP.AccessAsUser.All offline_access`',
    ],
    source: 'support.atlassian.com, Resolve OAuth 2.0 Scope Issues for Jira Mail Handlers in Data Center',
  },
  {
    target: 'jira',
    grant: 'clientSecret',
    protocols: ['graph'],
    holds: ['| Service provider | `Microsoft` |', 'Mail.ReadWrite', 'User.Read.All'],
    lacks: ['offline_access'],
    source:
      'support.atlassian.com, How to setup Azure mail using Graph API with client credentials in Jira Data Center',
  },
  {
    target: 'confluence',
    grant: 'authorizationCode',
    protocols: ['smtp'],
    holds: ['`https://outlook.office.com/SMTP.Send offline_access`'],
    source: 'confluence.atlassian.com, Configure an outgoing link (Confluence)',
  },
];

function textOf({ target, grant, protocols, cloud = 'global' }: Row): string {
  const entry = allTargets.find((one) => one.target === target);
  assert.ok(entry, target);
  const mailbox = mailboxFor(entry.product, protocols, grant);
  const registration = { ...sampleRegistration, grant, cloud };
  const result = render(target, { title: target, registration, mailbox });
  assert.ok(!isRefusal(result), isRefusal(result) ? result.refused : '');
  return [
    ...result.files.map(({ text }) => text),
    ...result.fields.map(({ label, value }) => `${label}: ${value}`),
    ...result.notes,
  ].join('\n');
}

for (const row of rows) {
  test(`${row.target}, ${row.grant}, ${row.protocols.join(' and ')}: as ${row.source}`, () => {
    const text = textOf(row);
    for (const piece of row.holds) assert.ok(text.includes(piece), `${piece} in\n${text}`);
    for (const piece of row.lacks ?? []) assert.ok(!text.includes(piece), `no ${piece} in\n${text}`);
  });
}

test('Bicep’s Microsoft Graph extension is offered for the public cloud only (Microsoft Graph Bicep feature limitations)', () => {
  const entry = allTargets.find(({ target }) => target === 'bicep');
  assert.ok(entry);
  for (const cloud of ['gccHigh', 'dod', 'china'] as const) {
    const registration = { ...sampleRegistration, cloud };
    const mailbox = mailboxFor(entry.product, ['graph'], 'clientSecret');
    const result = render('bicep', { title: cloud, registration, mailbox });
    assert.ok(isRefusal(result), cloud);
    assert.equal(result.nearest, 'terraform');
  }
});
