// The least that a client can do: a socket that knows each answer's last line and sends the next line at once.
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { goodToken } from '../support/mailServer.ts';
import { testMailbox } from '../support/probeRig.ts';

/** What to send when the answer so far matches. */
type Exchange = readonly (readonly [until: RegExp, send: string])[];

const response = Buffer.from(`user=${testMailbox}\u0001auth=Bearer ${goodToken}\u0001\u0001`).toString(
  'base64',
);

const imap: Exchange = [
  [/^\* OK .*\r\n/, `A1 AUTHENTICATE XOAUTH2 ${response}\r\n`],
  [/A1 OK .*\r\n/, 'A2 EXAMINE INBOX\r\n'],
  [/A2 OK .*\r\n/, 'A3 LOGOUT\r\n'],
];
const pop: Exchange = [
  [/^\+OK .*\r\n/, 'AUTH XOAUTH2\r\n'],
  [/^\+ .*\r\n/, `${response}\r\n`],
  [/^\+OK .*\r\n/, 'STAT\r\n'],
  [/^\+OK .*\r\n/, 'QUIT\r\n'],
];
const smtpPlain: Exchange = [
  [/^220 .*\r\n/, 'EHLO [127.0.0.1]\r\n'],
  [/^250 .*\r\n/m, 'STARTTLS\r\n'],
  [/^220 .*\r\n/, ''],
];
const smtpSecured: Exchange = [
  [/^250 .*\r\n/m, `AUTH XOAUTH2 ${response}\r\n`],
  [/^235 .*\r\n/, `MAIL FROM:<${testMailbox}>\r\nRCPT TO:<${testMailbox}>\r\nRSET\r\n`],
  [/^250 2\.1\.0 .*\r\n250 2\.1\.5 .*\r\n/, 'QUIT\r\n'],
];

export const bareImap = (port: number, ca: string): Promise<void> => overTls(port, ca, imap);
export async function bareImapWithoutTls(port: number): Promise<void> {
  const socket = connectTcp({ port, host: 'localhost', noDelay: true });
  await play(socket, imap);
  socket.end();
}
export const barePop = (port: number, ca: string): Promise<void> => overTls(port, ca, pop);

export async function bareSmtp(port: number, ca: string): Promise<void> {
  const plain = connectTcp({ port, host: 'localhost', noDelay: true });
  await play(plain, smtpPlain);
  const secured = connectTls({ socket: plain, ca, servername: 'localhost' });
  secured.write('EHLO [127.0.0.1]\r\n');
  await play(secured, smtpSecured);
  secured.end();
}

/** One HTTP request on a new connection, to the end of its body. */
export async function bareHttp(port: number, ca: string, request: string): Promise<void> {
  await overTls(port, ca, [[/\r\n\r\n[\s\S]*(?:Envelope>|\}|\r\n0\r\n\r\n)$/, '']], request);
}

async function overTls(port: number, ca: string, exchange: Exchange, first = ''): Promise<void> {
  const socket = connectTls({ port, host: 'localhost', ca, servername: 'localhost' });
  if (first !== '') socket.write(first);
  await play(socket, exchange);
  socket.end();
}

function play(socket: Socket, exchange: Exchange): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    let at = 0;
    const onData = (chunk: Buffer): void => {
      seen += chunk.toString('latin1');
      for (let step = exchange[at]; step?.[0].test(seen); step = exchange[at]) {
        seen = '';
        at++;
        if (step[1] !== '') socket.write(step[1]);
      }
      if (at < exchange.length) return;
      socket.off('data', onData);
      socket.pause();
      resolve();
    };
    socket.on('data', onData);
    socket.on('error', reject);
  });
}
