// The Java sample, compiled and run with Debian's Jakarta Mail against the demo tenant. MSAL4J is a stand-in (no package
// source here has it), so what is proven is the mail part: properties and mechanisms. Debian's release is too old for POP in two lines.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type DemoTenant, startDemo } from '../../support/demo.ts';
import { msal4jFiles } from '../../support/msal4j.ts';
import { renderedForDemo } from '../../support/renderedForDemo.ts';
import { hasTool, writeFiles } from '../../support/tools.ts';

const jars = ['jakarta-mail.jar', 'jakarta-activation.jar'].map((name) => `/usr/share/java/${name}`);

let demo: DemoTenant;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.stop());

test('the Jakarta Mail sample opens the mailbox over IMAP and sends over SMTP', async (t) => {
  if (!hasTool(t, 'javac', '-version')) return;
  if (!jars.every((jar) => existsSync(jar))) {
    t.skip('Jakarta Mail is not installed here (libjakarta-mail-java)');
    return;
  }
  const { run, folder } = await renderedForDemo(t, demo, 'jakartaMail', ['imap', 'smtp']);
  const msal4j = path.join(folder, 'com/microsoft/aad/msal4j');
  mkdirSync(msal4j, { recursive: true });
  writeFiles(msal4j, msal4jFiles);
  const store = ['-keystore', 'trust.p12', '-storepass', 'changeit', '-noprompt'];
  const kept = await run('keytool', ['-importcert', '-alias', 'demo', '-file', 'ca.pem', ...store]);
  assert.equal(kept.status, 0, kept.stderr);
  const classPath = ['.', ...jars].join(':');
  const files = Object.keys(msal4jFiles).map((name) => path.join('com/microsoft/aad/msal4j', name));
  const compiled = await run('javac', ['-cp', classPath, 'ExchangeMailbox.java', ...files]);
  assert.equal(compiled.status, 0, compiled.stderr);
  const start = demo.journal.length;
  const trust = ['-Djavax.net.ssl.trustStore=trust.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];
  const answer = await run('java', [...trust, '-cp', classPath, 'ExchangeMailbox']);
  assert.equal(answer.status, 0, answer.stderr);
  assert.match(answer.stdout, /\d+ messages in INBOX/);
  const asked = demo.journal.slice(start).map(({ method }) => method);
  assert.ok(asked.includes('DATA'), asked.join(' '));
  assert.ok(!`${answer.stdout}${answer.stderr}`.includes(demo.secret));
});
