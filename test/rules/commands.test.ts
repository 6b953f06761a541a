// Commands: menus, views and walkthroughs name only what package.json declares; the contract's ids are there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

const script: string = '../../scripts/l10n/manifest.mjs';
const manifest = (await import(script)).englishManifest();
const declared: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
/** Every string under the value that looks like one of our command ids. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return [...value.matchAll(/(?:command:|^)(exchangeOAuth\.[a-z]+\.[a-zA-Z]+)/g)].map(
      (match) => match[1] ?? '',
    );
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

describe('commands', () => {
  it('are named in menus, views and walkthroughs only if they exist', () => {
    const used = idsIn([
      manifest.contributes.menus,
      manifest.contributes.viewsWelcome,
      manifest.contributes.walkthroughs,
    ]);
    assert.ok(used.length > 20);
    assert.deepEqual(
      used.filter((id) => !declared.includes(id)),
      [],
    );
  });

  it('hold the ids of the contract', () => {
    const contract = [
      'wizard.open',
      'credential.set',
      'mailbox.test',
      'mailbox.testAll',
      'mailbox.checkPolicy',
      'snippet.render',
      'config.read',
      'snippet.list',
      'policy.readOutput',
      'error.explain',
      'token.inspect',
      'demo.start',
      'demo.stop',
    ];
    assert.deepEqual(
      contract.filter((id) => !declared.includes(`exchangeOAuth.${id}`)),
      [],
    );
  });

  it('show tree actions in our own view only', () => {
    const entries: { when?: string }[] = [
      ...manifest.contributes.menus['view/item/context'],
      ...manifest.contributes.menus['view/title'],
    ];
    assert.deepEqual(
      entries.filter(({ when }) => when?.includes('view == exchangeOAuth.mailboxes') !== true),
      [],
    );
  });
});
