// The suite that looks into the VSIX: its file list, its sizes, and what must not be in it.
import { readFileSync } from 'node:fs';
import { checkVsix, kilobytes } from '../package/checkVsix.mjs';
import { makeVsix, needVsix } from '../package/makeVsix.mjs';
import { say } from '../setup/say.mjs';

export async function packageContents(report, { update }) {
  const { file, bytes } = await needVsix();
  for (const { name, problem } of checkVsix(file, { update })) {
    if (problem) report.fail(name, problem);
    else report.pass();
  }
  const again = await makeVsix(`${file}.again`);
  if (readFileSync(again.file).equals(readFileSync(file))) report.pass();
  else report.fail('two builds give the same bytes', `${file} and ${again.file} differ.`);
  say(`The VSIX is ${kilobytes(bytes)}.`);
}
