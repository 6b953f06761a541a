// Finds what servers name by codes, whatever the language around it: numbers, reply codes, headers, code words.
import type { Code } from '../../core/report/codes.ts';
import { codeOfAadsts } from '../aadsts.ts';
import { diagnosticsCode } from '../diagnoseEws.ts';
import { codeOfSmtpReply, isKnownEnhanced } from '../smtpReplies.ts';
import { ewsResponseCodes, graphCodes, networkCodes, oauthErrors } from '../tables.ts';
import type { Finding, MatchConfidence } from './finding.ts';

/** Words after a number that tell its meanings apart. */
const wordsAfter = 400;

/** Everything a structure in the text names, in no order. */
export function findStructured(text: string): readonly Finding[] {
  return [
    ...findAadsts(text),
    ...findSmtp(text),
    ...findHeaders(text),
    ...findExchangeCodes(text),
    ...findGraphCodes(text),
    ...findOauthErrors(text),
    ...findNetworkCodes(text),
  ];
}

const finding = (
  code: Code,
  match: RegExpMatchArray,
  confidence: MatchConfidence = 'certain',
  recognised = match[0],
): Finding => ({ code, at: match.index ?? 0, recognised: recognised.slice(0, 160), confidence });

/** `AADSTS50126`, `error_codes: [50126]`, `error?code=50126`, `Error Code: 50126` of sign-in pages and logs. */
const aadstsForms = [
  /AADSTS[\s:#]{0,3}(\d{4,8})\b/gi,
  /error_codes["']?\s{0,3}:\s{0,3}\[\s{0,3}(\d{4,8})/gi,
  /login\.microsoftonline\.\w{2,3}\/error\?code=(\d{4,8})/gi,
  /(?:sign-in )?error ?code["']?\s?[:=]\s?(\d{5,8})\b(?=.{0,160}(?:correlation|request|sign-in|failure reason))/gi,
] as const;

function findAadsts(text: string): readonly Finding[] {
  return aadstsForms.flatMap((form) =>
    [...text.matchAll(form)].map((match) => {
      const end = (match.index ?? 0) + match[0].length;
      const words = text.slice(end, end + wordsAfter);
      const code = codeOfAadsts(Number(match[1]), words);
      const said = `${match[0]}${/^:[^.]{0,120}/.exec(words)?.[0] ?? ''}`;
      return finding(code ?? 'entra.otherNumber', match, code === undefined ? 'likely' : 'certain', said);
    }),
  );
}

/** A reply code with its enhanced status (RFC 3463), or the enhanced status alone as some libraries print it. */
const smtpReply = /(?<![\d.])(?:([245]\d\d)[\s#:(-]{1,3})?([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g;
const bareReply = /(?<![\d.])(535|530|504)[ -](?=[A-Z])/g;

function findSmtp(text: string): readonly Finding[] {
  const enhanced = [...text.matchAll(smtpReply)].flatMap((match): Finding[] => {
    const [whole, status, code = ''] = match;
    const at = match.index ?? 0;
    const words = text.slice(at + whole.length, at + whole.length + 260);
    // A bare "5.4.1" is as likely a version: without its reply code the words must be the server's.
    if (status === undefined && !isKnownEnhanced(code, words)) return [];
    const found = codeOfSmtpReply(status ?? '', code, words);
    const said = `${whole}${words.slice(0, 100)}`;
    if (found !== undefined) return [finding(found, match, 'certain', said)];
    // An unknown reply is still Exchange's where its server signs it; success codes are no failure.
    const signed = status !== undefined && !code.startsWith('2') && /\.outlook\.com/i.test(words);
    return signed ? [finding('smtp.otherReply', match, 'possible', said)] : [];
  });
  const bare = [...text.matchAll(bareReply)].flatMap((match): Finding[] => {
    const at = match.index ?? 0;
    const words = text.slice(at, at + 200);
    if (!/auth|login|password|credential/i.test(words)) return [];
    const found = codeOfSmtpReply(match[1] ?? '', undefined, words);
    return found === undefined ? [] : [finding(found, match, 'possible', words.slice(0, 100))];
  });
  return [...enhanced, ...bare];
}

const policyReasons: readonly (readonly [RegExp, Code])[] = [
  [/EWS is disabled for this user or tenant/gi, 'ews.disabled'],
  [/EWS is blocked by policy for this user or tenant/gi, 'ews.blockedByPolicy'],
  [/Restrict-Access-Confirm/gi, 'ews.restrictAccess'],
];

/** `x-ms-diagnostics: 2000003;reason="…";error_category="…"`. */
const diagnostics = /\b(20000\d\d);\s{0,3}reason="?.{0,300}/gi;

function findHeaders(text: string): readonly Finding[] {
  return [
    ...policyReasons.flatMap(([pattern, code]) =>
      [...text.matchAll(pattern)].map((match) => finding(code, match)),
    ),
    ...[...text.matchAll(diagnostics)].flatMap((match): Finding[] => {
      const code = diagnosticsCode(match[0]);
      return code === undefined ? [] : [finding(code, match)];
    }),
  ];
}

const speaksGraph =
  /graph\.microsoft|"innerError"|msgraph|Microsoft\.Graph|GraphServiceException|ODataError/i;

/** `ErrorNonExistentMailbox` and its like; the name is Graph's or EWS's by the company it keeps. */
function findExchangeCodes(text: string): readonly Finding[] {
  const graph = speaksGraph.test(text) && !/exchange\.asmx|soap|exchangelib|EWSEditor/i.test(text);
  return [...text.matchAll(/\bError[A-Z][A-Za-z]{4,60}\b/g)].flatMap((match): Finding[] => {
    const name = match[0];
    const known = graph
      ? (graphCodes[name] ?? ewsResponseCodes[name])
      : (ewsResponseCodes[name] ?? graphCodes[name]);
    return known === undefined ? [] : [finding(known, match)];
  });
}

/** Names that say nothing by themselves count only as the value of `code` in a Graph answer. */
const vagueGraphNames =
  /^(?:BadRequest|Forbidden|AccessDenied|ServiceUnavailable|serviceNotAvailable|GatewayTimeout|TokenExpired|ResourceNotFound|TooManyRequests|Error)/;

function findGraphCodes(text: string): readonly Finding[] {
  const graph = speaksGraph.test(text);
  return Object.entries(graphCodes).flatMap(([name, code]): Finding[] => {
    if (name.startsWith('Error')) return [];
    const vague = vagueGraphNames.test(name);
    if (vague && !graph) return [];
    const pattern = vague
      ? new RegExp(`code["']?\\s{0,3}[:=]\\s{0,3}["']?${name}\\b`, 'i')
      : new RegExp(`\\b${name}\\b`);
    const match = pattern.exec(text);
    return match === null ? [] : [finding(code, match, vague ? 'likely' : 'certain')];
  });
}

/** `"error": "invalid_grant"`, `error=invalid_grant`, or a name that no prose uses. */
const oauthError =
  /(?:\berror["']?\s{0,3}[:=>]{1,2}\s{0,3}["']?([a-z]+_[a-z_]+))|\b(invalid_client|invalid_grant|unauthorized_client|invalid_scope|unsupported_grant_type|interaction_required|endpoints_resolution_error|openid_config_error|state_mismatch|authorization_declined|bad_verification_code|expired_token|consent_required|login_required)\b/g;

function findOauthErrors(text: string): readonly Finding[] {
  return [...text.matchAll(oauthError)].flatMap((match): Finding[] => {
    const code = oauthErrors[match[1] ?? match[2] ?? ''];
    return code === undefined ? [] : [finding(code, match, 'possible')];
  });
}

function findNetworkCodes(text: string): readonly Finding[] {
  return [
    ...text.matchAll(
      /\b(?:E[A-Z]{4,16}|EAI_[A-Z]{4,8}|UND_ERR_[A-Z_]{4,24}|(?:CERT|ERR|UNABLE|SELF|DEPTH|HOSTNAME|INVALID)_[A-Z_0-9]{2,50})\b/g,
    ),
  ].flatMap((match): Finding[] => {
    const code = networkCodes[match[0]];
    return code === undefined ? [] : [finding(code, match)];
  });
}
