// One mailbox: its address and protocols, and what only some mailboxes need folded under it.
import * as l10n from '../../src/core/l10n.ts';
import { grants } from '../../src/core/permissions/grants.ts';
import { protocols as protocolTable } from '../../src/core/permissions/protocols.ts';
import type { FieldName } from '../../src/wizard/problems.ts';
import { type SignInPlanRow, signInPlan } from '../../src/wizard/signInPlan.ts';
import type { MailboxDraft, MailboxField } from '../../src/wizard/state.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { checkbox, dropdown, problemParts, textField } from '../fields.ts';
import { type Page, problemAt } from '../page.ts';
import { iconButton } from '../parts.ts';

export function mailboxRow(page: Page, mailbox: MailboxDraft): VNode {
  const { state } = page.snapshot;
  const name = mailbox.address.trim() === '' ? l10n.t('this mailbox') : mailbox.address.trim();
  const remove = () =>
    void page
      .intent({ type: 'removeMailbox', key: mailbox.key })
      .then(() => document.getElementById('add-mailbox')?.focus());
  return h(
    'div',
    { key: mailbox.key, class: 'mailbox', role: 'group', 'aria-label': l10n.t('Mailbox {0}', name) },
    text(page, mailbox, 'address', l10n.t('Mailbox address'), 'ap@contoso.com', [
      iconButton('trash', l10n.t('Remove {0}', name), remove),
    ]),
    state.protocols.length > 1 ? protocolBoxes(page, mailbox, name) : undefined,
    details(page, mailbox),
    planTable(page, mailbox),
  );
}

function protocolBoxes(page: Page, mailbox: MailboxDraft, name: string): VNode {
  const field: FieldName = `mailbox.${mailbox.key}.protocols`;
  return h(
    'div',
    { key: 'protocols' },
    h(
      'div',
      { class: 'check-row', role: 'group', 'aria-label': l10n.t('Protocols of {0}', name) },
      ...page.snapshot.state.protocols.map((protocol) =>
        checkbox({
          id: `${mailbox.key}-${protocol}`,
          label: protocolTable[protocol].label,
          spoken: l10n.t('{0} for {1}', protocolTable[protocol].label, name),
          checked: mailbox.protocols.includes(protocol),
          onChange: (on) => void page.intent({ type: 'setMailboxProtocol', key: mailbox.key, protocol, on }),
        }),
      ),
    ),
    h('div', { class: 'below' }, ...problemParts(problemAt(page, field), undefined, () => {})),
  );
}

/** Who signs in matters with delegated grants; another From address if mail is sent. */
function details(page: Page, mailbox: MailboxDraft): Child {
  const delegated = grants[page.snapshot.state.grant].access === 'delegated';
  const sends = mailbox.protocols.includes('smtp');
  return h(
    'div',
    { key: 'details', class: 'mailbox-details' },
    delegated ? kindField(page, mailbox) : undefined,
    delegated
      ? text(page, mailbox, 'signInAs', l10n.t('Signs in as (if not the mailbox itself)'), 'svc@contoso.com')
      : undefined,
    sends
      ? text(page, mailbox, 'sendAs', l10n.t('Sends as (if not the mailbox itself)'), 'ap@contoso.com')
      : undefined,
    mailbox.controlMailbox === ''
      ? undefined
      : text(page, mailbox, 'controlMailbox', l10n.t('Control mailbox for this one'), 'ceo@contoso.com'),
  );
}

/** How each protocol signs in, if that is not plain. */
function planTable(page: Page, mailbox: MailboxDraft): Child {
  const rows = signInPlan({
    access: grants[page.snapshot.state.grant].access,
    shared: mailbox.kind === 'shared',
    protocols: mailbox.protocols,
    address: mailbox.address,
    signInAs: mailbox.signInAs,
    sendAs: mailbox.sendAs,
  });
  if (rows === undefined) return undefined;
  const label = l10n.t('How each protocol signs in to {0}', mailbox.address);
  const head = [
    l10n.t('Protocol'),
    l10n.t('Token of'),
    l10n.t('Mailbox is named in'),
    l10n.t({ message: 'Needs', comment: 'table heading: rights that it takes' }),
  ];
  return h(
    'div',
    { key: 'plan', class: 'table-box', role: 'region', 'aria-label': label, tabindex: '0' },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...head.map((title) => h('th', { scope: 'col' }, title)))),
      h('tbody', {}, ...rows.map(planRow)),
    ),
  );
}

function planRow({ protocol, token, named, needs }: SignInPlanRow): VNode {
  const texts = [protocolTable[protocol].label, token, named, needs];
  return h('tr', { key: protocol }, ...texts.map((cell, index) => h('td', { key: String(index) }, cell)));
}

function kindField(page: Page, mailbox: MailboxDraft): VNode {
  return dropdown({
    id: `${mailbox.key}-kind`,
    label: l10n.t('Kind of mailbox'),
    value: mailbox.kind,
    choices: [
      { value: 'user', label: l10n.t('User mailbox') },
      { value: 'shared', label: l10n.t('Shared mailbox') },
    ],
    onChange: (value) =>
      void page.intent({
        type: 'setMailboxKind',
        key: mailbox.key,
        kind: value === 'shared' ? 'shared' : 'user',
      }),
  });
}

function text(
  page: Page,
  mailbox: MailboxDraft,
  field: MailboxField,
  label: string,
  placeholder: string,
  beside: readonly Child[] = [],
): VNode {
  return textField(page, {
    id: `${mailbox.key}-${field}`,
    label,
    value: mailbox[field],
    placeholder,
    problem: problemAt(page, `mailbox.${mailbox.key}.${field}`),
    beside,
    onInput: (value) => void page.intent({ type: 'setMailboxText', key: mailbox.key, field, value }),
  });
}
