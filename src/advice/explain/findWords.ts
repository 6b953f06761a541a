// Finds what servers name by words of their own, whatever the language around them: numbers, reply codes, headers, names.
import { diagnosticsHeader } from '../matches/ews.ts';
import { confidenceOf, type Match, rowOfWord, rowsOfWord } from '../matches/match.ts';
import { tables } from '../matches/tables.ts';
import { type Finding, findingAt } from './finding.ts';

/** Words after a number or name that tell its meanings apart. */
const wordsAfter = 400;

/** Everything a name in the text says, in no order. */
export function findWords(text: string): readonly Finding[] {
  return [
    ...findAadsts(text),
    ...findSmtp(text),
    ...findDiagnostics(text),
    ...findExchangeNames(text),
    ...findGraphNames(text),
    ...findOauthErrors(text),
    ...findNetworkNames(text),
  ];
}

const after = (text: string, match: RegExpMatchArray, length = wordsAfter): string => {
  const end = (match.index ?? 0) + match[0].length;
  return text.slice(end, end + length);
};

const rowFinding = (row: Match | undefined, match: RegExpMatchArray): readonly Finding[] =>
  row === undefined ? [] : [findingAt(row.code, match, confidenceOf(row))];

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
      const words = after(text, match);
      const row = rowOfWord(tables.entra, { name: match[1] ?? '', words });
      return row === undefined
        ? findingAt('entra.otherNumber', match, 'likely')
        : findingAt(row.code, match, confidenceOf(row));
    }),
  );
}

/** A reply code with its enhanced status (RFC 3463), or the enhanced status alone as some libraries print it. */
const smtpReply = /(?<![\d.])(?:([245]\d\d)[\s#:(-]{1,3})?([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g;
const bareReply = /(?<![\d.])(535|530|504)[ -](?=[A-Z])/g;

function findSmtp(text: string): readonly Finding[] {
  const enhanced = [...text.matchAll(smtpReply)].flatMap((match): readonly Finding[] => {
    const [, status, code = ''] = match;
    const words = after(text, match, 260);
    const row =
      rowOfWord(tables.smtp, { name: `${status ?? ''} ${code}`, words }) ??
      rowOfWord(tables.smtp, { name: code, words });
    // A bare "5.4.1" is as likely a version: without its reply code the words must be the server's.
    if (row !== undefined && (status !== undefined || row.alone === true || row.says !== undefined)) {
      return rowFinding(row, match);
    }
    // An unknown reply is still Exchange's where its server signs it; success codes are no failure.
    const signed = status !== undefined && !code.startsWith('2') && /\.outlook\.com/i.test(words);
    return signed ? [findingAt('smtp.otherReply', match, 'possible')] : [];
  });
  const bare = [...text.matchAll(bareReply)].flatMap((match): Finding[] => {
    const words = text.slice(match.index, match.index + 200);
    const row = tables.smtp.find(({ status }) => status === match[1]);
    if (row === undefined || !/auth|login|password|credential/i.test(words)) return [];
    return [findingAt(row.code, match, 'possible')];
  });
  return [...enhanced, ...bare];
}

/** `x-ms-diagnostics: 2000003;reason="…";error_category="…"`. */
const diagnostics = /\b(20000\d\d);\s{0,3}reason="?.{0,300}/gi;

function findDiagnostics(text: string): readonly Finding[] {
  return [...text.matchAll(diagnostics)].flatMap((match) =>
    rowFinding(rowOfWord(tables.ews, { name: diagnosticsHeader, words: match[0] }), match),
  );
}

const speaksGraph =
  /graph\.microsoft|"innerError"|msgraph|Microsoft\.Graph|GraphServiceException|ODataError/i;

/** `ErrorNonExistentMailbox` and its like; the name is Graph's or EWS's by the company it keeps. */
function findExchangeNames(text: string): readonly Finding[] {
  const graph = speaksGraph.test(text) && !/exchange\.asmx|soap|exchangelib|EWSEditor/i.test(text);
  const [first, second] = graph ? [tables.graph, tables.ews] : [tables.ews, tables.graph];
  return [...text.matchAll(/\b(?:Error[A-Z][A-Za-z]{4,60}|EWS[A-Z][A-Za-z]{4,40})\b/g)].flatMap((match) => {
    const said = { name: match[0], words: after(text, match) };
    return rowFinding(rowOfWord(first, said) ?? rowOfWord(second, said), match);
  });
}

/** Names of Graph that do not begin with `Error`: by their own shape, or as the value of `code`. */
const graphName = /\b(?:[A-Z][A-Za-z]{6,40}_[A-Z][A-Za-z]{6,40}|[A-Z][a-z]+[A-Z][A-Za-z]{6,50})\b/g;
const graphValue = /\bcode["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z]{3,60})\b/gi;

function findGraphNames(text: string): readonly Finding[] {
  const named = [...text.matchAll(graphName)].flatMap((match) => {
    if (match[0].startsWith('Error')) return [];
    const row = rowOfWord(tables.graph, { name: match[0], words: after(text, match) });
    return row?.asValue === true ? [] : rowFinding(row, match);
  });
  if (!speaksGraph.test(text)) return named;
  const values = [...text.matchAll(graphValue)].flatMap((match): readonly Finding[] => {
    const name = match[1] ?? '';
    const vague = rowsOfWord(tables.graph, name).some(({ asValue }) => asValue === true);
    const row = rowOfWord(tables.graph, { name, words: after(text, match) });
    return vague && row !== undefined ? [findingAt(row.code, match, 'likely')] : [];
  });
  return [...named, ...values];
}

/** `"error": "invalid_grant"`, `error=invalid_grant`, or a name that no prose uses. */
const oauthError =
  /(?:\berror["']?\s{0,3}[:=>]{1,2}\s{0,3}["']?([a-z]+_[a-z_]+))|\b(invalid_client|invalid_grant|unauthorized_client|invalid_scope|unsupported_grant_type|interaction_required|endpoints_resolution_error|openid_config_error|state_mismatch|authorization_declined|bad_verification_code|expired_token|consent_required|login_required)\b/g;

function findOauthErrors(text: string): readonly Finding[] {
  return [...text.matchAll(oauthError)].flatMap((match): Finding[] => {
    const row = rowsOfWord(tables.entra, match[1] ?? match[2] ?? '')[0];
    return row === undefined ? [] : [findingAt(row.code, match, 'possible')];
  });
}

const networkName =
  /\b(?:E[A-Z]{4,16}|EAI_[A-Z]{4,8}|UND_ERR_[A-Z_]{4,24}|(?:CERT|ERR|UNABLE|SELF|DEPTH|HOSTNAME|INVALID)_[A-Z_0-9]{2,50})\b/g;

function findNetworkNames(text: string): readonly Finding[] {
  return [...text.matchAll(networkName)].flatMap((match) =>
    rowFinding(rowOfWord(tables.network, { name: match[0], words: after(text, match) }), match),
  );
}
