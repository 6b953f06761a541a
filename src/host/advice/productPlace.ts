// Where the program that an explained error is about has its own settings and log, from what the catalogue knows of it.
import type { Registration } from '../../core/registration/registration.ts';
import type { ProductPlace } from '../../pages/explainedPage.ts';

/** Shorter names stand in any text. */
const shortestName = 5;

/**
 * The registration's product, else the one that the text names; its vendor's checks for these codes, and where it keeps its
 * log. Nothing if the catalogue has no such product.
 */
export async function productPlaceOf(
  text: string,
  registration: Registration | undefined,
  codes: readonly string[],
): Promise<ProductPlace | undefined> {
  const { findProduct, products } = await import('../../products/registry.ts');
  const product =
    registration === undefined
      ? products
          .filter(({ name }) => name.length >= shortestName && text.includes(name))
          .toSorted((a, b) => b.name.length - a.name.length)[0]
      : findProduct(registration.product);
  if (product === undefined) return undefined;
  const rows = (product.troubleshooting ?? []).filter(
    (row) =>
      (row.codes.length === 0 || row.codes.some((code) => codes.includes(code))) &&
      (registration === undefined || (row.grants?.includes(registration.grant) ?? true)),
  );
  return { name: product.name, checks: rows.map(({ symptom, check }) => `${symptom}: ${check}`) };
}
