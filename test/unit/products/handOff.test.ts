// The hand-off documents: readable by a newcomer, complete, without secrets, and hostile names stay text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { Advice } from '../../../src/core/report/advice.ts';
import type { PolicyReport } from '../../../src/core/report/policyReport.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import { administratorSheet } from '../../../src/products/handOff.ts';
import { findProduct, noticesOf, permissionsOf, shapeOf } from '../../../src/products/registry.ts';
import { testReport } from '../../../src/products/testReport.ts';
import type { AdminScript } from '../../../src/snippets/adminScripts/adminScript.ts';
import { assertGolden } from '../../support/goldenText.ts';
import { hostileValues } from '../../support/hostileValues.ts';
import { sampleMailbox, sampleRegistration } from '../../support/renderings.ts';

const script: AdminScript = {
  id: 'roleAssignment',
  title: 'Assign the role',
  who: 'exchangeAdmin',
  runsIn: 'exchange',
  why: 'Gives the application the right inside the scope only.',
  delay: '30 minutes to 2 hours',
  undo: "Remove-ManagementRoleAssignment -Identity 'a'",
  text: "New-ManagementRoleAssignment -Name 'a' -App 'b' -Role 'Application EWS.AccessAsApp'",
  covers: ['ews'],
};

const registration: Registration = {
  ...sampleRegistration,
  product: 'globalcapture',
  mailboxes: [sampleMailbox(['ews'], 'clientSecret')],
};

const sheet = (of: Registration): string => {
  const product = findProduct(of.product);
  assert.ok(product);
  return administratorSheet({
    registration: of,
    product,
    permissions: permissionsOf(of.product, ['ews'], 'app'),
    shape: shapeOf(of.product, of.grant),
    notices: noticesOf(of.product, ['ews'], of.grant),
    scripts: [script],
    writtenOn: '2026-11-22',
  });
};

const advice: Advice = {
  code: 'ews.blockedByPolicy',
  title: 'EWS is blocked for this application',
  cause: 'The client ID is not on the allow list.',
  owner: 'exchangeAdmin',
  fix: 'Add it to EwsAllowedAppIDs.',
  message: 'Add the client ID to EwsAllowedAppIDs.',
  sources: ['techcommunity 4529471'],
};

const probe: ProbeReport = {
  registration: registration.id,
  address: 'ap@contoso.com',
  protocol: 'ews',
  startedAt: '2026-11-22T09:14:05.123Z',
  durationMs: 412,
  ok: false,
  steps: [
    { id: 'resolve', status: 'ok', durationMs: 3, detail: 'outlook.office365.com is 192.0.2.1' },
    {
      id: 'openMailbox',
      status: 'failed',
      durationMs: 40,
      detail: 'HTTP 403 | <b>',
      code: advice.code,
      advice,
    },
    { id: 'sendAs', status: 'skipped', durationMs: 0, detail: '' },
  ],
};

const policy: PolicyReport = {
  registration: registration.id,
  address: 'ap@contoso.com',
  controlMailbox: 'ceo@contoso.com',
  verdict: 'scoped',
  mailbox: 'granted',
  control: 'denied',
  consented: ['full_access_as_app'],
  findings: [],
  checkedAt: '2026-11-22T09:15:00.000Z',
};

const report = (of: Registration): string =>
  testReport({
    registration: of,
    product: 'Square 9 GlobalCapture',
    probes: [probe],
    policies: [policy],
    versions: { 'Exchange OAuth2 Setup': '0.1.0', 'Visual Studio Code': '1.106.0' },
    writtenAt: '2026-11-22T09:20:00.000Z',
  });

test('the administrator’s sheet says what, why, where, how to check and how to take it back', () => {
  assertGolden('products/handOff/administratorSheet.md', sheet(registration));
});

test('the test report shows each mailbox, each step, the refused control mailbox and the versions', () => {
  assertGolden('products/handOff/testReport.md', report(registration));
});

test('a mailbox that was not tried is reported as not tried', () => {
  const mailboxes = [...registration.mailboxes, { address: 'b@contoso.com', protocols: ['imap' as const] }];
  assert.match(
    report({ ...registration, mailboxes }),
    /`b@contoso\.com` \| IMAP \| \*\*not tried\*\* \| \*\*not checked\*\*/,
  );
});

test('names and addresses stay text, however hostile', () => {
  for (const value of hostileValues) {
    const hostile = {
      ...registration,
      name: value,
      tenantId: value,
      mailboxes: [{ address: value, protocols: ['ews' as const], controlMailbox: value }],
    };
    for (const text of [sheet(hostile), report(hostile)]) {
      const outside = text.replace(/(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)/g, '');
      assert.doesNotMatch(outside, /<script|\]\(command:|\$\(alert\)/, JSON.stringify(value));
      assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
  }
});

test('nothing that stands in a registration by mistake gets into the hand-off documents', () => {
  const canary = 'Xy78Q~canary-secret-value-that-must-not-leak';
  const leaky = { ...registration, clientSecret: canary } as Registration;
  assert.ok(!sheet(leaky).includes(canary) && !report(leaky).includes(canary));
});

test('a signed-in person’s sheet asks for no secret and says whom it serves', () => {
  const delegated: Registration = {
    ...registration,
    product: 'servicely',
    grant: 'authorizationCode',
    mailboxes: [sampleMailbox(['imap', 'smtp'], 'authorizationCode')],
  };
  const text = administratorSheet({
    registration: delegated,
    product: { name: 'Servicely', summary: 'Service desk.' },
    permissions: permissionsOf('servicely', ['imap', 'smtp'], 'delegated'),
    shape: shapeOf('servicely', 'authorizationCode'),
    notices: [],
    scripts: [],
    consentUrl: 'https://login.microsoftonline.com/x/v2.0/adminconsent?client_id=1',
    writtenOn: '2026-11-22',
  });
  assert.match(text, /None: a person signs in/);
  assert.match(text, /adminconsent/);
  assert.match(text, /Nothing is to be done here/);
});
