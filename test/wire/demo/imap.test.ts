// IMAP of the demo tenant against imapflow, curl and a bare conversation.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ImapFlow } from 'imapflow';
import { curl } from '../../support/curl.ts';
import { appToken, type DemoTenant, graphScope, hostPort, startDemo } from '../../support/demo.ts';
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

const sasl = (user: string, bearer: string): string =>
  Buffer.from(`user=${user}\x01auth=Bearer ${bearer}\x01\x01`).toString('base64');

const open = (): Promise<Talk> => Talk.open(demo, demo.endpoints.imap);

async function signedIn(user: string): Promise<Talk> {
  const talk = await open();
  await talk.until(/^\* OK /);
  assert.match(
    await talk.ask(`A AUTHENTICATE XOAUTH2 ${sasl(user, token)}`, /^A /),
    /^A OK AUTHENTICATE completed\.$/m,
  );
  return talk;
}

describe('IMAP of the demo tenant', () => {
  it('imapflow signs in, lists, selects and reads messages', async () => {
    const client = new ImapFlow({
      ...hostPort(demo.endpoints.imap),
      secure: true,
      auth: { user: mailbox, accessToken: token },
      tls: { ca: demo.endpoints.trustedCa },
      logger: false,
    });
    await client.connect();
    const folders = await client.list();
    assert.ok(folders.some((folder) => folder.path === 'INBOX'));
    const lock = await client.getMailboxLock('INBOX');
    const subjects: string[] = [];
    for await (const message of client.fetch('1:*', {
      envelope: true,
      uid: true,
      bodyStructure: true,
      source: true,
    })) {
      subjects.push(message.envelope?.subject ?? '');
      assert.equal(message.bodyStructure?.type, 'text/plain');
      assert.match(message.source?.toString() ?? '', /^From: /);
    }
    assert.deepEqual(await client.search({ seen: false }, { uid: true }), [2, 3]);
    const status = await client.status('INBOX', { messages: true, unseen: true });
    assert.equal(status === false ? undefined : status.messages, 3);
    lock.release();
    await client.logout();
    assert.deepEqual(subjects, ['Invoice 20451', 'Invoice 20473', 'Delivery note 7781']);
  });

  it('curl signs in and reads a message', async () => {
    const text = await curl(demo, demo.endpoints.imap, 'imaps', '/INBOX;UID=3', mailbox, token);
    assert.match(text, /Subject: Delivery note 7781/);
  });

  it('takes the token with the command and in a second step', async () => {
    (await signedIn(mailbox)).close();
    const talk = await open();
    await talk.until(/^\* OK /);
    assert.match(await talk.ask('A AUTHENTICATE XOAUTH2', /^\+/), /^\+\r?$/m);
    assert.match(await talk.ask(sasl(mailbox, token), /^A /), /^A OK/m);
    talk.close();
  });

  it('refuses the control mailbox after the sign-in, as FullAccess does: not connected, then BYE', async () => {
    const talk = await signedIn(demo.controlMailbox);
    assert.match(
      await talk.ask('B SELECT INBOX', /^B /),
      /^B BAD User is authenticated but not connected\.$/m,
    );
    assert.match(await talk.ask('C SELECT INBOX', /^\* BYE/), /^\* BYE Connection closed\. 14$/m);
    await talk.closed();
  });

  it('refuses Graph tokens, strangers, junk and passwords with a plain NO', async () => {
    const talk = await open();
    await talk.until(/^\* OK /);
    const graph = await appToken(demo, graphScope);
    const answers = [
      sasl(mailbox, graph),
      sasl('nobody@contoso.example', token),
      sasl(mailbox, 'a.b.c'),
      'AAAA',
      '%%',
    ];
    for (const answer of answers) {
      assert.match(
        await talk.ask(`A AUTHENTICATE XOAUTH2 ${answer}`, /^A /),
        /^A NO AUTHENTICATE failed\.$/m,
      );
    }
    assert.match(await talk.ask('A LOGIN a b', /^A /), /^A NO LOGIN failed\.$/m);
    assert.match(await talk.ask('A SELECT INBOX', /^A /), /^A BAD /m);
    talk.close();
  });

  it('answers IDLE until DONE', async () => {
    const talk = await signedIn(mailbox);
    assert.match(await talk.ask('B IDLE', /^\+/), /^\+ IDLE accepted/m);
    assert.match(await talk.ask('DONE', /^B /), /^B OK IDLE completed\.$/m);
    talk.close();
  });

  it('understands literals, and ends on lines that are too long', async () => {
    const talk = await signedIn(mailbox);
    assert.match(await talk.ask('B SELECT {5+}\r\nINBOX', /^B /), /^B OK \[READ-WRITE\]/m);
    assert.match(await talk.ask('C SELECT {5}', /^\+/), /^\+ Ready/m);
    assert.match(await talk.ask('INBOX', /^C /), /^C OK/m);
    talk.write('D '.padEnd(80_000, 'x'));
    assert.match(await talk.until(/^\* BYE/), /too long/);
    await talk.closed();
  });

  it('believes the switch at once, also in sessions that are open', async () => {
    const talk = await signedIn(mailbox);
    assert.match(await talk.ask('B SELECT INBOX', /^B /), /^B OK/m);
    demo.setScenario('imapDisabled');
    assert.match(await talk.ask('C NOOP', /^C /), /^C BAD User is authenticated but not connected\./m);
    demo.setScenario('throttled');
    assert.match(
      await talk.ask('D NOOP', /^\* BYE/),
      /^D BAD Request is throttled\. Suggested Backoff Time: \d+ milli/m,
    );
    await talk.closed();
    demo.setScenario('healthy');
  });
});

describe('the scenarios of IMAP', () => {
  const rows = [
    ['notConnected', 'BAD User is authenticated but not connected.'],
    ['imapDisabled', 'BAD User is authenticated but not connected.'],
    ['policyTooNarrow', 'BAD User is authenticated but not connected.'],
    ['mailboxMissing', 'BAD User is authenticated but not connected.'],
  ] as const;
  for (const [scenario, text] of rows) {
    it(`${scenario}: the sign-in passes and no mailbox opens`, async () => {
      demo.setScenario(scenario);
      const talk = await signedIn(mailbox);
      assert.ok((await talk.ask('B SELECT INBOX', /^B /)).includes(`B ${text}`));
      talk.close();
      demo.setScenario('healthy');
    });
  }

  for (const scenario of ['policyAbsent', 'policyTooWide'] as const) {
    it(`${scenario}: the control mailbox opens`, async () => {
      demo.setScenario(scenario);
      const talk = await signedIn(demo.controlMailbox);
      assert.match(await talk.ask('B SELECT INBOX', /^B /), /^B OK/m);
      talk.close();
      demo.setScenario('healthy');
    });
  }

  for (const scenario of ['noConsent', 'wrongAudience'] as const) {
    it(`${scenario}: a fresh token is refused at the sign-in`, async () => {
      demo.setScenario(scenario);
      const poor = await appToken(demo);
      const talk = await open();
      await talk.until(/^\* OK /);
      assert.match(await talk.ask(`A AUTHENTICATE XOAUTH2 ${sasl(mailbox, poor)}`, /^A /), /^A NO /m);
      talk.close();
      demo.setScenario('healthy');
    });
  }

  it('down: open connections end, new ones are reset, and healthy brings everything back', async () => {
    const talk = await signedIn(mailbox);
    demo.setScenario('down');
    await talk.closed();
    await assert.rejects(open());
    demo.setScenario('healthy');
    (await signedIn(mailbox)).close();
  });
});
