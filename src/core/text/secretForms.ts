// Secrets that tell by themselves what they are: keys in DER or PEM, tokens with a prefix of whoever issues them.

/** A token does not begin inside a longer run. */
const alone = '\\b(?<![+/-])';

const pemKey =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(?:[^-]|-(?!----))*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?/g;

/**
 * The beginning in base64 of a private key without the lines of PEM, and of a PFX file: in PKCS #8 (RFC 5958 section 2)
 * and PKCS #1 (RFC 8017 appendix A.1.2) the version is 0, in SEC 1 (RFC 5915 section 3) 1, in PFX (RFC 7292 section 4) 3;
 * an encrypted key begins with an identifier of PKCS #5. Certificates and public keys begin otherwise.
 */
const derBeginning = [
  'MII[A-Za-z0-9+/]{2}[AQgw]IBA(?:DA|AK|zC)',
  'MI[GH][A-Za-z0-9+/]AgE(?:AM|BB|DM)',
  'M[A-H][A-Za-z0-9+/]CAQ(?:Aw|EE)',
  'MIACAQMwg',
  'M[A-Za-z0-9+/]{3,9}(?:BgkqhkiG9w0BBQ|GCSqGSIb3DQEF|YJKoZIhvcNAQUN|BgoqhkiG9w0BDAE|GCiqGSIb3DQEMAQ|YKKoZIhvcNAQwB)',
].join('|');
/** Base64 goes on in the next line, in a string of JSON too; a last line is taken if no word is as long. */
const nextLine =
  '(?:(?:[ \\t]{0,20}\\r?\\n[ \\t]{0,20}|\\\\r|\\\\n){1,2}(?=[A-Za-z0-9+/]{12}|[A-Za-z0-9+/]{1,12}=))?';
const derKey = new RegExp(`${alone}(?:${derBeginning})(?:[A-Za-z0-9+/]${nextLine}){8,}={0,2}`, 'g');

/**
 * Tokens and keys by the prefixes that their issuers document: JWS and JWE in compact form (RFC 7515
 * section 7.1), also cut off; Entra's and Microsoft accounts' codes and refresh tokens; GitHub, GitLab, Slack, Amazon,
 * Google, npm, PyPI, SendGrid, Stripe, HashiCorp, OpenAI and Anthropic, Azure DevOps and Azure's own keys.
 */
const tokens = [
  'eyJ[A-Za-z0-9._-]{17,}',
  'e(?:yA|w[0o])[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9._-]*',
  '[01]\\.A[A-Za-z0-9._-]{40,}',
  '[GO]?AQABA[A-Za-z0-9_-]{60,}',
  'M\\.[A-Z]\\d{1,4}_[A-Z0-9]{2,5}\\.[A-Za-z0-9.!*$_-]{16,}',
  'Ew[A-Z][A-Za-z0-9+/]{100,}={0,2}',
  'gh[a-z]_[A-Za-z0-9]{30,}',
  'github_pat_[A-Za-z0-9_]{20,}',
  'gl(?:pat|oas|dt|rtr?|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[A-Za-z0-9_-]{20,}',
  'xox[a-z]-[A-Za-z0-9-]{10,}',
  'xapp-[A-Za-z0-9-]{20,}',
  'A[KS]IA[0-9A-Z]{16}',
  'AIza[A-Za-z0-9_-]{30,}',
  'GOCSPX-[A-Za-z0-9_-]{20,}',
  'ya29\\.[A-Za-z0-9_-]{20,}',
  '1//0[A-Za-z0-9_-]{30,}',
  'npm_[A-Za-z0-9]{30,}',
  'pypi-[A-Za-z0-9_-]{40,}',
  'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
  '[rs]k_(?:live|test)_[A-Za-z0-9]{16,}',
  'hv[bs]\\.[A-Za-z0-9_-]{20,}',
  'sk-[A-Za-z0-9_-]{32,}',
].join('|');
const token = new RegExp(`${alone}(?:${tokens})`, 'g');

/** Client secret values of Entra: three characters, a digit, Q~ and the rest. */
const clientSecret = /[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,37}/g;
/** Keys of Azure and Azure DevOps, which have their kind inside. */
const azureKey = /\b[A-Za-z0-9]{52,76}(?:JQQJ9|AZDO)[A-Za-z0-9]{4,40}/g;
/** SASL XOAUTH2 and OAUTHBEARER in base64: `user=` and `n,a=`. */
const saslToken = /\b(?:dXNlcj|bixhP)[A-Za-z0-9+/=]{20,}/g;
/** The last part of a hook's address is what opens it. */
const hook =
  /(\bhooks\.slack\.com\/(?:services|workflows)\/|\bwebhook\.office\.com\/webhookb2\/)[^\s"'<>\\]{20,}/g;

export interface SecretForm {
  readonly pattern: RegExp;
  /** Words of which one is in every match: most texts have none, and need no search. */
  readonly hints?: readonly string[];
  /** What is kept of the match, before the mask; none if it is left out. */
  readonly kept?: string;
}

/** Whether a form can be in a text. */
export const mayHold = (text: string, { hints }: SecretForm): boolean =>
  hints === undefined || hints.some((hint) => text.includes(hint));

export const secretForms: readonly SecretForm[] = [
  { pattern: pemKey },
  { pattern: derKey },
  { pattern: token },
  { pattern: clientSecret },
  { pattern: azureKey, hints: ['JQQJ9', 'AZDO'] },
  { pattern: saslToken },
  { pattern: hook, kept: '$1' },
];
