// The rendered workflow and pipeline, night after night against the demo tenant: GitHub's parser and program, GitLab's schema.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { parse } from 'yaml';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { type DemoTenant, startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { nightlyCheck } from '../../../src/products/nightlyCheck.ts';
import { exportProfile } from '../../../src/products/profile.ts';
import { actionsRunner } from '../../support/actionsRunner.ts';
import { customRegistration } from '../../support/checkRun.ts';
import { call, postToken } from '../../support/demo.ts';
import { startGithubStub, stubRemote } from '../../support/githubStub.ts';
import { packageFolder } from '../../support/targetPackage.ts';
import { hasTool, runTool, runToolBeside, scratchFolder } from '../../support/tools.ts';

const issuer = 'https://token.actions.githubusercontent.com';
const subject = 'repo:contoso/mail:ref:refs/heads/main';

interface Stage {
  readonly tenant: DemoTenant;
  readonly registration: Registration;
  /** Where the package is served, as a release serves it. */
  readonly tarball: string;
  readonly env: Readonly<Record<string, string>>;
  /** A new checkout of the project with the file and the profile. */
  readonly checkout: (files: Readonly<Record<string, string>>) => string;
}

/** A project whose application trusts tokens of the issuer, and an npm without a registry. */
async function stage(t: TestContext): Promise<Stage> {
  const { makeCheckPackage } = await import('../../../scripts/package/checkPackage.mjs' as string);
  const tenant = await startDemoTenant();
  t.after(() => tenant.stop());
  await trust(tenant);
  const home = scratchFolder(t);
  const registration = customRegistration(tenant, { id: 'own "$(id)"' }) as unknown as Registration;
  const ca = path.join(home, 'ca.pem');
  writeFileSync(ca, tenant.endpoints.trustedCa);
  const profile = exportProfile([registration], { exportedOn: '2026-11-29', includeHosts: true }).text;
  let nights = 0;
  const checkout = (files: Readonly<Record<string, string>>) => {
    nights += 1;
    const folder = path.join(home, `night${nights}`);
    const all = { ...files, '.exchange-oauth/profile.json': profile };
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const git = (...args: string[]) =>
      assert.equal(
        runTool('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder }).status,
        0,
      );
    git('init', '--quiet');
    git('remote', 'add', 'origin', stubRemote);
    git('add', '--all');
    git('commit', '--quiet', '--message=x');
    return folder;
  };
  const env = {
    NODE_EXTRA_CA_CERTS: ca,
    npm_config_cache: path.join(home, 'npm'),
    npm_config_update_notifier: 'false',
    HOME: home,
    GH_CONFIG_DIR: path.join(home, 'gh'),
    GH_TOKEN: '',
    GITHUB_TOKEN: '',
    NO_PROXY: '127.0.0.1',
  };
  const file: string = await makeCheckPackage(home);
  const release = await serve(t, (_, response) => response.end(readFileSync(file)));
  return { tenant, registration, checkout, env, tarball: `${release}/v1/${path.basename(file)}` };
}

/** Adds the federated credential that the steps beside the files ask for. */
async function trust(tenant: DemoTenant): Promise<void> {
  const scope = 'https://graph.microsoft.com/Application.ReadWrite.All';
  const { administrator: username, password, clientId: client_id } = tenant;
  const signedIn = await postToken(tenant, { grant_type: 'password', client_id, username, password, scope });
  const { status } = await call(
    tenant,
    `${tenant.endpoints.graph}/v1.0/applications(appId='${client_id}')/federatedIdentityCredentials`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${signedIn.json()['access_token']}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name: 'ci', issuer, subject, audiences: ['api://AzureADTokenExchange'] }),
    },
  );
  assert.equal(status, 201);
}

const idToken = (audience: string): string =>
  `${new UnsecuredJWT({}).setIssuer(issuer).setSubject(subject).setAudience(audience).setExpirationTime('5 minutes').encode()}c2lnbmF0dXJl`;

/** GitHub's service of ID tokens; it gives one only to a job that may ask. */
async function idTokens(t: TestContext): Promise<Readonly<Record<string, string>>> {
  const service = await serve(t, ({ url = '', headers }, response) => {
    if (headers.authorization !== 'Bearer the-runner') {
      response.writeHead(401).end();
      return;
    }
    const audience = new URL(url, 'http://127.0.0.1').searchParams.get('audience') ?? '';
    response.end(JSON.stringify({ value: idToken(audience) }));
  });
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${service}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-runner',
  };
}

/** A server on loopback until the test ends. */
async function serve(t: TestContext, handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

const rendered = (
  place: 'github' | 'gitlab',
  { registration, tarball }: Stage,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    nightlyCheck(place, registration, '0.1.0').files.map(({ path: file, text }) => [
      file,
      text.replace(/PACKAGE: ".*"/, `PACKAGE: ${JSON.stringify(tarball)}`),
    ]),
  );

test('five nights of the GitHub workflow open one issue, update it, close it, and open the next', async (t) => {
  const home = packageFolder(t, '@actions/workflow-parser');
  if (home === undefined || !hasTool(t, 'gh', '--version') || !hasTool(t, 'bash', '--version')) return;
  const runner = await actionsRunner(home);
  const stand = await stage(t);
  const { tenant, checkout } = stand;
  const github = await startGithubStub(t);
  const files = rendered('github', stand);
  const [workflow = ''] = Object.values(files);
  const { permissions }: { permissions: Record<string, string> } = parse(workflow);
  assert.deepEqual(permissions, { contents: 'read', 'id-token': 'write', issues: 'write' });
  const tokens = await idTokens(t);
  const night = async (change: Readonly<Record<string, string>> = {}) => {
    const folder = checkout(files);
    const summary = path.join(path.dirname(folder), `${path.basename(folder)}-summary`);
    writeFileSync(summary, '');
    const env = { ...stand.env, ...github.env, ...tokens, GITHUB_STEP_SUMMARY: summary, ...change };
    const { ok, steps } = await runner.run(workflow, folder, env);
    const said = steps.map(({ name, outcome, said: each }) => `${name}: ${outcome}\n${each}`).join('\n');
    return { ok, said, page: readFileSync(summary, 'utf8') };
  };
  const issues = () => github.issues.map(({ state, comments }) => [state, comments.length]);

  const first = await night();
  assert.ok(first.ok, first.said);
  assert.match(first.page, /\*\*Everything that was checked holds\.\*\*/);
  assert.deepEqual(issues(), []);

  tenant.setScenario('policyTooWide');
  const second = await night();
  assert.equal(second.ok, false, second.said);
  assert.deepEqual(issues(), [['OPEN', 0]]);
  assert.equal(github.issues[0]?.body, second.page);

  tenant.setScenario('applicationDisabled');
  const third = await night();
  assert.equal(third.ok, false);
  assert.deepEqual(issues(), [['OPEN', 0]]);
  assert.equal(github.issues[0]?.body, third.page);
  assert.notEqual(third.page, second.page);

  tenant.setScenario('healthy');
  const fourth = await night();
  assert.ok(fourth.ok, fourth.said);
  assert.deepEqual(issues(), [['CLOSED', 1]]);

  const fifth = await night({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'not-the-runner' });
  assert.equal(fifth.ok, false);
  assert.deepEqual(issues(), [
    ['CLOSED', 1],
    ['OPEN', 0],
  ]);
  assert.match(github.issues[1]?.body ?? '', /GitHub Actions did not answer with an ID token/);
});

test('GitHub’s parser names what it does not know, so a workflow that it takes is one', async (t) => {
  const home = packageFolder(t, '@actions/workflow-parser');
  if (home === undefined) return;
  const { parse: read } = await actionsRunner(home);
  const workflow =
    readFileSync(path.join(import.meta.dirname, '../../../docs/nightly-check.md'), 'utf8')
      .split('```yaml\n')[1]
      ?.split('```')[0] ?? '';
  await read(workflow);
  for (const [good, bad] of [
    ['issues: write', 'isues: write'],
    ["outcome == 'failure'", "outcome = 'failure'"],
    ['17 3 * * *', '17 25 * * *'],
    ['timeout-minutes', 'timeout-minuts'],
  ] as const) {
    assert.ok(workflow.includes(good));
    await assert.rejects(read(workflow.replace(good, bad)), /Line: \d+/, bad);
  }
});

test('the GitLab job keeps GitLab’s schema, runs for a schedule alone, and its result is the check’s', async (t) => {
  const home = packageFolder(t, 'gitlab-ci-local');
  if (home === undefined || !hasTool(t, 'rsync', '--version') || !hasTool(t, 'bash', '--version')) return;
  const stand = await stage(t);
  const files = rendered('gitlab', stand);
  const [name = ''] = Object.keys(files);
  const folder = stand.checkout({ ...files, '.gitlab-ci.yml': `include: ${name}\n` });
  const job = parse(files[name] ?? '')['exchange-oauth-check'];
  const [[variable = '', { aud }] = ['', { aud: '' }]] = Object.entries<{ aud: string }>(job.id_tokens);
  const pipeline = (source: string) =>
    runToolBeside(
      process.execPath,
      [
        path.join(home, 'dist/index.js'),
        '--no-color',
        '--force-shell-executor',
        '--artifacts-to-source',
        '--variable',
        `CI_PIPELINE_SOURCE=${source}`,
        '--variable',
        `${variable}=${idToken(aud)}`,
      ],
      { cwd: folder, env: { ...stand.env, GCL_IGNORE_PREDEFINED_VARS: 'CI_PIPELINE_SOURCE' } },
    );
  const good = await pipeline('schedule');
  assert.equal(good.status, 0, `${good.stdout}${good.stderr}`);
  assert.match(good.stderr, /json schema validated/);
  assert.match(good.stdout, /Everything that was checked holds/);
  stand.tenant.setScenario('policyTooWide');
  const bad = await pipeline('schedule');
  assert.equal(bad.status, 1);
  assert.match(`${bad.stdout}${bad.stderr}`, /FAIL +2\b/);
  const push = await pipeline('push');
  assert.doesNotMatch(`${push.stdout}${push.stderr}`, /npx/);
});
