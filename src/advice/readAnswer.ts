// Evidence of a service's answer, taken apart and looked up in the table of that service; the context narrows what is
// vague. Names go before sentences, sentences before the bare status.
import type { Code } from '../core/report/codes.ts';
import type {
  EwsEvidence,
  GraphEvidence,
  HttpEvidence,
  MailEvidence,
  NetworkEvidence,
  OauthEvidence,
  ProtocolEvidence,
} from '../core/report/evidence.ts';
import type { AdviceContext } from './context.ts';
import { diagnosticsHeader, policyHeader } from './matches/ews.ts';
import { rowOfAnswer, rowOfWord, rowsOfWord, type Said, sentenceIn } from './matches/match.ts';
import { tables } from './matches/tables.ts';
import { narrowMail, narrowMailbox } from './narrow.ts';
import { narrowDirectory } from './narrowDirectory.ts';
import { protocolProblems } from './ownProblems.ts';

/** The server's kind, if its own words say that it is not Exchange Online. */
const foreignServerOf = (text: string): Code | undefined => sentenceIn(tables.foreign, text)?.code;

const present = (name: string | undefined, words: string): readonly Said[] =>
  name === undefined || name === '' ? [] : [{ name, words }];

/** A hop that failed. */
export function readNetwork({ hop, code, text, status }: NetworkEvidence): readonly Code[] {
  if (status === 407) return ['network.proxyAuthentication'];
  if (hop === 'proxy') return ['network.proxy'];
  if (hop === 'dns') return ['network.dns'];
  const named = rowOfWord(tables.network, { name: code, words: text })?.code;
  if (hop === 'tcp') return [named ?? 'network.tcp'];
  const said = sentenceIn(tables.network, text)?.code;
  const ofTls = said?.startsWith('network.tls') === true ? said : undefined;
  if (named !== undefined && named !== 'network.tlsOther') return [named];
  return [ofTls ?? named ?? (code.startsWith('CERT_') ? 'network.tlsUntrusted' : 'network.tlsOther')];
}

/** An answer that is not of the protocol. */
export function readProtocol({ problem, text }: ProtocolEvidence): readonly Code[] {
  if (problem === 'notThisProtocol' && /<html|<!doctype/i.test(text)) {
    return ['server.captivePortal', 'server.notThisProtocol'];
  }
  const code = protocolProblems[problem];
  const foreign = foreignServerOf(text);
  return foreign === undefined ? [code] : [foreign, code];
}

/** The authority's refusal: Entra's numbers choose the text, else its words, else the OAuth `error` value. */
export function readOauth({ numbers, description, error, endpoint }: OauthEvidence): readonly Code[] {
  const known = numbers.flatMap((number) => codeOfAadsts(number, description) ?? []);
  if (known.length > 0) return known;
  const general = rowsOfWord(tables.entra, error)[0]?.code;
  if (numbers.length > 0)
    return general === undefined ? ['entra.otherNumber'] : ['entra.otherNumber', general];
  const found =
    foreignServerOf(description) ??
    rowOfAnswer(tables.entra, { said: present(error, description), text: description })?.code;
  return [found ?? (endpoint === 'discovery' ? 'oauth.discoveryFailed' : 'oauth.invalidRequest')];
}

/** Code of an AADSTS number, chosen by Entra's words about it; undefined if the table has no row. */
const codeOfAadsts = (number: number, words: string): Code | undefined =>
  rowOfWord(tables.entra, { name: String(number), words })?.code;

/** An HTTP answer without a body that names the error. */
export function readHttp(evidence: HttpEvidence, context: AdviceContext): readonly Code[] {
  const { status, headers, bodyKind, text } = evidence;
  const policyReason = headers['x-ews-policy-reason'];
  if (context.protocol === 'ews' || policyReason !== undefined) {
    const restricted = headers['restrict-access-confirm'] === undefined ? '' : 'Restrict-Access-Confirm ';
    const codes = readEwsRefusal(
      { policyReason, diagnostics: headers['x-ms-diagnostics'], text: restricted + text },
      status < 429 ? [String(status)] : [],
      context,
    );
    if (codes.length > 0) return codes;
  }
  if (status === 407) return ['network.proxyAuthentication'];
  if (status >= 300 && status < 400) return ['server.redirect'];
  if (bodyKind === 'html' && status < 400) return ['server.captivePortal'];
  if (status === 401) return narrowed(context, 'server.unauthorized');
  if (status === 403) return narrowed(context, 'server.forbidden');
  if (status === 404) return ['server.notFound'];
  if (status === 429) return ['server.throttled'];
  return [status >= 500 ? 'server.unavailable' : 'server.otherStatus'];
}

function narrowed(context: AdviceContext, fallback: Code): readonly Code[] {
  const { protocol } = context;
  const codes = protocol === 'ews' || protocol === 'graph' ? narrowMailbox(protocol, context) : [];
  return [...codes, fallback];
}

interface EwsRefusal {
  readonly text: string;
  readonly policyReason?: string | undefined;
  readonly diagnostics?: string | undefined;
}

/** What a bare 403 may mean. */
const forbidden: readonly Code[] = [
  'ews.forbidden',
  'ews.disabled',
  'ews.blockedByPolicy',
  'ews.kioskLicence',
];

/** What headers, words and status say without a response code; empty if they say nothing. */
function readEwsRefusal(
  refusal: EwsRefusal,
  statuses: readonly string[],
  context: AdviceContext,
): readonly Code[] {
  const { text, policyReason = '', diagnostics = '' } = refusal;
  const row = rowOfAnswer(tables.ews, {
    said: [
      ...present(policyReason.trim(), text),
      ...present(diagnosticsHeader, diagnostics || text),
      ...(policyReason === '' ? [] : present(policyHeader, policyReason)),
    ],
    text: `${policyReason} ${text}`,
    statuses,
  });
  if (row === undefined) return [];
  if (row.code === 'ews.unauthorized') return [...narrowMailbox('ews', context), row.code];
  return row.status === '403' ? forbidden : [row.code];
}

const vagueEws: readonly Code[] = ['ews.impersonationDenied', 'ews.accessDenied', 'ews.impersonationServer'];

/** Exchange Web Services: policy header first, then diagnostics, then the response code, text last. */
export function readEws(evidence: EwsEvidence, context: AdviceContext): readonly Code[] {
  const { responseCode, text, policyReason, diagnostics, status } = evidence;
  const statuses = [String(status), status >= 500 ? '5xx' : ''];
  if (policyReason || diagnostics) {
    const codes = readEwsRefusal(evidence, statuses, context);
    if (codes.length > 0) return codes;
  }
  const names = [responseCode, ...(text.match(/\bError[A-Z][A-Za-z]{3,60}\b/g) ?? [])];
  const row = rowOfAnswer(tables.ews, { said: names.flatMap((name) => present(name, text)), text });
  if (row !== undefined) {
    return vagueEws.includes(row.code) ? [...narrowMailbox('ews', context), row.code] : [row.code];
  }
  if (responseCode !== '') return ['ews.otherCode'];
  const [first = 'ews.otherCode', ...others] = readEwsRefusal(evidence, statuses, context);
  return first === 'ews.serverError' ? [first, 'ews.anchorMailbox'] : [first, ...others];
}

/** Microsoft Graph: inner codes before outer ones, then what the text adds. */
export function readGraph(evidence: GraphEvidence, context: AdviceContext): readonly Code[] {
  const { code, innerCodes, text, status } = evidence;
  const row = rowOfAnswer(tables.graph, {
    said: [...innerCodes]
      .reverse()
      .concat(code)
      .flatMap((name) => present(name, text)),
    text,
    statuses: [String(status), status >= 500 ? '5xx' : ''],
  });
  // A setup asks for what it made or saw: if that is not there, Entra has not copied it, or it was deleted.
  if (context.directory !== undefined && isNotThere.test(text)) return ['provisioning.notCopiedYet'];
  if (row === undefined) return ['graph.otherCode'];
  if (row.code === 'graph.requestDenied' && context.directory !== undefined) {
    return [...narrowDirectory(context.directory), row.code];
  }
  const vague = row.code === 'graph.accessDenied' && row.status === undefined;
  return vague ? [...narrowMailbox('graph', context), row.code] : [row.code];
}

const isNotThere = /does not exist or one of its queried reference-property objects/i;

/** A mail server's answer: codes first, words second, the context if the server gives one answer for all causes. */
export function readMail(evidence: MailEvidence, context: AdviceContext): readonly Code[] {
  const { protocol, status, enhanced, text } = evidence;
  const foreign = foreignServerOf(`${status} ${enhanced ?? ''} ${text}`);
  if (foreign !== undefined) return [foreign];
  const code = codeOfMail(evidence);
  switch (protocol) {
    case 'imap':
      if (code === 'imap.notConnected') return withContext('imap', true, code, context);
      if (code === 'imap.authenticateFailed') return withContext('imap', false, code, context);
      return [code ?? 'imap.otherAnswer'];
    case 'pop':
      if (code === 'pop.authFailed') return withContext('pop', false, code, context);
      return code === undefined ? [...narrowMail('pop', true, context), 'pop.otherAnswer'] : [code];
    case 'smtp':
      return readSmtp(code, evidence, context);
  }
}

function codeOfMail({
  protocol,
  command,
  status,
  enhanced,
  text,
  challenge,
}: MailEvidence): Code | undefined {
  const words = challenge === undefined ? text : `${text} ${challenge}`;
  // A reply with an enhanced code of another server's kind (5.7.8, 5.7.9) says more than its reply code.
  const bare = protocol !== 'smtp' || enhanced === undefined || /^5\.7\.[03]$/.test(enhanced);
  const tls = status === '530' && /STARTTLS/i.test(text) ? (['5.7.0'] as const) : [];
  const names = protocol === 'smtp' ? [`${status} ${enhanced ?? ''}`, enhanced, ...tls] : [enhanced];
  return rowOfAnswer(tables[protocol], {
    said: names.flatMap((name) => present(name, words)),
    text: words,
    statuses: bare ? (protocol === 'smtp' ? [status] : [status, command]) : [],
  })?.code;
}

function readSmtp(code: Code | undefined, { status }: MailEvidence, context: AdviceContext): readonly Code[] {
  if (code === undefined) return [status.startsWith('4') ? 'smtp.unavailable' : 'smtp.otherReply'];
  if (code === 'smtp.authFailed') return withContext('smtp', false, code, context);
  if (code !== 'smtp.logonFailure') return [code];
  const held = context.claims?.roles.includes('SMTP.SendAsApp') === true;
  return held
    ? ['exchange.fullAccessMissing', 'policy.smtpRoleConflict', 'exchange.changeNotInForce', code]
    : [code];
}

const generalAtSignIn: readonly Code[] = [
  'claims.wrongAudience',
  'claims.missingPermission',
  'exchange.servicePrincipalMissing',
  'exchange.fullAccessMissing',
];
const generalAfterSignIn: readonly Code[] = [
  'exchange.fullAccessMissing',
  'exchange.wrongSignedInAccount',
  'exchange.protocolDisabled',
  'exchange.noMailbox',
];

/** The narrowed causes; the server's own answer and the usual causes if the context says nothing. */
function withContext(
  protocol: 'imap' | 'pop' | 'smtp',
  signedIn: boolean,
  code: Code,
  context: AdviceContext,
): readonly Code[] {
  const causes = narrowMail(protocol, signedIn, context);
  if (causes.length > 0) return causes;
  return [code, ...(signedIn ? generalAfterSignIn : generalAtSignIn)];
}
