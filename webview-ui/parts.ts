// Small pieces that the steps are made of: icons, buttons, links, notices, values and texts to copy.

import * as l10n from '../src/core/l10n.ts';
import type { DocumentUse } from '../src/wizard/actions.ts';
import type { LinkId } from '../src/wizard/links.ts';
import type { WizardDocument } from '../src/wizard/snapshot.ts';
import { describe } from './controls.ts';
import { type Child, h, type VNode } from './dom.ts';
import { linkAt, type Page } from './page.ts';

export type IconName =
  | 'add'
  | 'circle-outline'
  | 'circle-slash'
  | 'close'
  | 'copy'
  | 'error'
  | 'file'
  | 'edit'
  | 'info'
  | 'loading'
  | 'pass'
  | 'save'
  | 'terminal'
  | 'trash'
  | 'warning';

/** A codicon; words beside it say what it means. */
export function icon(name: IconName, extra = ''): VNode {
  return h('span', { class: `icon icon-${name} ${extra}`.trim(), 'aria-hidden': 'true' });
}

export interface ButtonOptions {
  readonly label: string;
  readonly onPress: () => void;
  readonly look?: 'primary' | 'secondary';
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly id?: string;
  /** Spoken instead of the label, if the label needs its surroundings. */
  readonly spoken?: string;
}

/** A button of the toolkit. */
export function button(options: ButtonOptions): VNode {
  return h(
    'vscode-button',
    {
      key: options.id ?? options.label,
      id: options.id,
      appearance: options.look ?? 'secondary',
      disabled: options.disabled === true,
      on: { click: () => options.disabled === true || options.onPress() },
      hook: (element) => describe(element, options.spoken ?? options.label, []),
    },
    options.icon === undefined ? undefined : icon(options.icon, 'in-button'),
    options.label,
  );
}

/** A button that shows an icon only; its name is spoken and shown on hover. */
export function iconButton(name: IconName, label: string, onPress: () => void): VNode {
  return h(
    'vscode-button',
    {
      key: label,
      appearance: 'icon',
      title: label,
      'aria-label': label,
      on: { click: onPress },
    },
    icon(name),
  );
}

export function copyButton(page: Page, text: string, what: string): VNode {
  return iconButton('copy', l10n.t('Copy {0}', what), () => void page.act({ type: 'copyText', text }));
}

/** A value to be copied out: monospace, the button inside its box. */
export function valueBox(page: Page, value: string, what: string): VNode {
  return h('span', { class: 'value-box' }, h('code', {}, value), copyButton(page, value, what));
}

/** A link to a page of the admin centers; words alone if this cloud has none. */
export function portalLink(page: Page, id: LinkId, words?: string): Child {
  const link = linkAt(page, id);
  if (link === undefined) return undefined;
  const label = words ?? link.label;
  return h(
    'vscode-link',
    {
      key: `link-${id}`,
      href: link.url,
      title: link.unverified ? l10n.t('{0} (unverified address)', link.url) : link.url,
      on: {
        click: (event) => {
          event.preventDefault();
          event.stopPropagation();
          void page.act({ type: 'openLink', link: id });
        },
      },
    },
    link.unverified ? l10n.t('{0} (unverified address)', label) : label,
  );
}

/** One line with an icon, and a link that unfolds the rest. */
export function notice(severity: 'info' | 'warning', text: string, more: readonly Child[] = []): VNode {
  const line = [
    icon(severity),
    h('span', { class: 'hidden' }, severity === 'warning' ? `${l10n.t('Warning:')} ` : `${l10n.t('Note:')} `),
  ];
  if (more.length === 0)
    return h('p', { class: `notice ${severity}`, key: text }, ...line, h('span', {}, text));
  return h(
    'details',
    { class: `notice ${severity}`, key: text },
    h('summary', {}, ...line, h('span', {}, text, ' ', h('span', { class: 'more' }, l10n.t('More')))),
    h('div', { class: 'notice-more' }, ...more),
  );
}

const uses: Readonly<Record<DocumentUse, { readonly label: string; readonly icon: IconName }>> = {
  copy: { label: l10n.msg('Copy'), icon: 'copy' },
  open: { label: l10n.msg('Open in editor'), icon: 'file' },
  insert: { label: l10n.msg('Insert at cursor'), icon: 'edit' },
  save: { label: l10n.msg('Save as…'), icon: 'save' },
  terminal: { label: l10n.msg('Send to terminal'), icon: 'terminal' },
  run: { label: l10n.msg('Run…'), icon: 'terminal' },
};

/** A text of several lines with what can be done with it; folded if it is long. */
export function documentBox(
  page: Page,
  entry: WizardDocument,
  offered: readonly DocumentUse[],
  open = false,
): VNode {
  const use = (kind: DocumentUse) =>
    button({
      icon: uses[kind].icon,
      label: l10n.t(uses[kind].label),
      spoken: `${l10n.t(uses[kind].label)}: ${entry.title}`,
      onPress: () => void page.act({ type: 'useDocument', document: entry.id, use: kind }),
    });
  return h(
    'details',
    { class: 'document', key: entry.id, open },
    h('summary', {}, h('span', { class: 'document-title' }, entry.title)),
    entry.explains === '' ? undefined : h('p', { class: 'help' }, entry.explains),
    entry.delay === '' ? undefined : h('p', { class: 'help' }, l10n.t('Takes effect: {0}.', entry.delay)),
    h('pre', { tabindex: '0', 'aria-label': entry.title }, h('code', {}, entry.text)),
    h('div', { class: 'button-row' }, ...offered.map(use)),
    entry.undo === '' ? undefined : undoBox(page, entry),
  );
}

/** What takes a script back, folded: it is rarely needed and must be found when it is. */
function undoBox(page: Page, { undo, title }: WizardDocument): VNode {
  return h(
    'details',
    { class: 'document', key: 'undo' },
    h('summary', {}, l10n.t('Script that undoes it')),
    h('pre', { tabindex: '0', 'aria-label': l10n.t('Undo script: {0}', title) }, h('code', {}, undo)),
    h('div', { class: 'button-row' }, copyButton(page, undo, l10n.t('undo script: {0}', title))),
  );
}

/** A group of fields under one name. */
export function group(title: string, ...children: readonly (Child | readonly Child[])[]): VNode {
  return h(
    'section',
    { class: 'group', key: `group-${title}`, 'aria-label': title },
    h('h2', {}, title),
    ...children,
  );
}

/** 412 ms, 1.3 s, 2 min 5 s. */
export function durationLabel(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
