// What is said about a secret before it is stored; the secret itself is never part of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { secretProblem } from '../../../src/wizard/secretProblems.ts';

const value = 'abc8Q~bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';

test('a Value of forty characters has no problem', () => {
  assert.equal(value.length, 40);
  assert.equal(secretProblem(value), undefined);
});

test('a GUID is the Secret ID', () => {
  const problem = secretProblem('11111111-2222-3333-4444-555555555555');
  assert.match(
    problem?.text ?? '',
    /^This is the Secret ID; the Value is shown once, when the secret is created/,
  );
  assert.equal(problem?.severity, 'error');
});

test('spaces and line breaks around it are named and can be removed', () => {
  for (const text of [` ${value}`, `${value}\n`, `\t${value} `])
    assert.equal(secretProblem(text)?.trimmable, true);
});

test('a value that is cut off is named', () => {
  assert.match(secretProblem(value.slice(0, 30))?.text ?? '', /cut off: it has 30 characters/);
  assert.match(secretProblem('abc***************')?.text ?? '', /shortened form/);
});

test('quotation marks and invisible characters are named', () => {
  assert.match(secretProblem(`“${value}”`)?.text ?? '', /quotation marks/);
  assert.match(secretProblem(`${value.slice(0, 20)}\u200b${value.slice(20)}`)?.text ?? '', /invisible/);
});

test('secrets of other authorities can be stored', () => {
  assert.notEqual(secretProblem('a-secret-of-an-openid-provider')?.severity, 'error');
  assert.equal(secretProblem('short')?.severity, 'warning');
});

test('no problem repeats the secret', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 8, maxLength: 80 }), (secret) => {
      const problem = secretProblem(secret);
      assert.ok(problem === undefined || !problem.text.includes(secret));
    }),
  );
});

test('a huge text is refused in words', () => {
  assert.match(secretProblem('x'.repeat(1_000_000))?.text ?? '', /1000000 characters/);
});
