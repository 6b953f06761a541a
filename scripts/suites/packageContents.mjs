// The suite that looks into the VSIX: its file list, its sizes, and what must not be in it.
import { checkVsix, kilobytes } from '../package/checkVsix.mjs';
import { needVsix } from '../package/makeVsix.mjs';
import { say } from '../setup/say.mjs';

export async function packageContents(report, { update }) {
  const { file, bytes } = await needVsix();
  for (const { name, problem } of checkVsix(file, { update })) {
    if (problem) report.fail(name, problem);
    else report.pass();
  }
  say(`The VSIX is ${kilobytes(bytes)}.`);
}
