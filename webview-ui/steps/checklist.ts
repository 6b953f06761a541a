// A list of what to do in the portal: its own words, exact values to copy, links to the page meant.
import type { ChecklistRow } from '../../src/wizard/checklist.ts';
import { type Child, h } from '../dom.ts';
import type { Page } from '../page.ts';
import { group, portalLink, valueBox } from '../parts.ts';

/** Nothing if this cloud has no portal. */
export function checklist(page: Page, title: string, rows: readonly ChecklistRow[]): Child {
  if (rows.length === 0) return undefined;
  return group(
    title,
    h(
      'ol',
      { class: 'checklist' },
      ...rows.map((row, index) => h('li', { key: String(index) }, ...rowParts(page, row))),
    ),
  );
}

function rowParts(page: Page, row: ChecklistRow): readonly Child[] {
  const link = row.link === undefined ? undefined : portalLink(page, row.link);
  return [
    h('span', {}, row.value === undefined ? row.text : `${row.text}: `),
    row.value === undefined ? undefined : value(page, row, row.value),
    link === undefined ? undefined : h('span', { class: 'row-link' }, link),
  ];
}

function value(page: Page, row: ChecklistRow, text: string): Child {
  return row.choice === true ? h('strong', {}, text) : valueBox(page, text, text);
}
