// Every cmdlet in the blocks has a page in the cmdlet reference, and the parameters it is given are of one parameter set.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Node } from 'web-tree-sitter';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import { powerShell } from './powerShellGrammar.ts';
import { samples } from './samples.ts';

interface Entry {
  readonly module: string;
  readonly page: string;
  readonly sets: Readonly<Record<string, string>>;
}

const reference = JSON.parse(
  readFileSync(new URL('../../support/powershell/cmdlets.json', import.meta.url), 'utf8'),
) as { readonly cmdlets: Readonly<Record<string, Entry>> };
const cmdlets = new Map(
  Object.entries(reference.cmdlets).map(([name, entry]) => [name.toLowerCase(), entry]),
);

/** about_CommonParameters. */
const common = ['erroraction', 'warningaction', 'errorvariable', 'verbose', 'outvariable'];

/** Verbs of Exchange's and Graph's cmdlets followed by their nouns; PowerShell's own cmdlets are not looked up. */
const ofOurs =
  /^(?:Get|Set|New|Test|Add|Remove|Connect|Disconnect|Invoke|Update)-(?:Mg|EXO|CAS|Exchange|Organization|Transport|Mailbox|Recipient|Management|ServicePrincipal|Application|Distribution|Connection)/;

const parser = await powerShell();

interface Call {
  readonly name: string;
  readonly parameters: readonly string[];
}

function callsIn(script: string): readonly Call[] {
  const tree = parser.parse(script);
  assert.ok(tree !== null);
  return tree.rootNode.descendantsOfType('command').flatMap((node) => {
    const name = node?.childForFieldName('command_name')?.text ?? '';
    if (node === null || !ofOurs.test(name)) return [];
    const elements = node.childForFieldName('command_elements');
    const named = (elements?.namedChildren ?? []).filter(
      (one): one is Node => one?.type === 'command_parameter',
    );
    return [{ name, parameters: named.map(({ text }) => text.replace(/^-|:$/g, '').toLowerCase()) }];
  });
}

const parametersOf = (set: string): readonly string[] =>
  set.split(' ').map((mark) => mark.replace(/[!?@:|].*$/, '').toLowerCase());

function problemOf({ name, parameters }: Call): string | undefined {
  const entry = cmdlets.get(name.toLowerCase());
  if (entry === undefined) return `${name} has no page`;
  const given = parameters.filter((parameter) => !common.includes(parameter));
  const fits = Object.values(entry.sets).some((set) => {
    const known = parametersOf(set);
    return given.every((parameter) => known.includes(parameter));
  });
  return fits ? undefined : `${name} has no parameter set with ${given.join(', ')}`;
}

for (const { name, registration, options } of samples) {
  test(`each cmdlet of the blocks for ${name} is called as its page says`, () => {
    const scripts = adminScripts(registration, options).flatMap(({ text, undo }) => [text, undo]);
    const calls = scripts.flatMap(callsIn);
    assert.ok(calls.length > 5, `${calls.length} calls`);
    assert.deepEqual(
      calls.flatMap((call) => problemOf(call) ?? []),
      [],
    );
  });
}

test('each cmdlet that advice, readiness and pages print is called as its page says', () => {
  const files = globSync('src/{advice,policy,pages,products,core}/**/*.ts');
  assert.ok(files.length > 100);
  const printed = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /\b((?:Get|Set|New|Test|Add|Remove)-[A-Z]\w+)((?: -?[\w<>$@.{}*,:'"]+){1,12})/g,
      ),
    ]
      .filter(([, name = '']) => cmdlets.has(name.toLowerCase()))
      .map(([, name = '', rest = '']) => ({
        name,
        parameters: [...rest.matchAll(/ -([A-Za-z]\w+)/g)].map(([, parameter = '']) =>
          parameter.toLowerCase(),
        ),
      }))
      // Operators of the language begin with a dash as well.
      .map((call) => ({
        ...call,
        parameters: call.parameters.filter((one) => !/^(?:eq|ne|like|match|join|split|f)$/.test(one)),
      }))
      .flatMap((call) => problemOf(call)?.concat(` (${file})`) ?? []),
  );
  assert.deepEqual(printed, []);
});

test('a parameter that the page does not have is seen', () => {
  const [call, ...rest] = callsIn('Get-Recipient -Identity x -Colour red | Out-Null');
  assert.deepEqual(rest, []);
  assert.match((call && problemOf(call)) ?? '', /Get-Recipient has no parameter set with identity, colour/);
});

test('every cmdlet of the reference names its page', () => {
  for (const [name, { page }] of cmdlets)
    assert.match(page.toLowerCase(), new RegExp(`^microsoftdocs/.*/${name}\\.md$`));
});
