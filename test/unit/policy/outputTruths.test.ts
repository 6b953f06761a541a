// Every output of the table says what the table holds: read right, or not at all, and never into something false.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readOutput } from '../../../src/policy/output/readOutput.ts';
import { fourthTruths } from './fourthTruths.ts';
import { freshTruths } from './freshTruths.ts';
import { laterTruths } from './laterTruths.ts';
import { type OutputTruth, outputTruths } from './outputTruths.ts';
import { now, registration } from './samples.ts';
import { thirdTruths } from './thirdTruths.ts';

const outputs = new URL('../../golden/policy/outputs/', import.meta.url);

const read = ({ name, protocol, known }: OutputTruth) =>
  readOutput({
    text: readFileSync(new URL(`${name}.txt`, outputs), 'utf8'),
    registration: registration('clientSecret', protocol),
    mailbox: { address: 'ap@contoso.com', protocols: [protocol], controlMailbox: 'ceo@contoso.com' },
    ...(known === true ? { enterpriseAppObjectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb' } : {}),
    now,
  });

for (const truth of [...outputTruths, ...freshTruths, ...laterTruths, ...thirdTruths, ...fourthTruths]) {
  test(`${truth.name} (${truth.protocol}) is read as it is meant`, () => {
    const { reading, facts, findings, declared, readiness } = read(truth);
    if (truth.declared !== undefined)
      assert.deepEqual(declared === undefined ? null : [declared.mailbox, declared.control], truth.declared);
    assert.deepEqual(
      findings.map(({ code }) => code),
      truth.codes ?? [],
    );
    if (truth.unread !== 'any') assert.equal(reading.unread, truth.unread ?? 0);
    if (truth.cut === true) assert.equal(reading.cut, true);
    if (truth.factCount !== undefined) assert.equal(facts.length, truth.factCount);
    for (const [kind, fields] of truth.facts ?? []) {
      const found = facts.filter((fact) => fact.kind === kind);
      assert.ok(
        found.some((fact) =>
          Object.entries(fields).every(([name, value]) => Reflect.get(fact, name) === value),
        ),
        `${kind} ${JSON.stringify(fields)} in ${JSON.stringify(found)}`,
      );
    }
    for (const [id, state] of Object.entries(truth.states ?? {}))
      assert.equal(readiness?.items.find((item) => item.id === id)?.state, state, id);
    if (truth.works !== undefined) assert.equal(readiness?.works, truth.works);
  });
}
