// EWS of the demo tenant: impersonation, operations, hostile XML and each scenario's refusal.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  type Answer,
  appToken,
  call,
  type DemoTenant,
  graphScope,
  postToken,
  startDemo,
} from '../../support/demo.ts';
import { getFolder, soap } from '../../support/soap.ts';

let demo: DemoTenant;
let token: string;

before(async () => {
  demo = await startDemo();
  token = await appToken(demo);
});
after(() => demo?.stop());
afterEach(() => demo.setScenario('healthy'));

const post = (body: string, bearer: string = token): Promise<Answer> =>
  call(demo, demo.endpoints.ews, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body,
  });

const ask = (address = demo.mailboxes[0] ?? '', bearer?: string): Promise<Answer> =>
  post(getFolder(address), bearer);

const code = (answer: Answer): string | undefined => /ResponseCode[^>]*>([A-Za-z]+)</.exec(answer.text)?.[1];

async function userToken(username: string): Promise<string> {
  const scope = 'https://outlook.office365.com/EWS.AccessAsUser.All';
  const form = { grant_type: 'password', client_id: demo.clientId, username, password: demo.password, scope };
  return String((await postToken(demo, form)).json()['access_token']);
}

describe('EWS of the demo tenant', () => {
  it('opens the inbox with impersonation and refuses the control mailbox with a fault', async () => {
    const answer = await ask();
    assert.deepEqual([answer.status, code(answer)], [200, 'NoError']);
    assert.match(answer.text, /<t:DisplayName>Inbox<\/t:DisplayName>/);
    const refused = await ask(demo.controlMailbox);
    assert.deepEqual([refused.status, code(refused)], [500, 'ErrorImpersonateUserDenied']);
  });

  it('finds items page by page and gets one', async () => {
    const find = (offset: number) =>
      post(
        soap(
          demo.mailboxes[0],
          `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="2" Offset="${offset}" BasePoint="Beginning"/><m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderIds></m:FindItem>`,
        ),
      );
    const first = (await find(0)).text;
    assert.match(first, /IndexedPagingOffset="2" TotalItemsInView="3" IncludesLastItemInRange="false"/);
    assert.match((await find(2)).text, /IncludesLastItemInRange="true"/);
    const id = /ItemId Id="([^"]+)"/.exec(first)?.[1];
    const item = await post(
      soap(
        demo.mailboxes[0],
        `<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`,
      ),
    );
    assert.match(item.text, /<t:Subject>Delivery note 7781<\/t:Subject>/);
  });

  it('wants the impersonation header from applications and none from people', async () => {
    assert.equal(
      code(await post(soap(undefined, getFolder.body))),
      'ErrorInvalidExchangeImpersonationHeaderData',
    );
    const person = await userToken(demo.delegate);
    assert.equal(code(await post(soap(undefined, getFolder.body), person)), 'NoError');
    assert.equal(code(await ask(demo.sharedMailbox, person)), 'ErrorImpersonateUserDenied');
    const shared = getFolder.body.replace(
      '"inbox"/>',
      `"inbox"><t:Mailbox><t:EmailAddress>${demo.sharedMailbox}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`,
    );
    assert.equal(code(await post(soap(undefined, shared), person)), 'NoError');
    const strange = shared.replace(demo.sharedMailbox, demo.controlMailbox);
    assert.equal(code(await post(soap(undefined, strange), person)), 'ErrorItemNotFound');
  });

  it('says in headers what is wrong with a token', async () => {
    const graph = await ask(undefined, await appToken(demo, graphScope));
    assert.equal(graph.status, 401);
    assert.match(
      graph.headers['x-ms-diagnostics'] ?? '',
      /^2000003;reason="The audience claim value is invalid 'aud'\."/,
    );
    const none = await ask(undefined, '');
    assert.match(
      none.headers['www-authenticate'] ?? '',
      /^Bearer client_id="00000002-0000-0ff1-ce00-000000000000"/,
    );
  });

  it('refuses a DOCTYPE, deep nesting, other XML and junk without expanding anything', async () => {
    const hostile = [
      '<!DOCTYPE x [<!ENTITY a "b">]><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"/>',
      soap(demo.mailboxes[0], `${'<m:a>'.repeat(100)}${'</m:a>'.repeat(100)}`),
      '<html><body>no</body></html>',
      'junk',
      '',
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${'x'.repeat(1_100_000)}</soap:Body></soap:Envelope>`,
    ];
    for (const body of hostile) assert.equal(code(await post(body)), 'ErrorSchemaValidation');
    assert.equal(code(await post(soap(demo.mailboxes[0], '<m:constructor/>'))), 'ErrorInvalidRequest');
  });

  const faults = [
    ['mailboxMissing', 'ErrorNonExistentMailbox'],
    ['mailboxUnlicensed', 'ErrorNonExistentMailbox'],
    ['policyTooNarrow', 'ErrorImpersonateUserDenied'],
    ['throttled', 'ErrorServerBusy'],
  ] as const;
  for (const [scenario, responseCode] of faults) {
    it(`${scenario}: a fault with ${responseCode}`, async () => {
      demo.setScenario(scenario);
      const answer = await ask();
      assert.deepEqual([answer.status, code(answer)], [500, responseCode]);
      if (scenario === 'throttled') assert.match(answer.text, /Name="BackOffMilliseconds">10000</);
    });
  }

  const headers = [
    ['ewsDisabled', 403, 'x-ews-policy-reason', 'EWS is disabled for this user or tenant'],
    ['ewsNotAllowed', 403, 'x-ews-policy-reason', 'EWS is blocked by policy for this user or tenant'],
    ['ewsKiosk', 403, 'x-ews-policy-reason', undefined],
    ['unavailable', 503, 'retry-after', '30'],
  ] as const;
  for (const [scenario, status, name, value] of headers) {
    it(`${scenario}: ${status} with an empty body`, async () => {
      demo.setScenario(scenario);
      const answer = await ask();
      assert.deepEqual([answer.status, answer.headers[name], answer.text], [status, value, '']);
    });
  }

  const fresh = [
    ['noConsent', 401, /no permissions/],
    ['wrongPermissions', 403, /not enough scope/],
    ['wrongAudience', 401, /audience claim value is invalid/],
  ] as const;
  for (const [scenario, status, reason] of fresh) {
    it(`${scenario}: a fresh token gets ${status} and the reason in x-ms-diagnostics`, async () => {
      demo.setScenario(scenario);
      const answer = await ask(undefined, await appToken(demo));
      assert.equal(answer.status, status);
      assert.match(answer.headers['x-ms-diagnostics'] ?? '', reason);
    });
  }

  for (const scenario of ['policyAbsent', 'policyTooWide', 'rbacVoid'] as const) {
    it(`${scenario}: the control mailbox opens`, async () => {
      demo.setScenario(scenario);
      assert.equal(code(await ask(demo.controlMailbox)), 'NoError');
    });
  }
});
