// Uses of EWS by library, with the Graph call, the permission and the role that take its place.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { apiUseOf, rbacRole } from '../../../src/configs/ewsUse.ts';
import { graphPermissionsOf, withoutHeld } from '../../../src/configs/graphUse.ts';
import { ewsUseMarkdown } from '../../../src/pages/ewsUsePage.ts';

const findEwsUse = (text: string) => apiUseOf(text).uses;

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

  it('have the role of RBAC for Applications if there is one', () => {
    assert.equal(rbacRole('Mail.ReadBasic.All'), 'Application Mail.ReadBasic');
    assert.equal(rbacRole('User.ReadBasic.All'), undefined);
  });

  it('need no permission that another one holds', () =>
    assert.deepEqual(withoutHeld(['Mail.Read', 'Mail.Send', 'Mail.ReadWrite', 'Mail.Read']), [
      'Mail.Send',
      'Mail.ReadWrite',
    ]));

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

interface Snippet {
  /** The number that the file has in the index of public code, if it is from there. */
  readonly source: string;
  readonly lines: readonly string[];
}

const snippets: {
  readonly ews: readonly (Snippet & { readonly uses: readonly string[]; readonly may?: readonly string[] })[];
  readonly graph: readonly (Snippet & { readonly permissions: readonly string[] })[];
} = JSON.parse(readFileSync('test/golden/configs/apiUse.json', 'utf8'));

describe('public code', () => {
  // The first time: 27 of 55 uses and 3 wrong ones; 11 of 25 permissions.
  for (const { source, lines, uses, may = [] } of snippets.ews)
    it(`uses of EWS: ${source}`, () => {
      const found = names(lines.join('\n'));
      assert.deepEqual(found.filter((use) => !may.includes(use)).sort(), [...uses].sort());
    });

  for (const { source, lines, permissions } of snippets.graph)
    it(`permissions of Graph calls: ${source}`, () =>
      assert.deepEqual([...graphPermissionsOf(lines.join('\n'))].sort(), [...permissions].sort()));
});
