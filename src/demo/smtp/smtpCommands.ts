// The SMTP commands of client submission, one row each; texts are Exchange Online's if a source shows them.
import type { SmtpSession } from './smtpSession.ts';

/** Gives the reply; undefined if it was sent or comes later. */
export type SmtpCommand = (
  session: SmtpSession,
  rest: string,
) => string | undefined | Promise<string | undefined>;

/** By verb. */
export const smtpCommands: Readonly<Record<string, SmtpCommand>> = {
  EHLO: (session) => {
    session.greeted = true;
    session.envelope = undefined;
    return extensions(session);
  },
  HELO: (session) => {
    session.greeted = true;
    return '250 DEMO01CA0001.outlook.example Hello [127.0.0.1]';
  },
  STARTTLS: (session, rest) => {
    if (session.connection.secure) return '503 5.5.2 Only one STARTTLS command can be issued per session';
    if (rest !== '') return '501 5.5.4 Invalid arguments';
    session.restart();
    session.reply('220 2.0.0 SMTP server ready');
    session.connection.startTls();
    return undefined;
  },
  AUTH: auth,
  MAIL: mail,
  RCPT: (session, rest) => {
    if (session.envelope === undefined) return '503 5.5.1 Bad sequence of commands';
    const to = path(rest, 'TO');
    if (to === undefined || to === '') return '501 5.1.3 Invalid address';
    if (session.full) return '452 4.5.3 Too many recipients';
    session.envelope.to.push(to);
    return '250 2.1.5 Recipient OK';
  },
  DATA: (session) => {
    if (session.envelope === undefined || session.envelope.to.length === 0)
      return '503 5.5.1 Bad sequence of commands';
    return session.startMessage();
  },
  RSET: (session) => {
    session.envelope = undefined;
    return '250 2.0.0 Resetting';
  },
  NOOP: () => '250 2.0.0 OK',
  VRFY: () => '252 2.1.5 Cannot VRFY user',
  QUIT: (session) => {
    session.connection.end('221 2.0.0 Service closing transmission channel\r\n');
    return undefined;
  },
};

/** Lines: simonrob/email-oauth2-proxy issue 95; AUTH is offered inside TLS only. */
function extensions(session: SmtpSession): string {
  const lines = [
    'DEMO01CA0001.outlook.example Hello [127.0.0.1]',
    'SIZE 157286400',
    'PIPELINING',
    'DSN',
    'ENHANCEDSTATUSCODES',
    session.connection.secure ? 'AUTH LOGIN XOAUTH2' : 'STARTTLS',
    '8BITMIME',
    'SMTPUTF8',
  ];
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
}

/** RFC 4954 section 4, with the initial response or without. */
function auth(session: SmtpSession, rest: string): string | undefined | Promise<string> {
  const [mechanism = '', initial] = rest.split(' ');
  if (!session.connection.secure) return '451 5.7.3 Must issue a STARTTLS command first';
  if (!session.greeted) return '503 5.5.2 Send hello first';
  if (session.signedIn.kind !== 'refused') return '503 5.5.2 Already authenticated';
  if (mechanism.toUpperCase() === 'LOGIN') return login(session);
  if (mechanism.toUpperCase() !== 'XOAUTH2') return '504 5.7.4 Unrecognized authentication type';
  if (initial !== undefined && initial !== '') return session.authenticate(initial);
  return session.continueWith('334 ', async (line) =>
    line === '*' ? '501 5.7.0 Authentication cancelled' : session.authenticate(line),
  );
}

/** Name and password are asked for and then refused: basic authentication is off in Exchange Online. */
function login(session: SmtpSession): undefined {
  const basicRefused = '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.';
  session.continueWith('334 VXNlcm5hbWU6', async (line) => {
    if (line === '*') return '501 5.7.0 Authentication cancelled';
    session.continueWith('334 UGFzc3dvcmQ6', async () => `${basicRefused} [${session.stamp()}]`);
    return undefined;
  });
}

function mail(session: SmtpSession, rest: string): string {
  if (!session.greeted) return '503 5.5.2 Send hello first';
  const { signedIn } = session;
  if (signedIn.kind === 'refused') {
    return `530 5.7.57 Client not authenticated to send mail. [${session.stamp()}]`;
  }
  const from = path(rest, 'FROM');
  if (from === undefined) return '501 5.1.7 Invalid address';
  if (session.envelope !== undefined) return '503 5.5.2 Sender already specified';
  const { policy, throttled } = session.context;
  if (throttled())
    return `432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [${session.stamp()}]`;
  if (policy().mailbox === 'unlicensed') {
    return '550 5.2.253 Sender throttled due to continuous invalid license errors.';
  }
  // Whether the mailbox opens is looked at when a message is submitted: simonrob/email-oauth2-proxy issue 271.
  if (signedIn.kind === 'notConnected') {
    session.envelope = { from, to: [] };
    return '250 2.1.0 Sender OK';
  }
  if (policy().mailbox !== 'present')
    return '550 5.2.253 Sender throttled due to continuous invalid license errors.';
  if (!session.maySendAs(from))
    return '550 5.7.60 SMTP; Client does not have permissions to send as this sender';
  session.envelope = { from, to: [] };
  return '250 2.1.0 Sender OK';
}

/** `FROM:<address> parameters` (RFC 5321 section 4.1.1.2); undefined for other text. */
function path(rest: string, word: 'FROM' | 'TO'): string | undefined {
  const match = /^(FROM|TO): ?<([^<>\s]{0,320})>(?: [\x21-\x7e ]*)?$/i.exec(rest);
  return match?.[1]?.toUpperCase() === word ? match[2] : undefined;
}
