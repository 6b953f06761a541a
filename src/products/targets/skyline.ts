// skyline: relay that takes SMTP and sends through Microsoft Graph.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteYaml } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const yaml = codeTemplate(quoteYaml);

export const skyline: Target = {
  id: 'skyline',
  name: 'skyline',
  kind: 'helper',
  summary: 'Relay for products that only speak SMTP: sends their mail through Microsoft Graph.',
  words: ['relay', 'Kartverket', 'no OAuth'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'It takes its settings from a file and the secret from the environment.',
  notices: [],
  source: 'kartverket/skyline README.md (2026)',
  asOf: '2026-11-29',
  cannot: 'It signs in as an application with a client secret.',
  instead: ['smtp2Graph', 'smtpOAuthRelay'],
  permissions: { graph: { app: [graphRoles.mailSend] } },
  targets: ['skyline'],
  keys: [
    {
      file: 'skyline.yaml',
      source: 'kartverket/skyline README.md',
      release: '0.0.19',
      readOn: '2026-11-29',
      keys: [
        { name: 'sender-type', type: 'text', required: true },
        { name: 'ms-graph-config.tenant-id', type: 'text', required: true },
        { name: 'ms-graph-config.client-id', type: 'guid', required: true },
        { name: 'ms-graph-config.sender-user-id', type: 'address', required: true },
      ],
    },
  ],
  render: renderSkyline,
};

function renderSkyline(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = yaml`sender-type: msGraph
ms-graph-config:
  tenant-id: ${registration.tenantId}
  client-id: ${registration.clientId}
  sender-user-id: ${context.from}
`;
  return configFile(
    'config.yaml of skyline',
    [{ name: 'skyline.yaml', language: 'yaml', text }],
    [
      'Give the client secret’s Value as ms-graph-config.client-secret in the environment (SL_MS_GRAPH_CONFIG_CLIENT_SECRET), not in this file.',
      'sender-user-id is the user who sends: the object ID, or the address if it is the user principal name.',
      `Point the product that sends at the relay; mail goes out as ${mailbox.address}.`,
    ],
  );
}
