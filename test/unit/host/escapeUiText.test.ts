// Names and server texts in notifications and lists stay text: no link runs a command, no icon is drawn.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { escapeUiText } from '../../../src/host/shell/escapeUiText.ts';

/** As VS Code finds links in notifications and prompts (vs/base/common/linkedText.ts). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
/** As it finds icons in labels (vs/base/common/iconLabels.ts). */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

describe('text for notifications and lists', () => {
  it('holds no link that runs a command', () => {
    assert.equal(
      escapeUiText('[Fix it](command:workbench.action.quit)'),
      '[Fix it] (command:workbench.action.quit)',
    );
  });

  it('holds no icon', () => {
    assert.equal(escapeUiText('$(verified) Contoso'), '$ (verified) Contoso');
  });

  it('leaves ordinary text as it is', () => {
    const text = 'Contoso [test] (2), $5 and 100 % of ap@contoso.example: it’s refused';
    assert.equal(escapeUiText(text), text);
  });

  it('holds neither, however the pieces are put together', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '](',
      '$',
      '$(',
      '(',
      ')',
      'a',
      'command:x',
      'https://e.example',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = escapeUiText(pieces.join(''));
        assert.doesNotMatch(text, link);
        assert.doesNotMatch(text, icon);
      }),
    );
  });
});
