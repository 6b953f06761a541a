// What cannot be taken back needs a person's word, also where another extension or a task calls the command.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from './sources.ts';

for (const [file, act] of [
  ['src/host/testing/sendTestCommand.ts', /return send\(|inView\(`Sending/],
  ['src/host/credentials/terminalCommand.ts', /createTerminal\(/],
  ['src/host/registrations/registrationCommands.ts', /registrations\.save\(entry/],
  ['src/host/credentials/credentialCommands.ts', /credentials\.forget\(/],
] as const) {
  test(`${file} asks before it acts, whoever calls`, () => {
    const text = sources[file] ?? '';
    const asked = text.search(
      /if \(answer !== (?:yes|agree|remove|forget)\) return cancelled|if \(!\(await agreed\(/,
    );
    assert.ok(asked > 0, 'it asks');
    assert.ok(text.search(act) > asked, 'it acts only behind the question');
    assert.doesNotMatch(text.slice(0, asked), /!call\.byPerson\) return (?!cancelled)/);
  });
}

for (const file of [
  'src/host/scripts/scriptCommand.ts',
  'src/host/credentials/terminalCommand.ts',
  'src/host/wizard/effects/terminal.ts',
]) {
  test(`${file} opens no terminal in a workspace that is not trusted`, () => {
    assert.match(sources[file] ?? '', /if \(!workspace\.isTrusted\) \{\s+throw /);
  });
}

for (const file of ['src/host/testing/connections.ts', 'src/host/wizard/effects/findTenant.ts']) {
  test(`${file} connects with nothing that a workspace without trust names`, () => {
    assert.match(
      sources[file] ?? '',
      /if \(!workspace\.isTrusted && \w+ !== undefined && \w+\.scope\.kind !== 'user'\)/,
    );
  });
}
