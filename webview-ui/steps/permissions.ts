// Step 4: the exact permissions, how to add and consent to them, and what a fresh token holds beside what is needed.
import * as l10n from '../../src/core/l10n.ts';
import { grants } from '../../src/core/permissions/grants.ts';
import { type Permission, resourceNames } from '../../src/core/permissions/permissions.ts';
import type { ConsentFact } from '../../src/wizard/facts.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { textField } from '../fields.ts';
import { isRunning, linkAt, type Page, problemAt, type StepPage } from '../page.ts';
import { copyButton, group, icon, notice, portalLink } from '../parts.ts';
import { errorBox } from './advice.ts';
import { checklist } from './checklist.ts';

export const permissionsStep: StepPage = { body };

function body(page: Page): readonly Child[] {
  const { snapshot } = page;
  return [
    rbacNotice(page),
    table(snapshot.permissions),
    consentResult(page),
    checklist(page, l10n.t('In the Microsoft Entra admin center'), snapshot.checklist),
    snapshot.state.cloud === 'demo' || snapshot.state.cloud === 'custom' ? undefined : consentLinkGroup(page),
    manifest(page),
  ];
}

/** Consent is tenant-wide; if Exchange can grant the same to chosen mailboxes, that is said before it is asked for. */
function rbacNotice(page: Page): Child {
  const limited = page.snapshot.permissions.filter((permission) => permission.rbacRole !== undefined);
  if (limited.length === 0) return undefined;
  return notice(
    'info',
    l10n.t(
      'Consent to {0} opens every mailbox of the tenant. Exchange can grant the same for chosen mailboxes only.',
      limited.map((permission) => permission.value).join(', '),
    ),
    [
      l10n.t(
        'Step 6 sets that up with RBAC for Applications. Then this consent has to be removed, or is never given: go on without the check, since a token of such an application rightly shows no roles.',
      ),
    ],
  );
}

const head = [
  'API',
  l10n.msg('Permission'),
  l10n.msg('Type'),
  l10n.msg('Why'),
  l10n.msg('Admin consent'),
] as const;

/** In a narrow column the rows are blocks, and each cell shows its heading itself. */
const cell = (column: number, ...children: readonly Child[]): VNode =>
  h('td', { key: String(column), 'data-label': l10n.t(head[column] ?? '') }, ...children);

function table(permissions: readonly Permission[]): VNode {
  return h(
    'div',
    { class: 'table-box', key: 'table', role: 'region', 'aria-label': l10n.t('Permissions'), tabindex: '0' },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...head.map((text) => h('th', { scope: 'col' }, l10n.t(text))))),
      h('tbody', {}, ...permissions.map(permissionRow)),
    ),
  );
}

function permissionRow(permission: Permission): VNode {
  const unverified = permission.confidence === 'unverified' ? ` ${l10n.t('(ID unverified)')}` : '';
  return h(
    'tr',
    { key: permission.id },
    cell(0, resourceNames[permission.resource]),
    cell(1, h('code', {}, permission.value), unverified),
    cell(2, permission.type === 'Role' ? l10n.t('Application') : l10n.t('Delegated')),
    cell(3, l10n.t(permission.why)),
    cell(4, permission.adminConsent ? l10n.t('Required') : l10n.t('Not required')),
  );
}

function consentResult(page: Page): Child {
  const { snapshot } = page;
  if (isRunning(page, 'consent')) {
    return h(
      'p',
      { key: 'consent', class: 'help' },
      icon('loading', 'spin'),
      ` ${l10n.t('Getting a token and reading it')}`,
    );
  }
  if (!snapshot.hasCredential) {
    return notice('warning', l10n.t('Nothing is stored in step 3 yet, so consent cannot be checked.'));
  }
  if (snapshot.facts.consent.length === 0) return undefined;
  return h(
    'div',
    { key: 'consent' },
    group(
      l10n.t('What a fresh token holds'),
      ...snapshot.facts.consent.map((fact) => consentTable(page, fact)),
    ),
  );
}

const consentRows: readonly {
  readonly list: 'present' | 'missing' | 'extra';
  readonly icon: 'pass' | 'error' | 'warning';
  readonly words: string;
}[] = [
  { list: 'missing', icon: 'error', words: l10n.msg('missing') },
  { list: 'present', icon: 'pass', words: l10n.msg('present') },
  { list: 'extra', icon: 'warning', words: l10n.msg('more than needed') },
];

function consentTable(page: Page, fact: ConsentFact): VNode {
  const resource = resourceNames[fact.resource];
  if (fact.error !== undefined)
    return h('div', { key: fact.resource }, errorBox(page, fact.error, l10n.t('No token for {0}', resource)));
  return h(
    'div',
    { key: fact.resource },
    h('h3', {}, resource),
    h(
      'ul',
      { class: 'results' },
      ...consentRows.flatMap(({ list, icon: name, words }) =>
        fact[list].map((value) =>
          h(
            'li',
            { key: value, class: list },
            icon(name),
            h('code', {}, value),
            h('span', { class: 'word' }, l10n.t(words)),
          ),
        ),
      ),
    ),
    ...missingHint(page, fact),
    fact.extra.length === 0
      ? undefined
      : h(
          'p',
          { class: 'help' },
          l10n.t(
            'Remove what is more than needed under API permissions, unless another use of this app registration needs it.',
          ),
        ),
  );
}

function missingHint(page: Page, fact: ConsentFact): readonly Child[] {
  if (fact.missing.length === 0) return [];
  const app = grants[page.snapshot.state.grant].access === 'app';
  return [
    h(
      'p',
      { class: 'help' },
      `${l10n.t('An administrator has to add what is missing under {0} permissions and choose Grant admin consent.', app ? l10n.t('Application') : l10n.t('Delegated'))} `,
      portalLink(page, 'apiPermissions'),
      app && fact.present.length === 0
        ? ` ${l10n.t('If access is limited with RBAC for Applications, no role in the token is right: test the mailbox instead.')}`
        : undefined,
    ),
  ];
}

function consentLinkGroup(page: Page): VNode {
  const link = linkAt(page, 'adminConsent');
  return group(
    l10n.t('Admin-consent link'),
    h(
      'p',
      { class: 'help' },
      l10n.t(
        'An administrator can consent through a link instead, if the app registration has a redirect URI. Without one the portal’s button above is the way.',
      ),
    ),
    textField(page, {
      id: 'redirectUri',
      label: l10n.t('Redirect URI of the app registration (optional)'),
      value: page.snapshot.state.texts.redirectUri,
      placeholder: 'https://contoso.com/signed-in',
      problem: problemAt(page, 'redirectUri'),
      onInput: (value) => void page.intent({ type: 'setText', field: 'redirectUri', value }),
    }),
    link === undefined
      ? undefined
      : h(
          'p',
          { class: 'code-line' },
          h('code', {}, link.url),
          copyButton(page, link.url, l10n.t('the admin-consent link')),
          portalLink(page, 'adminConsent', l10n.t('Open')),
        ),
  );
}

function manifest(page: Page): VNode {
  return h(
    'details',
    { class: 'document', key: 'manifest' },
    h('summary', {}, l10n.t('The same for the manifest (requiredResourceAccess)')),
    h(
      'pre',
      { tabindex: '0', 'aria-label': 'requiredResourceAccess' },
      h('code', {}, page.snapshot.manifest),
    ),
    h('div', { class: 'button-row' }, copyButton(page, page.snapshot.manifest, 'requiredResourceAccess')),
  );
}
