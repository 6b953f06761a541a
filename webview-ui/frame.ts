// The frame around every step: the rail, the heading with its sentence, the footer's buttons, what is entered so far.

import * as l10n from '../src/core/l10n.ts';
import { wizardStepIds } from '../src/wizard/state.ts';
import type { FooterButton, StepStatus } from '../src/wizard/step.ts';
import { type Child, h, type VNode } from './dom.ts';
import { dropdownControl } from './fields.ts';
import type { Page } from './page.ts';
import { button, type IconName, icon, iconButton } from './parts.ts';

const statusIcons: Readonly<Record<StepStatus, IconName>> = {
  todo: 'circle-outline',
  done: 'pass',
  attention: 'warning',
};
const statusLabels: Readonly<Record<StepStatus, string>> = {
  todo: l10n.msg('to do'),
  done: l10n.msg('done'),
  attention: l10n.msg('needs attention'),
};

/** The steps with their state; each can be pressed once it was reached. */
export function rail(page: Page): VNode {
  const { steps, state } = page.snapshot;
  return h(
    'nav',
    { key: 'rail', class: 'rail', 'aria-label': l10n.t('Steps') },
    h(
      'ol',
      { class: 'rail-list' },
      ...steps.map(({ id, title, status, reachable }, index) =>
        h(
          'li',
          { key: id },
          h(
            'button',
            {
              type: 'button',
              class: `rail-step ${status}`,
              disabled: !reachable,
              'aria-current': id === state.step ? 'step' : undefined,
              on: { click: () => void page.intent({ type: 'goTo', step: id }) },
            },
            icon(statusIcons[status]),
            h('span', { class: 'rail-title' }, `${index + 1}. ${title}`),
            h('span', { class: 'hidden' }, `, ${l10n.t(statusLabels[status])}`),
          ),
        ),
      ),
    ),
    h('div', { class: 'rail-select' }, stepSelect(page)),
  );
}

/** The rail of a narrow column. */
function stepSelect(page: Page): VNode {
  const { steps, state } = page.snapshot;
  return dropdownControl({
    id: 'step-select',
    label: l10n.t('Step'),
    value: state.step,
    choices: steps.map(({ id, title, status, reachable }, index) => ({
      value: id,
      label: `${index + 1}. ${title}${status === 'todo' ? '' : ` (${l10n.t(statusLabels[status])})`}`,
      disabled: !reachable,
    })),
    onChange: (value) => {
      const step = wizardStepIds.find((id) => id === value);
      if (step !== undefined) void page.intent({ type: 'goTo', step });
    },
  });
}

export function heading(page: Page): readonly Child[] {
  const { steps, state, sentence, heading: title } = page.snapshot;
  const position = steps.findIndex((step) => step.id === state.step) + 1;
  return [
    h('p', { class: 'position', key: 'position' }, l10n.t('Step {0} of {1}', position, steps.length)),
    h('h1', { id: 'heading', tabindex: '-1', key: 'heading' }, title),
    h('p', { class: 'sentence', key: 'sentence' }, sentence),
  ];
}

/** Back at the left; at the right the button that skips the step for now, and the one primary button. */
export function footer(page: Page, press: (button: FooterButton) => void): VNode {
  const { snapshot, memory } = page;
  const primary =
    memory.replacing && snapshot.state.step === 'credential' ? replaceButton(page) : snapshot.primary;
  const { later } = snapshot;
  return h(
    'div',
    { key: 'footer', class: 'footer' },
    memory.requestError === '' ? undefined : errorLine(page),
    snapshot.state.step === 'connect'
      ? undefined
      : button({ id: 'back', label: l10n.t('Back'), onPress: () => void page.intent({ type: 'back' }) }),
    later === undefined
      ? undefined
      : button({ id: 'later', label: later.label, onPress: () => press(later) }),
    h(
      'span',
      { key: 'primary', class: 'primary' },
      button({ id: 'primary', label: primary.label, look: 'primary', onPress: () => press(primary) }),
    ),
  );
}

function replaceButton(page: Page): FooterButton {
  const kind = page.snapshot.facts.credential?.kind;
  const label =
    kind === 'certificate'
      ? l10n.t('Choose certificate…')
      : kind === 'password'
        ? l10n.t('Store password')
        : l10n.t('Store secret');
  return { label, act: 'storeCredential' };
}

function errorLine(page: Page): VNode {
  const dismiss = () => {
    page.memory.requestError = '';
    page.redraw();
  };
  return h(
    'div',
    { class: 'footer-error', role: 'alert' },
    h('p', { class: 'problem' }, icon('error'), h('span', {}, page.memory.requestError)),
    iconButton('close', l10n.t('Dismiss'), dismiss),
  );
}

/** What has been entered so far, without any secret. */
export function summary(page: Page): Child {
  const { summary: rows, state } = page.snapshot;
  if (rows.length === 0) return undefined;
  return h(
    'section',
    { key: 'summary', class: 'summary', 'aria-label': l10n.t('Entered so far') },
    h('h2', {}, l10n.t('Entered so far')),
    h(
      'dl',
      {},
      ...rows.flatMap(({ label, value }) => [
        h('dt', { key: label }, label),
        h('dd', { key: `${label}-value` }, value),
      ]),
    ),
    state.product === ''
      ? undefined
      : h(
          'button',
          { type: 'button', class: 'link-button', on: { click: () => void page.act({ type: 'startOver' }) } },
          state.saved === undefined ? l10n.t('Start over') : l10n.t('Set up another connection'),
        ),
  );
}
