// Graph of the demo tenant: mail, users, batches and each scenario's refusal.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  appToken,
  call,
  type DemoTenant,
  exchangeScope,
  graphScope,
  postToken,
  startDemo,
} from '../../support/demo.ts';

let demo: DemoTenant;
let token: string;

before(async () => {
  demo = await startDemo({ extraMailboxes: 250 });
  token = await appToken(demo, graphScope);
});
after(() => demo?.stop());
afterEach(() => demo.setScenario('healthy'));

const get = (path: string, bearer: string | undefined = token) =>
  call(demo, `${demo.endpoints.graph}${path}`, {
    headers: bearer === '' ? {} : { authorization: `Bearer ${bearer}` },
  });

const inbox = (address = demo.mailboxes[0] ?? ''): string => `/v1.0/users/${address}/mailFolders/inbox`;

function refusal(answer: Awaited<ReturnType<typeof get>>) {
  const { code, message } = answer.json()['error'] as { code: string; message: string };
  return [answer.status, code, message];
}

async function userToken(username: string, scope: string): Promise<string> {
  const form = { grant_type: 'password', client_id: demo.clientId, username, password: demo.password, scope };
  return String((await postToken(demo, form)).json()['access_token']);
}

describe('Graph of the demo tenant', () => {
  it('opens the mailbox and refuses the control mailbox by access policy', async () => {
    const answer = await get(`${inbox()}?$select=displayName,totalItemCount`);
    assert.equal(answer.status, 200);
    const { displayName, totalItemCount, unreadItemCount } = answer.json();
    assert.deepEqual([displayName, totalItemCount, unreadItemCount], ['Inbox', 3, undefined]);
    assert.deepEqual(refusal(await get(inbox(demo.controlMailbox))), [
      403,
      'ErrorAccessDenied',
      'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
    ]);
  });

  it('lists messages, newest first', async () => {
    const { value } = (await get(`/v1.0/users/${demo.mailboxes[0]}/messages?$top=2`)).json();
    assert.deepEqual(
      (value as { subject: string }[]).map((message) => message.subject),
      ['Delivery note 7781', 'Invoice 20473'],
    );
  });

  it('says what is wrong with a token', async () => {
    assert.deepEqual(refusal(await get(inbox(), '')), [
      401,
      'InvalidAuthenticationToken',
      'Access token is empty.',
    ]);
    const exchange = await appToken(demo, exchangeScope);
    assert.match(String(refusal(await get(inbox(), exchange))[2]), /Invalid audience/);
    assert.match(String(refusal(await get(inbox(), 'a.b.c'))[2]), /signature|not well formed/);
    assert.match(String(refusal(await get(inbox(), `${token.slice(0, -4)}AAAA`))[2]), /Invalid signature/);
  });

  it('knows /me for people only, and a delegate’s shared mailbox', async () => {
    assert.equal(refusal(await get('/v1.0/me/mailFolders/inbox'))[0], 400);
    const person = await userToken(demo.delegate, 'https://graph.microsoft.com/Mail.Read');
    assert.equal((await get('/v1.0/me/mailFolders/inbox', person)).status, 200);
    assert.equal((await get(inbox(demo.sharedMailbox), person)).status, 200);
    assert.equal(refusal(await get(inbox(demo.controlMailbox), person))[1], 'ErrorAccessDenied');
    assert.equal((await get('/v1.0/me', person)).json()['userPrincipalName'], demo.delegate);
  });

  it('answers batches of at most 20, each request by itself', async () => {
    const requests = [demo.mailboxes[0], demo.controlMailbox, 'nobody@contoso.example'].map(
      (address, index) => ({
        id: String(index),
        method: 'GET',
        url: `/users/${address}/mailFolders/inbox`,
      }),
    );
    const send = (body: unknown) =>
      call(demo, `${demo.endpoints.graph}/v1.0/$batch`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const { responses } = (await send({ requests })).json();
    assert.deepEqual(
      (responses as { id: string; status: number }[]).map(({ id, status }) => [id, status]),
      [
        ['0', 200],
        ['1', 403],
        ['2', 404],
      ],
    );
    const many = Array.from({ length: 21 }, (_, id) => ({ id: String(id), method: 'GET', url: '/me' }));
    assert.equal((await send({ requests: many })).status, 400);
    assert.equal(
      (await send({ requests: [{ id: '1', method: 'GET', url: '//evil.example/x' }] })).status,
      400,
    );
    assert.equal((await send('junk')).status, 400);
  });

  it('pages through users if the application may list them', async () => {
    assert.equal(refusal(await get('/v1.0/users'))[1], 'Authorization_RequestDenied');
    demo.setScenario('mayListUsers');
    const reader = await appToken(demo, graphScope);
    const seen = new Set<string>();
    let next: string | undefined = `${demo.endpoints.graph}/v1.0/users?$top=100&$select=userPrincipalName`;
    let pages = 0;
    while (next !== undefined) {
      const body = (await call(demo, next, { headers: { authorization: `Bearer ${reader}` } })).json();
      for (const user of body['value'] as { userPrincipalName: string }[]) seen.add(user.userPrincipalName);
      next = body['@odata.nextLink'] as string | undefined;
      pages += 1;
    }
    assert.equal(pages, 3);
    assert.equal(seen.size, 262);
    const principal = await get(`/v1.0/servicePrincipals(appId='${demo.clientId}')`, reader);
    assert.equal(principal.status, 200);
  });

  const rows = [
    ['mailboxMissing', 404, 'ErrorInvalidUser'],
    ['mailboxUnlicensed', 404, 'MailboxNotEnabledForRESTAPI'],
    ['policyTooNarrow', 403, 'ErrorAccessDenied'],
    ['throttled', 429, 'TooManyRequests'],
    ['unavailable', 503, 'serviceNotAvailable'],
    ['tokenExpired', 401, 'InvalidAuthenticationToken'],
  ] as const;
  for (const [scenario, status, code] of rows) {
    it(`${scenario}: ${status} ${code}`, async () => {
      demo.setScenario(scenario);
      const answer = await get(inbox());
      assert.deepEqual(refusal(answer).slice(0, 2), [status, code]);
      if (status === 429) assert.equal(answer.headers['retry-after'], '10');
    });
  }

  const fresh = [
    ['noConsent', 401, 'NoPermissionsInAccessToken'],
    ['wrongPermissions', 403, 'ErrorAccessDenied'],
    ['wrongAudience', 401, 'InvalidAuthenticationToken'],
  ] as const;
  for (const [scenario, status, code] of fresh) {
    it(`${scenario}: a fresh token gets ${status} ${code}`, async () => {
      demo.setScenario(scenario);
      assert.deepEqual(refusal(await get(inbox(), await appToken(demo, graphScope))).slice(0, 2), [
        status,
        code,
      ]);
    });
  }

  for (const scenario of ['policyAbsent', 'policyTooWide', 'rbacVoid'] as const) {
    it(`${scenario}: the control mailbox opens`, async () => {
      demo.setScenario(scenario);
      assert.equal((await get(inbox(demo.controlMailbox))).status, 200);
    });
  }

  it('rbacScoped: a token without roles opens what is in scope and nothing else', async () => {
    demo.setScenario('rbacScoped');
    const bare = await appToken(demo, graphScope);
    assert.doesNotMatch(Buffer.from(bare.split('.')[1] ?? '', 'base64url').toString(), /"roles"/);
    assert.equal((await get(inbox(), bare)).status, 200);
    assert.deepEqual(refusal(await get(inbox(demo.controlMailbox), bare)), [
      403,
      'ErrorAccessDenied',
      'Access is denied. Check credentials and try again.',
    ]);
  });

  it('throttledSometimes: most requests pass, and the others say when to come back', async () => {
    demo.setScenario('throttledSometimes');
    const answers = await Promise.all(Array.from({ length: 10 }, () => get(inbox())));
    const turnedAway = answers.filter((answer) => answer.status === 429);
    assert.equal(turnedAway.length, 2);
    assert.equal(turnedAway[0]?.headers['retry-after'], '1');
  });
});
