// Step 8: the product's settings with secret references, the administrator's sheet and the report, and what comes next.
import * as l10n from '../../src/core/l10n.ts';
import type { SettingsSheet } from '../../src/wizard/snapshot.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { dropdown } from '../fields.ts';
import type { Page, StepPage } from '../page.ts';
import { documentBox, group, icon, notice, valueBox } from '../parts.ts';

export const finishStep: StepPage = { body };

function body(page: Page): readonly Child[] {
  const { sheet, documents, documentsProblem } = page.snapshot;
  const files = documents.filter((entry) => entry.id.startsWith('file:'));
  const handOff = documents.filter((entry) => !entry.id.startsWith('file:'));
  return [
    documentsProblem === undefined
      ? undefined
      : notice(
          'warning',
          l10n.t('The settings and hand-off documents cannot be written. {0}', documentsProblem),
        ),
    documentsProblem !== undefined
      ? undefined
      : sheet === undefined
        ? h(
            'p',
            { key: 'loading', class: 'help' },
            icon('loading', 'spin'),
            ` ${l10n.t('Working out the settings')}`,
          )
        : settings(page, sheet),
    ...(files.length === 0
      ? []
      : [
          group(
            l10n.t('Files'),
            ...files.map((entry) => documentBox(page, entry, ['insert', 'copy', 'save', 'open'], true)),
          ),
        ]),
    ...(handOff.length === 0
      ? []
      : [
          group(
            l10n.t('To hand over'),
            ...handOff.map((entry) => documentBox(page, entry, ['open', 'copy', 'save'])),
          ),
        ]),
    nextSteps(page),
  ];
}

function settings(page: Page, sheet: SettingsSheet): VNode {
  const { mailboxes } = page.snapshot.state;
  const choose = (target: string, address: string) =>
    void page.act({ type: 'chooseTarget', target, address });
  return group(
    l10n.t('Settings'),
    sheet.targets.length > 1
      ? dropdown({
          id: 'target',
          label: l10n.t('For'),
          value: sheet.target,
          choices: sheet.targets.map(({ target, name, refused }) => ({
            value: target,
            label: refused === '' ? name : l10n.t('{0} (not possible)', name),
          })),
          onChange: (target) => choose(target, sheet.address),
        })
      : undefined,
    mailboxes.length > 1
      ? dropdown({
          id: 'target-mailbox',
          label: l10n.t('Mailbox'),
          value: sheet.address,
          choices: mailboxes.map((mailbox) => ({
            value: mailbox.address.trim(),
            label: mailbox.address.trim(),
          })),
          onChange: (address) => choose(sheet.target, address),
        })
      : undefined,
    sheet.refused === '' ? undefined : notice('warning', sheet.refused),
    sheet.fields.length === 0 ? undefined : fields(page, sheet),
    ...sheet.notes.map((note) => h('p', { class: 'help', key: note }, note)),
  );
}

function fields(page: Page, sheet: SettingsSheet): VNode {
  return h(
    'div',
    {
      class: 'table-box',
      key: 'fields',
      role: 'region',
      'aria-label': l10n.t('Settings to enter'),
      tabindex: '0',
    },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h('tr', {}, h('th', { scope: 'col' }, l10n.t('Field')), h('th', { scope: 'col' }, l10n.t('Value'))),
      ),
      h(
        'tbody',
        {},
        ...sheet.fields.map(({ label, value }) =>
          h(
            'tr',
            { key: label },
            h('td', { 'data-label': l10n.t('Field') }, label),
            h(
              'td',
              { 'data-label': l10n.t('Value') },
              value === '' ? l10n.t('leave empty') : valueBox(page, value, label),
            ),
          ),
        ),
      ),
    ),
  );
}

function nextSteps(page: Page): VNode {
  const { expiresOn } = page.snapshot.state.texts;
  return group(
    l10n.t('What happens next'),
    h(
      'ul',
      { class: 'notes' },
      h(
        'li',
        {},
        expiresOn === ''
          ? l10n.t('No expiry date is entered, so nobody is reminded. Add it in step 3.')
          : l10n.t('The credential ends on {0}. You are reminded before that day.', expiresOn),
      ),
      h(
        'li',
        {},
        l10n.t(
          'The mailboxes are in the view Exchange Mailboxes, each with its last result; test them there at any time.',
        ),
      ),
      h(
        'li',
        {},
        l10n.t('This wizard opens again with "Exchange OAuth: Open Setup Wizard" in the Command Palette.'),
      ),
    ),
  );
}
