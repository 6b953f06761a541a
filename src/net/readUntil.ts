// Reads a bounded piece off a socket and leaves every later byte in it, for the handshakes before a protocol starts.
import type { Socket } from 'node:net';

/** What `enough` says: how many bytes make the piece, or that more are needed. */
export type Enough = (bytes: Buffer) => number | undefined;

/** Thrown if the piece does not end in time for the limit. */
export class TooLong extends Error {}

/** Rejects with Node's error if the socket fails, and with code ECONNRESET if it ends early. */
export function readUntil(socket: Socket, enough: Enough, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes: Buffer = Buffer.alloc(0);
    const finish = (settle: () => void) => {
      socket.removeListener('readable', read);
      socket.removeListener('error', failed);
      socket.removeListener('end', ended);
      socket.removeListener('close', ended);
      settle();
    };
    const failed = (error: Error) => finish(() => reject(error));
    const ended = () => failed(Object.assign(new Error('closed before it answered'), { code: 'ECONNRESET' }));
    const read = () => {
      const chunk: unknown = socket.read();
      if (!Buffer.isBuffer(chunk)) return;
      bytes = Buffer.concat([bytes, chunk]);
      const length = enough(bytes);
      if (length !== undefined) {
        const rest = bytes.subarray(length);
        finish(() => {
          if (rest.length > 0) socket.unshift(rest);
          resolve(bytes.subarray(0, length));
        });
      } else if (bytes.length > maxBytes) {
        failed(new TooLong(`more than ${maxBytes} bytes`));
      }
    };
    socket.on('readable', read);
    socket.on('error', failed);
    socket.on('end', ended);
    socket.on('close', ended);
  });
}
