// Which hosts a network calls: each of the list in its exact form, and no other.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evidenceOf } from '../../../src/core/report/failure.ts';
import { allowed, type Route, readUrl } from '../../../src/net/route.ts';

const route = {
  options: {
    allowedHosts: [
      { host: 'mail.contoso.com', port: 993 },
      { host: '::1', port: 8443 },
    ],
    proxyFor: () => undefined,
  },
} as unknown as Route;

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    const evidence = evidenceOf(error);
    assert.ok(evidence.kind === 'local' && evidence.problem === 'hostNotAllowed', String(error));
    return evidence.text;
  }
  return assert.fail('it was not refused');
};

describe('the hosts of a network', () => {
  it('are each called under their own port', () => {
    for (const target of route.options.allowedHosts) assert.deepEqual(allowed(target, route), target);
  });

  it('are told by name in the refusal of any other', () => {
    assert.equal(
      refusal(() => allowed({ host: 'evil.example', port: 993 }, route)),
      "evil.example:993 is not one of this registration's servers, so nothing was sent to it.",
    );
    assert.match(
      refusal(() => allowed({ host: '::2', port: 993 }, route)),
      /^\[::2\]:993 is not one/,
    );
    for (const target of [
      { host: 'mail.contoso.com', port: 8443 },
      { host: '::1', port: 993 },
      { host: 'MAIL.contoso.com', port: 993 },
      { host: 'mail.contoso.com.', port: 993 },
      { host: '0:0:0:0:0:0:0:1', port: 8443 },
      { host: 'mail.contoso.com:993@evil.example', port: 993 },
    ]) {
      refusal(() => allowed(target, route));
    }
    const long = refusal(() => allowed({ host: 'a'.repeat(5_000), port: 1 }, route));
    assert.ok(long.length < 400, `${long.length} characters`);
  });

  it('are called by plain addresses alone', () => {
    assert.equal(readUrl('https://mail.contoso.com/a?b=c').href, 'https://mail.contoso.com/a?b=c');
    for (const text of [
      'http://mail.contoso.com/',
      'https://a@mail.contoso.com/',
      'https://:b@mail.contoso.com/',
      'https://',
      'https://mail.contoso.com/#a',
      'https://mail.contoso.com\\a',
      'https://mail.contoso.com/ä',
      'mail.contoso.com',
    ]) {
      assert.equal(
        refusal(() => readUrl(text)),
        'Not a plain https address.',
        text,
      );
    }
  });
});
