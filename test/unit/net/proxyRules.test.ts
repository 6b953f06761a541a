// Which proxy a connection takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { proxyRules } from '../../../src/net/proxyRules.ts';

const graph = { host: 'graph.microsoft.com', port: 443 };
const mail = { host: 'outlook.office365.com', port: 993 };

test('without settings and environment everything is direct', () => {
  assert.equal(proxyRules({}, {})(graph), undefined);
});

test('the setting comes before the environment, and `off` before both', () => {
  const environment = { HTTPS_PROXY: 'http://env.example:3128' };
  assert.equal(
    proxyRules({ proxy: 'http://set.example:8080' }, environment)(graph)?.url,
    'http://set.example:8080',
  );
  assert.equal(proxyRules({ proxy: '' }, environment)(graph)?.url, 'http://env.example:3128');
  assert.equal(proxyRules({ proxy: 'http://set.example', support: 'off' }, environment)(graph), undefined);
});

test('loopback is never sent to a proxy', () => {
  const rule = proxyRules({ proxy: 'http://p.example:1' }, {});
  for (const host of ['localhost', '127.0.0.1', '::1']) assert.equal(rule({ host, port: 443 }), undefined);
});

test('exemptions hold for names, what is below them, and ports', () => {
  const rule = proxyRules(
    { proxy: 'http://p.example:1', noProxy: ['.office365.com:993', 'Microsoft.com'] },
    {},
  );
  assert.equal(rule(mail), undefined);
  assert.equal(rule({ ...mail, port: 995 })?.url, 'http://p.example:1');
  assert.equal(rule(graph), undefined);
  assert.equal(rule({ host: 'notmicrosoft.com', port: 443 })?.url, 'http://p.example:1');
  assert.equal(proxyRules({ proxy: 'http://p.example', noProxy: ['*'] }, {})(graph), undefined);
});

test('the environment’s exemptions count only if the setting has none', () => {
  const environment = { https_proxy: 'http://p.example:1', NO_PROXY: 'microsoft.com, ,' };
  assert.equal(proxyRules({}, environment)(graph), undefined);
  assert.notEqual(proxyRules({ noProxy: ['other.example'] }, environment)(graph), undefined);
  assert.notEqual(proxyRules({}, environment)(mail), undefined);
});

test('user name and password leave the address for the header', () => {
  const proxy = proxyRules({ proxy: 'http://us%40er:p%3Ass@p.example:8080/' }, {})(graph);
  assert.equal(proxy?.url, 'http://p.example:8080');
  assert.equal(proxy?.authorization?.reveal(), `Basic ${Buffer.from('us@er:p:ss').toString('base64')}`);
  assert.ok(!JSON.stringify(proxy).includes('p:ss'));
});

test('the authorization setting comes before what the address holds', () => {
  const authorization = new Secret('Negotiate abc');
  const proxy = proxyRules({ proxy: 'http://u:p@p.example', authorization }, {})(graph);
  assert.equal(proxy?.authorization?.reveal(), 'Negotiate abc');
});

test('a setting that is no address is kept, so that it fails by name and nothing goes past it', () => {
  for (const proxy of ['proxy.example:8080', 'nonsense', 'http://']) {
    assert.notEqual(proxyRules({ proxy }, {})(graph), undefined, proxy);
  }
});
