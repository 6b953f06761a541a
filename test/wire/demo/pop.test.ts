// POP of the demo tenant against curl and a bare conversation.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { curl } from '../../support/curl.ts';
import { appToken, type DemoTenant, graphScope, startDemo } from '../../support/demo.ts';
import { Talk } from '../../support/talk.ts';

let demo: DemoTenant;
let token: string;
let mailbox: string;

before(async () => {
  demo = await startDemo();
  token = await appToken(demo);
  mailbox = demo.mailboxes[0] ?? '';
});
after(() => demo?.stop());
afterEach(() => demo.setScenario('healthy'));

const sasl = (user: string, bearer: string): string =>
  Buffer.from(`user=${user}\x01auth=Bearer ${bearer}\x01\x01`).toString('base64');

async function authenticate(
  user: string,
  bearer = token,
): Promise<{ readonly talk: Talk; readonly answer: string }> {
  const talk = await Talk.open(demo, demo.endpoints.pop);
  assert.match(await talk.until(/^\+OK/), /The Microsoft Exchange POP3 service is ready/);
  await talk.ask('AUTH XOAUTH2', /^\+ ?$/);
  return { talk, answer: await talk.ask(sasl(user, bearer), /^(\+OK|-ERR)/) };
}

const refused = '-ERR Authentication failure: unknown user name or bad password.';

describe('POP of the demo tenant', () => {
  it('signs in with two lines and answers STAT, LIST, UIDL, TOP, RETR and QUIT', async () => {
    const { talk, answer } = await authenticate(mailbox);
    assert.equal(answer, '+OK User successfully authenticated.');
    assert.match(await talk.ask('STAT', /^\+OK/), /^\+OK 3 \d+$/);
    assert.match(await talk.ask('LIST', /^\.$/), /^\+OK\n1 \d+\n2 \d+\n3 \d+\n\.$/);
    assert.match(await talk.ask('UIDL 2', /^\+OK/), /^\+OK 2 [0-9a-f]+$/);
    assert.match(await talk.ask('TOP 3 0', /^\.$/), /Subject: Delivery note 7781\n/);
    assert.match(await talk.ask('RETR 3', /^\.$/), /\n\.\.\.\nWoodgrove/);
    assert.match(await talk.ask('RETR 9', /^-ERR/), /out of range/);
    await talk.ask('QUIT', /^\+OK/);
    await talk.closed();
  });

  it('curl lists the messages', async () => {
    const text = await curl(demo, demo.endpoints.pop, 'pop3s', '/', mailbox, token);
    assert.match(text, /^1 \d+\r?\n2 \d+\r?\n3 \d+/);
  });

  it('refuses the token on the command line, as Exchange does', async () => {
    const talk = await Talk.open(demo, demo.endpoints.pop);
    await talk.until(/^\+OK/);
    assert.match(await talk.ask(`AUTH XOAUTH2 ${sasl(mailbox, token)}`, /^-ERR/), /Protocol error/);
    assert.match(await talk.ask('CAPA', /^\.$/), /^SASL PLAIN XOAUTH2$/m);
    assert.match(await talk.ask('STAT', /^-ERR/), /not valid in this state/);
    talk.close();
  });

  it('refuses the control mailbox, strangers, Graph tokens and passwords', async () => {
    assert.equal((await authenticate(demo.controlMailbox)).answer, refused);
    assert.equal((await authenticate('nobody@contoso.example')).answer, refused);
    assert.equal((await authenticate(mailbox, await appToken(demo, graphScope))).answer, refused);
    const talk = await Talk.open(demo, demo.endpoints.pop);
    await talk.until(/^\+OK/);
    await talk.ask('USER a', /^\+OK/);
    assert.equal(await talk.ask('PASS b', /^-ERR/), refused);
    talk.close();
  });

  for (const scenario of [
    'popDisabled',
    'notConnected',
    'servicePrincipalMissing',
    'mailboxMissing',
    'policyTooNarrow',
  ] as const) {
    it(`${scenario}: the sign-in is refused`, async () => {
      demo.setScenario(scenario);
      assert.equal((await authenticate(mailbox)).answer, refused);
    });
  }

  it('policyTooWide: the control mailbox opens', async () => {
    demo.setScenario('policyTooWide');
    assert.match((await authenticate(demo.controlMailbox)).answer, /^\+OK/);
  });
});
