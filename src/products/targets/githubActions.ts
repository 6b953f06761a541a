// GitHub Actions: a mailbox check without any stored secret, through a federated credential.
import { federatedAudienceOf } from '../../core/credential/federatedAudience.ts';
import type { CloudId, Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteTemplatedYaml } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const yaml = codeTemplate(quoteTemplatedYaml);
const environments: Partial<Record<CloudId, string>> = {
  gccHigh: 'azureusgovernment',
  dod: 'azureusgovernment',
  china: 'azurechinacloud',
};

export const githubActions: Target = {
  id: 'githubActions',
  name: 'GitHub Actions, without a secret',
  kind: 'helper',
  summary:
    'A workflow that opens the mailbox through Graph with a federated credential: nothing is stored in GitHub.',
  words: ['GitHub', 'CI', 'workload identity', 'federated credential'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'clientCertificate'],
  defaultGrant: 'clientCertificate',
  why: 'The workflow’s own identity takes the place of the secret or certificate.',
  notices: [],
  source:
    'Azure/login action.yml (2026-08-05); microsoftgraph/msgraph-bicep-types quickstart-templates (2026-04-21)',
  asOf: '2026-08-05',
  clouds: ['global', 'gccHigh', 'dod', 'china'],
  cloudsWhy: 'GitHub’s runners reach a real tenant only.',
  targets: ['githubActions'],
  cannot: 'A workflow has no person who signs in.',
  keys: [
    {
      file: 'exchange-mailbox.yml',
      source: 'Azure/login action.yml; microsoftgraph/msgraph-bicep-types quickstart-templates',
      release: 'azure/login v3',
      readOn: '2026-11-29',
      keys: [
        {
          name: 'jobs.check.steps.with.audience',
          type: 'text',
          required: true,
          values: [
            'api://AzureADTokenExchange',
            'api://AzureADTokenExchangeUSGov',
            'api://AzureADTokenExchangeChina',
          ],
        },
        { name: 'name', type: 'text', required: true },
        { name: 'on.workflow_dispatch', type: 'text', required: true },
        { name: 'permissions.id-token', type: 'text', required: true },
        { name: 'jobs.check.runs-on', type: 'text', required: true },
        { name: 'jobs.check.env.RESOURCE', type: 'url', required: true },
        { name: 'jobs.check.env.INBOX', type: 'url', required: true },
        { name: 'jobs.check.steps.uses', type: 'address', required: true },
        { name: 'jobs.check.steps.with.client-id', type: 'guid', required: true },
        { name: 'jobs.check.steps.with.tenant-id', type: 'text', required: true },
        { name: 'jobs.check.steps.with.allow-no-subscriptions', type: 'boolean', required: true },
        { name: 'jobs.check.steps.with.environment', type: 'text', required: true },
        { name: 'jobs.check.steps.name', type: 'text', required: true },
        { name: 'jobs.check.steps.run', type: 'text', required: true },
      ],
    },
  ],
  render: renderGithubActions,
};

function renderGithubActions(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const url = `${context.endpoints.graph}/v1.0/users/${encodeURIComponent(mailbox.address.toWellFormed())}/mailFolders/inbox`;
  const audience = federatedAudienceOf(registration.cloud);
  const text = yaml`name: Exchange mailbox check
on:
  workflow_dispatch:
permissions:
  id-token: write
jobs:
  check:
    runs-on: ubuntu-latest
    env:
      RESOURCE: ${context.endpoints.graphResource}
      INBOX: ${url}
    steps:
      - uses: azure/login@v3
        with:
          client-id: ${registration.clientId}
          tenant-id: ${registration.tenantId}
          allow-no-subscriptions: true
          environment: ${verbatim(environments[registration.cloud] ?? 'azurecloud')}
          audience: ${verbatim(audience)}
      - name: Open the inbox
        run: |
          token=$(az account get-access-token --resource "$RESOURCE" --query accessToken --output tsv)
          echo "::add-mask::$token"
          printf 'header = "Authorization: Bearer %s"\\n' "$token" |
            curl --fail-with-body --silent --show-error --config - "$INBOX?%24select=totalItemCount"
`;
  return configFile(
    '.github/workflows/exchange-mailbox.yml',
    [{ name: 'exchange-mailbox.yml', language: 'yaml', text }],
    [
      `Add a federated credential to the app registration: issuer https://token.actions.githubusercontent.com, audience ${audience}, subject repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH or repo:OWNER/REPOSITORY:environment:NAME.`,
      'No secret is stored: the credential of this registration is not used here.',
    ],
  );
}
