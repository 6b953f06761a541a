// A host is accepted only as it is called: what a person reads is where a token goes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hostPortOf, parseHostPort, parseHttpsUrl, sameHost } from '../../../src/core/endpoints/hosts.ts';

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
      // Userinfo, query, fragment and what is not https.
      'https://user@login.contoso.com/',
      'https://user:@login.contoso.com/',
      'https://:password@login.contoso.com/',
      'https://login.contoso.com/?to=evil.example',
      'https://login.contoso.com?',
      'https://login.contoso.com/#evil.example',
      'https://login.contoso.com/a\\b',
      'http://login.contoso.com/',
      'see https://login.contoso.com/',
      // White space and what is not ASCII: WHATWG parsing removes it or reads another host.
      ' https://login.contoso.com/',
      'https://login.con\ttoso.com/',
      'https://login.contoso.com/\n',
      'https://login。contoso.com/',
      'https://login．contoso．com/',
      'https://lоgin.contoso.com/',
      'https://login.contoso.com\u00ad/',
      'https://ｌogin.contoso.com/',
      // Ports and IPv6 in other spellings, and no host at all.
      'https://login.contoso.com:/',
      'https://login.contoso.com:99999/',
      'https://[0:0:0:0:0:0:0:1]/',
      'https://[::1%25eth0]/',
      'https://[FE80::0001]/',
      'https://',
      'https:',
      '',
    ]) {
      assert.equal(parseHttpsUrl(text), undefined, text);
    }
    for (const text of [
      '127.1:993',
      '0x7f.0.0.1:993',
      '2130706433:993',
      '[0:0::1]:993',
      '127.0.0.01:993',
      'mail.contoso.com:0',
      'mail.contoso.com:65536',
      'mail.contoso.com:',
      'mail.contoso.com',
      ':993',
      'mail.contoso.com.:993',
      'mail..contoso.com:993',
      '.contoso.com:993',
      '-mail.example:993',
      'user@mail.contoso.com:993',
      'mail.contoso.com:993/',
      'mail.contoso.com:993 ',
      ' mail.contoso.com:993',
      'mail.contoso.com:9\t93',
      'mail。contoso.com:993',
      'mаil.contoso.com:993',
      '::1:993',
      '[::1%1]:993',
      'mail.contoso.com:993\n',
      'mail.contoso.com:٩٩٣',
      'mail_1.contoso.com:993',
      `${'a'.repeat(254)}:993`,
    ]) {
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
    assert.deepEqual(parseHostPort('a:1'), { host: 'a', port: 1 });
    assert.deepEqual(parseHostPort('a:65535'), { host: 'a', port: 65_535 });
  });

  it('compares host and port, both exactly', () => {
    const host = { host: 'mail.contoso.com', port: 993 };
    assert.equal(sameHost(host, { ...host }), true);
    assert.equal(sameHost(host, { ...host, port: 994 }), false);
    assert.equal(sameHost(host, { ...host, host: 'mail.contoso.com.evil.example' }), false);
    assert.equal(sameHost(host, { host: 'a', port: 1 }), false);
  });

  it('takes the port of an address from it, and 443 if it names none', () => {
    assert.deepEqual(hostPortOf(new URL('https://login.contoso.com/a')), {
      host: 'login.contoso.com',
      port: 443,
    });
    assert.deepEqual(hostPortOf(new URL('https://[::1]:8443')), { host: '::1', port: 8443 });
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
