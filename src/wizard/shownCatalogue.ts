// The catalogue in the window's language: what a product is, why it presets what it does, and what to know before any work.
import * as l10n from '../core/l10n.ts';
import type { ProductChoice } from '../core/productChoice.ts';

/** The products as the page draws them; names and search words are the same in every language. */
export const shownCatalogue = (catalogue: readonly ProductChoice[]): readonly ProductChoice[] =>
  catalogue.map((entry) => ({
    ...entry,
    summary: l10n.shown(entry.summary),
    why: l10n.shown(entry.why),
    notices: entry.notices.map((notice) => ({
      ...notice,
      text: l10n.shown(notice.text),
      ...(notice.more === undefined ? {} : { more: l10n.shown(notice.more) }),
    })),
  }));
