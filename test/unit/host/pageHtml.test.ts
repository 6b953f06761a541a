// The HTML of our own pages: one exact policy, one sheet and one script by nonce, and nothing of anybody's values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { auditHtml } from '../../../src/host/audit/auditHtml.ts';
import { newNonce, type PageSources } from '../../../src/host/shell/pageHtml.ts';
import { wizardHtml } from '../../../src/host/wizard/wizardPage.ts';
import type { WizardEvent } from '../../../src/wizard/messages.ts';

const sources = {
  script: 'draw("<\\/script>");',
  style: '@font-face{src:url(data:font/ttf;base64,AAEAAAAK)}',
  folder: 'https://file+.vscode-resource.vscode-cdn.net/dist/webview',
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA==',
};
const hostile = `</script><script>hit()</SCRIPT><!-- \u2028 \${hit()} "\\'`;
const whole = { kind: 'snapshot', snapshot: { heading: hostile }, catalogue: [] } as unknown as WizardEvent;
const pages = { wizard: (given: PageSources) => wizardHtml(given, whole), audit: auditHtml };

const policy =
  "default-src 'none'; script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='; style-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='; font-src data:; base-uri 'none'; form-action 'none'";

for (const [name, html] of Object.entries(pages)) {
  test(`${name}: exactly this policy, one script and one sheet with its nonce, and no style or handler in an attribute`, () => {
    const page = html(sources);
    assert.ok(page.includes(`content="${policy}"`));
    for (const element of ['script', 'style']) {
      assert.equal(page.match(new RegExp(`<${element}`, 'g'))?.length, 1);
      assert.ok(page.includes(`<${element} nonce="AAAAAAAAAAAAAAAAAAAAAA==">`));
    }
    assert.doesNotMatch(page, / style=| on[a-z]+=|unsafe/);
    assert.ok(page.includes(sources.script) && page.includes(sources.style));
  });

  test(`${name}: nothing can end the element it stands in`, () => {
    const folder = 'https://x/</script><script>hit()';
    const [, script = ''] = html({ ...sources, folder }).split('<script nonce');
    assert.equal(script.match(/<\/script>/g)?.length, 1);
    for (const text of ['"</script>"', '"</SCRIPT "', '"<!-- "'])
      assert.throws(() => html({ ...sources, script: text }), /ends its <script>/);
    assert.throws(() => html({ ...sources, style: 'a{content:"</style>"}' }), /ends its <style>/);
  });
}

test('the wizard’s page begins with what its session knows, every character as it was typed', () => {
  const [, script = ''] = pages.wizard({ ...sources, script: '' }).split(/<script[^>]*>/);
  const begun = runInNewContext(`${script.split('</script>')[0]}; JSON.stringify(firstEvent)`);
  assert.deepEqual(JSON.parse(begun), whole);
});

test('nonces are 128 random bits, new each time', () => {
  const nonces = new Set(Array.from({ length: 50 }, newNonce));
  assert.equal(nonces.size, 50);
  for (const nonce of nonces) assert.equal(Buffer.from(nonce, 'base64').length, 16);
});
