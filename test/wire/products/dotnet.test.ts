// Rendered C# compiles against MailKit, MSAL.NET and the Graph SDK, and MailKit opens a mailbox of the demo tenant.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Mailbox, Registration } from '../../../src/core/registration/registration.ts';
import { isRefusal } from '../../../src/products/product.ts';
import { renderTarget } from '../../../src/products/registry.ts';
import { csharpCompiler } from '../../support/csharp.ts';
import { type DemoTenant, startDemo } from '../../support/demo.ts';
import { allTargets, render, situationsOf } from '../../support/renderings.ts';
import { scratchFolder, writeFiles } from '../../support/tools.ts';

let demo: DemoTenant;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.stop());

for (const target of ['mailkit', 'graphDotnet']) {
  test(`${target} compiles for every grant and for hosts of one’s own`, async (t) => {
    const compile = csharpCompiler(t);
    const product = allTargets.find((entry) => entry.target === target)?.product;
    if (compile === undefined || product === undefined) return;
    // Values do not matter to a compiler: one text for each that differs in more than its literals.
    const texts = new Map(
      situationsOf(product).flatMap((situation) => {
        const result = render(target, situation);
        const text = isRefusal(result) ? undefined : result.files[0]?.text;
        return text === undefined ? [] : [[text.replace(/"(?:\\.|[^"\\])*"/g, '""'), text] as const];
      }),
    );
    assert.ok(texts.size > 0);
    for (const text of texts.values()) {
      const { compiled } = await compile(text);
      assert.equal(compiled.status, 0, `${compiled.stdout}\n${compiled.stderr}\n${text}`);
    }
  });
}

test('MailKit opens the mailbox over IMAP and POP and sends over SMTP', async (t) => {
  const compile = csharpCompiler(t);
  if (compile === undefined) return;
  const mailbox: Mailbox = { address: demo.mailboxes[0] ?? '', protocols: ['imap', 'pop', 'smtp'] };
  const registration: Registration = {
    id: 'demo',
    name: 'Demo',
    product: 'mailkit',
    cloud: 'demo',
    tenantId: demo.tenantId,
    clientId: demo.clientId,
    grant: 'clientSecret',
    mailboxes: [mailbox],
  };
  const result = await renderTarget(registration, mailbox, 'mailkit', demo.endpoints);
  assert.ok(!isRefusal(result));
  const { compiled, run } = await compile(result.files[0]?.text ?? '');
  assert.equal(compiled.status, 0, compiled.stdout);
  const folder = scratchFolder(t);
  writeFiles(folder, { 'ca.pem': demo.endpoints.trustedCa });
  const start = demo.journal.length;
  const answer = await run({
    EXCHANGE_CLIENT_SECRET: demo.secret,
    SSL_CERT_FILE: path.join(folder, 'ca.pem'),
  });
  assert.equal(answer.status, 0, `${answer.stdout}\n${answer.stderr}`);
  assert.match(answer.stdout, /IMAP: \d+ messages in INBOX/);
  assert.match(answer.stdout, /POP: \d+ messages/);
  assert.ok(demo.journal.slice(start).some(({ method }) => method === 'DATA'));
});
