// GitHub Actions and GitLab CI: the check of every night without any stored secret, through a federated credential.
import { federatedAudienceOf } from '../../core/credential/federatedAudience.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { Key } from '../keys.ts';
import { nightlyCheck, profilePath } from '../nightlyCheck.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

/** Of the build; a run from source has none. */
declare const productVersion: string | undefined;

const required = (type: Key['type'], ...names: readonly string[]): readonly Key[] =>
  names.map((name) => ({ name, type, required: true }));

const files = {
  github: 'exchange-oauth-check.yml',
  gitlab: 'exchange-oauth-check.gitlab-ci.yml',
} as const;

export const githubActions: Target = {
  id: 'githubActions',
  name: 'GitHub Actions and GitLab CI, without a secret',
  kind: 'helper',
  summary: 'A workflow that proves the mailbox every night with a federated credential: no secret is stored.',
  words: ['GitHub', 'GitLab', 'CI', 'nightly', 'workload identity', 'federated credential'],
  protocols: ['graph', 'imap', 'smtp', 'pop', 'ews'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'clientCertificate'],
  defaultGrant: 'clientCertificate',
  why: 'The workflow’s own identity takes the place of the secret or certificate.',
  notices: [],
  source:
    'docs.github.com, OpenID Connect in Azure; docs.gitlab.com, ID tokens; actions/checkout and actions/setup-node action.yml (v4)',
  asOf: '2026-11-29',
  clouds: microsoftClouds,
  cloudsWhy: 'The runners reach a real tenant only.',
  targets: ['githubActions', 'gitlabCi'],
  targetNames: {
    githubActions: 'GitHub Actions, without a secret',
    gitlabCi: 'GitLab CI, without a secret',
  },
  cannot: 'A workflow has no person who signs in.',
  keys: [
    {
      file: files.github,
      source: 'docs.github.com, Workflow syntax for GitHub Actions',
      release: 'actions/checkout v4, actions/setup-node v4',
      readOn: '2026-11-29',
      keys: [
        ...required('text', 'name', 'on.schedule.cron', 'on.workflow_dispatch'),
        { name: 'permissions.contents', type: 'text', values: ['read'], required: true },
        { name: 'permissions.id-token', type: 'text', values: ['write'], required: true },
        { name: 'permissions.issues', type: 'text', values: ['write'], required: true },
        ...required('text', 'jobs.check.runs-on', 'jobs.check.steps.uses', 'jobs.check.steps.run'),
        ...required('integer', 'jobs.check.timeout-minutes', 'jobs.check.steps.with.node-version'),
        ...required('text', 'jobs.check.steps.id', 'jobs.check.steps.name', 'jobs.check.steps.if'),
        ...required('boolean', 'jobs.check.steps.continue-on-error'),
        ...required('url', 'jobs.check.steps.env.PACKAGE'),
        ...required('text', 'jobs.check.steps.env.REGISTRATION', 'jobs.check.steps.env.OUTCOME'),
        ...required('reference', 'jobs.check.steps.env.GH_TOKEN'),
      ],
    },
    {
      file: files.gitlab,
      source: 'docs.gitlab.com, CI/CD YAML syntax reference, id_tokens',
      release: 'GitLab 18',
      readOn: '2026-11-29',
      since: 'GitLab 15.7',
      keys: [
        ...required('text', 'exchange-oauth-check.image', 'exchange-oauth-check.timeout'),
        ...required('text', 'exchange-oauth-check.rules.if', 'exchange-oauth-check.script'),
        ...required('url', 'exchange-oauth-check.variables.PACKAGE'),
        ...required('text', 'exchange-oauth-check.variables.REGISTRATION'),
        {
          name: 'exchange-oauth-check.id_tokens.EXCHANGE_ID_TOKEN.aud',
          type: 'text',
          values: [
            'api://AzureADTokenExchange',
            'api://AzureADTokenExchangeUSGov',
            'api://AzureADTokenExchangeChina',
          ],
          required: true,
        },
        { name: 'exchange-oauth-check.artifacts.when', type: 'text', values: ['always'], required: true },
        ...required('path', 'exchange-oauth-check.artifacts.reports.junit'),
      ],
    },
  ],
  render: renderScheduledCheck,
};

function renderScheduledCheck(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const place = context.target === 'gitlabCi' ? 'gitlab' : 'github';
  const version = typeof productVersion === 'string' ? productVersion : '0.0.0';
  const { files: rendered, steps } = nightlyCheck(place, registration, version);
  const audience = federatedAudienceOf(registration.cloud);
  const identity =
    place === 'github'
      ? `issuer https://token.actions.githubusercontent.com, audience ${audience}, subject repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH`
      : `issuer https://gitlab.com or your own GitLab, audience ${audience}, subject project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH`;
  return configFile(
    place === 'github' ? `.github/workflows/${files.github}` : files.gitlab,
    rendered.map(({ language, text }) => ({ name: files[place], language, text })),
    [
      `Put the profile of this registration at ${profilePath}: Export Profile… writes it, and Add Nightly Check… writes both files at once. It holds no secret.`,
      ...steps,
      `The federated credential has ${identity}.`,
      'No secret is stored: the credential of this registration is not used here.',
      ...(mailbox.controlMailbox === undefined
        ? [
            'Name a control mailbox for this mailbox, so that the check also proves that another one stays shut.',
          ]
        : []),
    ],
  );
}
