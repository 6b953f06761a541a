// Finds what servers name by words of their own, whatever the language around them: numbers, reply codes, headers, names.
import type { Code } from '../../core/report/codes.ts';
import { diagnosticsHeader } from '../matches/ews.ts';
import { recipientFirst } from '../matches/foreign.ts';
import { graphMeanings } from '../matches/graph.ts';
import { confidenceOf, type Match, rowOfWord, rowsOfWord } from '../matches/match.ts';
import type { RareAnswers } from '../matches/rareAnswers.ts';
import { tables } from '../matches/tables.ts';
import { type Finding, findingAt, matchesOf } from './finding.ts';
import { findPowerShellFrames } from './shellFrames.ts';

/** Words after a number or name that tell its meanings apart. */
const wordsAfter = 400;

/** Each finds what names of one kind in the text say, in no order. */
export const wordFinders: readonly ((text: string, rare: RareAnswers) => readonly Finding[])[] = [
  findAadsts,
  findSmtp,
  findDiagnostics,
  findExchangeNames,
  findGraphNames,
  findOauthErrors,
  findNetworkNames,
  findPowerShellFrames,
];

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
  /(?:sign-in )?error ?code["']?\s?[:=]?\s?(\d{5,8})\b(?=.{0,160}(?:correlation|request|sign-in|failure reason))/gi,
  /(?:sign-?ins?\b[^.]{0,60}?\b(?:code|error|status|number)\b[^\d.]{0,24}|\bResultType["' :=]{1,6})(\d{5,8})\b|\b(\d{5,8})(?= errors?\b[^.]{0,80}\bsign-?ins?\b)/gi,
] as const;
/** "Sign-in error code: 50126" of the sign-in log in any language: a sign-in's code, if it is of Entra's range. */
const codeTitle =
  /(?:code|código|codice|kod\w?|kód|felkod|код|コード|代码|代碼|코드)(?:.{0,30}?\S)?[\s*"':|]{1,6}([5-9]\d{4,6})\b/gi;

function findAadsts(text: string, { signIn }: RareAnswers): readonly Finding[] {
  const titled = matchesOf(text, codeTitle).filter(({ 0: title, index }) =>
    signIn.test(
      `${text
        .slice(Math.max(0, index - 30), index)
        .split(/[.!?:] /)
        .at(-1)}${title}`,
    ),
  );
  return [...aadstsForms.flatMap((form) => matchesOf(text, form)), ...titled].map((match) => {
    const words = after(text, match);
    const number = match[1] ?? match[2] ?? '';
    // A line may have broken inside the number.
    const broken = /^ (\d{1,4})(?= ?:)/.exec(words)?.[1] ?? '';
    const name = rowsOfWord(tables.entra, number).length > 0 ? number : number + broken;
    const row = rowOfWord(tables.entra, { name, words });
    if (row === undefined)
      return { ...findingAt('entra.otherNumber', match, 'likely'), named: `AADSTS${number}` };
    // A number of several meanings, whose English words are not there, is only likely.
    const untold =
      row.says === undefined && !inEnglish.test(words) && rowsOfWord(tables.entra, name).length > 1;
    return findingAt(row.code, match, untold ? 'likely' : confidenceOf(row));
  });
}

const inEnglish = /^.{0,160}\b(?:the|is|was|has|not|of|for)\b/i;

/** A reply code with its enhanced status (RFC 3463), or the enhanced status alone as some libraries print it. */
const smtpReply = /(?<![\d.])(?:([245]\d\d)[\s#:()-]{1,3})?([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g;
const bareReply = /(?<![\d.])(535|530|504)[ -](?:5\.7\.1 )?(?=[A-Z])/g;

function findSmtp(text: string): readonly Finding[] {
  const enhanced = matchesOf(text, smtpReply).flatMap((match): readonly Finding[] => {
    const [, status, code = ''] = match;
    const words = after(text, match, 260);
    if (recipientFirst.test(words) && !code.startsWith('5.1.') && !speaksExchange.test(text))
      return [findingAt('foreign.other', match, 'likely')];
    const row =
      rowOfWord(tables.smtp, { name: `${status ?? ''} ${code}`, words }) ??
      rowOfWord(tables.smtp, { name: code, words });
    // A bare "5.4.1" is as likely a version: without its reply code the words must be the server's.
    if (row !== undefined && (status !== undefined || row.alone === true || row.says !== undefined)) {
      return rowFinding(row, match);
    }
    return unknownReply(text, match, words);
  });
  const bare = matchesOf(text, bareReply).flatMap((match): Finding[] => {
    const words = text.slice(match.index, match.index + 200);
    const row = tables.smtp.find(({ status }) => status === match[1]);
    if (row === undefined || !/auth|login|password|credential/i.test(words)) return [];
    // Exchange Online always gives an enhanced code with these: without one the server is likely another.
    const code = speaksExchange.test(text) ? row.code : 'foreign.other';
    return [findingAt(code, match, 'possible')];
  });
  return [...enhanced, ...bare];
}

const speaksExchange = /office365|outlook\.(?:com|office)|exchange|microsoftonline|\bO365\b/i;

/** An unknown reply is still Exchange's if its server signs it; its class says whether it passes (RFC 3463). */
function unknownReply(text: string, match: RegExpMatchArray, words: string): readonly Finding[] {
  const [, status, code = ''] = match;
  const signed = /\.outlook\.com|RESOLVER\.|STOREDRV\.|TRANSPORT\.|AS\(\d+\)/i.test(words);
  if (code.startsWith('2') || !(signed || (status !== undefined && speaksExchange.test(text)))) return [];
  if (code.startsWith('4')) return [findingAt('smtp.unavailable', match, 'possible')];
  return [{ ...findingAt('smtp.otherReply', match, 'possible'), named: code }];
}

/** `x-ms-diagnostics: 2000003;reason="…";error_category="…"`. */
const diagnostics = /\b(20000\d\d);\s{0,3}reason="?.{0,300}/gi;

function findDiagnostics(text: string): readonly Finding[] {
  return matchesOf(text, diagnostics).flatMap((match) =>
    rowFinding(rowOfWord(tables.ews, { name: diagnosticsHeader, words: match[0] }), match),
  );
}

const speaksGraph =
  /graph\.microsoft|"error"\s?:\s?\{\s?"code"\s?:\s?"Error|"innerError"|msgraph|Microsoft\.Graph|GraphServiceException|graphClient|ServiceException: Code:|ODataError|\b[A-Z][a-z]{2,11}-Mg[A-Z]|x-ms-ags-diagnostic|\bGraph API\b|Graph ?Error\b|\[Error[A-Z]\w{3,60}\] ?: /i;

/** JSON in any quotes, which EWS never answers with. */
const answersJson = /["']error\\?["']\s?:\s?\{\s?\\?["']code|code\\?["']\s?:\s?\\?["']Error[A-Z]/;

const speaksEws =
  /exchange\.asmx|soap|exchangelib|EWSEditor|\bEWS\b|ResponseCode|webservices\.data|exchange\/services|\/cn=Recipients|Exchange Administrative Group|makeEwsRequest/i;

/** Names of fields that look like response codes. */
const fieldNames = /^Error(?:Message|Description|Details|Exception|Handler|Record|Response)$/;

/** Names that both services have, and what Graph means by them. */
const toldByGraph: Partial<Readonly<Record<Code, Code>>> = {
  'ews.requestInvalid': 'graph.requestInvalid',
  'ews.serverError': 'graph.unavailable',
  'ews.otherCode': 'graph.otherCode',
  'ews.serverBusy': 'graph.throttled',
  'ews.accessDenied': 'graph.accessDenied',
  'ews.itemNotFound': 'graph.itemNotFound',
  'ews.sendAsDenied': 'graph.sendAsDenied',
};

/** `ErrorNonExistentMailbox` and its like; the name is Graph's or EWS's by the names beside it. */
function findExchangeNames(text: string, { ewsNames, ewsShapes }: RareAnswers): readonly Finding[] {
  const ews = speaksEws.test(text);
  const graph =
    (speaksGraph.test(text) && !/exchange\.asmx|soap|exchangelib|EWSEditor/i.test(text)) ||
    (!ews && answersJson.test(text));
  const [first, second] = graph ? [tables.graph, tables.ews] : [tables.ews, tables.graph];
  return matchesOf(text, /\b(?:Error[A-Z][A-Za-z]{4,60}|EWS[A-Z][A-Za-z]{4,40})\b/g).flatMap((match) => {
    const name = match[0];
    if (fieldNames.test(name)) return [];
    const said = { name, words: after(text, match) };
    const known = rowOfWord(first, said) ?? rowOfWord(second, said);
    if (known !== undefined) {
      const code = graph ? (toldByGraph[known.code] ?? known.code) : known.code;
      return rowFinding({ ...known, code }, match);
    }
    // Other programs have names of this shape too: a rare one counts only beside words of Exchange.
    if (!(ews || graph) || !name.startsWith('Error')) return [];
    const shape = ewsShapes.find(([pattern]) => pattern.test(name))?.[1];
    const seldom = rowOfWord(ewsNames, said)?.code ?? shape ?? 'ews.otherCode';
    const code = graph ? (toldByGraph[seldom] ?? seldom) : seldom;
    return [{ ...findingAt(code, match, 'likely'), named: name }];
  });
}

/** Names of Graph that do not begin with `Error`: by their own shape, or as the value of `code`. */
const graphName = /\b(?:[A-Z][A-Za-z]{6,40}_[A-Z][A-Za-z]{6,40}|[A-Z][a-z]+[A-Z][A-Za-z]{6,50})\b/g;
const graphValue = /\bcode["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z]{3,60})\b/gi;

function findGraphNames(text: string): readonly Finding[] {
  const named = matchesOf(text, graphName).flatMap((match) => {
    if (match[0].startsWith('Error')) return [];
    const row = rowOfWord(tables.graph, { name: match[0], words: after(text, match) });
    return row?.asValue === true ? [] : rowFinding(row, match);
  });
  if (!speaksGraph.test(text)) return named;
  const values = matchesOf(text, graphValue).flatMap((match): readonly Finding[] => {
    const name = match[1] ?? '';
    const vague = rowsOfWord(tables.graph, name).some(({ asValue }) => asValue === true);
    const row = rowOfWord(tables.graph, { name, words: after(text, match) });
    if (vague && row !== undefined) return [findingAt(row.code, match, 'likely')];
    return row === undefined ? unknownGraphCode(text, match, name) : [];
  });
  return [...named, ...values];
}

/** A code that no table holds is Graph's if Graph's own envelope is around it. */
function unknownGraphCode(text: string, match: RegExpMatchArray, name: string): readonly Finding[] {
  if (
    !/"?inner_?error"?\s?[:=].{0,200}request-id/i.test(text) ||
    !/^[A-Z]/.test(name) ||
    name.startsWith('Error')
  )
    return [];
  const meaning = graphMeanings.find(([says]) => says.test(name + after(text, match, 240)));
  return [{ ...findingAt(meaning?.[1] ?? 'graph.otherCode', match, 'possible'), named: name }];
}

/** `"error": "invalid_grant"`, `error=invalid_grant`, or a name that no prose uses. */
const oauthError =
  /(?:\berror["']?\s{0,3}[:=>]{1,2}\s{0,3}["']?([a-z]+_[a-z_]+))|\b(invalid_client|invalid_grant|unauthorized_client|invalid_scope|unsupported_grant_type|interaction_required|endpoints_resolution_error|openid_config_error|state_mismatch|authorization_declined|bad_verification_code|expired_token|consent_required|login_required)\b/g;

/** The same, as pages show it: `Error: Unauthorized client`. */
const oauthWords =
  /\b[Ee]rror ?[:=] ?["']?((?:[Ii]nvalid|[Uu]nauthorized|[Uu]nsupported) (?:client|scope|grant(?: type)?|response type))\b/g;

function findOauthErrors(text: string): readonly Finding[] {
  return [...matchesOf(text, oauthError), ...matchesOf(text, oauthWords)].flatMap((match): Finding[] => {
    const name = (match[1] ?? match[2] ?? '').toLowerCase().replaceAll(' ', '_');
    const row = rowsOfWord(tables.entra, name)[0];
    return row === undefined ? [] : [findingAt(row.code, match, 'possible')];
  });
}

const networkName =
  /\b(?:E[A-Z]{4,16}|EAI_[A-Z]{4,8}|UND_ERR_[A-Z_]{4,24}|(?:CERT|ERR|UNABLE|SELF|DEPTH|HOSTNAME|INVALID)_[A-Z_0-9]{2,50})\b/g;

function findNetworkNames(text: string): readonly Finding[] {
  return matchesOf(text, networkName).flatMap((match) =>
    rowFinding(rowOfWord(tables.network, { name: match[0], words: after(text, match) }), match),
  );
}
