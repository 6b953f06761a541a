// A PFX file without a MAC (RFC 7292), written by hand: unit tests start no program.
import type { KeyObject, X509Certificate } from 'node:crypto';

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const size = [...Buffer.from(content.length.toString(16).padStart(6, '0'), 'hex')];
  return Buffer.concat([Buffer.from([tag, 0x83, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts);
const octets = (...parts: readonly Uint8Array[]) => tlv(0x04, ...parts);
const inside = (...parts: readonly Uint8Array[]) => tlv(0xa0, ...parts);
/** By its bytes. */
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'));

const data = oid('2a864886f70d010701');
const keyBag = oid('2a864886f70d010c0a0102');
const certificateBag = oid('2a864886f70d010c0a0103');
const x509 = oid('2a864886f70d01091601');

/** The certificate, and its key encrypted with the password. */
export function pfxOf(certificate: X509Certificate, key: KeyObject, password: string): Buffer {
  const encrypted = key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: password });
  const bags = sequence(
    sequence(keyBag, inside(encrypted)),
    sequence(certificateBag, inside(sequence(x509, inside(octets(certificate.raw))))),
  );
  const safes = sequence(sequence(data, inside(octets(bags))));
  return sequence(tlv(0x02, Buffer.from([3])), sequence(data, inside(octets(safes))));
}
