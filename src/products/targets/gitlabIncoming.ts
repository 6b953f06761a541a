// GitLab (Omnibus): incoming mail through Microsoft Graph.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteRuby } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const ruby = codeTemplate(quoteRuby);

export const gitlabIncoming: Target = {
  id: 'gitlabIncoming',
  name: 'GitLab incoming mail',
  kind: 'product',
  summary: 'GitLab (Omnibus) reads replies and new issues from a mailbox.',
  words: ['GitLab', 'Service Desk', 'reply by email', 'Ruby'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'GitLab’s Microsoft route is Graph with client ID and secret; IMAP there knows only a password.',
  notices: [],
  source:
    'gitlabhq/omnibus-gitlab files/gitlab-config-template/gitlab.rb.template; tpitale/mail_room README.md',
  asOf: '2026-11-22',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  targets: ['gitlabIncoming'],
  cannot: 'It takes a client secret only, no certificate.',
  permissions: { graph: { app: [graphRoles.mailReadWrite] } },
  keys: [
    {
      file: 'gitlab.rb',
      source:
        'gitlabhq/omnibus-gitlab files/gitlab-config-template/gitlab.rb.template; tpitale/mail_room README.md',
      release: '2026-11-22',
      readOn: '2026-11-22',
      keys: apiNames(
        'incoming_email_enabled',
        'incoming_email_address',
        'incoming_email_email',
        'incoming_email_mailbox_name',
        'incoming_email_inbox_method',
        'incoming_email_inbox_options',
        'tenant_id',
        'client_id',
        'client_secret',
        'poll_interval',
        'read',
        'strip',
        'azure_ad_endpoint',
        'graph_endpoint',
      ),
    },
  ],
  render: renderGitlabIncoming,
};

function renderGitlabIncoming(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const national =
    registration.cloud === 'global'
      ? ''
      : ruby`  "azure_ad_endpoint" => ${context.endpoints.authority},
  "graph_endpoint" => ${context.endpoints.graph},
`;
  const text = ruby`gitlab_rails["incoming_email_enabled"] = true
# With a catch-all address write +%{key} before the @.
gitlab_rails["incoming_email_address"] = ${mailbox.address}
gitlab_rails["incoming_email_email"] = ${mailbox.address}
gitlab_rails["incoming_email_mailbox_name"] = "inbox"
gitlab_rails["incoming_email_inbox_method"] = "microsoft_graph"
gitlab_rails["incoming_email_inbox_options"] = {
  "tenant_id" => ${registration.tenantId},
  "client_id" => ${registration.clientId},
  "client_secret" => File.read("/etc/gitlab/exchange-client-secret").strip,
  "poll_interval" => 60,
${verbatim(national)}}
`;
  return configFile(
    '/etc/gitlab/gitlab.rb',
    [{ name: 'gitlab.rb', language: 'ruby', text }],
    [
      'Put the client secret’s Value into /etc/gitlab/exchange-client-secret, readable by root alone (chmod 600).',
      'Apply it with gitlab-ctl reconfigure, then gitlab-rake gitlab:incoming_email:check.',
      'Replies need an address that takes sub-addresses (+%{key}) or a catch-all mailbox; without one only Service Desk style mail works.',
      ...(registration.cloud === 'global'
        ? []
        : ['In the Helm chart the two endpoint keys are azureAdEndpoint and graphEndpoint.']),
    ],
  );
}
