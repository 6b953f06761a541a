// The scenarios about access through real probes: what opens protocol by protocol, beside what the cmdlets declare.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ProtocolId, protocolIds } from '../../../src/core/registration/registration.ts';
import type { Verdict } from '../../../src/core/report/policyReport.ts';
import type { ScenarioId } from '../../../src/demo/demoTenant.ts';
import { declaredFrom } from '../../support/declaredFrom.ts';
import {
  call,
  type DemoTenant,
  exchangeScope,
  graphScope,
  postToken,
  startDemo,
} from '../../support/demo.ts';
import { getFolder } from '../../support/soap.ts';
import { type DemoPolicyRig, demoPolicyRig } from '../policy/demoPolicy.ts';

let demo: DemoTenant;
let rig: DemoPolicyRig;
let clock = Date.now();

before(async () => {
  demo = await startDemo({ now: () => clock, cacheMinuteMs: 1_000 });
  rig = demoPolicyRig(demo);
});
after(async () => {
  rig?.network.close();
  await demo?.stop();
});

async function verdicts(scenario?: ScenarioId): Promise<Readonly<Record<string, Verdict>>> {
  if (scenario !== undefined) demo.setScenario(scenario);
  const pairs: [ProtocolId, Verdict][] = [];
  for (const protocol of protocolIds) pairs.push([protocol, (await rig.check(protocol)).verdict]);
  return Object.fromEntries(pairs);
}

const all = (verdict: Verdict): Readonly<Record<ProtocolId, Verdict>> => ({
  ews: verdict,
  imap: verdict,
  pop: verdict,
  smtp: verdict,
  graph: verdict,
});

function declared(protocol: ProtocolId, cmdlet: Parameters<DemoTenant['cmdletOutput']>[0]) {
  const [address = ''] = demo.mailboxes;
  const { controlMailbox, clientId } = demo;
  const text = [address, controlMailbox]
    .map((mailbox) => demo.cmdletOutput(cmdlet, { mailbox }))
    .concat(demo.cmdletOutput('Get-ServicePrincipal'))
    .join('\n');
  const seen = declaredFrom(text, { clientId, address, controlMailbox, protocol });
  return [seen?.mailbox, seen?.control];
}

const rows: readonly (readonly [ScenarioId, Readonly<Record<ProtocolId, Verdict>>])[] = [
  ['policyOtherApplication', { ...all('scoped'), ews: 'tooWide', graph: 'tooWide' }],
  ['policyDenies', { ...all('scoped'), ews: 'tooWide', graph: 'tooWide' }],
  ['policyForImap', { ...all('tooWide'), ews: 'scoped', graph: 'scoped' }],
  ['rbacUnscoped', { ...all('tooWide'), imap: 'scoped', pop: 'scoped' }],
  ['rbacNestedGroup', { ...all('tooNarrow'), imap: 'scoped', pop: 'scoped' }],
  ['smtpRoleVoid', { ...all('tooNarrow'), ews: 'tooWide', graph: 'tooWide', pop: 'unknown' }],
  ['wrongObjectId', { ...all('unknown'), ews: 'scoped', graph: 'scoped' }],
  ['ewsDisabledMailbox', { ...all('scoped'), ews: 'unknown' }],
  ['ewsListEmpty', { ...all('scoped'), ews: 'unknown' }],
  ['ewsUnset', all('scoped')],
];

describe('the scenarios about access', () => {
  for (const [scenario, expected] of rows) {
    it(`${scenario} has its verdict through every protocol`, async () => {
      assert.deepEqual(await verdicts(scenario), expected);
    });
  }

  it('limitNotInForce: the cmdlets show the limit at once, the servers protocol by protocol as caches end', async () => {
    assert.deepEqual(await verdicts('limitNotInForce'), all('tooWide'));
    assert.deepEqual(declared('ews', 'Test-ApplicationAccessPolicy'), ['granted', 'denied']);
    assert.deepEqual(declared('imap', 'Get-MailboxPermission'), ['granted', 'denied']);
    clock += 61_000;
    assert.deepEqual(await verdicts(), { ...all('scoped'), ews: 'tooWide', graph: 'tooWide' });
    clock += 60_000;
    assert.deepEqual(await verdicts(), all('scoped'));
  });

  it('rbacNotInForce: the role test says True while EWS refuses, until the caches end', async () => {
    const before = await verdicts('rbacNotInForce');
    assert.notEqual(before['ews'], 'scoped');
    assert.deepEqual(declared('ews', 'Test-ServicePrincipalAuthorization'), ['granted', 'denied']);
    clock += 121_000;
    assert.deepEqual(await verdicts(), all('scoped'));
  });
});

/** An application made through Graph, with consent to a role of Exchange and one of Graph. */
async function anotherApplication(): Promise<{ readonly id: string; readonly secret: string }> {
  const form = {
    grant_type: 'password',
    client_id: demo.clientId,
    username: demo.administrator,
    password: demo.password,
    scope: 'https://graph.microsoft.com/Application.ReadWrite.All',
  };
  const admin = String((await postToken(demo, form)).json()['access_token']);
  const graph = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return (await call(demo, `${demo.endpoints.graph}/v1.0${path}`, { method, headers, ...sent })).json();
  };
  const made = await graph('POST', '/applications', { displayName: 'Other' });
  const credential = await graph('POST', `/applications/${made['id']}/addPassword`, {
    passwordCredential: { displayName: 'other' },
  });
  const principal = await graph('POST', '/servicePrincipals', { appId: made['appId'] });
  const wanted = [
    ['00000002-0000-0ff1-ce00-000000000000', ['full_access_as_app', 'IMAP.AccessAsApp']],
    ['00000003-0000-0000-c000-000000000000', ['Mail.Read']],
  ] as const;
  for (const [appId, values] of wanted) {
    const resource = await graph('GET', `/servicePrincipals(appId='${appId}')`);
    for (const role of resource['appRoles'] as { id: string; value: string }[]) {
      if (!values.some((value) => value === role.value)) continue;
      await graph('POST', `/servicePrincipals/${principal['id']}/appRoleAssignments`, {
        principalId: principal['id'],
        resourceId: resource['id'],
        appRoleId: role.id,
      });
    }
  }
  return { id: String(made['appId']), secret: String(credential['secretText']) };
}

describe('another application of the tenant', () => {
  it('is not held by the policy of the ready one, and is none that Exchange or its EWS list knows', async () => {
    demo.setScenario('healthy');
    const other = await anotherApplication();
    const tokenFor = async (scope: string): Promise<string> => {
      const form = { grant_type: 'client_credentials', client_id: other.id, client_secret: other.secret };
      return String((await postToken(demo, { ...form, scope })).json()['access_token']);
    };
    const graph = await call(
      demo,
      `${demo.endpoints.graph}/v1.0/users/${demo.controlMailbox}/mailFolders/inbox`,
      {
        headers: { authorization: `Bearer ${await tokenFor(graphScope)}` },
      },
    );
    assert.equal(graph.status, 200);
    const ews = async () =>
      call(demo, demo.endpoints.ews, {
        method: 'POST',
        headers: { authorization: `Bearer ${await tokenFor(exchangeScope)}`, 'content-type': 'text/xml' },
        body: getFolder(demo.controlMailbox),
      });
    assert.equal(
      (await ews()).headers['x-ews-policy-reason'],
      'EWS is blocked by policy for this user or tenant',
    );
    demo.setScenario('ewsUnset');
    assert.match((await ews()).text, /ResponseCode[^>]*>NoError</);
  });
});
