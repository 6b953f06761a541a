// The wizard's eight steps in the middle of real work: GlobalCapture, two mailboxes, some things done, some failed.
import { adviceOf } from '../../src/advice/adviceFor.ts';
import { catalogue, renderWith, targetsFor } from '../../src/products/registry.ts';
import { renderers } from '../../src/products/renderers.ts';
import type { RunStep, SetupStep, TestFact, WizardFacts } from '../../src/wizard/facts.ts';
import { reduce } from '../../src/wizard/reducer.ts';
import type { SettingsSheet, WizardDocument } from '../../src/wizard/snapshot.ts';
import {
  emptyState,
  registrationOf,
  type WizardState,
  type WizardStepId,
  wizardStepIds,
} from '../../src/wizard/state.ts';
import { type PreviewOptions, scriptDocuments } from './wizardPreview.ts';

const context = { catalogue: catalogue(), today: '2026-11-22' };

/** A draft in which everything up to step 5 is entered. */
export function filledState(
  product: string,
  step: WizardStepId,
  overrides: Partial<WizardState> = {},
): WizardState {
  const start = reduce(emptyState('scene'), { type: 'chooseProduct', product }, context);
  const chosen =
    product === 'ownApplication'
      ? reduce(start, { type: 'setProtocol', protocol: 'imap', on: true }, context)
      : start;
  const texts = {
    ...chosen.texts,
    name: 'Contoso Capture',
    tenant: '11111111-2222-3333-4444-555555555555',
    clientId: '66666666-7777-8888-9999-000000000000',
    expiresOn: '2027-05-01',
    controlMailbox: 'ceo@contoso.com',
  };
  const filled = reduce(
    { ...chosen, texts },
    { type: 'addAddresses', text: 'ap@contoso.com\ninvoices@contoso.com' },
    context,
  );
  return {
    ...filled,
    step,
    furthest: 'finish',
    saved: { id: 'contoso-capture', scope: { kind: 'user' }, base: '' },
    ...overrides,
  };
}

const stored: Partial<WizardFacts> = {
  credential: { kind: 'secret', lost: false, detail: 'Client secret stored.' },
  saved: 'yes',
  scopes: [
    { scope: { kind: 'user' }, label: 'User settings', detail: 'For you, in every workspace.' },
    { scope: { kind: 'workspace' }, label: 'Workspace settings', detail: 'In this project’s settings.' },
  ],
};

const step = (id: RunStep['id'], label: string, durationMs: number, detail: string): RunStep => ({
  id,
  label,
  status: 'ok',
  durationMs,
  detail,
  advice: [],
});

const goodSteps: readonly RunStep[] = [
  step('resolve', 'Find the server', 3, 'outlook.office365.com is 52.97.1.2.'),
  step('connect', 'Connect', 24, 'Connected to port 443.'),
  step('tls', 'Secure the connection (TLS)', 31, 'TLS 1.3, certificate for outlook.com.'),
  step('token', 'Get a token', 180, 'The token lives for 60 minutes.'),
  step('claims', 'Read the token', 1, 'It is for Office 365 Exchange Online and holds full_access_as_app.'),
  step('authenticate', 'Sign in to the mailbox service', 110, 'EWS accepted the token.'),
  step('openMailbox', 'Open the mailbox', 63, 'The inbox opened.'),
];

function failedTest(): TestFact {
  const advice = adviceOf('policy.mailboxRefused', { now: new Date('2026-11-22T10:00:00Z') });
  const other = adviceOf('network.timeout', { now: new Date('2026-11-22T10:00:00Z') });
  return {
    address: 'invoices@contoso.com',
    protocol: 'ews',
    status: 'failed',
    durationMs: 1_320,
    startedAt: '2026-11-22T09:14:00Z',
    steps: [
      ...goodSteps.slice(0, 5),
      {
        ...step(
          'authenticate',
          'Sign in to the mailbox service',
          110,
          'EWS answered 403, ErrorAccessDenied.',
        ),
        status: 'failed',
        advice: [advice, other],
      },
      { ...step('openMailbox', 'Open the mailbox', 0, 'Not tried.'), status: 'skipped' },
    ],
  };
}

const goodTest: TestFact = {
  address: 'ap@contoso.com',
  protocol: 'ews',
  status: 'ok',
  durationMs: 412,
  startedAt: '2026-11-22T10:00:00Z',
  steps: goodSteps,
};

function testFacts(): Partial<WizardFacts> {
  const advice = adviceOf('policy.tenantWideGrant', { now: new Date('2026-11-22T10:00:00Z') });
  return {
    ...stored,
    tests: [goodTest, failedTest()],
    policies: [
      {
        address: 'ap@contoso.com',
        controlMailbox: 'ceo@contoso.com',
        status: 'ok',
        report: {
          registration: 'contoso-capture',
          address: 'ap@contoso.com',
          controlMailbox: 'ceo@contoso.com',
          verdict: 'tooWide',
          mailbox: 'granted',
          control: 'granted',
          consented: ['full_access_as_app'],
          findings: [{ code: advice.code, advice }],
          checkedAt: '2026-11-22T10:00:00Z',
        },
      },
      { address: 'invoices@contoso.com', controlMailbox: 'ceo@contoso.com', status: 'running' },
    ],
    running: ['policy'],
  };
}

/** The settings sheet and files of step 8. */
function finishTexts(state: WizardState): {
  sheet?: SettingsSheet;
  documents: readonly WizardDocument[];
} {
  const registration = registrationOf(state, 'scene');
  const mailbox = registration.mailboxes[0];
  const offered = mailbox === undefined ? [] : targetsFor(registration, mailbox);
  const target = offered[0]?.target ?? '';
  const result =
    mailbox === undefined ? { refused: '' } : renderWith(renderers, registration, mailbox, target);
  if ('refused' in result) return { documents: [] };
  return {
    sheet: {
      targets: offered.map(({ target: id, name, refusal }) => ({
        target: id,
        name,
        refused: refusal?.refused ?? '',
      })),
      target,
      address: mailbox?.address ?? '',
      fields: result.fields,
      notes: result.notes,
      refused: '',
    },
    documents: result.files.map((file) => ({
      id: `file:${file.name}`,
      title: file.name,
      explains: '',
      language: file.language,
      fileName: file.name,
      text: file.text,
      runnable: false,
      delay: '',
      undo: '',
    })),
  };
}

/** One scene for each step, and some for what a step looks like at another moment. */
/** A setup that stopped at its last step. */
const madeSteps: readonly SetupStep[] = [
  { title: 'App registration', ok: true, detail: 'Client ID 66666666-7777-8888-9999-000000000000' },
  { title: 'Consent: Mail.Read (Microsoft Graph)', ok: false, detail: 'The person has no directory role' },
];

const trust = {
  name: 'github-mail-main',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso@12/mail@34:ref:refs/heads/main',
};

export function scenes(): Readonly<Record<string, PreviewOptions>> {
  const at = (id: WizardStepId, overrides: Partial<WizardState> = {}) =>
    filledState('globalcapture', id, overrides);
  const own = (id: WizardStepId) => filledState('ownApplication', id);
  const wrong = { ...at('registration').texts, name: '', tenant: 'common', clientId: '6666-7777' };
  return {
    empty: {},
    ...Object.fromEntries(wizardStepIds.map((id) => [id, { state: at(id), facts: stored }])),
    connectOwn: { state: own('connect'), facts: { ...stored, demo: true } },
    registrationWrong: {
      state: at('registration', { texts: wrong, attempted: ['registration'] }),
      facts: { saved: 'no' },
    },
    registrationMade: { state: own('registration'), facts: { ...stored, setup: madeSteps } },
    credentialFederated: {
      state: { ...own('credential'), federatedCredential: trust },
      facts: { saved: 'no' },
    },
    credentialEmpty: { state: at('credential'), facts: { saved: 'no' } },
    permissionsChecked: {
      state: own('permissions'),
      facts: {
        ...stored,
        consent: [
          { resource: 'exchange', present: ['IMAP.AccessAsApp'], missing: [], extra: ['full_access_as_app'] },
          { resource: 'graph', present: [], missing: ['Mail.Read'], extra: [] },
        ],
      },
    },
    mailboxesOwn: { state: own('mailboxes'), facts: { ...stored, saved: 'changed' } },
    limit: { state: at('limit'), facts: stored, documents: scriptDocuments(at('limit')) },
    limitOwn: { state: own('limit'), facts: stored, documents: scriptDocuments(own('limit')) },
    testResults: { state: at('test'), facts: testFacts() },
    finish: { state: at('finish'), facts: stored, ...finishTexts(at('finish')) },
    finishOwn: { state: own('finish'), facts: stored, ...finishTexts(own('finish')) },
  };
}
