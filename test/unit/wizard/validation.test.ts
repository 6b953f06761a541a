// Field validators: what is wrong is said, what was meant is offered, and no input makes them fail.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Validator } from '../../../src/wizard/fieldRules.ts';
import {
  addressProblem,
  authorityProblem,
  clientIdProblem,
  expiryProblem,
  hostPortProblem,
  httpsProblem,
  nameProblem,
  optionalAddressProblem,
  pairProblem,
  redirectUriProblem,
  tenantProblem,
} from '../../../src/wizard/validation.ts';
import { clientId, tenantId } from './draftOf.ts';

const today = '2026-11-22';
const validators: Readonly<Record<string, Validator>> = {
  name: nameProblem,
  tenant: tenantProblem,
  clientId: clientIdProblem,
  address: addressProblem,
  optionalAddress: optionalAddressProblem,
  redirectUri: redirectUriProblem,
  authority: authorityProblem,
  https: httpsProblem,
  hostPort: hostPortProblem,
  expiry: (text) => expiryProblem(text, today),
};

test('well-formed values have no problem', () => {
  assert.equal(tenantProblem(tenantId), undefined);
  assert.equal(tenantProblem('contoso.onmicrosoft.com'), undefined);
  assert.equal(clientIdProblem(clientId), undefined);
  assert.equal(addressProblem('ap@contoso.com'), undefined);
  assert.equal(expiryProblem('2027-05-01', today), undefined);
  assert.equal(authorityProblem('https://login.example:8443'), undefined);
});

test('"common" names no tenant', () => {
  assert.match(tenantProblem('common')?.text ?? '', /names no tenant/);
  assert.match(tenantProblem('Organizations')?.text ?? '', /names no tenant/);
});

test('a personal-account domain has no tenant', () => {
  for (const domain of ['outlook.com', 'hotmail.de', 'gmail.com', 'someone@live.com'])
    assert.match(tenantProblem(domain)?.text ?? '', /personal accounts/);
});

test('a mail address in the tenant field is corrected to its domain', () => {
  assert.equal(tenantProblem('admin@contoso.com')?.fix?.value, 'contoso.com');
});

test('a GUID with digits missing says how many', () => {
  assert.match(clientIdProblem('6666666-7777-8888-9999-000000000000')?.text ?? '', /1 of its 32/);
  assert.match(tenantProblem('11111111-2222')?.text ?? '', /20 of its 32/);
});

test('braces, quotes, dashes and invisible characters around a GUID are taken away on request', () => {
  for (const text of [`{${clientId}}`, `“${clientId}”`, clientId.replaceAll('-', '–')])
    assert.equal(clientIdProblem(text)?.fix?.value, clientId, text);
  assert.equal(clientIdProblem(`\u200e${clientId}\u200b`)?.fix?.value, clientId);
});

test('a client secret in the client ID field is recognised and not repeated', () => {
  const secret = 'abc8Q~aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
  const problem = clientIdProblem(secret);
  assert.match(problem?.text ?? '', /looks like a client secret/);
  assert.doesNotMatch(JSON.stringify(problem), /8Q~/);
});

test('the same GUID in both fields, or a domain as client ID, is caught', () => {
  assert.match(pairProblem(tenantId, tenantId.toUpperCase())?.text ?? '', /same value/);
  assert.match(pairProblem(clientId, 'contoso.com')?.text ?? '', /swapped/);
  assert.equal(pairProblem(tenantId, clientId), undefined);
});

test('an address with a name or brackets around it is corrected', () => {
  assert.equal(addressProblem('Accounts <ap@contoso.com>')?.fix?.value, 'ap@contoso.com');
  assert.equal(addressProblem('mailto:ap@contoso.com')?.fix?.value, 'ap@contoso.com');
});

test('dates that are over or do not exist are told apart', () => {
  assert.match(expiryProblem('2026-11-21', today)?.text ?? '', /in the past/);
  assert.match(expiryProblem('2026-02-30', today)?.text ?? '', /not a date/);
  assert.equal(expiryProblem('', today), undefined);
});

test('an empty required field is a problem only once it was tried to go on', () => {
  assert.equal(nameProblem('')?.required, true);
  assert.equal(nameProblem('\t ')?.required, true);
  assert.match(
    nameProblem('aB38Q~abcdefghijklmnopqrstuvwxyz01234567')?.text ?? '',
    /looks like a client secret/,
  );
  assert.equal(nameProblem('Capture of Contoso'), undefined);
});

const hostile = [
  'x'.repeat(100_000),
  '\u0000\u0001\u001b[31m',
  '\u202eevil\u2066',
  '‘smart’ “quotes” ´`',
  '\ud800',
  '<img src=x onerror=alert(1)>',
  '$(Remove-Mailbox)',
  '../../etc/passwd',
  '__proto__',
  '\r\nX-Injected: 1',
];

for (const [name, validator] of Object.entries(validators)) {
  test(`hostile text in ${name} is named as a problem, in one short sentence`, () => {
    for (const text of hostile) {
      const problem = validator(text);
      if (name === 'name' && problem === undefined) continue;
      assert.ok(problem !== undefined, JSON.stringify(text.slice(0, 40)));
      assert.ok(problem.text.length < 260, problem.text);
    }
  });

  test(`no text at all makes the rules of ${name} fail or take long`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const problem = validator(text);
        assert.ok(problem === undefined || problem.text !== '');
      }),
      { numRuns: 500 },
    );
  });

  test(`a correction that ${name} offers helps`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(tenantId, 'contoso.com', 'ap@contoso.com'),
        fc.constantFrom('', ' ', '"', '“', '\u200f', '{', '<', '\u00a0'),
        fc.constantFrom('', ' ', '"', '”', '\u200b', '}', '>', '\n'),
        (value, before, behind) => {
          const problem = validator(`${before}${value}${behind}`);
          const { fix } = problem ?? {};
          if (fix?.label.startsWith('Use')) assert.equal(validator(fix.value), undefined);
          else if (fix !== undefined) assert.notEqual(validator(fix.value)?.text, problem?.text);
        },
      ),
    );
  });
}
