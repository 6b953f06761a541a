// The public discovery document: whose tenant it is and in which cloud.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTenantDocument } from '../../../src/wizard/tenantDocument.ts';
import { tenantId } from './draftOf.ts';

const document = (extra: object) =>
  JSON.stringify({ issuer: `https://login.example/${tenantId}/v2.0`, ...extra });

test('tenant and cloud are read from issuer and instance', () => {
  const rows = [
    ['microsoftonline.com', null, 'global'],
    ['microsoftonline.com', 'GCC', 'global'],
    ['microsoftonline.us', 'DODCON', 'gccHigh'],
    ['microsoftonline.us', 'DOD', 'dod'],
    ['partner.microsoftonline.cn', null, 'china'],
  ] as const;
  for (const [cloud_instance_name, tenant_region_sub_scope, cloud] of rows)
    assert.deepEqual(readTenantDocument(document({ cloud_instance_name, tenant_region_sub_scope })), {
      tenantId,
      cloud,
    });
});

test('a document without Microsoft’s members gives the tenant alone', () => {
  assert.deepEqual(readTenantDocument(document({})), { tenantId });
});

test('"common", other JSON and HTML give nothing', () => {
  for (const text of [
    JSON.stringify({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }),
    '{}',
    '[]',
    'null',
    '<html>',
    '',
    '{"issuer":1}',
  ])
    assert.equal(readTenantDocument(text), undefined, text);
});

test('no text makes the reader throw', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readTenantDocument(text)));
});
