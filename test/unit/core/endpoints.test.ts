// Tokens and secrets go to the hosts of the table and to nothing that merely looks like them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { secretBinding } from '../../../src/core/credential/secretKey.ts';
import { resolveEndpoints } from '../../../src/core/endpoints/endpoints.ts';
import { hostPortOf, parseHostPort, parseHttpsUrl } from '../../../src/core/endpoints/hosts.ts';
import { cloudIds } from '../../../src/core/registration/registration.ts';

describe('hosts', () => {
  it('reads a host and port, also IPv6 in brackets', () => {
    assert.deepEqual(parseHostPort('Mail.Example:993'), { host: 'mail.example', port: 993 });
    assert.deepEqual(parseHostPort('[::1]:993'), { host: '::1', port: 993 });
  });

  for (const text of [
    'outlook.office365.com',
    'outlook.office365.com:0',
    'outlook.office365.com:65536',
    'outlook.office365.com@evil:993',
    'outlook.office365.com.:993',
    'оutlook.office365.com:993',
    'a\\b:993',
    'a/b:993',
    ' a:993',
    'a:993\n',
    'a..b:993',
    '-a:993',
    ':993',
    'a:99 3',
  ]) {
    it(`refuses ${JSON.stringify(text)} as a host and port`, () =>
      assert.equal(parseHostPort(text), undefined));
  }

  for (const text of [
    'http://mail.example',
    'https://user@mail.example',
    'https://user:pw@mail.example',
    'https://mail.example\\@evil',
    'https://mail.example#x',
    'https://mail.example?x',
    'https://mail.example.',
    'https://',
    'https://mail.éxample',
    'javascript:alert(1)',
    'https://a b',
  ]) {
    it(`refuses ${JSON.stringify(text)} as an https address`, () =>
      assert.equal(parseHttpsUrl(text), undefined));
  }

  it('never reads another host than the WHATWG parser does', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        const url = parseHttpsUrl(text);
        if (url !== undefined) assert.equal(hostPortOf(url).host, new URL(text).hostname);
      }),
    );
  });
});

describe('endpoints', () => {
  it('knows every cloud', () => {
    for (const cloud of cloudIds.filter((id) => id !== 'demo' && id !== 'custom')) {
      assert.ok(resolveEndpoints({ cloud }, undefined).ok, cloud);
    }
  });

  it('says that the demo tenant is not running', () => {
    assert.deepEqual(resolveEndpoints({ cloud: 'demo' }, undefined), {
      ok: false,
      problem: { kind: 'demoNotRunning' },
    });
  });

  it('needs an authority for servers of one’s own and keeps the worldwide token resources', () => {
    assert.ok(!resolveEndpoints({ cloud: 'custom' }, undefined).ok);
    const resolved = resolveEndpoints(
      {
        cloud: 'custom',
        authority: 'https://login.example:8443',
        endpoints: { smtp: 'relay.example:465', imap: 'mail.example:993' },
      },
      undefined,
    );
    assert.ok(resolved.ok);
    assert.equal(resolved.endpoints.authority, 'https://login.example:8443');
    assert.equal(resolved.endpoints.exchangeResource, 'https://outlook.office365.com');
    assert.equal(resolved.endpoints.smtp.security, 'implicitTls');
    assert.equal(resolved.endpoints.imap.host, 'mail.example');
  });

  it('ignores an authority outside the custom cloud', () => {
    const resolved = resolveEndpoints({ cloud: 'global', authority: 'https://evil.example' }, undefined);
    assert.ok(resolved.ok && resolved.endpoints.authority === 'https://login.microsoftonline.com');
  });
});

describe('what a stored secret is bound to', () => {
  const registration = {
    cloud: 'custom',
    authority: 'https://login.example',
    tenantId: 'T',
    clientId: 'C',
  } as const;
  it('changes with the authority, its port, the tenant and the client', () => {
    const variants = [
      registration,
      { ...registration, authority: 'https://login.example:8443' },
      { ...registration, authority: 'https://evil.example' },
      { ...registration, tenantId: 'U' },
      { ...registration, clientId: 'D' },
      { ...registration, cloud: 'global' },
      { ...registration, cloud: 'demo' },
    ] as const;
    assert.equal(new Set(variants.map(secretBinding)).size, variants.length);
  });

  it('is the authority’s host, the tenant and the client in lower case, a line each', () => {
    const { authority, ...rest } = registration;
    assert.equal(secretBinding({ ...registration, tenantId: ' T ', clientId: 'C\t' }), 'login.example\nt\nc');
    assert.equal(secretBinding({ ...rest, cloud: 'global' }), 'login.microsoftonline.com\nt\nc');
    assert.equal(secretBinding({ ...registration, cloud: 'demo' }), 'demo\nt\nc');
    // Text that is not an address names no host, and no other one either.
    assert.equal(
      secretBinding({ ...registration, authority: 'login.example' }),
      'unusable login.example\nt\nc',
    );
    assert.equal(secretBinding(rest), 'unusable\nt\nc');
  });

  it('does not change with letter case', () => {
    assert.equal(
      secretBinding(registration),
      secretBinding({ ...registration, tenantId: 't', clientId: 'c', authority: 'https://LOGIN.example' }),
    );
  });
});
