// Which of several failures in one text is the cause and which only its effect, and in what order they are told.
import { areaOf } from '../../core/report/codeArea.ts';
import type { Code } from '../../core/report/codes.ts';
import type { MatchConfidence } from '../matches/match.ts';
import { covered } from './covered.ts';
import type { Finding } from './finding.ts';

export interface OrderedFinding extends Finding {
  readonly effectOf?: Code;
}

/**
 * Answers that say only that something before them failed. `refusal`: a mail or web service refused what it was given.
 * `wrapper`: a program reports a failure in words of its own. `general`: an OAuth error whose number says more.
 */
const effects: Partial<Readonly<Record<Code, 'refusal' | 'wrapper' | 'general'>>> = {
  'imap.authenticateFailed': 'refusal',
  'imap.loginFailed': 'refusal',
  'imap.notConnected': 'refusal',
  'pop.authFailed': 'refusal',
  'pop.basicFailed': 'refusal',
  'smtp.authFailed': 'refusal',
  'smtp.notAuthenticated': 'refusal',
  'smtp.criteria': 'refusal',
  'smtp.credentialsWrong': 'refusal',
  'ews.unauthorized': 'refusal',
  'ews.forbidden': 'refusal',
  'graph.accessDenied': 'refusal',
  'graph.requestDenied': 'refusal',
  'server.unauthorized': 'refusal',
  'server.forbidden': 'refusal',
  'library.passwordBlamed': 'wrapper',
  'library.outdated': 'wrapper',
  'library.connectFailed': 'wrapper',
  'server.notFound': 'wrapper',
  'server.captivePortal': 'wrapper',
  'server.unavailable': 'wrapper',
  'network.tlsOther': 'wrapper',
  'network.reset': 'wrapper',
  'oauth.discoveryFailed': 'wrapper',
  'foreign.other': 'wrapper',
  'smtp.otherReply': 'wrapper',
  'smtp.outOfOrder': 'wrapper',
  'powershell.otherError': 'wrapper',
  'graph.otherCode': 'wrapper',
  'ews.otherCode': 'wrapper',
  'graph.unknownError': 'wrapper',
  'library.noAccessToken': 'wrapper',
  'entra.otherNumber': 'general',
  'oauth.invalidClient': 'general',
  'oauth.invalidGrant': 'general',
  'oauth.unauthorizedClient': 'general',
  'oauth.invalidScope': 'general',
  'oauth.invalidRequest': 'general',
  'oauth.unsupportedGrantType': 'general',
  'oauth.unsupportedResponseType': 'general',
  'oauth.accessDenied': 'general',
  'oauth.interactionRequired': 'general',
  'oauth.invalidResource': 'general',
  'oauth.serverError': 'general',
  'oauth.authorizationPending': 'general',
};

/** True if the answer leaves its cause open; another provider's own words are no mere wrapping. */
const isVague = ({ code, confidence }: Finding): boolean =>
  effects[code] !== undefined && !(code === 'foreign.other' && confidence !== 'possible');

/** Answers that pass by themselves: never the cause of a refusal beside them. */
const passing: readonly Code[] = [
  'smtp.unavailable',
  'smtp.submissionFault',
  'imap.unavailable',
  'pop.unavailable',
  'graph.unavailable',
  'ews.serverError',
  'ews.serverBusy',
];

/** Bare HTTP statuses: an answer, or words beside it, that name the reason of the refusal say more. */
export const bareStatuses: readonly Code[] = [
  'server.unauthorized',
  'server.forbidden',
  'server.notFound',
  'server.unavailable',
];

const strength: Readonly<Record<MatchConfidence, number>> = { certain: 0, likely: 1, possible: 2 };

/** Each code once, causes before effects, surer before less sure, earlier before later. */
export function orderFindings(findings: readonly Finding[]): readonly OrderedFinding[] {
  const unique = strongestOfEach(findings);
  const codes = new Set(unique.map(({ code }) => code));
  const kept = unique.filter(
    ({ code }) => ![...codes].some((other) => covered[other]?.includes(code) === true),
  );
  const said = withoutBareStatus(kept);
  const lasting = said.filter(({ code }) => !passing.includes(code));
  const first = lasting.find((finding) => effects[finding.code] !== 'wrapper');
  if (first !== undefined && lasting.length < said.length) {
    const order = orderKept(lasting);
    const cause = order[0]?.code ?? first.code;
    const after = said.filter(({ code }) => passing.includes(code));
    return [...order, ...after.map((finding) => ({ ...finding, effectOf: cause }))];
  }
  return orderKept(said);
}

/** A named failure covers the bare status that came with it. */
function withoutBareStatus(findings: readonly Finding[]): readonly Finding[] {
  const named = findings.filter(({ code }) => !bareStatuses.includes(code) && effects[code] !== 'wrapper');
  return named.length > 0 ? findings.filter(({ code }) => !bareStatuses.includes(code)) : findings;
}

function orderKept(kept: readonly Finding[]): readonly OrderedFinding[] {
  const causes = kept
    .filter((finding) => !isVague(finding))
    .sort((a, b) => strength[a.confidence] - strength[b.confidence] || a.at - b.at);
  const vague = kept.filter(isVague).sort(byKind);
  if (causes.length > 0) return [...causes, ...vague.flatMap((finding) => asEffect(finding, causes))];
  return withoutGeneral(vague);
}

function strongestOfEach(findings: readonly Finding[]): readonly Finding[] {
  const best = new Map<Code, Finding>();
  for (const finding of findings) {
    const known = best.get(finding.code);
    const better =
      known === undefined ||
      strength[finding.confidence] < strength[known.confidence] ||
      (strength[finding.confidence] === strength[known.confidence] && finding.at < known.at);
    if (better) best.set(finding.code, finding);
  }
  return [...best.values()];
}

const kindOrder = { refusal: 0, general: 1, wrapper: 2 } as const;
/** A number of Entra says more than the library's name for all of its kind, even if no table has it. */
const hasNumber = ({ code }: Finding): boolean => code === 'entra.otherNumber';
const byKind = (a: Finding, b: Finding): number =>
  kindOf(a) - kindOf(b) ||
  Number(hasNumber(b)) - Number(hasNumber(a)) ||
  Number(followsRefusal(a)) - Number(followsRefusal(b)) ||
  a.at - b.at;
/** Exchange says so to a command that comes after a refused sign-in, and programs print it first. */
const followsRefusal = ({ code }: Finding): boolean => code === 'smtp.notAuthenticated';
const kindOf = ({ code }: Finding): number => kindOrder[effects[code] ?? 'refusal'];

/** A general OAuth error and a wrapper say nothing beside a cause; a refusal is shown as its effect. */
function asEffect(finding: Finding, causes: readonly Finding[]): readonly OrderedFinding[] {
  const kind = effects[finding.code];
  // A number that no table has is what Entra answered, and says more than a program's words for it.
  if (kind === 'general') return hasNumber(finding) ? [finding] : [];
  const cause = causes.find(({ code }) => explains(code, finding.code)) ?? causes[0];
  if (cause === undefined) return [finding];
  return kind === 'wrapper' && areaOf(finding.code) === 'server'
    ? []
    : [{ ...finding, effectOf: cause.code }];
}

/** A failure to get a token, or of the same service, explains a refusal better than anything else. */
function explains(cause: Code, effect: Code): boolean {
  const area = areaOf(cause);
  return area === 'entra' || area === 'oauth' || area === areaOf(effect) || area === 'claims';
}

/** Among vague answers alone: the refusal of a service is told, what wraps it is its effect. */
function withoutGeneral(vague: readonly Finding[]): readonly OrderedFinding[] {
  const [first, ...others] = vague;
  if (first === undefined) return [];
  return [
    first,
    ...others
      .filter(({ code }) => kindOf({ ...first, code }) === kindOf(first))
      .map((finding) => (followsRefusal(finding) ? { ...finding, effectOf: first.code } : finding)),
    ...others
      .filter(({ code }) => kindOf({ ...first, code }) !== kindOf(first) && effects[code] === 'wrapper')
      .map((finding) => ({ ...finding, effectOf: first.code })),
  ];
}
