// The TLS hop: verification is always on, and a certificate that fails it is described.

import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import * as tls from 'node:tls';
import type { HostPort } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import type { CertificateSeen } from '../core/report/evidence.ts';
import type { Attempt } from './attempt.ts';
import { networkFailure } from './networkFailures.ts';
import { traced } from './tcpHop.ts';
import type { Trust } from './trust.ts';

/** Secures a connected socket; reports the hop `tls`. */
export function secure(
  socket: Socket,
  target: HostPort,
  attempt: Attempt,
  trust: Trust,
): Promise<tls.TLSSocket> {
  attempt.waitForHop('TLS handshake');
  return traced('tls', attempt, async () => {
    const secured = tls.connect({
      socket,
      ...(isIP(target.host) === 0 ? { servername: target.host } : {}),
      host: target.host,
      // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED has no effect.
      rejectUnauthorized: true,
      ...trust.tlsOptions(),
    });
    attempt.own(secured);
    const seen = certificateAtDestroy(secured);
    try {
      await handshake(socket, secured);
    } catch (error) {
      throw networkFailure('tls', target, error, { certificate: seen() });
    }
    attempt.release(socket);
    return { value: secured, detail: describe(secured) };
  });
}

function handshake(under: Socket, secured: tls.TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays, as in the TCP hop: an error later must not end the extension host, and the next owner gets 'close'.
    secured.on('error', reject);
    secured.once('secureConnect', resolve);
    // Over a connection that has ended Node emits nothing at all.
    if (under.destroyed)
      reject(Object.assign(new Error('closed before the TLS handshake'), { code: 'ECONNRESET' }));
  });
}

/**
 * Node destroys the socket before it emits the verification error, and with it the peer's certificate; so it is read
 * as the first act of destroy().
 */
function certificateAtDestroy(socket: tls.TLSSocket): () => CertificateSeen | undefined {
  let seen: CertificateSeen | undefined;
  const destroy = socket.destroy.bind(socket);
  socket.destroy = (error?: Error) => {
    seen ??= certificateOf(socket.getPeerX509Certificate());
    return destroy(error);
  };
  return () => seen;
}

function certificateOf(certificate: X509Certificate | undefined): CertificateSeen | undefined {
  if (certificate === undefined) return undefined;
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: namesOf(certificate),
    validFrom: isoDate(certificate.validFrom),
    validTo: isoDate(certificate.validTo),
  };
}

const mostNames = 50;

function namesOf(certificate: X509Certificate): readonly string[] {
  const names = (certificate.subjectAltName ?? '').split(', ').slice(0, mostNames);
  return names
    .map((name) => name.replace(/^(?:DNS|IP Address):/, '').slice(0, 260))
    .filter((name) => name !== '');
}

/** Node gives one attribute a line. */
const oneLine = (name: string | undefined): string => (name ?? '').replaceAll('\n', ', ').slice(0, 300);

function isoDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}

function describe(socket: tls.TLSSocket): string {
  const certificate = certificateOf(socket.getPeerX509Certificate());
  const version = (socket.getProtocol() ?? 'TLS').replace('TLSv', 'TLS ');
  if (certificate === undefined) return `${version}.`;
  const whom = certificate.names[0] ?? certificate.subject;
  return l10n.record(
    '{0}, certificate for {1}, valid until {2}.',
    version,
    whom,
    certificate.validTo.slice(0, 10),
  );
}
