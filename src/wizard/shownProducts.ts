// Products in the window's language: all of them as the list shows them, and the chosen one with all that it presets.
import * as l10n from '../core/l10n.ts';
import type { ProductChoice, ProductRow } from '../core/productChoice.ts';

/** Names and search words are the same in every language. */
export const productRows = (catalogue: readonly ProductChoice[]): readonly ProductRow[] =>
  catalogue.map(({ id, name, kind, summary, words }) => {
    const row = { id, name, kind, summary: l10n.shown(summary) };
    return words === undefined ? row : { ...row, words };
  });

export function shownProduct(product: ProductChoice): ProductChoice {
  const { id, name, kind, protocols, defaultProtocols, grants, defaultGrant, clouds, cloudsWhy } = product;
  return {
    id,
    name,
    kind,
    protocols,
    defaultProtocols,
    grants,
    defaultGrant,
    summary: l10n.shown(product.summary),
    why: l10n.shown(product.why),
    notices: product.notices.map((notice) => ({
      ...notice,
      text: l10n.shown(notice.text),
      ...(notice.more === undefined ? {} : { more: l10n.shown(notice.more) }),
    })),
    ...(clouds === undefined ? {} : { clouds }),
    ...(cloudsWhy === undefined ? {} : { cloudsWhy }),
  };
}
