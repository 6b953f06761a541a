// The audit page's HTML: the wizard's policy to the letter, its scripts by nonce, nothing inline and no value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditHtml } from '../../../src/host/audit/auditHtml.ts';

test('the policy forbids everything but our own script, style and font', () => {
  const html = auditHtml({
    cspSource: 'https://*.vscode-cdn.net',
    script: 'https://a.vscode-cdn.net/audit.js',
    style: 'https://a.vscode-cdn.net/audit.css',
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA==',
  });
  assert.ok(
    html.includes(
      `content="default-src 'none'; script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='; style-src https://*.vscode-cdn.net; font-src https://*.vscode-cdn.net; base-uri 'none'; form-action 'none'"`,
    ),
  );
  assert.equal(html.match(/<script/g)?.length, 2);
  assert.equal(html.match(/<script[^>]* nonce="AAAAAAAAAAAAAAAAAAAAAA=="/g)?.length, 2);
  assert.doesNotMatch(html, /style=|<style|onload=|unsafe/);
});
