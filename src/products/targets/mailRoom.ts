// mail_room on its own: reads a mailbox through Microsoft Graph and delivers to a program.
import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteYaml } from '../../snippets/quoteConfiguration.ts';
import { type Quoted, refusal } from '../../snippets/quoted.ts';
import { configFile } from '../parts/configFile.ts';
import type { Product, RenderContext, Rendering } from '../product.ts';

/** The file is an ERB template before it is YAML (lib/mail_room/configuration.rb). */
const quoteErbYaml = (value: string): Quoted => refusal(value, /<%/, 'notExpressible') ?? quoteYaml(value);
const yaml = codeTemplate(quoteErbYaml);

export const mailRoom: Product = {
  id: 'mailRoom',
  name: 'mail_room',
  kind: 'library',
  summary: 'Ruby daemon that reads a mailbox and hands each message to a program or queue.',
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'mail_room’s Microsoft route is Graph with client ID and secret.',
  notices: [],
  source:
    'tpitale/mail_room README.md, lib/mail_room/configuration.rb and lib/mail_room/microsoft_graph/connection.rb (2025-03-06)',
  asOf: '2025-03-06',
  targets: ['mailRoom'],
  cannot: 'It requires tenant ID, client ID and a client secret.',
  permissions: () => [graphRoles.mailReadWrite],
};

/** Renders it; see src/products/renderers.ts. */
export function renderMailRoom(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
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
      'Replace delivery_method logger once messages arrive in the log.',
    ],
  );
}
