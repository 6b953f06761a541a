// ASN.1 of password-based encryption (RFC 8018 appendix A, RFC 7292 appendix C), which the schema packages lack.
import { EncryptedContentInfo } from '@peculiar/asn1-cms';
import { AsnProp, AsnPropTypes, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

/** `pkcs-12PbeParams` (RFC 7292 appendix C). */
export class Pkcs12PbeParameters {
  salt: OctetString = new OctetString();
  iterations = 1;
}
AsnProp({ type: OctetString })(Pkcs12PbeParameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pkcs12PbeParameters.prototype, 'iterations');

/** `PBES2-params` (RFC 8018 appendix A.4). */
export class Pbes2Parameters {
  keyDerivation: AlgorithmIdentifier = new AlgorithmIdentifier();
  encryption: AlgorithmIdentifier = new AlgorithmIdentifier();
}
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'keyDerivation');
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'encryption');

/** `PBKDF2-params` with a salt given in place (RFC 8018 appendix A.2). */
export class Pbkdf2Parameters {
  salt: OctetString = new OctetString();
  iterations = 1;
  keyLength?: number;
  prf?: AlgorithmIdentifier;
}
AsnProp({ type: OctetString })(Pbkdf2Parameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pbkdf2Parameters.prototype, 'iterations');
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Pbkdf2Parameters.prototype, 'keyLength');
AsnProp({ type: AlgorithmIdentifier, optional: true })(Pbkdf2Parameters.prototype, 'prf');

/** `EncryptedData` (RFC 5652 section 8). */
export class EncryptedContent {
  version = 0;
  info: EncryptedContentInfo = new EncryptedContentInfo();
}
AsnProp({ type: AsnPropTypes.Integer })(EncryptedContent.prototype, 'version');
AsnProp({ type: EncryptedContentInfo })(EncryptedContent.prototype, 'info');
