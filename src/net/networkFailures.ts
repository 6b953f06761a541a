// Turns what Node throws on a connection into evidence that names the hop, with Node's own error code.

import type { HostPort } from '../core/endpoints/hosts.ts';
import type { CertificateSeen, Hop, NetworkEvidence, ProtocolEvidence } from '../core/report/evidence.ts';
import { Failure, isFailure } from '../core/report/failure.ts';
import { redactPatterns } from '../core/text/secretShapes.ts';
import { plainLine } from '../core/text/text.ts';

/** Node's code of an error, looked for in an AggregateError's parts too. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return 'UNKNOWN';
}

function textOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.map(textOf).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

/** As much as a secret that is sent back can take with what is around it; `shownFailure` cuts it, after masking. */
const mostKept = 16_384;

/** Longest text of a server in evidence (characters). */
const mostShown = 300;

/** What came, on one line, with anything that looks like a secret masked. */
export function excerpt(bytes: string | Uint8Array): string {
  const text =
    typeof bytes === 'string' ? bytes : new TextDecoder('latin1').decode(bytes.subarray(0, mostKept));
  return plainLine(redactPatterns(text), mostKept);
}

/** The failure as it leaves this folder: secrets that are known are masked in the server's text, and then it is cut. */
export function shownFailure(error: unknown, shown: (text: string, max: number) => string): unknown {
  if (!isFailure(error)) return error;
  const { evidence } = error;
  if (evidence.kind !== 'network' && evidence.kind !== 'protocol') return error;
  return new Failure({ ...evidence, text: shown(evidence.text, mostShown) }, { cause: error.cause });
}

/** A Failure stays as it is; anything else becomes network evidence of this hop. */
export function networkFailure(
  hop: Hop,
  target: HostPort,
  error: unknown,
  more: {
    readonly proxy?: string;
    readonly certificate?: CertificateSeen | undefined;
    readonly status?: number;
    readonly code?: string;
  } = {},
): Failure {
  if (isFailure(error)) return error;
  const evidence: NetworkEvidence = {
    kind: 'network',
    hop,
    host: target.host,
    port: target.port,
    code: more.code ?? codeOf(error),
    text: excerpt(textOf(error)),
    ...(more.certificate === undefined ? {} : { certificate: more.certificate }),
    ...(more.proxy === undefined ? {} : { proxy: more.proxy }),
    ...(more.status === undefined ? {} : { status: more.status }),
  };
  return new Failure(evidence, { cause: error });
}

/** An answer that breaks the protocol. */
export function protocolFailure(
  problem: ProtocolEvidence['problem'],
  target: HostPort,
  during: string,
  text: string | Uint8Array,
  cause?: unknown,
): Failure {
  return new Failure(
    { kind: 'protocol', problem, host: target.host, port: target.port, during, text: excerpt(text) },
    { cause },
  );
}

/** More bytes than the limit. */
export function tooManyBytes(target: HostPort, during: string, allowed: number): Failure {
  return new Failure({
    kind: 'limit',
    limit: 'bytes',
    host: target.host,
    port: target.port,
    during,
    allowed,
  });
}
