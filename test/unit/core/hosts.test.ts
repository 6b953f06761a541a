// A host is accepted only as it is called: what a person reads is where a token goes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseHostPort, parseHttpsUrl } from '../../../src/core/endpoints/hosts.ts';

describe('hosts', () => {
  it('refuses addresses that show another host than the one that is called', () => {
    for (const text of [
      'https://login.contoso.com%2eevil.example/',
      'https://%65vil.example/',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://127.1/',
      'https:///login.contoso.com/',
      'https://login.contoso.com\\@evil.example/',
      'https://login.contoso.com@evil.example/',
      'https://login.contoso.com:0443/',
      'https://[::ffff:127.0.0.1]/',
      'https://login.contoso.com./',
    ]) {
      assert.equal(parseHttpsUrl(text), undefined, text);
    }
    for (const text of ['127.1:993', '0x7f.0.0.1:993', '2130706433:993', '[0:0::1]:993', '127.0.0.01:993']) {
      assert.equal(parseHostPort(text), undefined, text);
    }
  });

  it('accepts plain hosts, ports and addresses', () => {
    for (const text of [
      'https://login.contoso.com',
      'https://LOGIN.contoso.com/',
      'https://login.contoso.com:443/EWS/Exchange.asmx',
      'https://login.contoso.com:8443/a%20b',
      'https://127.0.0.1:8443',
      'https://[::1]:8443/',
      'https://xn--bcher-kva.example/',
    ]) {
      assert.notEqual(parseHttpsUrl(text), undefined, text);
    }
    assert.deepEqual(parseHostPort('[::1]:993'), { host: '::1', port: 993 });
    assert.deepEqual(parseHostPort('Mail.contoso.com:993'), { host: 'mail.contoso.com', port: 993 });
  });

  it('shows the host that is called, whatever is put into an address', () => {
    const junk = fc.array(fc.constantFrom(...'/\\@%.:?#[]0xe ', 'evil.example', 'login.contoso.com', '%2e'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(junk, junk, (before, after) => {
        const text = `https://${before.join('')}login.contoso.com${after.join('')}`;
        const url = parseHttpsUrl(text);
        assert.ok(url === undefined || text.toLowerCase().startsWith(`https://${url.host}`), text);
      }),
      { numRuns: 5_000 },
    );
  });
});
