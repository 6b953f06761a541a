// Each form of a secret by one that its issuer documents, with other characters, and by what only begins so.
import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { secretForms } from '../../../../src/core/text/secretForms.ts';
import { redactPatterns } from '../../../../src/core/text/secretShapes.ts';
import { base64, letters, wrapped } from './secretTexts.ts';

const jsonHeader = (text: string): string => Buffer.from(text).toString('base64url');

/** Issuer, value, and a text that begins like one and is none. */
const tokens: readonly (readonly [issuer: string, value: string, other: string])[] = [
  // RFC 7515 appendix A.1.
  ['JWS', 'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0K.dBjftJeZ4CVP', 'eyJhIjoxfQ'],
  ['JWS whose end is cut off', 'eyJ0eXAiOiJKV1QiLCJhbGci', 'eyJ0eXAi'],
  ['JWS, header with a space', `${jsonHeader('{ "alg":"RS256"}')}.eyJpc3MiOiJq.dBjftJeZ`, 'eyAiYWxnIjoi'],
  ['JWS, header in lines', `${jsonHeader('{\n"alg":"RS256"}')}.eyJpc3MiOiJq.dBjftJeZ`, 'ewogImFsZyI6'],
  ['JWS, header in lines of Windows', `${jsonHeader('{\r\n"alg":"RS256"}')}.eyJpc3MiOiJq.`, 'ew0KImFsZyI6'],
  ['Entra', `0.AX8A-${letters(80)}.${letters(40)}`, '0.AX8A'],
  ['Entra, later', `1.AX8A_${letters(80)}`, '1.AS.9'],
  ['Entra, earlier', `AQABAAAAAAD--DLA3VO7${letters(80)}`, 'AQABAAAA'],
  ['Entra, earlier refresh', `OAQABAAEAAAD--DLA3VO7${letters(80)}`, 'OAQABAAE'],
  ['Entra, earlier still', `GAQABAAEAAAD--DLA3VO7${letters(80)}`, 'GAQABAAE'],
  ['Microsoft account', `M.C507_BL2.2.U.${letters(30)}!*$-_${letters(5)}`, 'M.C507_BL2'],
  ['Microsoft account, access', `EwAoA8l6BAAU${letters(120)}+/==`, 'EwAoA8l6BAAU'],
  ['GitHub', `gho_${letters(36)}`, 'gho_name'],
  ['GitHub, fine-grained', `github_pat_11${letters(20)}_${letters(59)}`, 'github_pat_name'],
  ['GitLab', `glpat-${letters(10)}-_${letters(8)}`, 'glpat-name'],
  ['GitLab, runner', `glrt-${letters(20)}`, 'glass-of-water-on-the-table'],
  ['GitLab, runner that registered', `glrtr-${letters(20)}`, 'global-administrators-and-others'],
  ['GitLab, job', `glcbt-64_${letters(20)}`, 'glossary-of-microsoft-entra-terms'],
  ['Slack', `xoxp-${letters(12)}-${letters(24)}`, 'xoxp-name'],
  ['Slack app', `xapp-1-A0123456789-${letters(40)}`, 'xapp-1-A01'],
  ['AWS', 'AKIAIOSFODNN7EXAMPLE', 'AKIA-name'],
  ['AWS, temporary', 'ASIAIOSFODNN7EXAMPLE', 'ASIAN'],
  ['Google', `AIza${letters(20)}-_${letters(13)}`, 'AIzaName'],
  ['Google client', `GOCSPX-${letters(14)}-_${letters(12)}`, 'GOCSPX-name'],
  ['Google access', `ya29.${letters(30)}-_${letters(30)}`, 'ya29.name'],
  ['Google refresh', `1//0${letters(30)}-_${letters(30)}`, '1//0g'],
  ['npm', `npm_${letters(36)}`, 'npm_config_registry'],
  ['PyPI', `pypi-AgEIcHlwaS5vcmc${letters(60)}-_`, 'pypi-name'],
  ['SendGrid', `SG.${letters(20)}-_.${letters(41)}-_`, 'SG.name.html'],
  ['Stripe', `sk_live_${letters(24)}`, 'sk_live_name'],
  ['Stripe, restricted, for tests', `rk_test_${letters(24)}`, 'rk_test_name'],
  ['Vault', `hvs.${letters(22)}-_`, 'hvs.name'],
  ['Vault, batch', `hvb.${letters(22)}-_`, 'hvb.name'],
  ['OpenAI', `sk-${letters(48)}`, 'sk-name'],
  ['OpenAI, of a project', `sk-proj-${letters(40)}-_`, 'sk-proj-name'],
  ['Entra client secret', `a.~8Q~${letters(31)}~_-`, 'aB38Q~short'],
  ['Azure storage or search', `${letters(52)}JQQJ99BCAC${letters(18)}`, 'JQQJ99BCAC'],
  ['Azure DevOps', `${letters(76)}AZDO1a2b`, 'AZDO1a2b'],
  ['XOAUTH2', base64('user=ap@contoso.com\u0001auth=Bearer x\u0001\u0001'), base64('user=ap')],
  ['OAUTHBEARER', base64('n,a=ap@contoso.com,\u0001auth=Bearer x\u0001\u0001'), base64('n,a=ap@x.io')],
];

const masked = redactPatterns(`ghp_${letters(36)}`);

describe('a token by its prefix', () => {
  for (const [issuer, value, other] of tokens) {
    it(`is masked, all of it and nothing else: ${issuer}`, () => {
      assert.equal(redactPatterns(`a ${value} b ${value}\nc`), `a ${masked} b ${masked}\nc`);
    });

    it(`is not seen in what only begins so, or in a longer word: ${issuer}`, () => {
      const texts = [`a ${other} b`, `a+${value.slice(0, 12)} b`];
      assert.deepEqual(texts.map(redactPatterns), texts);
    });
  }

  // https://docs.gitlab.com/security/tokens/#token-prefixes
  const gitLab = 'glpat gloas gldt glrt glrtr glcbt glptt glft glimt glagent glwt glsoat glffct';
  for (const prefix of gitLab.split(' ')) {
    it(`is masked, for each kind of GitLab: ${prefix}`, () => {
      assert.equal(redactPatterns(`${prefix}-${letters(20)}`), masked);
    });
  }

  it('is not seen in the middle of base64', () => {
    for (const before of ['+', '/', '-', 'x', '0']) {
      const text = `${before}AKIAIOSFODNN7EXAMPLE`;
      assert.equal(redactPatterns(text), text);
    }
  });

  it('is looked for only where a word of it is, if it has one', () => {
    const text = `${letters(52)}JQQJ99BCAC${letters(18)} https://hooks.slack.com/services/T0/B0/${letters(24)}`;
    for (const { pattern, hints = [''] } of secretForms) {
      if (text.search(pattern) !== -1) assert.ok(hints.some((hint) => text.includes(hint)));
    }
  });
});

describe('the address of a hook', () => {
  for (const place of [
    'https://hooks.slack.com/services/',
    'https://hooks.slack.com/workflows/',
    'https://contoso.webhook.office.com/webhookb2/',
  ]) {
    it(`keeps its host and loses what opens it: ${place}`, () => {
      assert.equal(
        redactPatterns(`to "${place}T01234567/B01234567/${letters(24)}".`),
        `to "${place}${masked}".`,
      );
      assert.equal(redactPatterns(`${place}name`), `${place}name`);
      const other = `https://x${place.slice(8)}T01234567/B01234567/name`;
      if (place.includes('slack')) assert.equal(redactPatterns(other), other);
    });
  }
});

describe('a private key in PEM', () => {
  const body = `MIIEvQIBADANBgkqhkiG\n${letters(64)}\n--\n${letters(20)}==\n`;
  for (const kind of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'OPENSSH PRIVATE KEY']) {
    it(`is masked from its first line to its last: ${kind}`, () => {
      const key = `-----BEGIN ${kind}-----\n${body}-----END ${kind}-----`;
      assert.equal(redactPatterns(`a\n${key}\nb\n${key}\nc`), `a\n${masked}\nb\n${masked}\nc`);
    });
  }

  it('is masked to the end of the text if its last line is missing', () => {
    assert.equal(redactPatterns(`a\n-----BEGIN PRIVATE KEY-----\n${body}`), `a\n${masked}`);
  });
});

const pair = (kind: 'ec' | 'ed25519', namedCurve = ''): KeyObject =>
  (kind === 'ec' ? generateKeyPairSync('ec', { namedCurve }) : generateKeyPairSync('ed25519')).privateKey;
const exported = (key: KeyObject, type: 'pkcs8' | 'sec1'): Uint8Array => key.export({ type, format: 'der' });

/** DER (X.690 section 8.1.3): the length in one, two or three bytes. */
function der(tag: number, ...contents: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const bytes = Buffer.concat(contents.map((content) => Uint8Array.from(content)));
  const { length } = bytes;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Uint8Array.from([tag, ...size]), bytes]);
}

const pkcs5 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05];
const pkcs12 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01];

/** EncryptedPrivateKeyInfo (RFC 5958 section 3) of about so many bytes. */
const encrypted = (algorithm: readonly number[], size: number): Uint8Array =>
  der(
    0x30,
    der(0x30, der(6, algorithm), der(0x30, der(4, randomBytes(8)), der(2, [8, 0]))),
    der(4, randomBytes(size)),
  );

/** PFX (RFC 7292 section 4) with contents of so many bytes. */
const pfx = (size: number): Uint8Array => der(0x30, der(2, [3]), der(0x30, randomBytes(size)));

const keys: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['PKCS #8, P-256', exported(pair('ec', 'P-256'), 'pkcs8')],
  ['PKCS #8, P-384', exported(pair('ec', 'P-384'), 'pkcs8')],
  ['PKCS #8, P-521', exported(pair('ec', 'P-521'), 'pkcs8')],
  ['PKCS #8, Ed25519', exported(pair('ed25519'), 'pkcs8')],
  ['SEC 1, P-256', exported(pair('ec', 'P-256'), 'sec1')],
  ['SEC 1, P-384', exported(pair('ec', 'P-384'), 'sec1')],
  ['SEC 1, P-521', exported(pair('ec', 'P-521'), 'sec1')],
  ['PFX', pfx(900)],
  ['PFX, small', pfx(140)],
  [
    'PFX of a length that is not told (BER)',
    Buffer.from([0x30, 0x80, 2, 1, 3, 0x30, 0x80, ...randomBytes(90)]),
  ],
  ...[40, 140, 900].flatMap(
    (size) =>
      [
        [`PKCS #8, encrypted by PKCS #5, ${size} bytes`, encrypted([...pkcs5, 13], size)],
        [`PKCS #8, encrypted by PKCS #12, ${size} bytes`, encrypted([...pkcs12, 3], size)],
      ] as const,
  ),
];

describe('a private key in base64 without the lines of PEM', () => {
  for (const [what, bytes] of keys) {
    it(`is masked by how it begins: ${what}`, () => {
      assert.equal(redactPatterns(`a ${base64(bytes)} b`), `a ${masked} b`);
    });
  }

  it('is masked each time', () => {
    const [first = '', second = ''] = keys.map(([, bytes]) => base64(bytes));
    assert.equal(redactPatterns(`${first} and ${second}`), `${masked} and ${masked}`);
  });

  const text = base64(exported(pair('ec', 'P-521'), 'pkcs8'));
  for (const [where, lines] of [
    ['in lines', wrapped(Buffer.from(text, 'base64'))],
    ['in lines of Windows', wrapped(Buffer.from(text, 'base64')).replaceAll('\n', '\r\n')],
    ['in lines that are indented', wrapped(Buffer.from(text, 'base64')).replaceAll('\n', ' \n\t  ')],
    ['in a string of JSON', wrapped(Buffer.from(text, 'base64')).replaceAll('\n', '\\r\\n')],
    ['whose last line is short', text.replace(/.{10}$/, '\n$&').replace(/.{3}$/, 'Q==')],
  ] as const) {
    it(`is masked to its end: ${where}`, () => {
      assert.equal(redactPatterns(`a ${lines}\nbeside it`), `a ${masked}\nbeside it`);
    });
  }
});
