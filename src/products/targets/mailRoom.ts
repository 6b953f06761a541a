// mail_room on its own: reads a mailbox through Microsoft Graph and delivers to a program.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteYaml } from '../../snippets/quoteConfiguration.ts';
import { type Quoted, refusal } from '../../snippets/quoted.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

/** The file is an ERB template before it is YAML (lib/mail_room/configuration.rb). */
const quoteErbYaml = (value: string): Quoted => refusal(value, /<%/, 'notExpressible') ?? quoteYaml(value);
const yaml = codeTemplate(quoteErbYaml);

export const mailRoom: Target = {
  id: 'mailRoom',
  name: 'mail_room',
  kind: 'library',
  summary: 'Ruby daemon that reads a mailbox and hands each message to a program or queue.',
  words: ['Ruby', 'GitLab'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'mail_room’s Microsoft route is Graph with client ID and secret.',
  notices: [],
  source:
    'tpitale/mail_room README.md, lib/mail_room/configuration.rb and lib/mail_room/microsoft_graph/connection.rb (2025-03-06)',
  asOf: '2025-03-06',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  targets: ['mailRoom'],
  cannot: 'It requires tenant ID, client ID and a client secret.',
  permissions: { graph: { app: [graphRoles.mailReadWrite] } },
  keys: [
    {
      file: 'mail_room.yml',
      source:
        'tpitale/mail_room README.md, lib/mail_room/configuration.rb and lib/mail_room/microsoft_graph/connection.rb',
      release: '0.11.0',
      readOn: '2026-11-29',
      keys: [
        { name: ':mailboxes.:email', type: 'address', required: true },
        { name: ':mailboxes.:name', type: 'text', required: true },
        { name: ':mailboxes.:inbox_method', type: 'text', required: true },
        { name: ':mailboxes.:inbox_options.:tenant_id', type: 'text', required: true },
        { name: ':mailboxes.:inbox_options.:client_id', type: 'guid', required: true },
        { name: ':mailboxes.:inbox_options.:client_secret', type: 'text', required: true },
        { name: ':mailboxes.:inbox_options.:poll_interval', type: 'integer', required: true },
        { name: ':mailboxes.:inbox_options.:azure_ad_endpoint', type: 'url', required: true },
        { name: ':mailboxes.:inbox_options.:graph_endpoint', type: 'url', required: true },
        { name: ':mailboxes.:delete_after_delivery', type: 'boolean', required: true },
        { name: ':mailboxes.:delivery_method', type: 'text', required: true },
        { name: ':mailboxes.:delivery_options.:log_path', type: 'path', required: true },
      ],
    },
  ],
  render: renderMailRoom,
};

function renderMailRoom(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = yaml`---
:mailboxes:
  -
    :email: ${mailbox.address}
    :name: inbox
    :inbox_method: microsoft_graph
    :inbox_options:
      :tenant_id: ${registration.tenantId}
      :client_id: ${registration.clientId}
      :client_secret: <%= ENV.fetch('EXCHANGE_CLIENT_SECRET').inspect %>
      :poll_interval: 60
      :azure_ad_endpoint: ${context.endpoints.authority}
      :graph_endpoint: ${context.endpoints.graph}
    :delete_after_delivery: false
    :delivery_method: logger
    :delivery_options:
      :log_path: ${verbatim('log/mail_room.log')}
`;
  return configFile(
    'mail_room.yml, given with -c',
    [{ name: 'mail_room.yml', language: 'yaml', text }],
    [
      'Set EXCHANGE_CLIENT_SECRET in the daemon’s environment: mail_room reads the file as an ERB template first.',
      'Make the folder log first. The logger writes whole messages into log/mail_room.log: keep that file as private as the mailbox, and delete it after the trial.',
      'Replace delivery_method logger once messages arrive in the log.',
    ],
  );
}
