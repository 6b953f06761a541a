// The shape of a row that recognises a failure, for a probe's evidence and for pasted text alike.
import type { Code } from '../../core/report/codes.ts';

/** How sure the text is about the cause: by a code of the server, by its words, or one of several causes. */
export type MatchConfidence = 'certain' | 'likely' | 'possible';

/**
 * One way in which a server, library or page names a failure: by a word or number of its own, by a sentence, or by its
 * status alone. A new server sentence is one row in the table of its service.
 */
export interface Match {
  readonly code: Code;
  /** The service's own names for it: response code, AADSTS number, enhanced status, errno. */
  readonly word?: string | readonly string[];
  /**
   * What it says. Beside a `word` it tells that word's meanings apart; alone it is enough. Bounded gaps only, no
   * repetition inside a repetition.
   */
  readonly says?: RegExp;
  /** What must stand somewhere else in the same text. */
  readonly beside?: RegExp;
  /** The bare status or command, if the answer says no more: `535`, `BYE`, `AUTHENTICATE`. Last of all. */
  readonly status?: string | readonly string[];
  /** `certain` for words and `likely` for sentences, if the row does not say otherwise. */
  readonly confidence?: MatchConfidence;
  /** The word stands for several causes: a sentence of the same service goes before it. */
  readonly general?: true;
  /** In pasted text, the word is enough without its reply code: nothing else is called so. */
  readonly alone?: true;
  /** In pasted text, the word counts only as the value of `code`: prose uses it too. */
  readonly asValue?: true;
}

/** What one answer calls its failure, with the words that belong to that name. */
export interface Said {
  readonly name: string;
  readonly words: string;
}

/** One answer of a service, taken apart: names first, text next, status last. */
export interface Answer {
  readonly said: readonly Said[];
  readonly text: string;
  readonly statuses?: readonly string[];
}

/** How sure a row is. */
export const confidenceOf = ({ word, general, confidence }: Match): MatchConfidence =>
  confidence ?? (word === undefined || general === true ? 'likely' : 'certain');

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Rows by their words, in the order of the table. */
const indexes = new WeakMap<readonly Match[], ReadonlyMap<string, readonly Match[]>>();

/** The rows that have this word, in the order of the table. */
export function rowsOfWord(table: readonly Match[], name: string): readonly Match[] {
  let index = indexes.get(table);
  if (index === undefined) {
    const rows = new Map<string, Match[]>();
    for (const row of table)
      for (const word of listOf(row.word)) rows.set(word, [...(rows.get(word) ?? []), row]);
    indexes.set(table, rows);
    index = rows;
  }
  return index.get(name) ?? [];
}

/** The row of a word, chosen by the words around it: a row whose sentence fits goes before one without. */
export function rowOfWord(table: readonly Match[], { name, words }: Said): Match | undefined {
  const rows = rowsOfWord(table, name);
  return rows.find(({ says }) => says?.test(words) === true) ?? rows.find(({ says }) => says === undefined);
}

const isSentence = ({ word, says, status }: Match): boolean =>
  says !== undefined && word === undefined && status === undefined;

/** The first row that fits: a word that means one thing, then a sentence, then a general word, then the status. */
export function rowOfAnswer(
  table: readonly Match[],
  { said, text, statuses = [] }: Answer,
): Match | undefined {
  const named = said.flatMap((one) => rowOfWord(table, one) ?? []);
  return (
    named.find(({ says }) => says !== undefined) ??
    named.find(({ general }) => general !== true) ??
    sentenceIn(table, text) ??
    named[0] ??
    statuses
      .map((status) => table.find((row) => listOf(row.status).includes(status)))
      .find((row) => row !== undefined)
  );
}

/** The first sentence of the table that stands in the text. */
export function sentenceIn(table: readonly Match[], text: string): Match | undefined {
  return table.find(
    (row) => isSentence(row) && row.says?.test(text) === true && row.beside?.test(text) !== false,
  );
}

/** The sentences of a table. */
export const sentencesOf = (table: readonly Match[]): readonly Match[] => table.filter(isSentence);
