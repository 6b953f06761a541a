// The program's entry, bundled as dist/mcpServer.js: one JSON-RPC message a line on standard input and output.
import { createInterface } from 'node:readline';
import { answerTo } from './answerTo.ts';

/** Put in by the build. */
declare const productVersion: string;

const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
lines.on('line', (line) => {
  void answerTo(line, productVersion).then((answer) => {
    if (answer !== undefined) process.stdout.write(`${answer}\n`);
  });
});
