// The program's entry, bundled as dist/check.js: arguments, streams and the exit code, nothing else.
import { errorMessage } from '../core/report/failure.ts';
import { main } from './check.ts';
import { cannotBe } from './textFiles.ts';

/** Put in by the build. */
declare const productVersion: string;

/** Set once the output cannot be written any more: then the exit code must not claim a result. */
let unwritten = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of the output, `head` for example, has closed it.
  if (error.code === 'EPIPE' || unwritten) return;
  unwritten = true;
  process.exitCode = 3;
  process.stderr.write(`${cannotBe('written', undefined, error).message}\n`);
});
process.stderr.on('error', () => {});

const streams = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
};

// Node would end with 1, which says that a mailbox fails.
process.on('uncaughtException', (error) => {
  streams.err(`The check ended at an error of its own: ${errorMessage(error)}\n`);
  process.exit(3);
});

/** As package.json of the npm package has it. */
const oldestNode = 22;

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  streams.err(`The check needs Node ${oldestNode} or newer, and this is ${process.versions.node}.\n`);
  process.exitCode = 3;
} else {
  void main(process.argv.slice(2), process.env, streams, productVersion).then((code) => {
    process.exitCode = unwritten ? 3 : code;
  });
}
