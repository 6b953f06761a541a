// Explain Error: every known failure in pasted text, with what was recognised and which one is the cause.

import { type ProtocolId, protocolIds } from '../../core/registration/registration.ts';
import type { Advice } from '../../core/report/advice.ts';
import { areaOf } from '../../core/report/codeArea.ts';
import type { Code } from '../../core/report/codes.ts';
import { redactPatterns } from '../../core/text/secretShapes.ts';
import { adviceOf } from '../adviceFor.ts';
import type { AdviceContext } from '../context.ts';
import type { LikelyFinding } from '../likely/likelyCause.ts';
import type { MatchConfidence } from '../matches/match.ts';
import type { RareAnswers } from '../matches/rareAnswers.ts';
import { tables } from '../matches/tables.ts';
import { asPlainText } from '../placeholders.ts';
import { type Finding, findSentences } from './finding.ts';
import { findLibraryErrors } from './findLibraryErrors.ts';
import { wordFinders } from './findWords.ts';
import { type Hints, readHints } from './hints.ts';
import { openCauses } from './openCauses.ts';
import { bareStatuses, type OrderedFinding, orderFindings } from './order.ts';
import { answerIdsIn, clientIdsIn } from './pastedIds.ts';

import { quoteAt } from './quote.ts';
import { asMeant } from './scanned.ts';
import { stillTrue } from './success.ts';
import { understoodIn } from './understood.ts';
import { readPart, unwrap } from './unwrap.ts';

export interface Explained extends Advice {
  /** The text that was recognised, masked, on one line; empty if nothing was. */
  readonly recognised: string;
  readonly confidence: MatchConfidence;
  /** Code of the failure that this one is only the effect of. */
  readonly effectOf?: Code;
  /** Other causes that the text leaves open, most likely first. */
  readonly otherCauses?: readonly Advice[];
}

/** Only the first causes are told: a person acts on no more than these. */
const mostExplained = 3;

/**
 * Every known failure in the text, causes before their effects; never empty. At each `yield` the caller
 * can let other work run while a long text is read.
 */
export function* explaining(
  paste: string,
  context: AdviceContext,
  rare: RareAnswers,
  mask: (text: string) => string = redactPatterns,
): Generator<void, readonly Explained[]> {
  const read = readPart(paste);
  const hints = readHints(read);
  const unwrapped: string[] = [];
  for (const part of [read, ...hints.challenges, ...hints.encoded]) {
    yield;
    unwrapped.push(unwrap(part, mask));
  }
  yield;
  const [text, known] = yield* readKnown(unwrapped.join(' '), hints, rare);
  const full = contextOf(text, hints, context);
  const found = yield* knownOrConcept(known, text, rare);
  const explained = found
    .slice(0, mostExplained)
    .flatMap((finding, index) => explainOne(finding, text, index === 0, hints, full))
    .map((one) => withChecks(one, rare));
  if (explained.length > 0) return explained.slice(0, mostExplained);
  const understood = { ...full, understood: understoodIn(text, full.protocol) };
  const unknown: Explained = {
    ...adviceOf('unknown.notRecognised', understood),
    recognised: '',
    confidence: 'possible',
  };
  return [withChecks(unknown, rare)];
}

/** What is known in the text, or in what the text was before text recognition; with the text that was read. */
function* readKnown(
  text: string,
  hints: Hints,
  rare: RareAnswers,
): Generator<void, readonly [string, readonly OrderedFinding[]]> {
  const known = orderFindings(stillTrue(text, yield* findAll(text, hints, rare)));
  const meant = known.length > 0 ? text : asMeant(text);
  if (meant === text) return [text, known];
  const repaired = orderFindings(yield* findAll(meant, hints, rare));
  if (repaired.length === 0) return [text, known];
  const unsure = ({ confidence, ...finding }: OrderedFinding): OrderedFinding => ({
    ...finding,
    confidence: confidence === 'certain' ? 'likely' : confidence,
  });
  return [meant, repaired.map(unsure)];
}

/** Answers that say nothing but a status or a stage: the words beside them may name the cause. */
const sayLittle: readonly Code[] = [...bareStatuses, 'library.passwordBlamed'];

/** What is known, or the concept if nothing is; a status or a shell's error frame may name less than the words beside it. */
function* knownOrConcept(
  known: readonly OrderedFinding[],
  text: string,
  rare: RareAnswers,
): Generator<void, readonly (OrderedFinding & LikelyFinding)[]> {
  const bare = known.length > 0 && known.every(({ code }) => sayLittle.includes(code));
  if (!bare && known.some(({ code }) => code !== 'powershell.otherError')) return known;
  const concept = yield* rare.likelyCause(bare ? withoutReasons(text, known) : text);
  if (concept === undefined || known.length === 0) return concept === undefined ? known : [concept];
  if (bare) {
    const { code } = concept;
    return namesStage(code) || code === 'library.noAccessToken'
      ? known
      : [concept, ...known.map((one) => ({ ...one, effectOf: code }))];
  }
  return concept.code.startsWith('powershell.') ? [{ ...concept, confidence: 'likely' }] : known;
}

/** The text with the numbers of the statuses in it, without the words beside them, which name no cause. */
const withoutReasons = (text: string, statuses: readonly OrderedFinding[]): string =>
  [...statuses]
    .sort((a, b) => b.at - a.at)
    .reduce(
      (rest, { at, end }) =>
        rest.slice(0, at) + rest.slice(at, end).replace(/[^\d()]+/g, ' ') + rest.slice(end),
      text,
    );

/** True if a code tells where something failed and not why. */
const namesStage = (code: Code): boolean =>
  code.startsWith('server.') ||
  /\.(?:connectFailed|signInFailed|passwordBlamed|crashed|otherError)$/.test(code);

/** Every failure that stands in unwrapped text, in no order. */
function* findAll(text: string, hints: Hints, rare: RareAnswers): Generator<void, readonly Finding[]> {
  const found: Finding[] = [];
  for (const find of wordFinders) {
    yield;
    found.push(...find(text, rare));
  }
  for (const table of [...Object.values(tables), rare.sentences]) {
    yield;
    found.push(...findSentences(text, table));
  }
  yield;
  return [...found, ...findLibraryErrors(text, rare.libraryErrors), ...onPremises(hints)];
}

/** An Exchange greeting whose server is not Microsoft's is an on-premises server's. */
function onPremises({ exchangeServer }: Hints): readonly Finding[] {
  // Without a dot it is the beginning of a name that was cut off.
  if (exchangeServer?.includes('.') !== true) return [];
  if (/\.(?:outlook\.com|exchangelabs\.com|office365\.us|outlook\.cn)$/i.test(exchangeServer)) return [];
  return [{ code: 'foreign.exchangeServer', at: 0, end: 0, said: exchangeServer, confidence: 'likely' }];
}

function explainOne(
  finding: OrderedFinding & LikelyFinding,
  text: string,
  first: boolean,
  hints: Hints,
  context: AdviceContext,
): readonly Explained[] {
  const recognised = maskAssignments(asPlainText(quoteOf(finding, text), 300));
  const protocol = protocolOfArea(finding.code) ?? context.protocol;
  const own: AdviceContext = {
    ...context,
    answer: recognised,
    ...(protocol === undefined ? {} : { protocol }),
    ...(finding.named === undefined ? {} : { named: finding.named }),
  };
  const open =
    finding.effectOf === undefined && first ? openCauses(finding.code, hints, own) : { others: [] };
  const codes = finding.others ?? open.others.slice(0, mostExplained);
  const others = codes.map((code) => adviceOf(code, own));
  const main: Explained = {
    ...adviceOf(finding.code, own),
    recognised,
    confidence: finding.confidence,
    ...(finding.effectOf === undefined ? {} : { effectOf: finding.effectOf }),
    ...(others.length === 0 ? {} : { otherCauses: others }),
  };
  if (open.cause === undefined) return [main];
  const cause: Explained = { ...adviceOf(open.cause, own), recognised, confidence: 'likely' };
  return [cause, { ...main, effectOf: open.cause }];
}

/** Each cause has the one check that shows it, or tells it from the others. */
function withChecks(one: Explained, { areaChecks }: RareAnswers): Explained {
  const { otherCauses } = one;
  const checked = <A extends Advice>(advice: A): A => {
    const check = advice.check ?? areaChecks[areaOf(advice.code)];
    return check === undefined ? advice : { ...advice, check };
  };
  return otherCauses === undefined
    ? checked(one)
    : { ...checked(one), otherCauses: otherCauses.map(checked) };
}

/** The service that answered tells the protocol; the rest of the text may name others. */
const protocolOfArea = (code: Code): ProtocolId | undefined =>
  protocolIds.find((id) => code.startsWith(`${id}.`));

const quoteOf = ({ at, end, said }: Finding, text: string): string => said ?? quoteAt(text, at, end);

/** Values behind `password:`, `secret =` and their like, which may stand inside the recognised words. */
const maskAssignments = (text: string): string =>
  text.replace(
    /\b((?:client[-_ ]?secret|passw(?:or)?d|pass|pwd|secret)["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"',;]{4,}/gi,
    '$1[masked]',
  );

/** The caller's context with what the paste says of itself: claims, protocol, Entra's ids. */
function contextOf(text: string, hints: Hints, context: AdviceContext): AdviceContext {
  const protocol = context.protocol ?? hints.protocol;
  const claims = context.claims ?? hints.claims;
  return {
    ...context,
    ...(protocol === undefined ? {} : { protocol }),
    ...(claims === undefined ? {} : { claims }),
    ...(context.mailbox === undefined && hints.mailbox !== undefined
      ? { mailbox: { address: hints.mailbox, protocols: [] } }
      : {}),
    evidence: context.evidence ?? answerIdsIn(text),
    ids: context.ids ?? clientIdsIn(text),
    ...(hints.cloud === undefined ? {} : { cloud: hints.cloud }),
  };
}
