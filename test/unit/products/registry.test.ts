// Every product and target has sources, goldens, refusals that say why, and no secrets.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { grantIds, protocolIds } from '../../../src/core/registration/registration.ts';
import { productRows } from '../../../src/products/catalogue.ts';
import { isRefusal } from '../../../src/products/product.ts';
import {
  catalogue,
  findTarget,
  noticesOf,
  permissionsOf,
  products,
  renderTarget,
  shapeOf,
  targetsFor,
} from '../../../src/products/registry.ts';
import { renderers } from '../../../src/products/renderers.ts';
import { goldenPath } from '../../support/goldenText.ts';
import {
  allTargets,
  mailboxFor,
  render,
  renderedText,
  sampleMailbox,
  sampleRegistration,
  situationsOf,
} from '../../support/renderings.ts';

test('ids and targets are unique, and each product has one renderer', () => {
  const ids = productRows.map(({ id }) => id);
  const targets = productRows.flatMap((row) => row.targets);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(targets).size, targets.length);
  assert.deepEqual(Object.keys(renderers).toSorted(), ids.toSorted());
});

test('each target has a golden, and no golden is left over', () => {
  const goldens = readdirSync(goldenPath('products')).filter((name) => name.endsWith('.txt'));
  assert.deepEqual(goldens.toSorted(), allTargets.map(({ target }) => `${target}.txt`).toSorted());
});

for (const product of products) {
  test(`${product.id} names its source, a date and what it can do`, () => {
    assert.ok(product.source.length > 10);
    assert.match(product.asOf, /^20\d\d-\d\d-\d\d$/);
    assert.match(product.summary, /\.$/);
    assert.match(product.why, /\.$/);
    assert.ok(product.grants.includes(product.defaultGrant));
    assert.ok(product.defaultProtocols.length > 0);
    for (const protocol of product.defaultProtocols) assert.ok(product.protocols.includes(protocol));
    if (product.clouds !== undefined) assert.match(product.cloudsWhy ?? '', /\.$/);
    if (product.cannot !== undefined) assert.match(product.cannot, /\.$/);
    for (const target of product.instead ?? []) assert.ok(findTarget(target), `${target} exists`);
    for (const notice of product.notices) {
      assert.ok(notice.source.length > 3);
      assert.match(notice.text, /[.]$/);
    }
  });

  test(`${product.id} renders with its own defaults`, () => {
    const grant = product.defaultGrant;
    for (const target of product.targets) {
      const result = render(target, {
        title: '',
        registration: { ...sampleRegistration, grant },
        mailbox: mailboxFor(product, product.defaultProtocols, grant),
      });
      assert.ok(!isRefusal(result), renderedText(result));
      assert.ok(result.files.length > 0);
      for (const file of result.files) assert.match(file.name, /^[\w.-]+$/);
    }
  });
}

test('a refusal says why, and the nearest target it names can be rendered', () => {
  for (const { target } of allTargets) {
    for (const grant of grantIds) {
      for (const protocol of protocolIds) {
        for (const cloud of ['global', 'dod'] as const) {
          const situation = {
            title: '',
            registration: { ...sampleRegistration, grant, cloud },
            mailbox: sampleMailbox([protocol], grant),
          };
          const result = render(target, situation);
          if (!isRefusal(result)) continue;
          assert.match(result.refused, /[.]$/, result.refused);
          assert.ok(result.nearest, `${target} ${grant} ${protocol}: ${result.refused}`);
          assert.ok(!isRefusal(render(result.nearest, situation)), `${target} -> ${result.nearest}`);
        }
      }
    }
  }
});

test('the registration’s own product comes first, and what cannot be rendered comes last with its reason', () => {
  const registration = { ...sampleRegistration, product: 'imagicle' };
  const offered = targetsFor(registration, sampleMailbox(['ews'], 'clientSecret'));
  assert.equal(offered[0]?.target, 'imagicle');
  assert.equal(offered.length, allTargets.length);
  const firstRefused = offered.findIndex(({ refusal }) => refusal !== undefined);
  assert.ok(firstRefused > 0);
  assert.ok(offered.slice(firstRefused).every(({ refusal }) => (refusal?.refused ?? '') !== ''));
});

test('an unknown target and a demo tenant that is not running are refused in words', async () => {
  const mailbox = sampleMailbox(['ews'], 'clientSecret');
  const unknown = await renderTarget(sampleRegistration, mailbox, 'nothing');
  assert.ok(isRefusal(unknown) && unknown.refused.includes('nothing'));
  const demo = await renderTarget({ ...sampleRegistration, cloud: 'demo' }, mailbox, 'globalcapture');
  assert.ok(isRefusal(demo) && demo.refused.startsWith('The demo tenant is not running'));
});

test('a product id stands for its first target', async () => {
  const result = await renderTarget(
    sampleRegistration,
    sampleMailbox(['imap'], 'clientSecret'),
    'ownApplication',
  );
  assert.ok(!isRefusal(result));
  assert.equal(result.files[0]?.name, 'exchangeMailbox.mjs');
});

test('the catalogue is plain JSON and carries the warnings of the defaults', () => {
  const entries = catalogue();
  assert.deepEqual(JSON.parse(JSON.stringify(entries)), entries);
  const capture = entries.find(({ id }) => id === 'globalcapture');
  assert.deepEqual(
    capture?.notices.map(({ id }) => id),
    ['deletesMail', 'graphRoute', 'ewsEnds', 'ewsAllowList', 'tenantWide', 'secretExpires'],
  );
});

test('notices follow what is chosen', () => {
  const ids = noticesOf('genesys', ['ews'], 'password').map(({ id }) => id);
  assert.ok(ids.includes('ropcBreaks') && ids.includes('ewsEnds') && !ids.includes('secretExpires'));
  assert.ok(noticesOf('ownApplication', ['graph'], 'clientSecret').some(({ id }) => id === 'tenantWide'));
});

test('a product can need more than the least permission', () => {
  assert.deepEqual(
    permissionsOf('parsedmarc', ['graph'], 'app').map(({ value }) => value),
    ['Mail.ReadWrite'],
  );
  assert.deepEqual(
    permissionsOf('ownApplication', ['graph'], 'app').map(({ value }) => value),
    ['Mail.Read'],
  );
  assert.deepEqual(
    permissionsOf('nothing', ['imap'], 'app').map(({ value }) => value),
    ['IMAP.AccessAsApp'],
  );
});

test('a product can ask for another shape of app registration than its grant', () => {
  assert.equal(shapeOf('freescout', 'authorizationCode').accounts, 'multiple');
  assert.equal(shapeOf('ownApplication', 'authorizationCode').redirects[0]?.uri, 'http://localhost');
  assert.equal(shapeOf('ownApplication', 'deviceCode').publicClientFlows, true);
});

test('nothing that stands in a registration by mistake gets into a rendering', () => {
  const canary = 'Xy78Q~canary-secret-value-that-must-not-leak';
  for (const { product, target } of allTargets) {
    for (const situation of situationsOf(product)) {
      const result = render(target, {
        ...situation,
        registration: {
          ...situation.registration,
          clientSecret: canary,
          secret: canary,
        } as typeof situation.registration,
        mailbox: { ...situation.mailbox, password: canary } as typeof situation.mailbox,
      });
      assert.ok(!JSON.stringify(result).includes(canary), target);
    }
  }
});

test('a secret is named by reference only', () => {
  // A key that looks like a secret's, with a literal of some length as its value.
  const literal = /(?:secret|password|token)["'\]]*\s*(?:=>|[:=])\s*["'][^"'${}%]{12,}["']/i;
  for (const { product, target } of allTargets) {
    for (const situation of situationsOf(product)) {
      const result = render(target, situation);
      if (isRefusal(result)) continue;
      for (const file of result.files) {
        if (file.language === 'markdown') continue;
        const hit = literal.exec(file.text)?.[0];
        assert.ok(hit === undefined || /https?:/.test(hit), `${target} ${file.name}: ${hit}`);
      }
    }
  }
});
