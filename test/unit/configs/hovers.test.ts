// Hovers beside those of single words: registrations of this computer, numbers of Entra, and EWS at the line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entraNumberTitle } from '../../../src/advice/entraNumberTitle.ts';
import { rows } from '../../../src/advice/rows.ts';
import { describeAt, wordsAt } from '../../../src/configs/describe.ts';
import { describeRegistration } from '../../../src/configs/describeRegistration.ts';
import { describeEwsUse } from '../../../src/configs/ewsUse.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';

const tenantId = '7a1c0de0-1113-4a1a-8b1b-0123456789a3';
const clientId = 'c11e0003-2223-4b2b-9c2c-0123456789b3';
const registration: Registration = {
  id: 'one',
  name: 'Contoso Capture',
  product: 'ownApplication',
  cloud: 'global',
  tenantId,
  clientId,
  grant: 'clientSecret',
  mailboxes: Array.from({ length: 7 }, (_, at) => ({ address: `m${at}@contoso.com`, protocols: ['imap'] })),
};

test('an id of a registration says its name and mailboxes', () => {
  const client = describeRegistration(clientId.toUpperCase(), [registration]);
  assert.equal(client?.title, 'Client ID of Contoso Capture');
  assert.match(client?.lines[0] ?? '', /m0@contoso\.com.*m4@contoso\.com and 2 more$/);
  assert.equal(describeRegistration(tenantId, [registration])?.title, 'Tenant of Contoso Capture');
  assert.equal(describeRegistration('c11e0003-2223-4b2b-9c2c-0123456789b4', [registration]), undefined);
});

test('a domain of a registration says its name, as the tenant or as that of mailboxes', () => {
  const byDomain = { ...registration, tenantId: 'contoso.onmicrosoft.com' };
  assert.equal(
    describeRegistration('Contoso.onmicrosoft.com', [byDomain])?.title,
    'Tenant of Contoso Capture',
  );
  assert.equal(describeRegistration('contoso.com', [registration])?.title, 'Domain of Contoso Capture');
  assert.equal(describeRegistration('fabrikam.com', [byDomain]), undefined);
  assert.equal(describeRegistration('mail.py', [byDomain]), undefined);
});

test('an ID inside an address is a word of its own', () => {
  const line = `authority = https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`;
  assert.equal(wordsAt(line, line.indexOf(tenantId) + 4)[0]?.word, tenantId);
  assert.equal(describeAt(line, line.indexOf('login') + 2)?.title, 'login.microsoftonline.com');
  const api = 'uri = api://00000003-0000-0000-c000-000000000000/x';
  assert.equal(describeAt(api, api.indexOf('c000'))?.title, 'Microsoft Graph');
  const scope = 'scope = https://outlook.office.com/SMTP.Send';
  assert.equal(describeAt(scope, scope.indexOf('outlook') + 2)?.title, 'SMTP.Send');
});

test('a number of Entra in a comment has the title of its advice', () => {
  const line = '# fails with AADSTS7000215: since May';
  assert.match(wordsAt(line, line.indexOf('7000215')).at(-1)?.word ?? '', /^AADSTS7000215\b/);
  assert.equal(entraNumberTitle('7000215'), rows['entra.secretWrong'].title);
  assert.equal(entraNumberTitle('7000222'), rows['entra.secretExpired'].title);
  assert.equal(entraNumberTitle('70002155'), undefined);
});

test('a line that uses EWS says the Graph call and its permission', () => {
  const line = '  var found = service.FindItems(folder, view);';
  const text = `using Microsoft.Exchange.WebServices.Data;\n${line}\n`;
  const found = describeEwsUse(text, line);
  assert.equal(found?.title, 'EWS: FindItem');
  assert.match(
    found?.lines.join('\n') ?? '',
    /GET \/users\/\{id\}\/mailFolders\/\{id\}\/messages, with Mail\.ReadBasic\.All/,
  );
  assert.equal(describeEwsUse(line, line), undefined, 'no mark of EWS in the file');
  assert.equal(describeEwsUse(text, 'int a = 1;'), undefined);
});
