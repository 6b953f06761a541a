// Uses of EWS by library, with the Graph call, the permission and the role that take its place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findEwsUse, graphPermissionsOf, rbacRole } from '../../../src/configs/ewsUse.ts';
import { ewsUseMarkdown } from '../../../src/pages/ewsUsePage.ts';

const names = (text: string) => findEwsUse(text).map(({ line, operation }) => `${line} ${operation.name}`);

describe('uses of EWS', () => {
  it('are found in the EWS Managed API', () => {
    const text =
      'using Microsoft.Exchange.WebServices.Data;\nvar found = service.FindItems(WellKnownFolderName.Inbox, view);\nmessage.SendAndSaveCopy();\n';
    assert.deepEqual(names(text), ['2 FindItem', '3 SendItem']);
  });

  it('are found in exchangelib, ews-javascript-api and SOAP', () => {
    assert.deepEqual(names('from exchangelib import Account\nfor m in account.inbox.all():\n'), [
      '2 FindItem',
    ]);
    assert.deepEqual(names("const ews = require('ews-javascript-api');\nexch.FindFolders(root, view);\n"), [
      '2 FindFolder',
    ]);
    assert.deepEqual(
      names('<soap xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">\n<m:GetItem>\n'),
      ['2 GetItem'],
    );
  });

  it('are none in files without a mark of EWS, and none in comments', () => {
    assert.deepEqual(names('repository.FindItems(query);\n'), []);
    assert.deepEqual(names('from exchangelib import Account\n# account.inbox.all()\n'), []);
  });

  it('name what has no equivalent', () => {
    const [use] = findEwsUse('var s = new ExchangeService();\ns.GetDelegates(box, true);\n');
    assert.equal(use?.operation.graph, undefined);
    assert.match(use?.operation.note ?? '', /Get-MailboxPermission/);
  });

  it('have the role of RBAC for Applications where there is one', () => {
    assert.equal(rbacRole('Mail.ReadBasic.All'), 'Application Mail.ReadBasic');
    assert.equal(rbacRole('User.ReadBasic.All'), undefined);
  });

  it('stand on a page as literal text', () => {
    const uses = findEwsUse('var s = new ExchangeService();\ns.GetDelegates(box, true);\n');
    const page = ewsUseMarkdown([{ file: 'a](x)<b>.cs', uses, graphPermissions: ['Mail.Send'] }], false);
    assert.ok(page.includes('a\\]\\(x\\)\\<b\\>.cs:2'));
    assert.ok(page.includes('- Mail.Send'));
  });
});

it('the least permissions of Graph calls follow from their addresses', () => {
  const text =
    'await http.post("https://graph.microsoft.com/v1.0/users/a/sendMail");\nGET https://graph.microsoft.com/v1.0/users/a/messages\n';
  assert.deepEqual(graphPermissionsOf(text), ['Mail.Send', 'Mail.Read']);
  assert.deepEqual(graphPermissionsOf('GET https://api.contoso.example/users/a/messages\n'), []);
});
