// The audit's page: counts, what changed, and every mailbox in a table that sorts and filters.
import type { AuditEvent, AuditRequest, AuditView } from '../src/core/report/auditPage.ts';
import './audit.css';
import {
  type Column,
  columns,
  countsOf,
  type Filter,
  filters,
  rowsOf,
  type ShownRow,
  type Sort,
  shownRows,
} from './audit/auditRows.ts';
import { auditTable, headings } from './audit/auditTable.ts';
import { type RowWindow, rowWindow } from './audit/rowWindow.ts';
import { keepState, keptState, openChannel } from './channel.ts';
import { type Child, draw, h, type VNode } from './dom.ts';

const filterLabels: Readonly<Record<Filter, string>> = {
  all: 'All',
  tooWide: 'Should not be reachable',
  tooNarrow: 'Should be reachable',
  unknown: 'Unknown',
  changed: 'Changed since last time',
};

interface Shown {
  readonly filter: Filter;
  readonly search: string;
  readonly sort: Sort;
}

let view: AuditView | undefined;
let all: readonly ShownRow[] = [];
let rows: readonly ShownRow[] = [];
let shown: Shown = readKept(keptState());
let busy = false;
let problem = '';

const channel = openChannel<AuditRequest, AuditEvent>((event) => {
  view = event.view;
  all = rowsOf(event.view.result);
  show(shown);
});
window.addEventListener('resize', () => render());

/** What was chosen before the page was hidden; anything else is the start: what needs somebody first. */
function readKept(state: unknown): Shown {
  const of = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const sort = of(state, 'sort');
  const search = of(state, 'search');
  return {
    filter: filters.find((one) => one === of(state, 'filter')) ?? 'all',
    search: typeof search === 'string' ? search : '',
    sort: {
      column: columns.find((one) => one === of(sort, 'column')) ?? 'verdict',
      descending: of(sort, 'descending') === true,
    },
  };
}

function show(next: Shown): void {
  shown = next;
  keepState(shown);
  rows = shownRows(all, shown.filter, shown.search, shown.sort);
  const region = document.getElementById('rows');
  if (region !== null) region.scrollTop = 0;
  render();
}

function choose(next: Partial<Shown>): void {
  show({ ...shown, ...next });
  const order = shown.sort.descending ? 'descending' : 'ascending';
  say(
    `${rows.length} ${rows.length === 1 ? 'mailbox' : 'mailboxes'}, sorted by ${headings[shown.sort.column]}, ${order}`,
  );
}

const sortBy = (column: Column): void =>
  choose({ sort: { column, descending: shown.sort.column === column && !shown.sort.descending } });

function say(text: string): void {
  const region = document.getElementById('live');
  if (region !== null) region.textContent = text;
}

/** Asks the host; what went wrong is shown, what was done is said. */
async function request(kind: 'save' | 'run'): Promise<void> {
  busy = true;
  render();
  const reply = await channel.request({ kind });
  busy = false;
  problem = reply.ok ? '' : reply.problem;
  if (reply.ok) say(reply.text);
  render();
}

function render(): void {
  const root = document.getElementById('audit');
  if (root === null || view === undefined) return;
  root.querySelector('.starting')?.remove();
  draw(root, [h('main', { key: 'main' }, ...heading(view), controls(view), table())]);
}

function heading({ name, through, result }: AuditView): readonly Child[] {
  const { counts, resumed = 0 } = result;
  const when = `${result.startedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const sum = `${amount(counts.reachable)} reachable, ${amount(counts.refused)} refused, ${amount(counts.unknown)} unknown.`;
  return [
    h('h1', { key: 'heading' }, `Mailboxes that ${name} reaches`),
    h('p', { key: 'sum' }, `Through ${through}, ${when}. ${sum}`),
    resumed > 0 &&
      h(
        'p',
        { key: 'resumed', class: 'help' },
        `${amount(resumed)} of them were known from the run that was stopped.`,
      ),
    !result.complete &&
      h(
        'p',
        { key: 'stopped', class: 'notice' },
        'Stopped before its end. What was seen is kept: go on, and no mailbox is asked twice.',
      ),
    problem !== '' && h('p', { key: 'problem', class: 'notice', role: 'alert' }, problem),
  ];
}

const amount = (count: number): string => count.toLocaleString('en-US');

function controls({ result }: AuditView): VNode {
  const counts = countsOf(all);
  const press = (kind: 'save' | 'run', label: string): VNode =>
    h(
      'button',
      { key: kind, type: 'button', class: 'action', disabled: busy, on: { click: () => void request(kind) } },
      label,
    );
  return h(
    'div',
    { key: 'controls', class: 'controls' },
    h(
      'div',
      { class: 'filters', role: 'group', 'aria-label': 'Show' },
      ...filters.map((filter) =>
        h(
          'button',
          {
            key: filter,
            type: 'button',
            'aria-pressed': shown.filter === filter ? 'true' : 'false',
            on: { click: () => choose({ filter }) },
          },
          `${filterLabels[filter]} (${amount(counts[filter])})`,
        ),
      ),
    ),
    h('div', { class: 'find' }, h('label', { for: 'search' }, 'Find a mailbox'), searchField()),
    press('save', 'Save as CSV…'),
    press('run', result.complete ? 'Run Again' : 'Go On'),
  );
}

const searchField = (): VNode =>
  h('input', {
    key: 'search',
    id: 'search',
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    on: {
      input: ({ target }) => target instanceof HTMLInputElement && choose({ search: target.value }),
    },
    hook: (element, isNew) => {
      if (isNew && element instanceof HTMLInputElement) element.value = shown.search;
    },
  });

/** Height of one row; all are as high as the first that was drawn. */
let rowHeight = 0;

function table(): VNode {
  const region = document.getElementById('rows');
  const part = rowWindow(region?.scrollTop ?? 0, region?.clientHeight ?? 0, rowHeight, rows.length);
  return h(
    'div',
    {
      key: 'rows',
      id: 'rows',
      role: 'region',
      'aria-label': 'Results',
      tabindex: '0',
      on: { scroll: () => scrolled(part) },
      hook: measure,
    },
    spacer('above', part.first),
    auditTable(rows, part, shown.sort, sortBy),
    rows.length === 0 && h('p', { key: 'none', class: 'help' }, 'No mailbox fits.'),
    spacer('below', rows.length - part.end),
  );
}

/** Stands for the rows that are not in the document; its height goes through the CSSOM, which the policy allows. */
const spacer = (key: string, count: number): VNode =>
  h('div', {
    key,
    'aria-hidden': 'true',
    hook: (element) => {
      element.style.height = `${count * rowHeight}px`;
    },
  });

let scheduled = false;
function scrolled(drawn: RowWindow): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    const region = document.getElementById('rows');
    if (region === null) return;
    const next = rowWindow(region.scrollTop, region.clientHeight, rowHeight, rows.length);
    if (next.first !== drawn.first || next.end !== drawn.end) render();
  });
}

/** The first draw shows how high a row is, by the person's font and zoom; the second knows. */
function measure(region: HTMLElement): void {
  const height = region.querySelector('tbody tr')?.getBoundingClientRect().height ?? 0;
  if (height === 0 || Math.abs(height - rowHeight) < 0.5) return;
  rowHeight = height;
  queueMicrotask(render);
}
