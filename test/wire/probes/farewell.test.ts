// A program that has what it wants is not held by a server that never answers its farewell.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { makeTrust, serveTls } from '../../support/scriptedServer.ts';

const room = (file: string): string => pathToFileURL(`${import.meta.dirname}/../../../src/${file}`).href;

/** Says whether the connection was still open as nothing was left to do; `beforeExit` comes at that moment. */
const program = (port: number): string => `
import { connect } from 'node:tls';
const { createLineClient } = await import('${room('probes/lineClient.ts')}');
const { startDeadline } = await import('${room('core/deadline.ts')}');
const { createMask } = await import('${room('probes/mask.ts')}');
const deadline = startDeadline(60_000);
const socket = connect({ port: ${port}, host: '127.0.0.1', rejectUnauthorized: false }, () => {
  const signal = new AbortController().signal;
  const server = { host: 'localhost', port: ${port} };
  createLineClient(socket, { server, deadline, signal, mask: createMask([]) }).end('A1 LOGOUT');
  deadline.stop();
});
process.on('beforeExit', () => console.log(socket.destroyed ? 'closed' : 'open'));
`;

test('the farewell is sent, and the program ends while the server still holds the connection', async (t) => {
  let heard = '';
  const trust = await makeTrust();
  const running = await serveTls(
    t,
    trust.server,
    (socket) => {
      socket.on('data', (data) => {
        heard += String(data);
      });
    },
    { allowHalfOpen: true },
  );
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...process.execArgv.filter((argument) => !argument.startsWith('--test')),
    '--input-type=module',
    '-e',
    program(running.port),
  ]);
  assert.equal(stdout, 'open\n');
  assert.equal(heard, 'A1 LOGOUT\r\n');
});
