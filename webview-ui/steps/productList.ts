// The product catalogue as a list with search: arrow keys move, Enter or Space chooses, as in a radio group.
import * as l10n from '../../src/core/l10n.ts';
import type { ProductRow } from '../../src/core/productChoice.ts';
import { findProducts } from '../../src/core/productSearch.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { problemParts, textField } from '../fields.ts';
import { type Page, problemAt } from '../page.ts';
import { icon } from '../parts.ts';

/** The search field is shown from this many products on. */
const searchFrom = 6;
/** More than fit into the list. */
const rowsInView = 8;

export function productList(page: Page): VNode {
  const { catalogue } = page;
  const found = findProducts(catalogue, page.memory.search);
  const shown = page.brief ? found.slice(0, rowsInView) : found;
  const nothingElse = page.memory.search.trim() !== '' && found.every(({ kind }) => kind === 'own');
  const problem = problemAt(page, 'product');
  return h(
    'div',
    { key: 'products', class: 'field' },
    ...(catalogue.length >= searchFrom ? [searchField(page)] : []),
    h('div', { class: 'label', id: 'product-label' }, l10n.t('Product')),
    h(
      'div',
      {
        role: 'radiogroup',
        class: 'products',
        'aria-labelledby': 'product-label',
        'aria-describedby': 'product-problem',
        'aria-invalid': problem === undefined ? undefined : 'true',
        on: { keydown: (event) => moveFocus(event as KeyboardEvent) },
      },
      ...shown.map((entry, index) => row(page, entry, isTabStop(page, found, index))),
    ),
    !nothingElse
      ? undefined
      : h(
          'p',
          { class: 'help' },
          l10n.t('No product matches these words. "My own application" fits whatever is not listed.'),
        ),
    h('div', { class: 'below', id: 'product-problem' }, ...problemParts(problem, undefined, () => {})),
  );
}

function searchField(page: Page): Child {
  return textField(page, {
    id: 'product-search',
    label: l10n.t('Search products'),
    value: page.memory.search,
    onInput: (value) => {
      page.memory.search = value;
      page.redraw();
    },
  });
}

/** One row is in the tab order: the chosen one, else the first. */
function isTabStop(page: Page, found: readonly ProductRow[], index: number): boolean {
  const chosen = found.findIndex((entry) => entry.id === page.snapshot.state.product);
  return index === Math.max(chosen, 0);
}

function row(page: Page, entry: ProductRow, tabStop: boolean): VNode {
  const chosen = page.snapshot.state.product === entry.id;
  return h(
    'div',
    {
      key: entry.id,
      role: 'radio',
      class: chosen ? 'product chosen' : 'product',
      tabindex: tabStop ? '0' : '-1',
      'aria-checked': chosen ? 'true' : 'false',
      hook: (element, isNew) => {
        if (isNew && chosen) showInList(element);
      },
      on: {
        click: () => void page.intent({ type: 'chooseProduct', product: entry.id }),
        keydown: (event) => {
          const { key } = event as KeyboardEvent;
          if (key !== ' ' && key !== 'Enter') return;
          event.preventDefault();
          void page.intent({ type: 'chooseProduct', product: entry.id });
        },
      },
    },
    icon(chosen ? 'pass' : 'circle-outline'),
    h('span', { class: 'product-name' }, entry.name),
    h('span', { class: 'product-summary' }, entry.summary),
  );
}

/** The chosen product is seen at once, also far down the list; the page itself does not scroll. */
function showInList(row: HTMLElement): void {
  const list = row.parentElement;
  if (list !== null) list.scrollTop = row.offsetTop - list.offsetTop - row.offsetHeight;
}

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function moveFocus(event: KeyboardEvent): void {
  const step = moves[event.key];
  const list = event.currentTarget;
  if (step === undefined || !(list instanceof HTMLElement)) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[role="radio"]')];
  const here = rows.findIndex((row) => row.matches(':focus'));
  if (here === -1) return;
  event.preventDefault();
  const target = rows[(here + step + rows.length) % rows.length];
  target?.focus();
  // As in any radio group, moving chooses.
  target?.click();
}
