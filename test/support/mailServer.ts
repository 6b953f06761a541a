// IMAP, POP and SMTP servers of one's own making: a handler per verb, happy ones by default, tests replace what they need.
import type { Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { createSecureContext, TLSSocket } from 'node:tls';
import { type Running, servePlain, serveTls, type TestTrust } from './scriptedServer.ts';

/** One connection as a handler sees it. */
export interface Talk {
  /** Sends a line. */
  send(line: string): void;
  /** Sends bytes as they are. */
  raw(bytes: string | Buffer): void;
  /** Hands the next line to `handle` and not to a verb. */
  next(handle: (line: string) => void): void;
  close(): void;
  /** SMTP: speaks TLS from the next byte on. */
  secure(): void;
  readonly secured: boolean;
  readonly socket: Socket;
}

/** Gets the line without its tag and verb, and the tag (IMAP only). */
export type Verb = (talk: Talk, rest: string, tag: string) => void;
export type Verbs = Readonly<Record<string, Verb>>;

export interface MailServerRunning extends Running {
  /** Lines that clients sent, in order. */
  readonly lines: string[];
  /** The most connections that clients held at once; one that said goodbye is not held. */
  peak(): number;
  /** Farewells and anything else, once the connection is over. */
  closed(): Promise<void>;
}

export const goodToken = 'good-token.for-tests.0123456789abcdef';

/** The XOAUTH2 message in base64, taken apart; undefined for other text. */
export function readXoauth2(base64: string): { user: string; token: string } | undefined {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const match = /^user=([^\u0001]*)\u0001auth=Bearer ([^\u0001]*)\u0001\u0001$/.exec(text);
  return match === null ? undefined : { user: match[1] ?? '', token: match[2] ?? '' };
}

const accepts = (base64: string): boolean => readXoauth2(base64)?.token === goodToken;

export const imapVerbs: Verbs = {
  greeting: (talk) => talk.send('* OK The Microsoft Exchange IMAP4 service is ready. [QQBCAEMA]'),
  CAPABILITY: (talk, _, tag) => {
    talk.send('* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT IDLE');
    talk.send(`${tag} OK CAPABILITY completed.`);
  },
  AUTHENTICATE: (talk, rest, tag) => {
    const finish = (base64: string) =>
      talk.send(accepts(base64) ? `${tag} OK AUTHENTICATE completed.` : `${tag} NO AUTHENTICATE failed.`);
    const [, response] = rest.split(' ');
    if (response !== undefined) return finish(response);
    talk.send('+ ');
    talk.next(finish);
  },
  EXAMINE: (talk, _, tag) => {
    talk.send('* 12 EXISTS');
    talk.send('* 0 RECENT');
    talk.send('* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)');
    talk.send('* OK [UIDVALIDITY 14] UIDVALIDITY value');
    talk.send(`${tag} OK [READ-ONLY] EXAMINE completed.`);
  },
  LOGOUT: (talk, _, tag) => {
    talk.send('* BYE Microsoft Exchange Server IMAP4 server signing off.');
    talk.send(`${tag} OK LOGOUT completed.`);
    talk.close();
  },
};

export const popVerbs: Verbs = {
  greeting: (talk) => talk.send('+OK The Microsoft Exchange POP3 service is ready. [QQBCAEMA]'),
  AUTH: (talk) => {
    talk.send('+ ');
    talk.next((line) =>
      talk.send(
        accepts(line)
          ? '+OK User successfully authenticated.'
          : '-ERR Authentication failure: unknown user name or bad password.',
      ),
    );
  },
  STAT: (talk) => talk.send('+OK 3 4096'),
  QUIT: (talk) => {
    talk.send('+OK Microsoft Exchange Server POP3 server signing off.');
    talk.close();
  },
};

export const smtpVerbs: Verbs = {
  greeting: (talk) => talk.send('220 FR0P281CA0001.outlook.office365.com Microsoft ESMTP MAIL Service ready'),
  EHLO: (talk) => {
    talk.send('250-FR0P281CA0001.outlook.office365.com Hello [127.0.0.1]');
    talk.send('250-SIZE 157286400');
    talk.send('250-PIPELINING');
    talk.send(talk.secured ? '250-AUTH LOGIN XOAUTH2' : '250-STARTTLS');
    talk.send('250 SMTPUTF8');
  },
  STARTTLS: (talk) => {
    talk.send('220 2.0.0 SMTP server ready');
    talk.secure();
  },
  AUTH: (talk, rest) => {
    const finish = (base64: string) =>
      talk.send(
        accepts(base64)
          ? '235 2.7.0 Authentication successful'
          : '535 5.7.3 Authentication unsuccessful [FR0P281CA0001.DEUP281.PROD.OUTLOOK.COM]',
      );
    const [, response] = rest.split(' ');
    if (response !== undefined) return finish(response);
    talk.send('334 ');
    talk.next(finish);
  },
  MAIL: (talk) => talk.send('250 2.1.0 Sender OK'),
  RCPT: (talk) => talk.send('250 2.1.5 Recipient OK'),
  DATA: (talk) => {
    talk.send('354 Start mail input; end with <CRLF>.<CRLF>');
    const line = (text: string): void => {
      if (text === '.') talk.send('250 2.0.0 OK [Hostname=FR0P281MB0001]');
      else talk.next(line);
    };
    talk.next(line);
  },
  RSET: (talk) => talk.send('250 2.0.0 Resetting'),
  QUIT: (talk) => {
    talk.send('221 2.0.0 Service closing transmission channel');
    talk.close();
  },
};

/** IMAP with TLS from the first byte. */
export function serveImap(
  context: TestContext,
  trust: TestTrust,
  verbs: Verbs = {},
): Promise<MailServerRunning> {
  return serve(context, trust, { ...imapVerbs, ...verbs }, 'tls', true);
}

/** IMAP without TLS, to measure what a client does beside it. */
export function servePlainImap(context: TestContext, trust: TestTrust): Promise<MailServerRunning> {
  return serve(context, trust, imapVerbs, 'plain', true);
}

/** POP with TLS from the first byte. */
export function servePop(
  context: TestContext,
  trust: TestTrust,
  verbs: Verbs = {},
): Promise<MailServerRunning> {
  return serve(context, trust, { ...popVerbs, ...verbs }, 'tls', false);
}

/** SMTP; `plain` offers STARTTLS. */
export function serveSmtp(
  context: TestContext,
  trust: TestTrust,
  verbs: Verbs = {},
  transport: 'plain' | 'tls' = 'plain',
): Promise<MailServerRunning> {
  return serve(context, trust, { ...smtpVerbs, ...verbs }, transport, false);
}

async function serve(
  context: TestContext,
  trust: TestTrust,
  verbs: Verbs,
  transport: 'plain' | 'tls',
  tagged: boolean,
): Promise<MailServerRunning> {
  const lines: string[] = [];
  let over = (): void => {};
  const closed = new Promise<void>((resolve) => {
    over = resolve;
  });
  const held = new Set<Socket>();
  let peak = 0;
  const onSocket = (socket: Socket) => {
    held.add(socket);
    peak = Math.max(peak, held.size);
    socket.once('end', () => held.delete(socket));
    socket.once('close', () => {
      held.delete(socket);
      over();
    });
    converse(socket, trust, verbs, tagged, lines, transport === 'tls');
  };
  const running =
    transport === 'tls'
      ? await serveTls(context, trust.server, onSocket)
      : await servePlain(context, onSocket);
  return { ...running, lines, peak: () => peak, closed: () => closed };
}

function converse(
  first: Socket,
  trust: TestTrust,
  verbs: Verbs,
  tagged: boolean,
  lines: string[],
  secured: boolean,
): void {
  first.setNoDelay(true);
  let socket = first;
  let buffer = '';
  let waiting: ((line: string) => void) | undefined;
  let isSecured = secured;
  const talk: Talk = {
    send: (line) => void (socket.destroyed || socket.write(`${line}\r\n`)),
    raw: (bytes) => void (socket.destroyed || socket.write(bytes)),
    next: (handle) => {
      waiting = handle;
    },
    close: () => socket.end(),
    secure: () => {
      first.removeAllListeners('data');
      const { certificatePem, privateKeyPem } = trust.server;
      const secureContext = createSecureContext({ cert: certificatePem, key: privateKeyPem });
      socket = new TLSSocket(first, { isServer: true, secureContext });
      isSecured = true;
      listen();
    },
    get secured() {
      return isSecured;
    },
    get socket() {
      return socket;
    },
  };
  const dispatch = (line: string) => {
    lines.push(line);
    if (waiting !== undefined) {
      const handle = waiting;
      waiting = undefined;
      handle(line);
      return;
    }
    const words = line.split(' ');
    const tag = tagged ? (words.shift() ?? '') : '';
    const verb = (words.shift() ?? '').toUpperCase();
    const known = verbs[verb];
    if (known !== undefined) known(talk, words.join(' '), tag);
    else talk.send(tagged ? `${tag} BAD Unknown command.` : '-ERR 500 Unknown command.');
  };
  const listen = () => {
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      buffer += chunk.toString('utf8');
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        dispatch(line);
      }
    });
  };
  listen();
  verbs['greeting']?.(talk, '', '');
}
