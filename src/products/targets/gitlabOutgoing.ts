// GitLab (Omnibus): outgoing mail through Microsoft Graph.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteRuby } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const ruby = codeTemplate(quoteRuby);

export const gitlabOutgoing: Target = {
  id: 'gitlabOutgoing',
  name: 'GitLab outgoing mail',
  kind: 'product',
  summary: 'GitLab (Omnibus) sends its mail through Microsoft Graph.',
  words: ['GitLab', 'notifications', 'Ruby'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'GitLab’s Microsoft Graph mailer signs in with client ID and secret.',
  notices: [],
  minimumVersion: '15.5',
  source: 'gitlabhq/omnibus-gitlab doc/settings/microsoft_graph_mailer.md',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  targets: ['gitlabOutgoing'],
  instead: ['emailOAuth2Proxy'],
  cannot: 'It takes a client secret only, no certificate.',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  keys: [
    {
      file: 'gitlab.rb',
      source: 'gitlabhq/omnibus-gitlab doc/settings/microsoft_graph_mailer.md',
      release: 'omnibus-gitlab 19.3 (440b1f8)',
      readOn: '2026-11-29',
      since: '15.5',
      keys: apiNames(
        'smtp_enable',
        'microsoft_graph_mailer_enabled',
        'microsoft_graph_mailer_user_id',
        'microsoft_graph_mailer_tenant',
        'microsoft_graph_mailer_client_id',
        'microsoft_graph_mailer_client_secret',
        'gitlab_email_from',
        'gitlab_email_reply_to',
        'read',
        'strip',
        'microsoft_graph_mailer_azure_ad_endpoint',
        'microsoft_graph_mailer_graph_endpoint',
      ),
    },
  ],
  render: renderGitlabOutgoing,
};

function renderGitlabOutgoing(
  registration: Registration,
  _mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const national =
    registration.cloud === 'global'
      ? ''
      : ruby`gitlab_rails["microsoft_graph_mailer_azure_ad_endpoint"] = ${context.endpoints.authority}
gitlab_rails["microsoft_graph_mailer_graph_endpoint"] = ${context.endpoints.graph}
`;
  const text = ruby`# SMTP goes before the Graph mailer where both are on.
gitlab_rails["smtp_enable"] = false
gitlab_rails["microsoft_graph_mailer_enabled"] = true
gitlab_rails["microsoft_graph_mailer_user_id"] = ${context.from}
gitlab_rails["microsoft_graph_mailer_tenant"] = ${registration.tenantId}
gitlab_rails["microsoft_graph_mailer_client_id"] = ${registration.clientId}
gitlab_rails["microsoft_graph_mailer_client_secret"] = File.read("/etc/gitlab/exchange-client-secret").strip
${verbatim(national)}gitlab_rails["gitlab_email_from"] = ${context.from}
gitlab_rails["gitlab_email_reply_to"] = ${context.from}
`;
  return configFile(
    '/etc/gitlab/gitlab.rb',
    [{ name: 'gitlab.rb', language: 'ruby', text }],
    [
      'Put the client secret’s Value into /etc/gitlab/exchange-client-secret, readable by root alone (chmod 600).',
      'GitLab’s page asks for the user’s object ID in user_id. Graph takes the user principal name in the same place; if the address differs from it, enter the object ID.',
      'gitlab_email_from and gitlab_email_reply_to stay the address of that user: with another one Graph answers ErrorSendAsDenied.',
      'Apply it with gitlab-ctl reconfigure, then send Notify.test_email("you@example.com", "Test", "Test").deliver_now in gitlab-rails console.',
    ],
  );
}
