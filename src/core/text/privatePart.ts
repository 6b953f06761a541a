// The private part of an RSA key's text (RFC 8017 appendix A.1.2, in RFC 5208's frame or without): modulus and exponent
// stand in its certificate too, which everybody may see.

interface Element {
  readonly tag: number;
  /** Positions in the DER. */
  readonly start: number;
  readonly end: number;
}

const tags = { integer: 0x02, octets: 0x04, sequence: 0x30 } as const;

/** What follows the public parts in the base64 of a PEM's body; undefined for what is no RSA private key. */
export function privatePart(body: string): string | undefined {
  const base64 = body.replace(/\s+/g, '');
  if (!/^M[A-Za-z0-9+/]{200,}={0,2}$/.test(base64)) return undefined;
  const exponent = privateExponent(atob(base64), 0);
  // Whole groups: what is left of one that is half public tells at most two bytes.
  return exponent === undefined ? undefined : base64.slice(Math.ceil(exponent / 3) * 4);
}

/** Where the private exponent begins. */
function privateExponent(der: string, at: number): number | undefined {
  const outer = elementAt(der, at);
  const version = outer?.tag === tags.sequence ? elementAt(der, outer.start) : undefined;
  const second = version?.tag === tags.integer ? elementAt(der, version.end) : undefined;
  if (second === undefined) return undefined;
  if (second.tag === tags.sequence) {
    const octets = elementAt(der, second.end);
    return octets?.tag === tags.octets ? privateExponent(der, octets.start) : undefined;
  }
  const publicExponent = elementAt(der, second.end);
  const exponent = publicExponent && elementAt(der, publicExponent.end);
  return exponent?.tag === tags.integer && exponent.end <= der.length ? exponent.start : undefined;
}

function elementAt(der: string, at: number): Element | undefined {
  const [tag, first] = [der.charCodeAt(at), der.charCodeAt(at + 1)];
  if (Number.isNaN(first)) return undefined;
  if (first < 0x80) return { tag, start: at + 2, end: at + 2 + first };
  // X.690 section 8.1.3.5: the length in as many bytes as the lower bits say.
  const start = at + 2 + (first & 0x7f);
  let length = 0;
  for (let index = at + 2; index < start; index++) length = length * 256 + der.charCodeAt(index);
  return Number.isNaN(length) ? undefined : { tag, start, end: start + length };
}
