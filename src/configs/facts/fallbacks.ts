// Secrets that stand in an expression as the default if nothing else is set: `process.env.PASS || 'secret'`.
import type { Fact, Item } from './facts.ts';
import { isPlaceholder, isReference } from './placeholders.ts';

/** What stands right before a literal that is used instead: an operator, or a look-up's later argument. */
const instead = /(?:\|\||\?\?|\bor|\?:|\s:)\s*$|\b(?:unwrap_or|value_or|or_else|orElse)\(\s*$/;
const laterArgument =
  /\b(?:\w*getenv|\w*get|\w*env|fetch|config|getOrDefault|getProperty|GetValue\w*)(?:<\w+>)?\([^()]{0,120},\s*$/i;

const roles: ReadonlySet<Fact['role']> = new Set(['password', 'secret', 'refreshToken']);

/** The literals of such expressions, as the secrets that they are. Both lists are in the order of the file. */
export function fallbackFacts(facts: readonly Fact[], items: readonly Item[], text: string): Fact[] {
  return facts.flatMap((fact) => {
    if (fact.what !== 'secretRef' || !roles.has(fact.role) || fact.end - fact.start > 500) return [];
    if (fact.item.form !== 'code') return [];
    return within(items, fact).flatMap((item) => {
      const before = text.slice(fact.start, item.start - 1);
      const isFallback = instead.test(before) || laterArgument.test(before);
      if (!isFallback || item.form !== 'quoted' || isReference(item.text) || isPlaceholder(item.text))
        return [];
      const { start, end } = item;
      return [{ what: 'secret', role: fact.role, text: item.text, start, end, item, owner: fact.owner }];
    });
  });
}

/** The items that begin inside a place. */
function within(items: readonly Item[], { start, end }: Fact): readonly Item[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < items.length && (items[last]?.start ?? end) < end) last += 1;
  return items.slice(low, last);
}
