// Step 5: the mailboxes, one by one or pasted, each with its protocols; the control mailbox; where all of it is saved.
import * as l10n from '../../src/core/l10n.ts';
import { grants } from '../../src/core/permissions/grants.ts';
import type { RegistrationScope } from '../../src/core/registration/storedRegistration.ts';
import { readAddresses } from '../../src/wizard/addresses.ts';
import type { MailboxDraft } from '../../src/wizard/state.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { dropdown, problemParts, textArea, textField } from '../fields.ts';
import { type Page, problemAt, type StepPage } from '../page.ts';
import { button, group, notice, portalLink } from '../parts.ts';
import { mailboxRow } from './mailboxRow.ts';

export const mailboxesStep: StepPage = { body };

/** Rows beyond this are saved and tested, and edited in the settings. */
const mostRows = 50;

function body(page: Page): readonly Child[] {
  const { state } = page.snapshot;
  const shown = state.mailboxes.slice(0, mostRows);
  const app = grants[state.grant].access === 'app';
  return [
    group(
      l10n.t('Mailboxes that must open'),
      ...shown.map((mailbox) => mailboxRow(page, mailbox)),
      hiddenRows(state.mailboxes),
      h('div', { class: 'below' }, ...problemParts(problemAt(page, 'mailboxes'), undefined, () => {})),
      h('div', { class: 'button-row', key: 'add' }, addButton(page), importButton(page)),
      pasteField(page),
    ),
    app
      ? undefined
      : notice(
          'info',
          l10n.t(
            'Mark shared mailboxes as such: nobody signs in as one, so the person who does is asked for.',
          ),
          [
            l10n.t(
              'With IMAP, POP and SMTP the shared mailbox is named at sign-in while the token is the person’s; the person needs FullAccess to it, and SendAs to send as it.',
            ),
          ],
        ),
    controlField(page),
    scopeField(page),
  ];
}

function hiddenRows(mailboxes: readonly MailboxDraft[]): Child {
  const more = mailboxes.length - mostRows;
  if (more <= 0) return undefined;
  return h(
    'p',
    { class: 'help', key: 'more' },
    l10n.t(
      '{0} more mailboxes are in the list. They are saved and tested too; edit them in the settings.',
      more,
    ),
  );
}

function addButton(page: Page): VNode {
  return button({
    id: 'add-mailbox',
    label: l10n.t('Add mailbox'),
    icon: 'add',
    onPress: () => void page.intent({ type: 'addMailbox' }).then(() => focusLastAddress()),
  });
}

function focusLastAddress(): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.mailbox')];
  rows.at(-1)?.querySelector<HTMLElement>('vscode-text-field')?.focus();
}

function importButton(page: Page): VNode {
  return button({
    label: l10n.t('Import from a file…'),
    spoken: l10n.t('Import from a file… (CSV or text)'),
    onPress: () => void page.act({ type: 'importAddresses' }),
  });
}

function pasteField(page: Page): VNode {
  const { addresses } = page.memory;
  const read = readAddresses(addresses);
  const known = new Set(page.snapshot.state.mailboxes.map((mailbox) => mailbox.address.trim().toLowerCase()));
  const fresh = read.addresses.filter((address) => !known.has(address.toLowerCase())).length;
  const refused =
    read.refused.length === 0 ? '' : l10n.t('Not read as an address: {0}.', read.refused.join(', '));
  const add = () => {
    page.memory.addresses = '';
    void page.intent({ type: 'addAddresses', text: addresses });
    page.redraw();
  };
  return h(
    'details',
    { class: 'document', key: 'paste' },
    h('summary', {}, l10n.t('Paste several addresses')),
    textArea({
      id: 'addresses',
      label: l10n.t('Addresses, one a line, separated by commas, or a CSV export'),
      value: addresses,
      rows: 4,
      onInput: (value) => {
        page.memory.addresses = value;
        page.redraw();
      },
    }),
    ...problemParts(refused === '' ? undefined : { text: refused }, undefined, () => {}),
    h(
      'div',
      { class: 'button-row' },
      button({
        id: 'add-pasted',
        label: fresh === 1 ? l10n.t('Add 1 mailbox') : l10n.t('Add {0} mailboxes', fresh),
        disabled: fresh === 0,
        onPress: add,
      }),
    ),
  );
}

function controlField(page: Page): VNode {
  return textField(page, {
    id: 'controlMailbox',
    label: l10n.t('Control mailbox, which must be refused'),
    value: page.snapshot.state.texts.controlMailbox,
    placeholder: 'ceo@contoso.com',
    help: [
      `${l10n.t('A mailbox of the tenant that the application has no business in. Opening it is tried in step 7, to prove that access is limited. Addresses:')} `,
      portalLink(page, 'mailboxes') ?? l10n.t('Exchange admin center'),
      '.',
    ],
    problem: problemAt(page, 'controlMailbox'),
    onInput: (value) => void page.intent({ type: 'setText', field: 'controlMailbox', value }),
  });
}

const scopeKey = (scope: RegistrationScope): string =>
  scope.kind === 'folder' ? `folder ${scope.uri}` : scope.kind;

function scopeField(page: Page): Child {
  const { state, facts } = page.snapshot;
  const chosen = facts.scopes.find((choice) => scopeKey(choice.scope) === scopeKey(state.scope));
  if (state.saved !== undefined || facts.scopes.length < 2 || state.cloud === 'custom') {
    return h(
      'p',
      { key: 'scope', class: 'help' },
      l10n.t(
        'Saved in {0}. {1} Secrets are never part of it.',
        chosen?.label ?? l10n.t('User settings'),
        chosen?.detail ?? '',
      ),
    );
  }
  return dropdown({
    id: 'scope',
    label: l10n.t('Save in'),
    value: scopeKey(state.scope),
    choices: facts.scopes.map((choice) => ({ value: scopeKey(choice.scope), label: choice.label })),
    help: [l10n.t('{0} Secrets are never part of it.', chosen?.detail ?? '')],
    onChange: (value) => {
      const choice = facts.scopes.find((candidate) => scopeKey(candidate.scope) === value);
      if (choice !== undefined) void page.intent({ type: 'setScope', scope: choice.scope });
    },
  });
}
