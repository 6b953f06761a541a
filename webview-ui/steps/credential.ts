// Step 3: the credential. A typed secret goes to the host once and is shown from then on only as stored.
import * as l10n from '../../src/core/l10n.ts';
import { grants } from '../../src/core/permissions/grants.ts';
import { secretProblem } from '../../src/wizard/secretProblems.ts';
import { isFederated } from '../../src/wizard/state.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { textField } from '../fields.ts';
import type { Page, StepPage } from '../page.ts';
import { button, icon, notice, portalLink } from '../parts.ts';
import { checklist } from './checklist.ts';
import { expiryField } from './credentialExpiry.ts';
import { federatedRow } from './federatedRow.ts';

export const credentialStep: StepPage = { body, store };

function body(page: Page): readonly Child[] {
  const { facts, state } = page.snapshot;
  if (isFederated(state)) return [federatedRow(page)];
  const kind = grants[state.grant].credential;
  const stored = facts.credential !== undefined && facts.credential.kind !== 'none' && !facts.credential.lost;
  return [
    facts.credential?.lost === true
      ? notice('warning', l10n.t('This computer’s secret storage has lost what was stored. Store it again.'))
      : undefined,
    stored && !page.memory.replacing ? storedRow(page) : entry(page, kind),
    kind === 'secret' || kind === 'certificate' ? expiryField(page) : undefined,
    stored
      ? undefined
      : checklist(page, l10n.t('In the Microsoft Entra admin center'), page.snapshot.checklist),
  ];
}

const storedWords = {
  none: { name: '', replace: '', forget: '' },
  secret: {
    name: l10n.msg('Client secret'),
    replace: l10n.msg('Replace the client secret'),
    forget: l10n.msg('Forget the client secret'),
  },
  certificate: {
    name: l10n.msg('Certificate'),
    replace: l10n.msg('Replace the certificate'),
    forget: l10n.msg('Forget the certificate'),
  },
  signIn: {
    name: l10n.msg('Sign-in'),
    replace: l10n.msg('Replace the sign-in'),
    forget: l10n.msg('Forget the sign-in'),
  },
  password: {
    name: l10n.msg('Password'),
    replace: l10n.msg('Replace the password'),
    forget: l10n.msg('Forget the password'),
  },
} as const;

function storedRow(page: Page): VNode {
  const { credential } = page.snapshot.facts;
  const words = storedWords[credential?.kind ?? 'none'];
  const name = l10n.t(words.name);
  const replace = () => {
    page.memory.replacing = true;
    page.redraw();
  };
  return h(
    'div',
    { class: 'field', key: 'stored' },
    h('div', { class: 'label', id: 'stored-label' }, name),
    h(
      'div',
      { class: 'control-row', role: 'group', 'aria-labelledby': 'stored-label' },
      h('span', { class: 'stored' }, icon('pass', 'good'), credential?.detail || l10n.t('stored')),
      button({
        label: l10n.t('Replace'),
        spoken: l10n.t(words.replace),
        onPress: replace,
      }),
      button({
        label: l10n.t('Forget'),
        spoken: l10n.t(words.forget),
        onPress: () => void page.act({ type: 'forgetCredential' }),
      }),
    ),
    h(
      'p',
      { class: 'help' },
      l10n.t('It stays in this computer’s secret storage, bound to this tenant and client ID.'),
    ),
  );
}

function entry(page: Page, kind: 'secret' | 'certificate' | 'signIn' | 'password'): VNode {
  switch (kind) {
    case 'secret':
      return h(
        'div',
        { key: 'secret' },
        secretField(page, l10n.t('Client secret (Value)')),
        ...keepOld(page),
      );
    case 'certificate':
      return h(
        'div',
        { key: 'certificate' },
        h(
          'p',
          { class: 'help' },
          l10n.t(
            'Make a certificate here, or import one from PEM or PFX. The private key goes into secret storage; the .cer file for the upload holds no key.',
          ),
        ),
        ...keepOld(page),
      );
    case 'signIn':
      return h(
        'div',
        { key: 'signIn' },
        notice(
          'info',
          l10n.t(
            'The sign-in opens in the browser when consent is checked or a mailbox is tested. Sign in as the account that opens the mailboxes.',
          ),
        ),
      );
    case 'password':
      return h('div', { key: 'password' }, ...passwordFields(page), ...keepOld(page));
  }
}

function secretField(page: Page, label: string): VNode {
  const { secret } = page.memory;
  const found = secret === '' ? undefined : secretProblem(secret);
  const text = page.memory.secretProblem || (found?.severity === 'error' ? found.text : '');
  return textField(page, {
    id: 'secret',
    label,
    value: secret,
    password: true,
    monospace: true,
    help: [
      `${l10n.t('Entra admin center > the app registration >')} `,
      portalLink(page, 'certificatesAndSecrets') ?? l10n.t('Certificates & secrets'),
      l10n.t(', column Value.'),
    ],
    ...(text === ''
      ? {}
      : {
          problem: {
            text,
            ...(found?.trimmable === true
              ? { fix: { label: l10n.t('Remove them'), value: secret.trim() } }
              : {}),
          },
        }),
    ...(found?.severity === 'warning' ? { warning: found.text } : {}),
    onInput: (value) => {
      page.memory.secret = value;
      page.memory.secretProblem = '';
      page.redraw();
    },
  });
}

function passwordFields(page: Page): readonly VNode[] {
  const text = (id: 'userName' | 'password', label: string, help: string): VNode =>
    textField(page, {
      id,
      label,
      value: page.memory[id],
      ...(id === 'password' ? { password: true as const } : {}),
      help: [help],
      onInput: (value) => {
        page.memory[id] = value;
        page.redraw();
      },
    });
  return [
    notice(
      'warning',
      l10n.t(
        'Microsoft advises against this grant: it fails with MFA, federated accounts and security defaults.',
      ),
    ),
    text(
      'userName',
      l10n.t('User name'),
      l10n.t('The sign-in name of the account, for example svc@contoso.com.'),
    ),
    text('password', l10n.t('Password'), l10n.t('Kept in this computer’s secret storage.')),
    secretField(page, l10n.t('Client secret (Value), only for a confidential client')),
  ];
}

function keepOld(page: Page): readonly Child[] {
  if (!page.memory.replacing) return [];
  return [
    button({
      label: l10n.t('Keep the stored one'),
      onPress: () => {
        forgetTyped(page);
        page.redraw();
      },
    }),
  ];
}

function forgetTyped(page: Page): void {
  Object.assign(page.memory, { secret: '', password: '', userName: '', secretProblem: '', replacing: false });
}

async function store(page: Page): Promise<void> {
  const kind = grants[page.snapshot.state.grant].credential;
  if (kind === 'certificate') {
    const reply = await page.act({ type: 'chooseCertificate' });
    if (reply.ok) forgetTyped(page);
    return page.redraw();
  }
  const { secret, userName, password } = page.memory;
  const found = kind === 'secret' || secret !== '' ? secretProblem(secret) : undefined;
  if (found?.severity === 'error') {
    page.memory.secretProblem = found.text;
    page.redraw();
    document.getElementById('secret')?.focus();
    return;
  }
  const reply = await page.act(
    kind === 'password'
      ? { type: 'storePassword', userName, password, secret }
      : { type: 'storeSecret', secret },
  );
  if (reply.ok) forgetTyped(page);
  page.redraw();
}
