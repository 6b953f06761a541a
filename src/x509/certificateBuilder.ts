// Builds X.509 v3 certificates (RFC 5280) from parts; keys and signatures are node:crypto's.
import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { encodePem } from './pem.ts';

/** What a certificate is to say. Dates are milliseconds since the epoch. */
export interface CertificatePlan {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  /** Key of the issuer; RSA or EC P-256. */
  readonly signingKey: KeyObject;
  /** Public half of `signingKey`, for the authority key identifier. */
  readonly issuerPublicKey: KeyObject;
  readonly authority: boolean;
  /** DNS names and IPv4 addresses of the subjectAltName. */
  readonly names?: readonly string[];
  /** Object identifiers of the extended key usage. */
  readonly purposes?: readonly string[];
}

const idAtCommonName = '2.5.4.3'; // X.520, RFC 5280 appendix A.1
const ecdsaWithSha256 = '1.2.840.10045.4.3.2'; // RFC 5758 section 3.2
const sha256WithRsa = '1.2.840.113549.1.1.11'; // RFC 4055 section 5

/** Signs the plan and returns the certificate as PEM. */
export function buildCertificate(plan: CertificatePlan): string {
  const algorithm = signatureAlgorithm(plan.signingKey);
  const body = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: commonName(plan.issuer),
    validity: new Validity({ notBefore: wholeSecond(plan.notBefore), notAfter: wholeSecond(plan.notAfter) }),
    subject: commonName(plan.subject),
    subjectPublicKeyInfo: publicKeyInfo(plan.publicKey),
    extensions: new Extensions(extensionsOf(plan)),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(body)), plan.signingKey);
  const certificate = new Certificate({
    tbsCertificate: body,
    signatureAlgorithm: algorithm,
    signatureValue: arrayBuffer(signature),
  });
  return encodePem('CERTIFICATE', new Uint8Array(AsnConvert.serialize(certificate)));
}

function extensionsOf(plan: CertificatePlan): Extension[] {
  const usage = plan.authority
    ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign
    : KeyUsageFlags.digitalSignature;
  const rows: [string, boolean, object][] = [
    [id_ce_basicConstraints, true, new BasicConstraints({ cA: plan.authority })],
    [id_ce_keyUsage, true, new KeyUsage(usage)],
    [id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(plan.publicKey))],
    [
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(plan.issuerPublicKey)) }),
    ],
  ];
  if (plan.names !== undefined) {
    rows.push([id_ce_subjectAltName, false, new SubjectAlternativeName(plan.names.map(generalName))]);
  }
  if (plan.purposes !== undefined) {
    rows.push([id_ce_extKeyUsage, false, new ExtendedKeyUsage([...plan.purposes])]);
  }
  return rows.map(
    ([extnID, critical, value]) =>
      new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) }),
  );
}

function signatureAlgorithm(key: KeyObject): AlgorithmIdentifier {
  return key.asymmetricKeyType === 'ec'
    ? new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 })
    : new AlgorithmIdentifier({ algorithm: sha256WithRsa, parameters: null });
}

/** 16 random bytes, positive and never zero (RFC 5280 section 4.1.2.2). */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return arrayBuffer(bytes);
}

/** RFC 5280 section 4.1.2.5 allows no fraction of a second. */
const wholeSecond = (time: number): Date => new Date(Math.floor(time / 1000) * 1000);

const commonName = (text: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: idAtCommonName, value: new AttributeValue({ utf8String: text }) }),
    ]),
  ]);

const generalName = (name: string): GeneralName =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(name)
    ? new GeneralName({ iPAddress: name })
    : new GeneralName({ dNSName: name });

const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const publicKeyInfo = (key: KeyObject): SubjectPublicKeyInfo =>
  AsnConvert.parse(arrayBuffer(spki(key)), SubjectPublicKeyInfo);

/** SHA-1 of the public key's bit string (RFC 5280 section 4.2.1.2, method 1). */
const keyIdentifier = (key: KeyObject): ArrayBuffer =>
  arrayBuffer(
    createHash('sha1')
      .update(Buffer.from(publicKeyInfo(key).subjectPublicKey))
      .digest(),
  );

const arrayBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
