// The wizard's HTML: one exact policy, and no value of a person or server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentSecurityPolicy, newNonce, wizardHtml } from '../../../src/host/wizard/wizardPage.ts';

const sources = {
  cspSource: 'https://*.vscode-cdn.net',
  script: 'https://file+.vscode-resource.vscode-cdn.net/dist/webview/wizard.js',
  style: 'https://file+.vscode-resource.vscode-cdn.net/dist/webview/wizard.css',
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA==',
};

test('the policy is exactly this', () => {
  assert.equal(
    contentSecurityPolicy(sources),
    "default-src 'none'; script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='; style-src https://*.vscode-cdn.net; font-src https://*.vscode-cdn.net; base-uri 'none'; form-action 'none'",
  );
});

test('the page holds the policy, one script with its nonce and no inline style', () => {
  const html = wizardHtml(sources);
  assert.ok(html.includes(`content="${contentSecurityPolicy(sources)}"`));
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.equal(html.match(/<script nonce="AAAAAAAAAAAAAAAAAAAAAA==">/g)?.length, 1);
  assert.doesNotMatch(html, /style=|<style| onload=|unsafe/);
});

test('addresses cannot end the script they stand in', () => {
  const html = wizardHtml({
    ...sources,
    style: 'https://x/</script><script>hit()',
    script: 'https://x/"-hit()-"',
  });
  assert.equal(html.match(/<\/script>/g)?.length, 1);
});

test('nonces are 128 random bits, new each time', () => {
  const nonces = new Set(Array.from({ length: 50 }, newNonce));
  assert.equal(nonces.size, 50);
  for (const nonce of nonces) assert.equal(Buffer.from(nonce, 'base64').length, 16);
});
