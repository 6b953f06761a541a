// Step 2: tenant, client ID, name and account types, with the portal checklist beside them.

import { cloudLabels } from '../../src/core/endpoints/clouds.ts';
import * as l10n from '../../src/core/l10n.ts';
import type { Child } from '../dom.ts';
import { h, type VNode } from '../dom.ts';
import { dropdown, textField } from '../fields.ts';
import { isRunning, type Page, problemAt, type StepPage } from '../page.ts';
import { button, documentBox, group, icon, notice, portalLink } from '../parts.ts';
import { checklist } from './checklist.ts';
import { createForMe } from './createForMe.ts';

export const registrationStep: StepPage = { body };

function body(page: Page): readonly Child[] {
  const { shapeNotes, documents, facts, state } = page.snapshot;
  return [
    state.cloud === 'demo' && facts.setup === undefined
      ? notice('info', demoWords(state.texts.clientId))
      : undefined,
    nameField(page),
    tenantField(page),
    createForMe(page),
    clientIdField(page),
    accountTypesField(page),
    checklist(page, l10n.t('In the Microsoft Entra admin center'), page.snapshot.checklist),
    shapeNotes.length === 0 || page.snapshot.checklist.length === 0
      ? undefined
      : h('ul', { key: 'notes', class: 'notes' }, ...shapeNotes.map((note) => h('li', {}, note))),
    ...(documents.length === 0
      ? []
      : [
          group(
            l10n.t('The same as a script'),
            ...documents.map((entry) => documentBox(page, entry, ['copy', 'open', 'terminal'])),
          ),
        ]),
  ];
}

const demoWords = (clientId: string): string =>
  clientId.trim() === ''
    ? l10n.t('The demo tenant has no portal to visit: “Create it for me…” makes the app registration.')
    : l10n.t(
        'The demo tenant has this app registration already; there is no portal to visit. To see one made, empty the client ID and choose “Create it for me…”.',
      );

function nameField(page: Page): VNode {
  return textField(page, {
    id: 'name',
    label: l10n.t('Name'),
    value: page.snapshot.state.texts.name,
    help: [l10n.t('The display name of the app registration, and the name of this connection in VS Code.')],
    problem: problemAt(page, 'name'),
    onInput: (value) => void page.intent({ type: 'setText', field: 'name', value }),
  });
}

function tenantField(page: Page): VNode {
  const { state, facts } = page.snapshot;
  const busy = isRunning(page, 'tenant');
  const fact = facts.tenant?.typed === state.texts.tenant.trim() ? facts.tenant : undefined;
  const lookUp = button({
    id: 'lookup',
    label: busy ? l10n.t('Cancel') : l10n.t('Look up'),
    spoken: busy ? l10n.t('Cancel looking up the tenant') : l10n.t('Look up the tenant'),
    onPress: () => void page.act(busy ? { type: 'cancel', operation: 'tenant' } : { type: 'lookUpTenant' }),
  });
  const field = textField(page, {
    id: 'tenant',
    label: l10n.t('Directory (tenant) ID or domain'),
    value: state.texts.tenant,
    monospace: true,
    placeholder: 'contoso.com',
    copy: true,
    help: [
      `${l10n.t('Entra admin center > the app registration >')} `,
      portalLink(page, 'overview') ?? l10n.t('Overview'),
      l10n.t('. A domain is looked up without signing in.'),
    ],
    problem: problemAt(page, 'tenant'),
    beside: facts.canLookUp ? [lookUp] : [],
    onInput: (value) => void page.intent({ type: 'setText', field: 'tenant', value }),
  });
  return h(
    'div',
    { key: 'tenant' },
    field,
    h('div', { role: 'status', class: 'below' }, ...tenantAnswer(page, busy, fact)),
  );
}

function tenantAnswer(
  page: Page,
  busy: boolean,
  fact: Page['snapshot']['facts']['tenant'],
): readonly Child[] {
  if (busy)
    return [h('p', { class: 'help' }, icon('loading', 'spin'), ` ${l10n.t('Looking up the tenant')}`)];
  if (fact === undefined) return [];
  const { otherCloud } = fact;
  const swap = button({
    label: l10n.t('Swap the two'),
    onPress: () => void page.intent({ type: 'swapTenantAndClient' }),
  });
  return [
    h(
      'p',
      { class: fact.found ? 'good' : 'problem' },
      icon(fact.found ? 'pass' : 'error'),
      h('span', {}, fact.text),
    ),
    fact.swapped ? swap : undefined,
    otherCloud === undefined
      ? undefined
      : button({
          label: l10n.t('Set the cloud to {0}', l10n.t(cloudLabels[otherCloud])),
          onPress: () => void page.intent({ type: 'setCloud', cloud: otherCloud }),
        }),
  ];
}

function clientIdField(page: Page): VNode {
  return textField(page, {
    id: 'clientId',
    label: l10n.t('Application (client) ID'),
    value: page.snapshot.state.texts.clientId,
    monospace: true,
    copy: true,
    placeholder: '00000000-0000-0000-0000-000000000000',
    help: [
      `${l10n.t('On the same page,')} `,
      portalLink(page, 'overview', l10n.t('Overview')) ?? l10n.t('Overview'),
      l10n.t('. Not the Object ID below it, and not a Secret ID.'),
    ],
    problem: problemAt(page, 'clientId'),
    onInput: (value) => void page.intent({ type: 'setText', field: 'clientId', value }),
  });
}

function accountTypesField(page: Page): VNode {
  const { accountTypes } = page.snapshot.state;
  return dropdown({
    id: 'accountTypes',
    label: l10n.t('Supported account types'),
    value: accountTypes,
    choices: [
      { value: 'singleTenant', label: l10n.t('Accounts in this organizational directory only') },
      { value: 'multiTenant', label: l10n.t('Accounts in any organizational directory') },
    ],
    help: [
      accountTypes === 'singleTenant'
        ? l10n.t('One organization, the safer choice.')
        : l10n.t(
            'Each further organization has to consent by itself. Enter the tenant whose mailboxes are opened, not "common".',
          ),
    ],
    onChange: (value) =>
      void page.intent({
        type: 'setAccountTypes',
        accountTypes: value === 'multiTenant' ? 'multiTenant' : 'singleTenant',
      }),
  });
}
