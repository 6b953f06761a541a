// The check of every night, for the places it can run in: each a file, with what has to be set up beside it.
import { federatedAudienceOf } from '../core/credential/federatedAudience.ts';
import { grants } from '../core/permissions/grants.ts';
import { hostsOf } from '../core/registration/namedHosts.ts';
import type { Registration } from '../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../snippets/codeTemplate.ts';
import { quoteTemplatedYaml } from '../snippets/quoteConfiguration.ts';
import { quoteSh } from '../snippets/quoteShell.ts';

export const nightlyPlaces = ['github', 'gitlab', 'systemd', 'cron'] as const;
export type NightlyPlace = (typeof nightlyPlaces)[number];

export const nightlyLabels: Readonly<Record<NightlyPlace, string>> = {
  github: 'GitHub Actions',
  gitlab: 'GitLab CI',
  systemd: 'A server with systemd',
  cron: 'A server with cron',
};

export interface NightlyFile {
  /** From the folder's root; a server's files are written there to be copied. */
  readonly path: string;
  readonly language: string;
  readonly text: string;
}

export interface NightlyCheck {
  readonly files: readonly NightlyFile[];
  /** What has to be set up beside the files, in order. */
  readonly steps: readonly string[];
}

/** Where the profile stands beside the check. */
export const profilePath = '.exchange-oauth/profile.json';

/** `version` is the release of this product whose package runs. */
export function nightlyCheck(place: NightlyPlace, registration: Registration, version: string): NightlyCheck {
  return places[place]({ registration, version });
}

interface Setting {
  readonly registration: Registration;
  readonly version: string;
}

const yaml = codeTemplate(quoteTemplatedYaml);
const sh = codeTemplate(quoteSh);

const tarballOf = (version: string): string =>
  `https://github.com/exchange-oauth/exchange-oauth2-setup/releases/download/v${version}/exchange-oauth-check-${version}.tgz`;

const places: Readonly<Record<NightlyPlace, (setting: Setting) => NightlyCheck>> = {
  github: ({ registration, version }) => ({
    files: [
      {
        path: '.github/workflows/exchange-oauth-check.yml',
        language: 'yaml',
        text: githubWorkflow(registration, version),
      },
    ],
    steps: [
      `Add a federated credential to the app registration ${registration.clientId} (Certificates & secrets > Federated credentials > GitHub Actions deploying Azure resources) for this repository and its default branch.`,
      'Commit the profile and the workflow, then run the workflow once by hand (Actions > Exchange OAuth2 check > Run workflow).',
    ],
  }),
  gitlab: ({ registration, version }) => ({
    files: [
      {
        path: 'exchange-oauth-check.gitlab-ci.yml',
        language: 'yaml',
        text: gitlabJob(registration, version),
      },
    ],
    steps: [
      `Add a federated credential to the app registration ${registration.clientId} (Certificates & secrets > Federated credentials > Other issuer): issuer is your GitLab's address, subject is project_path:<group>/<project>:ref_type:branch:ref:<branch>.`,
      'Include the file in .gitlab-ci.yml (include: exchange-oauth-check.gitlab-ci.yml) and add a pipeline schedule (Build > Pipeline schedules).',
    ],
  }),
  systemd: ({ registration }) => ({
    files: [
      { path: '.exchange-oauth/exchange-oauth-check.service', language: 'ini', text: service(registration) },
      { path: '.exchange-oauth/exchange-oauth-check.timer', language: 'ini', text: timer },
    ],
    steps: serverSteps(
      copied(registration, ['everyone', 'root']),
      'Copy both unit files to /etc/systemd/system and run: systemctl enable --now exchange-oauth-check.timer',
    ),
  }),
  cron: ({ registration }) => ({
    files: [
      {
        path: '.exchange-oauth/exchange-oauth-check.cron',
        language: 'plaintext',
        text: cronLine(registration),
      },
    ],
    steps: serverSteps(
      copied(registration, ['a user of its own', 'that user']),
      'Add the lines to the crontab of that user (crontab -e). PATH has to name npm’s folder of programs.',
    ),
  }),
};

const serverSteps = (copy: string, last: string): readonly string[] => [
  'Install the check: npm install --global <the .tgz of the release>.',
  copy,
  last,
];

const onServer = '/etc/exchange-oauth-check';

/** Who may read each file: the service runs as a user that is made for it, the crontab as one of its own. */
const copied = (registration: Registration, readers: readonly [profile: string, secret: string]): string =>
  `Copy to ${onServer}: the profile as profile.json, readable by ${readers[0]}; ${
    isCertificate(registration)
      ? 'certificate and key as certificate.pem and key.pem'
      : 'the secret as secret'
  }, readable by ${readers[1]} alone.`;

/** Hosts of one's own have to be allowed: the profile names them. What is no plain host and port is left out. */
function allowed(registration: Registration): string {
  const hosts = hostsOf(registration)
    .map((written) => (written.startsWith('https:') ? serverOf(new URL(written)) : written))
    .filter((host) => /^[a-z\d.:[\]-]+$/i.test(host));
  return [...new Set(hosts)]
    .map((host) => ` --allow-host ${host.includes('[') ? `'${host}'` : host}`)
    .join('');
}

const serverOf = ({ hostname, port }: URL): string => `${hostname}:${port || 443}`;

const isCertificate = ({ grant }: Registration): boolean => grants[grant].credential === 'certificate';

function githubWorkflow(registration: Registration, version: string): string {
  return yaml`# Every night: what was proved on the day of hand-over, proved again. Opens one issue if something changes.
name: Exchange OAuth2 check
on:
  schedule:
    - cron: '17 3 * * *'
  workflow_dispatch:
permissions:
  contents: read
  id-token: write
  issues: write
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - id: check
        continue-on-error: true
        env:
          PACKAGE: ${tarballOf(version)}
          REGISTRATION: ${registration.id}
        run: |
          npx --yes "$PACKAGE" ${verbatim(profilePath)} --registration "$REGISTRATION" --federated github${verbatim(allowed(registration))} --policy --expiry-days 30 --summary summary.md --junit junit.xml
      - if: always()
        run: |
          [ -s summary.md ] || echo 'The check could not run: see the log.' > summary.md
          cat summary.md >> "$GITHUB_STEP_SUMMARY"
      - name: Open, update or close the one issue
        env:
          GH_TOKEN: ${verbatim('${{ github.token }}')}
          OUTCOME: ${verbatim('${{ steps.check.outcome }}')}
        run: |
          number=$(gh issue list --label exchange-oauth-check --state open --json number --jq '.[0].number // empty')
          if [ "$OUTCOME" = failure ] && [ -z "$number" ]; then
            gh label create exchange-oauth-check --force
            gh issue create --title 'Exchange OAuth2 check fails' --label exchange-oauth-check --body-file summary.md
          elif [ "$OUTCOME" = failure ]; then
            gh issue edit "$number" --body-file summary.md
          elif [ -n "$number" ]; then
            gh issue close "$number" --comment 'The check holds again.'
          fi
      - if: steps.check.outcome == 'failure'
        run: exit 1
`;
}

function gitlabJob(registration: Registration, version: string): string {
  return yaml`# Every night: what was proved on the day of hand-over, proved again. A pipeline schedule starts it.
exchange-oauth-check:
  image: node:24
  timeout: 15 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  variables:
    PACKAGE: ${tarballOf(version)}
    REGISTRATION: ${registration.id}
  id_tokens:
    EXCHANGE_ID_TOKEN:
      aud: ${federatedAudienceOf(registration.cloud)}
  script:
    - npx --yes "$PACKAGE" ${verbatim(profilePath)} --registration "$REGISTRATION" --federated env:EXCHANGE_ID_TOKEN${verbatim(allowed(registration))} --policy --expiry-days 30 --junit junit.xml
  artifacts:
    when: always
    reports:
      junit: junit.xml
`;
}

/** Where a server keeps the credential; `%d` is systemd's folder of credentials. */
const credentialArguments = (registration: Registration, folder: string): string =>
  isCertificate(registration)
    ? `--certificate file:${folder}/certificate.pem --key file:${folder}/key.pem`
    : `--secret file:${folder}/secret`;

function service(registration: Registration): string {
  const credentials = isCertificate(registration)
    ? `LoadCredential=certificate.pem:${onServer}/certificate.pem\nLoadCredential=key.pem:${onServer}/key.pem`
    : `LoadCredential=secret:${onServer}/secret`;
  return `# Tests the connection; a failure is in the journal, and in systemctl --failed.
[Unit]
Description=Exchange OAuth2 check
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
DynamicUser=yes
${credentials}
ExecStart=/usr/bin/env exchange-oauth-check ${onServer}/profile.json ${credentialArguments(registration, '%d')}${allowed(registration)} --policy --expiry-days 30 --quiet
`;
}

const timer = `# Every night at 03:17, or at the next start if the computer was off.
[Unit]
Description=Exchange OAuth2 check, every night

[Timer]
OnCalendar=*-*-* 03:17
Persistent=true

[Install]
WantedBy=timers.target
`;

function cronLine(registration: Registration): string {
  return sh`PATH=/usr/local/bin:/usr/bin:/bin
17 3 * * * exchange-oauth-check ${verbatim(onServer)}/profile.json ${verbatim(credentialArguments(registration, onServer))}${verbatim(allowed(registration))} --policy --expiry-days 30 --quiet
`;
}
