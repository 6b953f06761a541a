// The sheets of the five source products say what their documents say, mark what is ours, and warn once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal, type Rendering } from '../../../src/products/product.ts';
import { noticesOf } from '../../../src/products/registry.ts';
import {
  allTargets,
  mailboxFor,
  render,
  sampleRegistration,
  situationsOf,
} from '../../support/renderings.ts';
import { statements } from './sheetStatements.ts';

const sheetOf = (rendering: Rendering): string | undefined =>
  rendering.files.find(({ language }) => language === 'markdown')?.text;

for (const { target, grant, protocols, rows } of statements) {
  const product = allTargets.find((entry) => entry.target === target)?.product;
  assert.ok(product);
  const result = render(target, {
    title: '',
    registration: { ...sampleRegistration, grant },
    mailbox: mailboxFor(product, protocols, grant),
  });
  assert.ok(!isRefusal(result));
  const text = `${product.why}\n${sheetOf(result)}`;
  for (const [statement, words] of rows) {
    test(`the sheet of ${target} (${protocols.join(', ')}) says: ${statement}`, () => {
      assert.ok(text.includes(words), `“${words}” is not in\n${text}`);
    });
  }
}

const sheets = allTargets.flatMap(({ product, target }) =>
  situationsOf(product).flatMap((situation) => {
    const result = render(target, situation);
    if (isRefusal(result)) return [];
    const text = sheetOf(result);
    return text === undefined ? [] : [{ target, product, situation, text, notes: result.notes }];
  }),
);

test('each label of a sheet says where it comes from', () => {
  const origins = ['vendor’s document', 'newer vendor page', 'product’s source code', 'our words'];
  for (const { target, text } of sheets) {
    const rows = text.split('\n').filter((line) => /^\| .* \|$/.test(line));
    const head = rows.indexOf('| Field | Value | Notes | Label from |');
    assert.ok(head >= 0, target);
    const fields = text
      .split('\n## ')
      .filter((part) => part.includes('| Label from |'))
      .flatMap((part) => part.split('\n').filter((line) => line.startsWith('| ')))
      .filter((line) => !line.startsWith('| Field |') && !line.startsWith('| --- |'));
    for (const line of fields)
      assert.ok(
        origins.some((origin) => line.endsWith(`| ${origin} |`)),
        `${target}: ${line}`,
      );
  }
});

test('a notice stands once, and only for the grant and protocols that are rendered', () => {
  for (const { target, product, situation, text, notes } of sheets) {
    const { registration, mailbox } = situation;
    const possible = noticesOf(product.id, mailbox.protocols, registration.grant);
    for (const { text: words } of possible) {
      assert.ok(text.split(words).length <= 2, `${target} says twice: ${words}`);
      assert.ok(notes.filter((note) => note === words).length <= 1, `${target} notes twice: ${words}`);
    }
  }
  const person = sheets.filter(
    ({ target, situation }) => target === 'genesys' && situation.registration.grant === 'password',
  );
  assert.ok(person.length > 0);
  for (const { text } of person) {
    assert.ok(!text.includes('A client secret ends'), text);
    assert.ok(!text.includes('opens every mailbox of the tenant'), text);
  }
});
