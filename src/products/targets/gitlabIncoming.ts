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
  asOf: '2026-11-29',
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
      release: 'omnibus-gitlab 19.3 (440b1f8); mail_room 0.9.1',
      readOn: '2026-11-29',
      keys: apiNames(
        'incoming_email_enabled',
        'incoming_email_address',
        'incoming_email_email',
        'incoming_email_mailbox_name',
        'incoming_email_delete_after_delivery',
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
# GitLab puts what is replied to in place of %{key}; Exchange Online takes such sub-addresses.
gitlab_rails["incoming_email_address"] = ${withKey(mailbox.address)}
gitlab_rails["incoming_email_email"] = ${mailbox.address}
gitlab_rails["incoming_email_mailbox_name"] = "inbox"
# The default is true: each message is deleted once it is read.
gitlab_rails["incoming_email_delete_after_delivery"] = false
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
      'Apply it with gitlab-ctl reconfigure, then read /var/log/gitlab/mailroom/mail_room_json.log: gitlab-rake gitlab:incoming_email:check does not sign in to Microsoft Graph.',
      'GitLab knows a reply by %{key} in the address: without it nobody can answer an issue by mail. In Exchange Online sub-addresses (+) are on unless somebody turned them off (DisablePlusAddressInRecipients of Get-OrganizationConfig).',
      'Messages that were read stay in the inbox, marked as read. With incoming_email_delete_after_delivery = true (GitLab’s default) they are deleted, and gone after the retention time.',
      ...(registration.cloud === 'global'
        ? []
        : ['In the Helm chart the two endpoint keys are azureAdEndpoint and graphEndpoint.']),
    ],
  );
}

/** The address with GitLab's placeholder before the @. */
function withKey(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+%{key}${address.slice(at)}`;
}
