// The key that signs reports: made once, kept in the secret store alone, known again, and missing if the store fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { sealed, verified } from '../../../src/host/handOff/documents.ts';
import { createReportKeys } from '../../../src/host/handOff/reportKey.ts';

const report = '# Test report for `Contoso Capture`\n\nLimited.\n\n## Sign-off\n\n| Tested by | Ada |\n';

function computer(broken = false) {
  const [kept, state, errors] = [new Map<string, string>(), new Map<string, unknown>(), [] as string[]];
  const redactor = createRedactor();
  const secrets = {
    get: async (key: string) => kept.get(key),
    store: async (key: string, value: string) => {
      if (broken) throw new Error('no keyring');
      kept.set(key, value);
    },
  };
  const globalState = {
    get: (key: string) => state.get(key),
    update: async (key: string, value: unknown) => void state.set(key, value),
  };
  const log = { error: (text: string) => void errors.push(text) };
  const keys = createReportKeys({ secrets, globalState, redactor, log } as never);
  return { keys, kept, state, errors, redactor };
}

test('one key is made and signs every report; the computer knows it again without asking its secret store', async () => {
  const { keys, kept, state, redactor } = computer();
  const [first, second] = [await keys.own(), await keys.own()];
  assert.equal(first?.reveal(), second?.reveal());
  assert.equal(kept.size, 1);
  const text = sealed(report, first);
  const pem = first?.reveal() ?? '';
  const { state: found, fingerprint = '' } = verified(text);
  assert.equal(found, 'whole');
  assert.match(fingerprint, /^SHA256:[A-Za-z0-9+/]{43}$/);
  kept.clear();
  assert.deepEqual(keys.whose(fingerprint), { key: 'thisComputer' });
  for (const [where, held] of Object.entries({ report: text, state: JSON.stringify([...state]) }))
    assert.ok(!held.includes('PRIVATE') && !held.includes(pem.split('\n')[1] ?? '-'), where);
  assert.ok(!redactor.redact(`x ${pem} x`).includes(pem.split('\n')[1] ?? '-'));
  assert.equal(redactor.redact(text), text, 'a public key and a signature are no secrets');
});

test('a key of another computer is unknown until somebody has said whose it is', async () => {
  const [here, there] = [computer(), computer()];
  const { fingerprint = '' } = verified(sealed(report, await there.keys.own()));
  await here.keys.own();
  assert.deepEqual(here.keys.whose(fingerprint), { key: 'unknown' });
  await here.keys.remember(fingerprint, 'Ada');
  assert.deepEqual(here.keys.whose(fingerprint), { key: 'known', name: 'Ada' });
});

test('a report that was changed and given a number of its own is not signed by anybody', async () => {
  const { keys } = computer();
  const key = await keys.own();
  const [signed, other] = [sealed(report, key), sealed(report.replace('Limited', 'Open'), undefined)];
  const number = /`([0-9a-f]{64})`/;
  const forged = signed.replace('Limited', 'Open').replace(number, `\`${number.exec(other)?.[1]}\``);
  assert.deepEqual(
    [verified(forged).state, verified(forged).fingerprint],
    ['changed', undefined],
    'the number fits and the signature does not',
  );
  assert.deepEqual([verified(other).state, verified(other).fingerprint], ['whole', undefined]);
});

test('if the secret store fails, the report is written without a signature', async () => {
  const { keys, errors } = computer(true);
  const key = await keys.own();
  assert.equal(key, undefined);
  assert.equal(verified(sealed(report, key)).state, 'whole');
  assert.equal(errors.length, 1);
});
