// CLI for Microsoft 365: makes the app registration and scopes its access from a shell.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteSh } from '../../snippets/quoteShell.ts';
import { apiNames } from '../keys.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const sh = codeTemplate(quoteSh);

export const cliMicrosoft365: Target = {
  id: 'cliMicrosoft365',
  name: 'CLI for Microsoft 365',
  kind: 'helper',
  summary: 'Makes the app registration and scopes its access from a shell.',
  words: ['PnP', 'shell', 'm365'],
  protocols: ['graph', 'imap', 'smtp', 'pop', 'ews'],
  defaultProtocols: ['graph'],
  grants: mailClientGrants,
  defaultGrant: 'clientCertificate',
  why: 'With a certificate file no secret is printed in the terminal.',
  notices: [],
  source:
    'pnp/cli-microsoft365 docs/docs/cmd/entra/app/app-add.mdx and docs/docs/cmd/exo/approleassignment/approleassignment-add.mdx (2026-08-21)',
  asOf: '2026-08-21',
  clouds: ['global'],
  cloudsWhy: 'Other clouds need the CLI’s own set-up first.',
  targets: ['cliMicrosoft365'],
  instead: ['terraform'],
  keys: [
    {
      file: 'register.sh',
      source:
        'pnp/cli-microsoft365 docs/docs/cmd/entra/app/app-add.mdx and docs/docs/cmd/exo/approleassignment/approleassignment-add.mdx',
      release: '11.10.0',
      readOn: '2026-11-29',
      keys: apiNames(
        '-eu',
        '--name',
        '--apisApplication',
        '--query',
        '--output',
        '--id',
        '--roleDefinitionName',
        '--principalId',
        '--scope',
        '--userName',
        '--certificateFile',
        '--apisDelegated',
        '--platform',
        '--redirectUris',
        '--allowPublicClientFlows',
      ),
    },
  ],
  render: renderCliMicrosoft365,
};

function renderCliMicrosoft365(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const host = { exchange: context.endpoints.exchangeResource, graph: context.endpoints.graphResource };
  const list = context.permissions.map(({ resource, value }) => `${host[resource]}/${value}`).join(',');
  const roles = context.access === 'app' ? context.permissions.flatMap(({ rbacRole }) => rbacRole ?? []) : [];
  const platform =
    context.access === 'app'
      ? ''
      : ' \\\n  --platform publicClient --redirectUris http://localhost --allowPublicClientFlows';
  const certificate =
    registration.grant === 'clientCertificate' ? ' \\\n  --certificateFile ./certificate.cer' : '';
  const text = sh`#!/bin/sh
# Makes the app registration. Run m365 setup once (it makes the CLI’s own app registration), then m365 login, as an
# administrator.
set -eu
appId=$(m365 entra app add --name ${registration.name} \\
  --${verbatim(context.access === 'app' ? 'apisApplication' : 'apisDelegated')} ${list}${verbatim(platform)}${verbatim(certificate)} \\
  --query appId --output text)
# The enterprise application: without consent at creation the CLI does not make it.
m365 entra enterpriseapp add --id "$appId"
${verbatim(
  roles
    .map(
      (role) => sh`
objectId=$(m365 entra enterpriseapp get --id "$appId" --query id --output text)
# Scoped access for this mailbox alone; leave out the consent of the same permission then.
m365 exo approleassignment add --roleDefinitionName ${role} --principalId "$objectId" \\
  --scope user --userName ${mailbox.address}
`,
    )
    .join(''),
)}`;
  return configFile(
    'a shell with CLI for Microsoft 365',
    [{ name: 'register.sh', language: 'shellscript', text }],
    [
      ...(registration.grant === 'clientSecret'
        ? [
            'A secret is not made here: --withSecret prints it in the terminal and always gives it one year. Make it in the portal or with this extension.',
          ]
        : []),
      'Consent is left to an administrator, or to the scoped role; --grantAdminConsent would open every mailbox.',
    ],
  );
}
