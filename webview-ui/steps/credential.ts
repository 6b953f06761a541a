// Step 3: the credential. A typed secret goes to the host once and is shown from then on only as stored.
import { grants } from '../../src/core/permissions/grants.ts';
import { secretProblem } from '../../src/wizard/secretProblems.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { textField } from '../fields.ts';
import { type Page, problemAt, type StepPage } from '../page.ts';
import { button, icon, notice, portalLink } from '../parts.ts';
import { checklist } from './checklist.ts';

export const credentialStep: StepPage = { body, store };

function body(page: Page): readonly Child[] {
  const { facts, state } = page.snapshot;
  const kind = grants[state.grant].credential;
  const stored = facts.credential !== undefined && facts.credential.kind !== 'none' && !facts.credential.lost;
  return [
    facts.credential?.lost === true
      ? notice('warning', 'This computer’s secret storage has lost what was stored. Store it again.')
      : undefined,
    stored && !page.memory.replacing ? storedRow(page) : entry(page, kind),
    kind === 'secret' || kind === 'certificate' ? expiryField(page) : undefined,
    stored ? undefined : checklist(page, 'In the Microsoft Entra admin center', page.snapshot.checklist),
  ];
}

function storedRow(page: Page): VNode {
  const { credential } = page.snapshot.facts;
  const words = {
    none: '',
    secret: 'Client secret',
    certificate: 'Certificate',
    signIn: 'Sign-in',
    password: 'Password',
  };
  const name = words[credential?.kind ?? 'none'];
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
      h('span', { class: 'stored' }, icon('pass', 'good'), credential?.detail || 'stored'),
      button({ label: 'Replace', spoken: `Replace the ${name.toLowerCase()}`, onPress: replace }),
      button({
        label: 'Forget',
        spoken: `Forget the ${name.toLowerCase()}`,
        onPress: () => void page.act({ type: 'forgetCredential' }),
      }),
    ),
    h(
      'p',
      { class: 'help' },
      'It stays in this computer’s secret storage, bound to this tenant and client ID.',
    ),
  );
}

function entry(page: Page, kind: 'secret' | 'certificate' | 'signIn' | 'password'): VNode {
  switch (kind) {
    case 'secret':
      return h('div', { key: 'secret' }, secretField(page, 'Client secret (Value)'), ...keepOld(page));
    case 'certificate':
      return h(
        'div',
        { key: 'certificate' },
        h(
          'p',
          { class: 'help' },
          'Make a certificate here, or import one from PEM or PFX. The private key goes into secret storage; the .cer file for the upload holds no key.',
        ),
        ...keepOld(page),
      );
    case 'signIn':
      return h(
        'div',
        { key: 'signIn' },
        notice(
          'info',
          'The sign-in opens in the browser when consent is checked or a mailbox is tested. Sign in as the account that opens the mailboxes.',
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
      'Entra admin center > the app registration > ',
      portalLink(page, 'certificatesAndSecrets') ?? 'Certificates & secrets',
      ', column Value.',
    ],
    ...(text === ''
      ? {}
      : {
          problem: {
            text,
            ...(found?.trimmable === true ? { fix: { label: 'Remove them', value: secret.trim() } } : {}),
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
      'Microsoft advises against this grant: it fails with MFA, federated accounts and security defaults.',
    ),
    text('userName', 'User name', 'The sign-in name of the account, for example svc@contoso.com.'),
    text('password', 'Password', 'Kept in this computer’s secret storage.'),
    secretField(page, 'Client secret (Value), only for a confidential client'),
  ];
}

function keepOld(page: Page): readonly Child[] {
  if (!page.memory.replacing) return [];
  return [
    button({
      label: 'Keep the stored one',
      onPress: () => {
        forgetTyped(page);
        page.redraw();
      },
    }),
  ];
}

/** The portal's own presets, in days. */
const presetDays: readonly number[] = [90, 180, 365, 545, 730];

function expiryField(page: Page): VNode {
  const set = (value: string) => void page.intent({ type: 'setText', field: 'expiresOn', value });
  return h(
    'div',
    { key: 'expiry', class: 'group' },
    textField(page, {
      id: 'expiresOn',
      label: 'Expires on (year-month-day)',
      value: page.snapshot.state.texts.expiresOn,
      help: [
        'The portal shows it in the column Expires, for example 2027-05-01. You are reminded before that day.',
      ],
      problem: problemAt(page, 'expiresOn'),
      onInput: set,
    }),
    h(
      'div',
      { class: 'button-row', role: 'group', 'aria-label': 'Expiry as chosen in the portal today' },
      h('span', { class: 'help' }, 'Created today with'),
      ...presetDays.map((days) =>
        button({
          label: `${days} days`,
          spoken: `Expires ${days} days from today`,
          onPress: () => set(daysFrom(page.snapshot.today, days)),
        }),
      ),
    ),
  );
}

function daysFrom(today: string, days: number): string {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
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
