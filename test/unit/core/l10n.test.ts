// Texts of the window: filled in, translated where they are shown, and English in what code gets.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as l10n from '../../../src/core/l10n.ts';

const german = {
  'Testing {0}': '{0} wird getestet',
  'Read/heading': 'Gelesen',
  '"{0}" has no mailbox {1}.': 'Das Postfach {1} gehört nicht zu „{0}“.',
  'This workspace is not trusted, so {0}.': 'Diesem Arbeitsbereich wird nicht vertraut; {0}.',
  'no script runs from it': 'kein Skript läuft aus ihm',
};

/** Does it with this table, and English again afterwards. */
function inGerman(work: () => void): void {
  l10n.config({ contents: german, language: 'de' });
  try {
    work();
  } finally {
    l10n.config({ contents: undefined, language: 'en' });
  }
}

describe('texts of the window', () => {
  it('are English without a table', () => {
    assert.equal(l10n.t('Testing {0}', 'ap@contoso.com'), 'Testing ap@contoso.com');
    assert.equal(l10n.t({ message: 'Read', comment: 'heading' }), 'Read');
    assert.equal(l10n.shown('no script runs from it'), 'no script runs from it');
    assert.equal(l10n.language(), 'en');
    assert.equal(
      l10n.pageScript(() => true),
      '',
    );
  });

  it('are translated with one, and a text that it lacks stays English', () => {
    inGerman(() => {
      assert.equal(l10n.t('Testing {0}', 'ap@contoso.com'), 'ap@contoso.com wird getestet');
      assert.equal(l10n.t({ message: 'Read', comment: 'heading' }), 'Gelesen');
      assert.equal(l10n.t('Removing {0}', 'x'), 'Removing x');
      assert.equal(l10n.language(), 'de');
    });
  });

  it('that code gets are English, and translated where they are shown, with their values', () => {
    inGerman(() => {
      const told = l10n.record('"{0}" has no mailbox {1}.', 'contoso', '$& {0} x@contoso.com');
      assert.equal(told, '"contoso" has no mailbox $& {0} x@contoso.com.');
      assert.equal(l10n.shown(told), 'Das Postfach $& {0} x@contoso.com gehört nicht zu „contoso“.');
      const inside = l10n.record(
        'This workspace is not trusted, so {0}.',
        l10n.msg('no script runs from it'),
      );
      assert.equal(
        l10n.shown(inside),
        'Diesem Arbeitsbereich wird nicht vertraut; kein Skript läuft aus ihm.',
      );
      assert.equal(l10n.shown('550 5.7.30 of a server'), '550 5.7.30 of a server');
    });
  });

  it('stand behind each other, a sentence and a line each, and what is not known stays', () => {
    inGerman(() => {
      const told =
        'This workspace is not trusted, so no script runs from it. Connect-X -A 1\nno script runs from it';
      assert.equal(
        l10n.shown(told),
        'Diesem Arbeitsbereich wird nicht vertraut; kein Skript läuft aus ihm. Connect-X -A 1\nkein Skript läuft aus ihm',
      );
      assert.equal(l10n.shown('A server’s words. Testing them'), 'A server’s words. Testing them');
    });
  });

  it('leave braces that no value fills', () => {
    assert.equal(l10n.t('Name it: {registration} {7}', 'x'), 'Name it: {registration} {7}');
  });

  it('reach a page in a script that the table cannot end', () => {
    l10n.config({ contents: { 'a</script>': '</script><b>', b: 'not drawn' }, language: 'de' });
    const script = l10n.pageScript((key) => key !== 'b');
    l10n.config({ contents: undefined, language: 'en' });
    assert.ok(!script.includes('</'));
    assert.ok(!script.includes('not drawn'));
    new Function(script)();
    assert.equal(l10n.t('a</script>'), '</script><b>');
    l10n.config({ contents: undefined, language: 'en' });
  });
});
