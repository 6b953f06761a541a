// The certificate and key that options name, read before anything is tested: a wrong file is no failure of a mailbox.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Credential } from '../core/credential/credential.ts';
import type { Secret } from '../core/credential/secret.ts';
import { placeOf, type Reference } from './reference.ts';

type CertificateCredential = Extract<Credential, { kind: 'certificate' }>;

/** Text with where it was found. */
export interface Found {
  readonly at: Reference;
  readonly text: Secret;
}

const takePfxApart =
  'A PFX holds both in a form of its own: take them out with "openssl pkcs12 -in FILE -clcerts -nokeys -out certificate.pem" and "openssl pkcs12 -in FILE -nocerts -nodes -out key.pem".';

/** Throws an Error that says which of the two cannot be used, why, and what to do. */
export function certificateFrom(certificate: Found, key: Found): CertificateCredential {
  const read = certificateIn(certificate);
  if (!read.checkPrivateKey(keyIn(key)))
    throw new Error(
      `${placeOf(key.at)} holds a private key that does not belong to the certificate of --certificate. Name the two that were made together.`,
    );
  return { kind: 'certificate', certificatePem: certificate.text.reveal(), privateKeyPem: key.text };
}

/** The day on which a certificate ends, as YYYY-MM-DD. */
export const lastDayOf = ({ certificatePem }: CertificateCredential): string =>
  new Date(new X509Certificate(certificatePem).validTo).toISOString().slice(0, 10);

function certificateIn({ at, text }: Found): X509Certificate {
  const pem = text.reveal();
  try {
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return new X509Certificate(pem);
  } catch {
    // Reported below.
  }
  const what = pem.includes('PRIVATE KEY-----') ? 'It holds a private key: that is for --key.' : takePfxApart;
  throw new Error(`${placeOf(at)} holds no certificate in PEM. ${what}`);
}

function keyIn({ at, text }: Found): KeyObject {
  const pem = text.reveal();
  if (/-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(pem))
    throw new Error(
      `${placeOf(at)} holds a private key with a password, which nobody can type at night. Write it without one where the job alone can read it: openssl pkey -in FILE -out key.pem`,
    );
  try {
    if (pem.includes('PRIVATE KEY-----')) return createPrivateKey(pem);
  } catch {
    // Reported below.
  }
  const what = pem.includes('-----BEGIN CERTIFICATE-----')
    ? 'It holds a certificate: that is for --certificate.'
    : takePfxApart;
  throw new Error(`${placeOf(at)} holds no private key in PEM. ${what}`);
}
