// The EWS usage report against the list of allowed applications: three states, names from what was read, and sums.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOutput } from '../../../src/policy/output/readOutput.ts';
import { now, registration } from './samples.ts';

const capture = '66666666-7777-8888-9999-000000000000';
const office = 'd3590ed6-52b3-4102-aeff-aad2292ab01c';
const report = `Application ID,SOAP Action,Call Volume,Last Activity date (UTC)
${capture},GetItem,"1,200",2026-11-15
${capture},FindItem,300,2026-11-22
${office},GetFolder,7,2026-11-08
`;
const list = (ids: string) =>
  `PS C:\\> Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy | fl EwsEnabled, EwsAllowedAppIDs

EwsEnabled       : True
EwsAllowedAppIDs : ${ids}

`;

function read(text: string, earlier: Parameters<typeof readOutput>[0]['earlier'] = []) {
  const held = registration('clientSecret', 'ews');
  const [mailbox] = held.mailboxes;
  assert.ok(mailbox !== undefined);
  return readOutput({ text, registration: held, mailbox, earlier, now });
}

const onList = (text: string) => read(text).usage?.applications.map(({ appId, onList }) => [appId, onList]);

test('each application is summed over its actions, and the one that is not on the list comes first', () => {
  const usage = read(`${list(`${capture},12345678-1234-1234-1234-123456789012`)}${report}`).usage;
  assert.deepEqual(usage, {
    applications: [
      {
        appId: office,
        actions: ['GetFolder'],
        calls: 7,
        users: [],
        lastActivity: '2026-11-08',
        onList: 'no',
      },
      {
        appId: capture,
        actions: ['FindItem', 'GetItem'],
        calls: 1500,
        users: [],
        lastActivity: '2026-11-22',
        onList: 'yes',
      },
    ],
    idle: ['12345678-1234-1234-1234-123456789012'],
    list: 'whole',
  });
});

test('without the list nobody is said to be missing from it', () => {
  assert.deepEqual(onList(report), [
    [capture, 'unknown'],
    [office, 'unknown'],
  ]);
});

test('a list that was cut off confirms and never denies', () => {
  assert.deepEqual(onList(`${list(`${capture},12345678-1234-1234-1234-1234567…`)}${report}`), [
    [office, 'unknown'],
    [capture, 'yes'],
  ]);
});

test('a list that is shown empty lacks all of them', () => {
  assert.deepEqual(
    onList(`${list('')}${report}`)?.map(([, state]) => state),
    ['no', 'no'],
  );
});

test('other headings are known by their words, and a name comes from a list that was read before', () => {
  const { facts } = read(`[{"DisplayName":"Contoso Capture","AppId":"${capture}","ObjectId":"${capture}"}]`);
  const text = `"AppId";"SoapAction";"LastActivity";"UserPrincipalName"
"${capture}";"GetItem";"2026-11-15";"ap@contoso.com"
"not an ID";"GetItem";"2026-11-15";""
`;
  const { usage, reading } = read(text, facts);
  assert.deepEqual(
    usage?.applications.map(({ name, users, lastActivity }) => [name, users, lastActivity]),
    [['Contoso Capture', ['ap@contoso.com'], '2026-11-15']],
  );
  assert.equal(reading.unread, 1);
});

test('a report alone declares nothing and finds nothing of this application', () => {
  const { declared, findings, heldTwice } = read(report);
  assert.deepEqual([declared, findings, heldTwice], [undefined, [], undefined]);
});
