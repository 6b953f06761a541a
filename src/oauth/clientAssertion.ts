// The signed assertion by which a client proves that it holds the certificate's key (RFC 7523 section 2.2).

import { createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Secret } from '../core/credential/secret.ts';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';

/** Life of an assertion in seconds; Entra recommends five to ten minutes. */
const lifeSeconds = 600;

export interface AssertionPlan {
  readonly clientId: string;
  /** URL of the token endpoint. */
  readonly audience: string;
  readonly certificatePem: string;
  readonly privateKeyPem: Secret;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Signs with PS256 and names the certificate by `x5t#S256` (Microsoft identity platform application authentication
 * certificate credentials, Microsoft Learn). `nbf` is rounded down: MSAL's own assertion rounds it up to half a second
 * into the future, which strict servers refuse. Throws a Failure if
 * certificate and key do not belong together.
 */
export function signAssertion(plan: AssertionPlan): Promise<string> {
  const { key, certificate } = readPair(plan);
  const issuedAt = Math.floor(plan.now / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprintOf(certificate) })
    .setAudience(plan.audience)
    .setIssuer(plan.clientId)
    .setSubject(plan.clientId)
    .setJti(randomUUID())
    .setNotBefore(issuedAt)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifeSeconds)
    .sign(key);
}

/** The key, after it was seen to belong to the certificate. */
function readPair({ certificatePem, privateKeyPem }: AssertionPlan): {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
} {
  let pair: { key: KeyObject; certificate: X509Certificate };
  try {
    pair = {
      key: createPrivateKey(privateKeyPem.reveal()),
      certificate: new X509Certificate(certificatePem),
    };
  } catch {
    // Node's message can quote what it read, so it is not passed on.
    throw invalid(l10n.record('The stored certificate or its key cannot be read. Store them again.'));
  }
  if (!pair.certificate.checkPrivateKey(pair.key))
    throw invalid(
      l10n.record('The stored private key does not belong to the stored certificate. Store the pair again.'),
    );
  if (pair.key.asymmetricKeyType !== 'rsa')
    throw invalid(
      l10n.record('The key is not an RSA key. Entra accepts RSA certificates for client assertions.'),
    );
  return pair;
}

/** RFC 7515 section 4.1.8. */
const thumbprintOf = (certificate: X509Certificate): string =>
  Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');

const invalid = (text: string): Failure =>
  new Failure({ kind: 'local', problem: 'certificateInvalid', text });
