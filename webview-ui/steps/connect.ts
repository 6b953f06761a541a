// Step 1: the product with search, then what it presets: protocols, grant and cloud; its notices before any work.

import { cloudLabels } from '../../src/core/endpoints/clouds.ts';
import * as l10n from '../../src/core/l10n.ts';
import { grants } from '../../src/core/permissions/grants.ts';
import { protocols as protocolTable } from '../../src/core/permissions/protocols.ts';
import type { ProductChoice } from '../../src/core/productChoice.ts';
import { cloudsOf } from '../../src/core/productChoice.ts';
import { cloudIds, grantIds, protocolIds } from '../../src/core/registration/registration.ts';
import type { TextField } from '../../src/wizard/state.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { checkbox, dropdown, problemParts, textField } from '../fields.ts';
import { type Page, problemAt, type StepPage } from '../page.ts';
import { button, group, notice } from '../parts.ts';
import { productList } from './productList.ts';

export const connectStep: StepPage = { body };

function body(page: Page): readonly Child[] {
  const { product } = page.snapshot;
  return [productList(page), ...(product === undefined ? [] : chosen(page, product))];
}

function chosen(page: Page, entry: ProductChoice): readonly Child[] {
  return [
    h('div', { key: 'notices', class: 'notices' }, ...entry.notices.map(productNotice), ...demoOffer(page)),
    h(
      'fieldset',
      { key: 'protocols', class: 'field' },
      h('legend', {}, l10n.t('Protocols')),
      h('p', { class: 'help', id: 'protocols-why' }, entry.why),
      h(
        'div',
        { class: 'check-row' },
        ...protocolIds.filter((id) => mayUse(page, entry, id)).map((id) => protocolBox(page, id)),
      ),
      h('div', { class: 'below' }, ...problemParts(problemAt(page, 'protocols'), undefined, () => {})),
    ),
    grantField(page, entry),
    cloudField(page, entry),
    ...(page.snapshot.state.cloud === 'custom' ? [ownHosts(page)] : []),
  ];
}

const productNotice = (entry: ProductChoice['notices'][number]): VNode =>
  notice(entry.severity, entry.text, entry.more === undefined ? [] : [entry.more]);

function mayUse(page: Page, entry: ProductChoice, id: (typeof protocolIds)[number]): boolean {
  return entry.protocols.includes(id) || page.snapshot.state.protocols.includes(id);
}

function protocolBox(page: Page, id: (typeof protocolIds)[number]): VNode {
  const { label, longLabel } = protocolTable[id];
  return checkbox({
    id: `protocol-${id}`,
    label: label === longLabel ? label : `${label} (${l10n.t(longLabel)})`,
    checked: page.snapshot.state.protocols.includes(id),
    describedBy: ['protocols-why'],
    onChange: (on) => void page.intent({ type: 'setProtocol', protocol: id, on }),
  });
}

function grantField(page: Page, entry: ProductChoice): VNode {
  const { grant } = page.snapshot.state;
  const offered = grantIds.filter((id) => entry.grants.includes(id) || id === grant);
  return dropdown({
    id: 'grant',
    label: l10n.t('Grant (how it signs in)'),
    value: grant,
    choices: offered.map((id) => ({ value: id, label: l10n.t(grants[id].label) })),
    help: [l10n.t(grants[grant].summary)],
    problem: problemAt(page, 'grant'),
    onChange: (value) => {
      const chosenGrant = grantIds.find((id) => id === value);
      if (chosenGrant !== undefined) void page.intent({ type: 'setGrant', grant: chosenGrant });
    },
  });
}

function cloudField(page: Page, entry: ProductChoice): VNode {
  const { cloud } = page.snapshot.state;
  const allowed = (id: (typeof cloudIds)[number]) =>
    id === cloud || (cloudsOf(entry).includes(id) && (id !== 'demo' || page.snapshot.facts.demo));
  return dropdown({
    id: 'cloud',
    label: l10n.t('Cloud that the tenant is in'),
    value: cloud,
    choices: cloudIds.filter(allowed).map((id) => ({ value: id, label: l10n.t(cloudLabels[id]) })),
    help: [cloudHelp(page, entry)],
    onChange: (value) => {
      const chosenCloud = cloudIds.find((id) => id === value);
      if (chosenCloud !== undefined) void page.intent({ type: 'setCloud', cloud: chosenCloud });
    },
  });
}

function cloudHelp(page: Page, entry: ProductChoice): string {
  const { cloud } = page.snapshot.state;
  if (entry.cloudsWhy !== undefined) return entry.cloudsWhy;
  if (cloud === 'demo') return l10n.t('The demo tenant runs on this computer; nothing leaves it.');
  if (cloud === 'custom')
    return l10n.t('Your own sign-in host and mail servers; they are kept in User settings only.');
  return l10n.t(
    'Most tenants are worldwide. The sign-in address of your organization tells: login.microsoftonline.com is worldwide, .us and .cn are not.',
  );
}

const ownHostFields: readonly {
  readonly field: TextField;
  readonly label: string;
  readonly example: string;
}[] = [
  { field: 'authority', label: l10n.msg('Sign-in host (authority)'), example: 'https://login.example.com' },
  { field: 'ews', label: l10n.msg('EWS address'), example: 'https://mail.example.com/EWS/Exchange.asmx' },
  { field: 'graph', label: l10n.msg('Graph address'), example: 'https://graph.example.com' },
  { field: 'imap', label: l10n.msg('IMAP server'), example: 'mail.example.com:993' },
  { field: 'pop', label: l10n.msg('POP server'), example: 'mail.example.com:995' },
  { field: 'smtp', label: l10n.msg('SMTP server'), example: 'mail.example.com:587' },
];

function ownHosts(page: Page): VNode {
  const { texts, protocols } = page.snapshot.state;
  const shown = ownHostFields.filter(
    ({ field }) =>
      field === 'authority' || protocols.some((protocol) => protocol === field) || texts[field] !== '',
  );
  return group(
    l10n.t('Servers of your own'),
    ...shown.map(({ field, label, example }) =>
      textField(page, {
        id: field,
        label: l10n.t(label),
        value: texts[field],
        placeholder: example,
        problem: problemAt(page, field),
        onInput: (value) => void page.intent({ type: 'setText', field, value }),
      }),
    ),
  );
}

/** The demo tenant's values are offered while one runs and nothing of them is entered yet. */
function demoOffer(page: Page): readonly Child[] {
  const { facts, state } = page.snapshot;
  if (!facts.demo || state.cloud === 'demo') return [];
  return [
    h(
      'div',
      { class: 'notice-with-button', key: 'demo' },
      notice(
        'info',
        l10n.t('A demo tenant runs on this computer. You can walk through all steps with its values.'),
      ),
      button({
        label: l10n.t('Fill in the demo tenant’s values'),
        onPress: () => void page.act({ type: 'fillDemo' }),
      }),
    ),
  ];
}
