// Saving into a settings file keeps comments, unknown keys and every other entry, or refuses and changes nothing.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { removeEntry, saveEntry } from '../../../src/core/registration/settingsEdit.ts';

const registration: Registration = {
  id: 'a',
  name: 'A',
  product: 'globalcapture',
  cloud: 'global',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [{ address: 'ap@contoso.example', protocols: ['ews'] }],
};
const file = `{
  // editor
  "editor.tabSize": 2,
  "exchangeOAuth.registrations": [
    // the first one
    { "id": "other", "future": true },
    {
      "id": "a", // ours
      "name": "Old",
      "future": { "x": [1] },
      "tenantId": "t", "clientId": "c",
      "mailboxes": [
        { "address": "gone@contoso.example", "protocols": ["imap"] },
        { /* kept */ "address": "AP@contoso.example", "protocols": ["imap"], "tag": "x" }
      ]
    }
  ],
}`;
const textOf = (edit: ReturnType<typeof saveEntry>): string => {
  assert.ok(edit.ok, edit.ok ? '' : edit.problem);
  return edit.text;
};

describe('editing a settings file', () => {
  it('changes the entry and keeps comments, unknown keys and other entries', () => {
    const text = textOf(saveEntry(file, 'settingsFile', registration));
    for (const comment of ['// editor', '// the first one', '// ours', '/* kept */'])
      assert.ok(text.includes(comment), comment);
    const entries = parse(text)['exchangeOAuth.registrations'];
    assert.deepEqual(entries[0], { id: 'other', future: true });
    assert.deepEqual(entries[1], {
      ...registration,
      future: { x: [1] },
      mailboxes: [{ address: 'ap@contoso.example', protocols: ['ews'], tag: 'x' }],
    });
  });

  it('adds the setting to an empty file, to a workspace file and to the nested form', () => {
    assert.equal(
      parse(textOf(saveEntry('', 'settingsFile', registration)))['exchangeOAuth.registrations'][0].id,
      'a',
    );
    const workspaceFile = parse(textOf(saveEntry('{"folders":[]}', 'workspaceFile', registration)));
    assert.equal(workspaceFile.settings['exchangeOAuth.registrations'][0].id, 'a');
    const nested = parse(
      textOf(saveEntry('{"exchangeOAuth":{"registrations":[]}}', 'settingsFile', registration)),
    );
    assert.equal(nested.exchangeOAuth.registrations[0].id, 'a');
  });

  it('leaves hosts that a workspace file names as they are, and writes none of its own', () => {
    const before = JSON.stringify({
      'exchangeOAuth.registrations': [
        { id: 'a', authority: 'https://login.example', endpoints: { imap: 'mail.example:993' } },
      ],
    });
    const agreed = { ...registration, authority: 'https://other.example' };
    const [kept] = parse(textOf(saveEntry(before, 'settingsFile', agreed)))['exchangeOAuth.registrations'];
    assert.deepEqual(
      [kept.authority, kept.endpoints],
      ['https://login.example', { imap: 'mail.example:993' }],
    );
    const [added] = parse(textOf(saveEntry('{}', 'settingsFile', agreed)))['exchangeOAuth.registrations'];
    assert.equal(added.authority, undefined);
  });

  it('removes one entry and leaves the rest', () => {
    const text = textOf(removeEntry(file, 'settingsFile', 'a'));
    assert.deepEqual(parse(text)['exchangeOAuth.registrations'], [{ id: 'other', future: true }]);
    assert.ok(text.includes('// the first one'));
  });

  it('refuses broken JSON, naming the line, and a value that is no list', () => {
    const broken = saveEntry('{\n\n "a": ]', 'settingsFile', registration);
    assert.ok(!broken.ok && /line 3/.test(broken.problem));
    const wrong = saveEntry('{"exchangeOAuth.registrations": 7}', 'settingsFile', registration);
    assert.ok(!wrong.ok && /not a list/.test(wrong.problem));
  });

  it('keeps every other setting and entry, whatever the file holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(fc.jsonValue()),
        (settings, entries) => {
          const before = JSON.parse(JSON.stringify({ ...settings, 'exchangeOAuth.registrations': entries }));
          // JSON.parse: jsonc-parser's own reader drops a key named __proto__, the text keeps it.
          const after = JSON.parse(
            textOf(saveEntry(JSON.stringify(before, null, 2), 'settingsFile', registration)),
          );
          const { 'exchangeOAuth.registrations': list, ...rest } = after;
          const { 'exchangeOAuth.registrations': oldList, ...oldRest } = before;
          assert.deepEqual(rest, oldRest);
          assert.deepEqual(list.slice(0, oldList.length), oldList);
          assert.deepEqual(list.at(-1), registration);
        },
      ),
      { numRuns: 200 },
    );
  });
});
