// Apereo CAS: its Microsoft e-mail provider, Graph with client credentials.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteSpringProperty } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const properties = codeTemplate(quoteSpringProperty);

export const cas: Target = {
  id: 'cas',
  name: 'Apereo CAS',
  kind: 'product',
  summary: 'Single sign-on server: sends mail through Microsoft Graph.',
  words: ['Apereo', 'single sign-on', 'Java'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'CAS gets its own token with client ID and secret.',
  notices: [],
  source: 'apereo.github.io, Sending Email, Azure AD (7.3)',
  asOf: '2026-11-29',
  cannot: 'It sends through Graph as an application with a client secret.',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  instead: ['smtpOAuthRelay'],
  targets: ['cas'],
  keys: [
    {
      file: 'cas.properties',
      source: 'apereo.github.io, Sending Email, Azure AD',
      release: '7.3',
      readOn: '2026-11-29',
      keys: [
        { name: 'cas.email-provider.microsoft.client-id', type: 'guid', required: true },
        { name: 'cas.email-provider.microsoft.client-secret', type: 'reference', required: true },
        { name: 'cas.email-provider.microsoft.tenant-id', type: 'text', required: true },
      ],
    },
  ],
  render: renderCas,
};

function renderCas(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = properties`cas.email-provider.microsoft.client-id=${registration.clientId}
cas.email-provider.microsoft.client-secret=\${EXCHANGE_CLIENT_SECRET}
cas.email-provider.microsoft.tenant-id=${registration.tenantId}
`;
  return configFile(
    '/etc/cas/config/cas.properties',
    [{ name: 'cas.properties', language: 'properties', text }],
    [
      'Set EXCHANGE_CLIENT_SECRET in the environment of CAS, and add the module cas-server-support-email-azure-ad (unverified: compare the page of your release).',
      `The From address of each message is set where CAS sends it, for example cas.authn.pm.reset.mail.from; use ${context.from} of the mailbox ${mailbox.address}.`,
    ],
  );
}
