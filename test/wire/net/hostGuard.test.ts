// Nothing is sent to a host that was not agreed to, whatever the address looks like.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';

const allowed = { host: 'outlook.office365.com', port: 443 };
/** A lookup that fails the test: no name may be asked for. */
const noLookup = {
  lookup: () => assert.fail('a name was looked up'),
};

const evil = [
  'https://outlook.office365.com.evil.example/',
  'https://outlook.office365.com@evil.example/',
  'https://outlook.office365.com:993@evil.example/',
  'https://user@outlook.office365.com/',
  'https://outlook.office365.com./',
  'https://outlook.office365.com:444/',
  'https://outlook.office365.com\\@evil.example/',
  'https:\\\\outlook.office365.com/',
  'https:outlook.office365.com/',
  ' https://outlook.office365.com/',
  'https://outlook.office365.com/\n',
  'https://оutlook.office365.com/',
  'https://xn--utlook-3wf.office365.com/',
  'https://evil.example/?outlook.office365.com',
  'https://outlook.office365.com/#fragment',
  'http://outlook.office365.com/',
  'ftp://outlook.office365.com/',
  'file:///etc/passwd',
  'https://[::1]/',
  'https://2130706433/',
  'https://127.1/',
  '',
  '//outlook.office365.com/',
];

for (const url of evil) {
  test(`${JSON.stringify(url)} is not called`, async (t) => {
    const network = networkTo(t, [allowed], noLookup);
    const evidence = await failureOf('local', network.http({ method: 'GET', url, headers: {} }, traced()));
    assert.equal(evidence.problem, 'hostNotAllowed');
  });
}

test('no socket is opened to another host, port or spelling, and none with characters that end a header', async (t) => {
  const injected = { host: 'a.example\r\nX-Injected: 1', port: 443 };
  const network = networkTo(t, [allowed, injected], noLookup);
  for (const target of [
    { host: 'outlook.office365.com', port: 993 },
    { host: 'OUTLOOK.office365.com', port: 443 },
    { host: 'outlook.office365.com.', port: 443 },
    { host: 'evil.example', port: 443 },
    injected,
  ]) {
    const evidence = await failureOf('local', network.open({ ...target, security: 'implicitTls' }, traced()));
    assert.equal(evidence.problem, 'hostNotAllowed');
  }
});

test('any other text is refused before a name is looked up', async (t) => {
  const network = networkTo(t, [allowed], noLookup);
  const texts = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.webUrl().map((url) => url.replace('//', '//outlook.office365.com@')),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (url) => {
      fc.pre(!url.startsWith('https://outlook.office365.com/'));
      const evidence = await failureOf('local', network.http({ method: 'GET', url, headers: {} }, traced()));
      assert.equal(evidence.problem, 'hostNotAllowed');
    }),
  );
});

test('header values that end the header are refused', async (t) => {
  const network = networkTo(t, [allowed], { lookup: () => Promise.reject(new Error('no name')) });
  for (const headers of [{ 'X-A': 'b\r\nX-C: d' }, { 'X A': 'b' }, { 'X-A': '\u0000' }]) {
    const url = 'https://outlook.office365.com/';
    const evidence = await failureOf('local', network.http({ method: 'GET', url, headers }, traced()));
    assert.equal(evidence.problem, 'invalidInput');
  }
});
