// Microsoft 365 Agents Toolkit: the lifecycle action that makes the app registration.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteTemplatedYaml } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { Rendering, Target } from '../product.ts';

const yaml = codeTemplate(quoteTemplatedYaml);

export const agentsToolkit: Target = {
  id: 'agentsToolkit',
  name: 'Microsoft 365 Agents Toolkit',
  kind: 'helper',
  summary: 'The lifecycle action aadApp/create of m365agents.yml.',
  words: ['Teams Toolkit', 'Copilot', 'm365agents'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'authorizationCode'],
  defaultGrant: 'clientSecret',
  why: 'The toolkit makes the app registration at provisioning and writes its IDs into the environment files.',
  notices: [],
  source: 'OfficeDev/microsoft-365-agents-toolkit packages/fx-core/src/component/driver/aad/create.ts',
  asOf: '2026-11-29',
  clouds: ['global'],
  cloudsWhy: 'The toolkit signs in to the worldwide cloud.',
  targets: ['agentsToolkit'],
  instead: ['terraform', 'bicep'],
  cannot: 'It makes a client secret or none.',
  keys: [
    {
      file: 'm365agents.yml',
      source: 'OfficeDev/microsoft-365-agents-toolkit packages/fx-core/src/component/driver/aad/create.ts',
      release: 'fx-core at 06d9bae',
      readOn: '2026-11-29',
      keys: [
        { name: 'provision.uses', type: 'text', required: true },
        { name: 'provision.with.name', type: 'text', required: true },
        { name: 'provision.with.generateClientSecret', type: 'boolean', required: true },
        { name: 'provision.with.signInAudience', type: 'text', required: true },
        { name: 'provision.with.generateServicePrincipal', type: 'boolean', required: true },
        { name: 'provision.with.clientSecretExpireDays', type: 'reference' },
        { name: 'provision.writeToEnvironmentFile.clientId', type: 'text', required: true },
        { name: 'provision.writeToEnvironmentFile.objectId', type: 'text', required: true },
        { name: 'provision.writeToEnvironmentFile.tenantId', type: 'text', required: true },
        { name: 'provision.writeToEnvironmentFile.authority', type: 'text', required: true },
        { name: 'provision.writeToEnvironmentFile.authorityHost', type: 'text', required: true },
        { name: 'provision.writeToEnvironmentFile.clientSecret', type: 'text' },
      ],
    },
  ],
  render: renderAgentsToolkit,
};

function renderAgentsToolkit(registration: Registration, _mailbox: Mailbox): Rendering {
  const secret = registration.grant === 'clientSecret';
  const text = yaml`provision:
  - uses: aadApp/create
    with:
      name: ${registration.name}
      generateClientSecret: ${secret}
      signInAudience: AzureADMyOrg
      generateServicePrincipal: true
${{ verbatim: secret ? '      clientSecretExpireDays: 180\n' : '' }}    writeToEnvironmentFile:
      clientId: AAD_APP_CLIENT_ID
      objectId: AAD_APP_OBJECT_ID
      tenantId: AAD_APP_TENANT_ID
      authority: AAD_APP_OAUTH_AUTHORITY
      authorityHost: AAD_APP_OAUTH_AUTHORITY_HOST
${{ verbatim: secret ? '      # SECRET_ keeps it encrypted in .env.*.user.\n      clientSecret: SECRET_AAD_APP_CLIENT_SECRET\n' : '' }}`;
  return configFile(
    'm365agents.yml, section provision',
    [{ name: 'm365agents.yml', language: 'yaml', text }],
    [
      'Permissions are not part of this action: add them to the manifest (aadApp/update), then let an administrator consent.',
      'It makes a new app registration; this registration’s client ID is not used.',
    ],
  );
}
