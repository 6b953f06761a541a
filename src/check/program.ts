// The program's entry, bundled as dist/check.js: arguments, streams and the exit code, nothing else.
import { main } from './check.ts';

/** Put in by the build. */
declare const productVersion: string;

const streams = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
};

void main(process.argv.slice(2), process.env, streams, productVersion).then((code) => {
  process.exitCode = code;
});
