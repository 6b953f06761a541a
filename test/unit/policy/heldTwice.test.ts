// The two lists of a tenant joined: roles from Exchange, grants from Entra, by IDs and never by a name that two share.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOutput } from '../../../src/policy/output/readOutput.ts';
import { now, registration } from './samples.ts';

const capture = {
  appId: '66666666-7777-8888-9999-000000000000',
  objectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb',
};
const backup = {
  appId: '12345678-7777-8888-9999-000000000000',
  objectId: '99999999-8888-9999-aaaa-bbbbbbbbbbbb',
};

const principal = ({ appId, objectId }: typeof capture, DisplayName: string) => ({
  DisplayName,
  AppId: appId,
  ObjectId: objectId,
  Sid: '',
});
const role = (RoleAssigneeName: string, more: object = {}) => ({
  Name: 'a',
  Role: 'Application Mail.Read',
  Enabled: true,
  RoleAssigneeName,
  RoleAssigneeType: 'ServicePrincipal',
  CustomResourceScope: 'Invoices',
  RecipientWriteScope: 'CustomRecipientScope',
  ...more,
});
const grant = ({ appId, objectId }: typeof capture, Permission: string) => ({
  AppId: appId,
  PrincipalId: objectId,
  DisplayName: 'Shown by Entra',
  Permission,
  ResourceDisplayName: 'Microsoft Graph',
});

function read(rows: readonly object[], earlier: Parameters<typeof readOutput>[0]['earlier'] = []) {
  const held = registration('clientSecret', 'graph');
  const [mailbox] = held.mailboxes;
  assert.ok(mailbox !== undefined);
  return readOutput({ text: JSON.stringify(rows), registration: held, mailbox, earlier, now });
}

test('an application is found by its object ID', () => {
  const rows = [role(capture.objectId), grant(capture, 'Mail.Read'), grant(backup, 'Mail.Send')];
  assert.deepEqual(read(rows).heldTwice, {
    applications: [
      {
        name: 'Shown by Entra',
        appId: capture.appId,
        roles: [{ role: 'Application Mail.Read', limit: 'Invoices' }],
        permissions: ['Mail.Read (Microsoft Graph)'],
      },
    ],
    notTied: [],
  });
});

test('a role under a display name is tied by the list of service principals', () => {
  const rows = [principal(backup, 'Backup'), role('Backup'), grant(backup, 'full_access_as_app')];
  assert.deepEqual(
    read(rows).heldTwice?.applications.map(({ appId }) => appId),
    [backup.appId],
  );
});

test('a display name that two applications share ties neither, and is said', () => {
  const rows = [
    principal(backup, 'Sync'),
    principal(capture, 'Sync'),
    role('Sync'),
    grant(backup, 'Mail.Read'),
  ];
  assert.deepEqual(read(rows).heldTwice, { applications: [], notTied: ['Sync'] });
});

test('a disabled role and a permission that opens no mailbox count for nothing', () => {
  assert.equal(
    read([role(capture.objectId, { Enabled: false }), grant(capture, 'Mail.Read')]).heldTwice,
    undefined,
  );
  assert.equal(read([role(capture.objectId), grant(capture, 'User.Read.All')]).heldTwice, undefined);
});

test('the lists may be read one after the other', () => {
  const roles = read([role(capture.objectId)]);
  assert.equal(roles.heldTwice, undefined);
  const grants = read([grant(capture, 'Mail.Read')], roles.facts);
  assert.equal(grants.heldTwice?.applications.length, 1);
});

test('a survey of several service principals is no output for another application', () => {
  const rows = [
    principal(backup, 'Backup'),
    principal({ ...backup, appId: '22222222-7777-8888-9999-000000000000' }, 'B'),
  ];
  assert.deepEqual(read(rows).findings, []);
});
