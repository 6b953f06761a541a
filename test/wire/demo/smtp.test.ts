// SMTP of the demo tenant against nodemailer and a bare conversation.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { connect as connectTls } from 'node:tls';
import nodemailer from 'nodemailer';
import {
  appToken,
  type DemoTenant,
  exchangeScope,
  hostPort,
  postToken,
  startDemo,
} from '../../support/demo.ts';
import { Talk } from '../../support/talk.ts';

let demo: DemoTenant;
let token: string;
let mailbox: string;

before(async () => {
  demo = await startDemo();
  token = await appToken(demo, exchangeScope);
  mailbox = demo.mailboxes[0] ?? '';
});
after(() => demo?.stop());
afterEach(() => demo.setScenario('healthy'));

const sasl = (user: string, bearer: string): string =>
  Buffer.from(`user=${user}\x01auth=Bearer ${bearer}\x01\x01`).toString('base64');

async function plain(): Promise<Talk> {
  const talk = new Talk(connect(hostPort(demo.endpoints.smtp)));
  assert.match(await talk.until(/^220 /), /Microsoft ESMTP MAIL Service ready at/);
  return talk;
}

async function secure(): Promise<Talk> {
  const talk = await plain();
  assert.match(await talk.ask('EHLO client.example', /^250 /), /^250-STARTTLS$/m);
  await talk.ask('STARTTLS', /^220 /);
  talk.socket.removeAllListeners('data');
  const upgraded = new Talk(
    connectTls({ socket: talk.socket, ca: demo.endpoints.trustedCa, servername: 'localhost' }),
  );
  assert.match(await upgraded.ask('EHLO client.example', /^250 /), /^250-AUTH LOGIN XOAUTH2$/m);
  return upgraded;
}

async function signedIn(user: string, bearer = token): Promise<Talk> {
  const talk = await secure();
  assert.equal(
    await talk.ask(`AUTH XOAUTH2 ${sasl(user, bearer)}`, /^\d{3} /),
    '235 2.7.0 Authentication successful',
  );
  return talk;
}

async function userToken(username: string): Promise<string> {
  const answer = await postToken(demo, {
    grant_type: 'password',
    client_id: demo.clientId,
    username,
    password: demo.password,
    scope: 'https://outlook.office.com/SMTP.Send',
  });
  return String(answer.json()['access_token']);
}

describe('SMTP of the demo tenant', () => {
  it('nodemailer verifies and sends with the token in one line', async () => {
    const transport = nodemailer.createTransport({
      ...hostPort(demo.endpoints.smtp),
      requireTLS: true,
      tls: { ca: demo.endpoints.trustedCa },
      auth: { type: 'OAuth2', user: mailbox, accessToken: token },
    });
    assert.equal(await transport.verify(), true);
    const sent = await transport.sendMail({ from: mailbox, to: mailbox, subject: 'Test', text: 'Hello' });
    assert.match(sent.response, /^250 2\.0\.0 OK /);
    transport.close();
  });

  it('takes the token in a second step, and stops before DATA without a trace', async () => {
    const talk = await secure();
    assert.match(await talk.ask('AUTH XOAUTH2', /^334/), /^334 ?$/);
    assert.match(await talk.ask(sasl(mailbox, token), /^\d{3} /), /^235 /);
    assert.match(await talk.ask(`MAIL FROM:<${mailbox}>`, /^\d{3} /), /^250 2\.1\.0/);
    assert.match(await talk.ask(`RCPT TO:<${mailbox}>`, /^\d{3} /), /^250 2\.1\.5/);
    assert.match(await talk.ask('RSET', /^\d{3} /), /^250 2\.0\.0/);
    assert.match(await talk.ask('QUIT', /^\d{3} /), /^221 /);
    await talk.closed();
  });

  it('offers no AUTH in the clear and drops what was sent before the handshake', async () => {
    const talk = await plain();
    assert.doesNotMatch(await talk.ask('EHLO client.example', /^250 /), /AUTH/);
    assert.match(
      await talk.ask(`AUTH XOAUTH2 ${sasl(mailbox, token)}`, /^\d{3} /),
      /^451 5\.7\.3 Must issue a STARTTLS/,
    );
    assert.match(await talk.ask('MAIL FROM:<a@b.example>', /^\d{3} /), /^530 5\.7\.57 /);
    talk.write('STARTTLS\r\nNOOP\r\n');
    await talk.until(/^220 /);
    talk.socket.removeAllListeners('data');
    const upgraded = new Talk(
      connectTls({ socket: talk.socket, ca: demo.endpoints.trustedCa, servername: 'localhost' }),
    );
    assert.match(await upgraded.ask('EHLO client.example', /^250 /), /^250-DEMO/);
    upgraded.close();
  });

  it('refuses passwords, junk tokens and unknown mechanisms', async () => {
    const talk = await secure();
    await talk.ask('AUTH LOGIN', /^334 VXNlcm5hbWU6/);
    await talk.ask('dXNlcg==', /^334 UGFzc3dvcmQ6/);
    assert.match(
      await talk.ask('cGFzcw==', /^\d{3} /),
      /^535 5\.7\.139 .*basic authentication is disabled\./,
    );
    assert.match(await talk.ask('AUTH PLAIN AAAA', /^\d{3} /), /^504 5\.7\.4/);
    assert.match(
      await talk.ask(`AUTH XOAUTH2 ${sasl(mailbox, 'a.b.c')}`, /^\d{3} /),
      /^535 5\.7\.3 Authentication unsuccessful \[/,
    );
    talk.close();
  });

  it('takes sender and recipient for the control mailbox and refuses the message', async () => {
    const talk = await signedIn(demo.controlMailbox);
    assert.match(await talk.ask(`MAIL FROM:<${demo.controlMailbox}>`, /^\d{3} /), /^250/);
    assert.match(await talk.ask(`RCPT TO:<${demo.controlMailbox}>`, /^\d{3} /), /^250/);
    assert.match(await talk.ask('DATA', /^\d{3} /), /^354/);
    const answer = await talk.ask(`From: <${demo.controlMailbox}>\r\n\r\nx\r\n.`, /^\d{3} /);
    assert.match(answer, /^430 4\.2\.0 STOREDRV; mailbox logon failure/);
    talk.close();
  });

  it('lets a delegate send as the shared mailbox and nobody else', async () => {
    const talk = await signedIn(demo.delegate, await userToken(demo.delegate));
    assert.match(await talk.ask(`MAIL FROM:<${demo.sharedMailbox}>`, /^\d{3} /), /^250/);
    await talk.ask('RSET', /^250/);
    assert.match(await talk.ask(`MAIL FROM:<${demo.controlMailbox}>`, /^\d{3} /), /^550 5\.7\.60 /);
    talk.close();
  });

  it('looks at the From header when a message is submitted', async () => {
    const talk = await signedIn(mailbox);
    await talk.ask(`MAIL FROM:<${mailbox}>`, /^250/);
    await talk.ask(`RCPT TO:<${mailbox}>`, /^250/);
    await talk.ask('DATA', /^354/);
    const message = `From: Boss <${demo.controlMailbox}>\r\nSubject: x\r\n\r\n..\r\n.`;
    const denied = await talk.ask(message, /^\d{3} /);
    assert.ok(
      denied.startsWith(
        `554 5.2.252 SendAsDenied; ${mailbox} not allowed to send as ${demo.controlMailbox};`,
      ),
    );
    talk.close();
  });

  const switches = [
    ['smtpDisabledTenant', 'Tenant'],
    ['smtpDisabledMailbox', 'Mailbox'],
  ] as const;
  for (const [scenario, where] of switches) {
    it(`${scenario}: the sign-in names the switch`, async () => {
      demo.setScenario(scenario);
      const talk = await secure();
      const answer = await talk.ask(`AUTH XOAUTH2 ${sasl(mailbox, token)}`, /^\d{3} /);
      assert.match(
        answer,
        new RegExp(`^535 5\\.7\\.139 .*SmtpClientAuthentication is disabled for the ${where}\\.`),
      );
      talk.close();
    });
  }

  it('sendAsDenied: the mailbox sends as itself and as nobody else', async () => {
    demo.setScenario('sendAsDenied');
    const talk = await signedIn(mailbox);
    assert.match(await talk.ask(`MAIL FROM:<${demo.mailboxes[1]}>`, /^\d{3} /), /^550 5\.7\.60 /);
    assert.match(await talk.ask(`MAIL FROM:<${mailbox}>`, /^\d{3} /), /^250/);
    talk.close();
  });
});
