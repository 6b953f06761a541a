// Client assertions (RFC 7523 section 2.2) signed with an uploaded certificate, as Entra checks them.
import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { decodeJwt } from 'jose/jwt/decode';
import { jwtVerify } from 'jose/jwt/verify';
import type { DemoApplication } from '../applications.ts';
import type { DemoContext } from '../context.ts';
import { EntraRefusal } from './entraError.ts';

/** RFC 7523 section 2.2. */
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Entra tolerates clocks that differ by five minutes. */
const toleranceSeconds = 300;

/** Client ID that an assertion is for; undefined if it is no JWT. */
export function assertedClient(assertion: string): string | undefined {
  return read(() => decodeJwt(assertion).iss);
}

/** Throws the refusal that Entra gives for an assertion it does not accept. */
export async function checkAssertion(
  context: DemoContext,
  application: DemoApplication,
  assertion: string,
  audiences: readonly string[],
): Promise<void> {
  const certificate = findCertificate(context, application, assertion);
  const claims = read(() => decodeJwt(assertion));
  if (claims === undefined) throw new EntraRefusal(50027, { reason: 'Assertion is malformed.' });
  if (claims.iss !== claims.sub || claims.sub !== application.appId) throw new EntraRefusal(50048);
  try {
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ['PS256', 'RS256'],
      audience: [...audiences],
      requiredClaims: ['exp'],
      clockTolerance: toleranceSeconds,
      currentDate: new Date(context.now()),
    });
  } catch (error) {
    throw refusalOf(context, application, certificate, claims, error);
  }
}

function findCertificate(
  context: DemoContext,
  application: DemoApplication,
  assertion: string,
): X509Certificate {
  const header = read(() => decodeProtectedHeader(assertion)) ?? {};
  const sha256 = header['x5t#S256'];
  const sha1 = header.x5t;
  if (sha256 === undefined && sha1 === undefined) {
    throw new EntraRefusal(50027, { reason: 'No certificate thumbprint specified in token header.' });
  }
  const thumbprint = hex(String(sha256 ?? sha1));
  const { certificate: state } = context.policy();
  const certificate = application.certificates
    .map(({ pem }) => new X509Certificate(pem))
    .find((one) => plain(sha256 === undefined ? one.fingerprint : one.fingerprint256) === thumbprint);
  const values = { appId: application.appId, thumbprint };
  if (certificate === undefined || state === 'unknown') {
    throw new EntraRefusal(700027, { ...values, reason: 'The key was not found.' });
  }
  if (state === 'expired' || Date.parse(certificate.validTo) < context.now()) {
    throw new EntraRefusal(700027, { ...values, reason: 'The key used is expired.' });
  }
  return certificate;
}

function refusalOf(
  context: DemoContext,
  application: DemoApplication,
  certificate: X509Certificate,
  claims: { readonly nbf?: number; readonly exp?: number },
  error: unknown,
): EntraRefusal {
  const { code, claim } = error as { code?: string; claim?: string };
  if (code === 'ERR_JWT_EXPIRED' || claim === 'nbf') {
    return new EntraRefusal(700024, {
      now: new Date(context.now()).toISOString(),
      from: date(claims.nbf),
      until: date(claims.exp),
    });
  }
  if (claim === 'aud')
    return new EntraRefusal(50027, { reason: 'The audience of the assertion is not valid.' });
  if (claim === 'exp') return new EntraRefusal(50027, { reason: 'The assertion has no expiry time.' });
  return new EntraRefusal(700027, {
    appId: application.appId,
    thumbprint: plain(certificate.fingerprint256),
    reason: 'The key used did not sign the assertion.',
  });
}

const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '');
const hex = (base64url: string): string => Buffer.from(base64url, 'base64url').toString('hex').toUpperCase();
const date = (seconds: number | undefined): string => new Date((seconds ?? 0) * 1000).toISOString();

function read<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
