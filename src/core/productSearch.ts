// Finds a product in the catalogue by name, vendor, language or symptom: what a person types before knowing our names.
import type { ProductRow } from './productChoice.ts';

/** How well one word fits: the name first, then what the product is known by, then its summary. */
function fitOf(entry: ProductRow, word: string): number {
  const name = entry.name.toLowerCase();
  if (name.startsWith(word)) return 4;
  if (name.includes(word) || entry.id.toLowerCase().includes(word)) return 3;
  if (entry.words?.some((known) => known.toLowerCase().includes(word)) === true) return 2;
  return entry.summary.toLowerCase().includes(word) ? 1 : 0;
}

/** Zero if a word is nowhere, else the sum of what each word fits. */
function score(entry: ProductRow, words: readonly string[]): number {
  const fits = words.map((word) => fitOf(entry, word));
  return fits.includes(0) ? 0 : fits.reduce((sum, one) => sum + one, 0);
}

/**
 * Products that hold every word, the best first. Without words: all of them, those used last first. One's own
 * application is always there, since it fits whatever is not listed.
 */
export function findProducts<T extends ProductRow>(
  catalogue: readonly T[],
  search: string,
  recent: readonly string[] = [],
): readonly T[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const age = ({ id }: T): number => {
    const at = recent.indexOf(id);
    return at < 0 ? recent.length : at;
  };
  const found = catalogue
    .map((entry) => ({ entry, score: score(entry, words) }))
    .filter((row) => words.length === 0 || row.score > 0)
    .toSorted((a, b) => b.score - a.score || age(a.entry) - age(b.entry))
    .map(({ entry }) => entry);
  const own = catalogue.filter(({ kind, id }) => kind === 'own' && !found.some((entry) => entry.id === id));
  return [...found, ...own];
}

/** Ids of the products of these registrations, the one that was added last first. */
export const recentProducts = (registrations: readonly { readonly product: string }[]): readonly string[] => [
  ...new Set(registrations.map(({ product }) => product).toReversed()),
];
