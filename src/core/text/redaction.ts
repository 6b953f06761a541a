// Masks secrets in text: first the values that are known, in whatever form they come, then what looks like one.
import { Secret } from '../credential/secret.ts';
import { findSecrets } from './findSecrets.ts';
import { KnownValues, type WrittenForm } from './knownValues.ts';
import { mask } from './secretMask.ts';
import { redactPatterns } from './secretShapes.ts';
import { plainLine } from './text.ts';
import { writtenForms } from './writtenForms.ts';

export interface Redactor {
  /** Learns a live secret or token, so that no piece of it shows from now on, however it is written. */
  learn(value: string): void;
  /** A secret that is learned as it comes into being. */
  secret(value: string): Secret;
  /** Drops what was learned of a value, once for each time it was learned: others may still hold it. */
  forget(value: string): void;
  /** Whether much of a known value is in the text, however it is written: more than a word that it may share. */
  knows(text: string): boolean;
  /** The text without any piece of a known value or anything that looks like a token, secret or assertion. */
  redact(text: string): string;
  /** One line of at most `max` characters for people: masked first, then cut. */
  excerpt(text: string, max: number): string;
}

/** Makes a redactor. Live values are kept in memory only. */
export function createRedactor(): Redactor {
  const learned = new Map<string, { readonly forms: readonly WrittenForm[]; holders: number }>();
  const known = new KnownValues();
  const clean = new Set<string>();
  const learn = (value: string) => {
    const held = learned.get(value);
    if (held !== undefined) {
      held.holders++;
      return;
    }
    const forms = writtenForms(value);
    learned.set(value, { forms, holders: 1 });
    for (const form of forms) known.add(form);
    clean.clear();
  };
  const redact = (text: string): string => {
    if (clean.has(text)) return text;
    const result = redactPatterns(withoutKnown(text, known));
    if (result === text && text.length <= longestKept) {
      if (clean.size >= mostKept) clean.clear();
      clean.add(text);
    }
    return result;
  };
  return {
    learn,
    secret(value) {
      learn(value);
      return new Secret(value);
    },
    forget(value) {
      const held = learned.get(value);
      // A server may return somebody else's secret as a token.
      if (held === undefined || --held.holders > 0) return;
      for (const form of held.forms) known.remove(form);
      learned.delete(value);
    },
    knows: (text) => findSecrets(text, known).some(({ start, end }) => end - start >= telling),
    redact,
    excerpt: (text, max) => plainLine(redact(text.slice(0, mostExcerpted)), max),
  };
}

/**
 * Short texts in which nothing was found are not searched again until something is learned: reports repeat the same
 * words, thousands of times if there are many mailboxes.
 */
const longestKept = 120;
const mostKept = 4_000;

/** Characters: no single word of a passphrase is as long. */
const telling = 16;

/** More than any line for people is made of (characters). */
const mostExcerpted = 100_000;

function withoutKnown(text: string, known: KnownValues): string {
  const spans = findSecrets(text, known);
  if (spans.length === 0) return text;
  let result = '';
  let copied = 0;
  for (const { start, end } of spans) {
    result += text.slice(copied, start) + mask;
    copied = end;
  }
  return result + text.slice(copied);
}
