// Programs from npm and Debian that are configured with rendered files and open a mailbox of the demo tenant.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { issueSelfSigned } from '../../../src/x509/certificates.ts';
import { type DemoTenant, startDemo } from '../../support/demo.ts';
import { renderedForDemo } from '../../support/renderedForDemo.ts';
import { packageFolder } from '../../support/targetPackage.ts';
import { hasTool, runToolBeside, type ToolRun } from '../../support/tools.ts';

let demo: DemoTenant;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.stop());

function assertWorked(run: ToolRun): void {
  assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`);
  assert.ok(!`${run.stdout}${run.stderr}`.includes(demo.secret));
}

const askedSince = (start: number): readonly string[] =>
  demo.journal.slice(start).map(({ method }) => method);

const runFlow = path.join(import.meta.dirname, '../../support/nodeRed/runFlow.cjs');

test('Node-RED’s e-mail nodes read the inbox and send, and no message has the answer with the token', async (t) => {
  const folder = packageFolder(t, 'node-red-node-email');
  if (folder === undefined) return;
  const { run } = await renderedForDemo(t, demo, 'nodeRed', ['imap', 'smtp']);
  const flow = (start: string) => run(process.execPath, [runFlow, 'exchange-flow.json', folder, start]);
  let start = demo.journal.length;
  const read = await flow('exchange-read-start');
  assertWorked(read);
  assert.match(read.stdout, /^MESSAGE token$/m);
  assert.ok(
    askedSince(start).some((method) => /SEARCH/.test(method)),
    askedSince(start).join(' '),
  );
  start = demo.journal.length;
  const sent = await flow('exchange-send-start');
  assertWorked(sent);
  assert.match(sent.stdout, /^MESSAGE from payload token topic$/m);
  assert.match(sent.stdout, /^SENT 250/m);
  assert.ok(askedSince(start).includes('DATA'));
});

test('httpYac gets a token and opens the inbox', async (t) => {
  const folder = packageFolder(t, 'httpyac');
  if (folder === undefined) return;
  const { run } = await renderedForDemo(t, demo, 'httpYac', ['graph']);
  const answer = await run(process.execPath, [
    path.join(folder, 'bin/httpyac.js'),
    'send',
    'exchange.http',
    '--all',
    '--no-color',
  ]);
  assertWorked(answer);
  assert.match(answer.stdout, /totalItemCount/);
});

test('PHPMailer sends a message with a secret and with a certificate', async (t) => {
  if (!hasTool(t, 'php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);')) return;
  const library = '/usr/share/php/libphp-phpmailer/autoload.php';
  if (!existsSync(library)) return t.skip('PHPMailer is not installed here (libphp-phpmailer)');
  const { certificatePem, privateKeyPem } = await issueSelfSigned({ commonName: 'PHPMailer', days: 1 });
  demo.registerCertificate(certificatePem);
  for (const grant of ['clientSecret', 'clientCertificate'] as const) {
    const { folder, ca } = await renderedForDemo(t, demo, 'phpMailer', ['smtp'], grant);
    mkdirSync(path.join(folder, 'vendor'));
    writeFileSync(path.join(folder, 'vendor/autoload.php'), `<?php require '${library}';\n`);
    const start = demo.journal.length;
    const sent = await runToolBeside(
      'php',
      ['-d', `curl.cainfo=${ca}`, '-d', `openssl.cafile=${ca}`, 'send.php'],
      {
        cwd: folder,
        env: {
          EXCHANGE_CLIENT_SECRET: demo.secret,
          EXCHANGE_CERTIFICATE: certificatePem,
          EXCHANGE_PRIVATE_KEY: privateKeyPem,
        },
      },
    );
    assertWorked(sent);
    assert.ok(askedSince(start).includes('DATA'), grant);
  }
});
