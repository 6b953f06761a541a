// What every field's rules are made of: one line, required or not, and the correction that tidying gives.
import * as l10n from '../core/l10n.ts';
import { hasInvisible, withoutInvisible } from '../core/text/text.ts';

/** Longest text of a single-line field; more than this was not typed by hand. */
const longestText = 512;

export interface Problem {
  readonly text: string;
  /** True for a field that is empty: shown only after the person tried to go on. */
  readonly required?: true;
  /** What was meant, to be put into the field with one press. */
  readonly fix?: { readonly label: string; readonly value: string };
}

export type Validator = (text: string) => Problem | undefined;

export const typographic = /[\u2018-\u201f\u2032-\u2036\u00ab\u00bb\u02bc\uff02\uff07]/;
const quotes =
  /^["'`\u2018-\u201f\u2032-\u2036\u00ab\u00bb\u02bc\uff02\uff07]|["'`\u2018-\u201f\u2032-\u2036\u00ab\u00bb\u02bc\uff02\uff07]$/g;
const dashes = /[\u2010-\u2015\u2212]/g;

/** The text as it was probably meant: no invisible characters, outer spaces, quotes or typographic dashes. */
export function tidy(text: string): string {
  return withoutInvisible(text.slice(0, longestText)).trim().replace(quotes, '').replace(dashes, '-').trim();
}

/** Problems that any single line can have, before its own rules are asked. */
function lineProblem(text: string): Problem | undefined {
  if (text.length > longestText) {
    return {
      text: l10n.t(
        'This has {0} characters, which is too long for this field. Enter the value alone.',
        text.length,
      ),
    };
  }
  if (hasInvisible(text)) {
    return {
      text: l10n.t('This holds invisible or control characters, which often come with a copied text.'),
      fix: { label: l10n.t('Remove them'), value: tidy(text) },
    };
  }
  return undefined;
}

/** Runs the rules of a required field in order. */
export function required(text: string, whenEmpty: string, own: Validator): Problem | undefined {
  if (text.trim() === '') return { text: whenEmpty, required: true };
  return lineProblem(text) ?? own(text.trim());
}

/** Runs the rules of an optional field. */
export function optional(text: string, own: Validator): Problem | undefined {
  return text.trim() === '' ? undefined : (lineProblem(text) ?? own(text.trim()));
}

/** A correction, if tidying the text alone makes it right. */
export function fixBy(text: string, right: (candidate: string) => boolean): Pick<Problem, 'fix'> {
  const candidate = tidy(text).replace(/^\{|\}$/g, '');
  return candidate !== text && right(candidate)
    ? { fix: { label: l10n.t('Use {0}', candidate), value: candidate } }
    : {};
}

const personalDomains =
  /^(?:outlook|hotmail|live|msn|passport|windowslive)\.[a-z.]+$|^(?:gmail|googlemail|yahoo|icloud|me|aol|gmx|web|proton|protonmail)\.(?:com|de|net|me|co\.uk)$/i;

/** True for the domains of personal Microsoft accounts and other consumer mail services. */
export function isPersonalDomain(domain: string): boolean {
  return personalDomains.test(domain);
}
