// Patterns with accents match what is written without them, and nothing inside brackets or behind a backslash changes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutAccents } from '../../../src/advice/matches/accents.ts';

const matches = (source: string, text: string): boolean => new RegExp(withoutAccents(source), 'i').test(text);

describe('a pattern with accents', () => {
  const written: Readonly<Record<string, readonly string[]>> = {
    'não (?:foi|é) possível': ['não foi possível', 'nao e possivel', 'NAO FOI POSSIVEL'],
    ungültig: ['ungültig', 'ungueltig', 'ungultig'],
    größe: ['größe', 'groesse', 'grosse'],
    połącz: ['połącz', 'polacz'],
    'bağlı değil': ['bağlı değil', 'bagli degil'],
    учётн: ['учётн', 'учетн'],
  };
  for (const [source, texts] of Object.entries(written))
    for (const text of texts) it(`${source} is in “${text}”`, () => assert.ok(matches(source, text)));

  it('asks no more of other letters', () => assert.ok(!matches('échec', 'echo')));

  it('leaves brackets, escapes and other scripts as they are', () => {
    for (const source of ['[a-zà-ž]', '\\bé'.replace('é', 'e'), 'アカウントが', '계정', '[^\\]é]'])
      assert.equal(withoutAccents(source), source);
  });
});
