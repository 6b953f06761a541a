// The audit's page: counts, what changed, and every mailbox in a table that sorts and filters.
import * as l10n from '../src/core/l10n.ts';
import type { AuditEvent, AuditRequest, AuditView } from '../src/core/report/auditPage.ts';
import { utcMinute } from '../src/core/text/dates.ts';
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
  all: l10n.msg('All'),
  tooWide: l10n.msg('Should not be reachable'),
  tooNarrow: l10n.msg('Should be reachable'),
  unknown: l10n.msg('Unknown'),
  changed: l10n.msg('Changed since last time'),
};

interface Shown {
  readonly filter: Filter;
  readonly search: string;
  readonly sort: Sort;
}

let view: AuditView | undefined;
let all: readonly ShownRow[] = [];
/** Of all rows: counting them again for each frame of a scroll would hold it up. */
let counts = countsOf(all);
let rows: readonly ShownRow[] = [];
let shown: Shown = readKept(keptState());
let busy = false;
let problem = '';

const channel = openChannel<AuditRequest, AuditEvent>(
  (event) => {
    view = event.view;
    all = rowsOf(event.view.result);
    counts = countsOf(all);
    show(shown);
  },
  () => view === undefined,
);
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
  const column = l10n.t(headings[shown.sort.column]);
  const sorted = shown.sort.descending
    ? l10n.t('sorted by {0}, descending', column)
    : l10n.t('sorted by {0}, ascending', column);
  say(`${rows.length === 1 ? l10n.t('1 mailbox') : l10n.t('{0} mailboxes', rows.length)}, ${sorted}`);
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
  const sum = l10n.t(
    '{0} reachable, {1} refused, {2} unknown.',
    amount(counts.reachable),
    amount(counts.refused),
    amount(counts.unknown),
  );
  return [
    h('h1', { key: 'heading' }, l10n.t('Mailboxes that {0} reaches', name)),
    h('p', { key: 'sum' }, l10n.t('Through {0}, {1}. {2}', through, utcMinute(result.startedAt), sum)),
    resumed > 0 &&
      h(
        'p',
        { key: 'resumed', class: 'help' },
        l10n.t('{0} of them were known from the run that was stopped.', amount(resumed)),
      ),
    !result.complete &&
      h(
        'p',
        { key: 'stopped', class: 'notice' },
        l10n.t('Stopped before its end. What was seen is kept: go on, and no mailbox is asked twice.'),
      ),
    problem !== '' && h('p', { key: 'problem', class: 'notice', role: 'alert' }, problem),
  ];
}

const amount = (count: number): string => count.toLocaleString('en-US');

function controls({ result }: AuditView): VNode {
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
      { class: 'filters', role: 'group', 'aria-label': l10n.t('Show') },
      ...filters.map((filter) =>
        h(
          'button',
          {
            key: filter,
            type: 'button',
            'aria-pressed': shown.filter === filter ? 'true' : 'false',
            on: { click: () => choose({ filter }) },
          },
          `${l10n.t(filterLabels[filter])} (${amount(counts[filter])})`,
        ),
      ),
    ),
    h('div', { class: 'find' }, h('label', { for: 'search' }, l10n.t('Find a mailbox')), searchField()),
    press('save', l10n.t('Save as CSV…')),
    press('run', result.complete ? l10n.t('Run Again') : l10n.t('Go On')),
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
      'aria-label': l10n.t('Results'),
      tabindex: '0',
      on: { scroll: () => scrolled(part) },
      hook: measure,
    },
    spacer('above', part.first),
    auditTable(rows, part, shown.sort, sortBy),
    rows.length === 0 && h('p', { key: 'none', class: 'help' }, l10n.t('No mailbox matches.')),
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
