// The one address of a served VS Code: opens the sample folder, keeps the key for secrets, passes the rest on.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';

/**
 * Listens on loopback in front of VS Code's server.
 * @returns {Promise<{port: number, close: () => void}>}
 */
export async function openProxy({ port, target, startPage, dataFolder }) {
  const key = secretStorageKey(dataFolder);
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/') {
      outgoing.writeHead(302, { location: startPage }).end();
    } else if (incoming.url === '/mint-key' && incoming.method === 'POST') {
      outgoing.writeHead(200, { 'content-type': 'application/octet-stream' }).end(key);
    } else {
      passOn(incoming, outgoing, target);
    }
  });
  server.on('upgrade', (incoming, socket, head) => joinSockets(incoming, socket, head, target));
  await listen(server, port);
  return {
    port: server.address().port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** VS Code's page encrypts secrets with a key half that its server keeps; VS Code's own server has none to give. */
function secretStorageKey(dataFolder) {
  const file = path.join(dataFolder, 'secret-storage-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function passOn(incoming, outgoing, target) {
  const { method, url, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

function joinSockets(incoming, socket, head, target) {
  const onward = connect(target, '127.0.0.1', () => {
    const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
    for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
      lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
  socket.on('close', () => onward.destroy());
}
