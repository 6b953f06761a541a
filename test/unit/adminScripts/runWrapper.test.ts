// The file around a block that is run from the window, and what is read back of its transcript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { printedIn, runWrapper, type WrappedRun } from '../../../src/snippets/adminScripts/runWrapper.ts';
import { firstError, powerShell } from './powerShellGrammar.ts';

const run: WrappedRun = {
  script: '/tmp/o’brien/group.ps1',
  connect: '/tmp/connect.ps1',
  transcript: '/tmp/transcript.txt',
  outcome: '/tmp/outcome.txt',
  tenantId: '8c2b7d4e-31f5-4c77-8a6b-0e9d5f3a2b10',
  preview: true,
};

test('a preview passes -WhatIf, a real run does not', () => {
  assert.match(runWrapper(run), /group\.ps1'\)? -WhatIf/);
  assert.doesNotMatch(runWrapper({ ...run, preview: false }), /WhatIf/);
});

test('the session has to belong to the registration’s tenant if that is a GUID', () => {
  assert.match(runWrapper(run), /TenantID.*8c2b7d4e-31f5-4c77-8a6b-0e9d5f3a2b10/);
  assert.doesNotMatch(runWrapper({ ...run, tenantId: "x'; evil" }), /evil/);
});

test('a block that needs no session connects to nothing', () => {
  const { connect: _connect, ...bare } = run;
  assert.doesNotMatch(runWrapper(bare), /connect/i);
});

test('paths cannot break out, and the file parses', async () => {
  const parser = await powerShell();
  assert.equal(firstError(parser, runWrapper(run)), undefined);
  for (const script of ["/a'b", '/a”b', '/$(evil)', '/a`b', '/Ünï/código.ps1']) {
    const text = runWrapper({ ...run, script });
    assert.equal(firstError(parser, text), undefined, script);
    assert.doesNotMatch(text, /[^\n -~]/);
  }
});

const transcript = (printed: string) =>
  `**********************\r\nPowerShell transcript start\r\nStart time: 20260301\r\nHost Application: pwsh\r\n**********************\r\n${printed}\r\n**********************\r\nPowerShell transcript end\r\n**********************\r\n`;

test('what was printed is read without PowerShell’s own headings and without colours', () => {
  assert.equal(
    printedIn(transcript('\u001b[32;1mRoleName\u001b[0m : x\r\nInScope : True')),
    'RoleName : x\nInScope : True',
  );
});

test('a transcript that was cut off is read to its end', () => {
  assert.equal(printedIn('****************\nstart\n****************\na\nb'), 'a\nb');
  assert.equal(printedIn(''), '');
});

test('nothing that a script prints makes the reader throw', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof printedIn(transcript(text)) === 'string'));
});
