// PEM (RFC 7468): labelled base64 around DER, read strictly enough that a key is never taken for a certificate.

/** One `-----BEGIN …-----` block. */
export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, `ENCRYPTED PRIVATE KEY`, `RSA PRIVATE KEY`, `EC PRIVATE KEY`, … */
  readonly label: string;
  readonly der: Buffer;
  /** The block as it stood in the text. */
  readonly text: string;
}

/** Longest text that is searched for blocks; a key and a long chain stay far below it. */
const maximumPemLength = 256 * 1024;

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----\r?\n([A-Za-z0-9+/=\r\n\t :,.-]*?)-----END \1-----/g;

/** DER as PEM with lines of 64 characters. */
export function encodePem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** Every block of a text, in order; none if there is none or the text is longer than `maximumPemLength`. */
export function readPemBlocks(text: string): readonly PemBlock[] {
  if (text.length > maximumPemLength) return [];
  return [...text.matchAll(block)].map((match) => ({
    label: match[1] ?? '',
    der: Buffer.from(withoutHeaders(match[2] ?? ''), 'base64'),
    text: match[0],
  }));
}

/** Legacy OpenSSL keys carry RFC 1421 headers (`Proc-Type: 4,ENCRYPTED`) above the base64. */
const withoutHeaders = (body: string): string =>
  body
    .split(/\r?\n/)
    .filter((line) => !line.includes(':'))
    .join('');

/** A certificate with its key, both as PEM (key: PKCS#8, not encrypted). */
export interface KeyedCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}
