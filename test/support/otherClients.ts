// The same question asked of libraries of other projects: does this mailbox open with this token?
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';

export interface ClientTarget {
  readonly port: number;
  readonly ca: string;
  readonly user: string;
  readonly token: string;
  /** False: no TLS at all, to measure the rest. */
  readonly secure?: boolean;
}

/** True if imapflow signs in and opens INBOX read-only. */
export async function imapflowOpens({
  port,
  ca,
  user,
  token,
  secure = true,
}: ClientTarget): Promise<boolean> {
  const client = new ImapFlow({
    host: 'localhost',
    port,
    secure,
    doSTARTTLS: false,
    auth: { user, accessToken: token },
    tls: { ca },
    logger: false,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    return true;
  } catch {
    return false;
  } finally {
    client.close();
  }
}

/** True if nodemailer's `verify()` signs in with its own OAuth2, which sends the token in the AUTH line. */
export async function nodemailerVerifiesInline({ port, ca, user, token }: ClientTarget): Promise<boolean> {
  const transport = createTransport({
    host: 'localhost',
    port,
    secure: false,
    requireTLS: true,
    tls: { ca },
    auth: { type: 'OAuth2', user, accessToken: token },
  });
  try {
    return await transport.verify();
  } catch {
    return false;
  } finally {
    transport.close();
  }
}

/** True if nodemailer's `verify()` signs in. Long tokens go in two steps, which its own OAuth2 cannot. */
export async function nodemailerVerifies({ port, ca, user, token }: ClientTarget): Promise<boolean> {
  const response = Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64');
  const transport = createTransport({
    host: 'localhost',
    port,
    secure: false,
    requireTLS: true,
    tls: { ca },
    auth: {
      type: 'custom',
      method: 'XOAUTH2',
      user,
      pass: 'unused',
    },
    customAuth: {
      XOAUTH2: async (context) => {
        let reply = await context.sendCommand('AUTH XOAUTH2');
        if (reply.status === 334) reply = await context.sendCommand(response);
        if (reply.status === 334) reply = await context.sendCommand('');
        if (reply.status !== 235) throw new Error(reply.response);
        return true;
      },
    },
  });
  try {
    return await transport.verify();
  } catch {
    return false;
  } finally {
    transport.close();
  }
}
