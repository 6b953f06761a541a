// If no row names the failure: what a concept finds and what the ranking finds, weighed against each other.
import type { Code } from '../../core/report/codes.ts';
import type { Finding } from '../explain/finding.ts';
import { quoteAt } from '../explain/quote.ts';
import { crashWord } from '../matches/generalConcepts.ts';
import { findConcept } from './findConcept.ts';
import {
  isFailure,
  isOfDynamics,
  isOurs,
  isStageOfDynamics,
  isSupposed,
  longestMessage,
  matters,
  namesMicrosoft,
} from './matters.ts';
import { asProse, withoutCode } from './prose.ts';
import { quotedIn } from './quoted.ts';
import { asWords, type Ranked, rankCauses } from './rankCauses.ts';
import { edgesOf } from './spaced.ts';

export interface LikelyFinding extends Finding {
  /** Causes that the text fits less well, best first. */
  readonly others?: readonly Code[];
}

/** The lowest score with which a cause is told, and the lowest for a text that names Microsoft. */
const leastScore = 1.6;
const leastOfMicrosoft = 0.9;
/** From this score on, nine of ten causes were right in a run with the rows turned off. */
const likelyScore = 5.5;
/** The next cause must be this much behind for the first to be likely. */
const clearLead = 1.15;
/** A further cause is told if it has at least this share of the first one's score. */
const leastShare = 0.5;
/** The first cause and two more: a person acts on no more than these. */
const mostCauses = 3;

/** Answers that say only at which stage something failed, and the score from which a ranked cause says more. */
const vague: Partial<Readonly<Record<Code, number>>> = {
  'library.connectFailed': 1.6,
  'library.signInFailed': 2,
  'library.passwordBlamed': 3,
  'library.crashed': 5,
  'library.noAccessToken': 4.5,
  'ews.otherCode': 3.5,
  'powershell.otherError': 3.5,
  'server.unavailable': 3.25,
  'network.timeout': 3.5,
  'server.unauthorized': 4.8,
  'server.forbidden': 4,
};

/** A long text is read at its beginning and its end. */
const longest = 40_000;

/** In a single message the name of an exception says no more than that there is one: the score from which a cause goes before it. */
const leastOfMessage = 2.5;

/** The finding for a text in which nothing is named: from the concept, the ranking, or both. */
export function* likelyCause(whole: string): Generator<void, LikelyFinding | undefined> {
  const found = yield* causeOf(whole);
  return found !== undefined && isStageOfDynamics(whole, found.code) ? undefined : found;
}

function* causeOf(whole: string): Generator<void, LikelyFinding | undefined> {
  const text = edgesOf(whole, longest);
  if (isSupposed(text) || isOfDynamics(text)) return undefined;
  const spoken = withoutCode(text);
  const prose = asProse(spoken);
  const quoted = quotedIn(prose);
  const told = quoted === '' ? undefined : yield* findConcept(text, quoted, 'words alone');
  let concept = told ?? (yield* findConcept(text, prose));
  // The line of code that a stack shows may name what the error itself does not.
  if (spoken !== text && concept?.code === 'library.crashed')
    concept = (yield* findConcept(text, asProse(text))) ?? concept;
  yield;
  const ours = isOurs(text);
  if (!ours && concept !== undefined && claims(concept.code)) concept = undefined;
  const words = asWords(prose);
  const ranked = ours && isFailure(text) ? rankCauses(words).filter(({ code }) => matters(code, text)) : [];
  const [first] = ranked;
  const least = namesMicrosoft(text) ? leastOfMicrosoft : leastScore;
  if (first === undefined || first.score < least) return concept;
  if (concept === undefined || saysMore(first, concept.code, text))
    return { ...findingOf(ranked, words), ...othersOf(first, ranked, concept) };
  return { ...concept, ...othersOf(concept, ranked) };
}

/** True if a code says that one of Microsoft's services did it. */
const claims = (code: Code): boolean => !/^(?:foreign|library|local|network|oauth|server)\./.test(code);

/** True if a ranked cause says more than what a concept found; a stage says no more than a status. */
function saysMore({ code, score }: Ranked, found: Code, text: string): boolean {
  const alone = found === 'library.crashed' && text.length <= longestMessage && !crashWord.test(text);
  if (score < (alone ? leastOfMessage : (vague[found] ?? Number.POSITIVE_INFINITY))) return false;
  return !(found.startsWith('server.') && vague[code] !== undefined);
}

function findingOf(ranked: readonly Ranked[], words: string): Finding {
  const [first, second] = ranked;
  const { code, at, end, score } = first as Ranked;
  const clear = second === undefined || score >= second.score * clearLead;
  const likely = clear && score >= likelyScore && namesMicrosoft(words);
  return { code, at: 0, end: 0, said: quoteAt(words, at, end), confidence: likely ? 'likely' : 'possible' };
}

function othersOf(
  { code }: { readonly code: Code },
  ranked: readonly Ranked[],
  concept?: Finding,
): { others?: readonly Code[] } {
  const least = (ranked[0]?.score ?? 0) * leastShare;
  const near = ranked.filter(({ score }) => score >= least).map((one) => one.code);
  const others = [...new Set([...(concept === undefined ? [] : [concept.code]), ...near])].filter(
    (one) => one !== code,
  );
  return others.length === 0 ? {} : { others: others.slice(0, mostCauses - 1) };
}
