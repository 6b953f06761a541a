// In a window of another language nothing that is shown stays English, but for names, addresses and codes.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { adviceOf } from '../../../src/advice/adviceFor.ts';
import { translatedCodes } from '../../../src/advice/translatedCodes.ts';
import * as l10n from '../../../src/core/l10n.ts';
import { grants } from '../../../src/core/permissions/grants.ts';
import type { ProbeReport, ReportedStep } from '../../../src/core/report/probeReport.ts';
import { adviceMarkdown } from '../../../src/pages/advicePage.ts';
import { reportMarkdown } from '../../../src/pages/reportPage.ts';
import type { TreeNode } from '../../../src/pages/treeNode.ts';
import { treeNodes } from '../../../src/pages/treeNodes.ts';
import { catalogue, permissionsOf, shapeOf } from '../../../src/products/registry.ts';
import { noFacts } from '../../../src/wizard/facts.ts';
import { productRows } from '../../../src/wizard/shownProducts.ts';
import { snapshotOf } from '../../../src/wizard/snapshot.ts';
import { emptyState, type WizardStepId, wizardStepIds } from '../../../src/wizard/state.ts';
import type { VNode } from '../../../webview-ui/dom.ts';
import type { Page, StepPage } from '../../../webview-ui/page.ts';
import { outsideMarks, pseudoTable, stringsIn } from '../../support/pseudoLanguage.ts';
import { scenes } from '../../support/wizardScenes.ts';

const { env } = await import('../../support/fakeVscode.ts');

const now = new Date('2026-11-22T12:00:00Z');
const registration = {
  id: 'contoso',
  name: 'Contoso Capture',
  product: 'globalcapture',
  cloud: 'global',
  grant: 'clientSecret',
  credentialExpiresOn: '2026-12-04',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [
    { address: 'ap@contoso.example', protocols: ['ews', 'imap'], controlMailbox: 'ceo@contoso.example' },
    { address: 'new@contoso.example', protocols: ['imap'] },
  ],
} as const;
const context = { registration, mailbox: registration.mailboxes[0], protocol: 'imap', now } as const;
/** What a person or a server gave. */
const given = ['Contoso Capture', 'GlobalCapture', 'Seen by a server', 'Contoso'];

const failedStep = (id: ReportedStep['id'], code: (typeof translatedCodes)[number]): ReportedStep => ({
  id,
  status: 'failed',
  durationMs: 2,
  detail: 'Seen by a server',
  code,
  advice: adviceOf(code, context),
});
const probe = (protocol: 'ews' | 'imap', step: ReportedStep): ProbeReport => ({
  registration: 'contoso',
  address: 'ap@contoso.example',
  protocol,
  startedAt: '2026-11-22T11:58:00Z',
  durationMs: 412,
  ok: step.status === 'ok',
  steps: [{ id: 'resolve', status: 'ok', durationMs: 1, detail: 'Seen by a server' }, step],
});
const policy = {
  registration: 'contoso',
  address: 'ap@contoso.example',
  controlMailbox: 'ceo@contoso.example',
  verdict: 'tooWide',
  mailbox: 'granted',
  control: 'granted',
  consented: ['full_access_as_app'],
  findings: [{ code: 'policy.controlOpens', advice: adviceOf('policy.controlOpens', context) }],
  checkedAt: '2026-11-22T11:59:00Z',
} as const;

/** The same in Markdown, in one line and to its end. */
const commandsInLine = /\b[A-Z][a-z]+\\-[A-Z]\w+[\s\S]*$/;
/** Lines of a fix that are typed into a shell. */
const commands = /^\s*(?:nslookup|[A-Z][a-z]+-[A-Z]\w+|\$\w|\w+ --?\w|\(Get-).*$/gm;

const useTable = () => l10n.config({ contents: pseudoTable(), language: 'qps-ploc' });

before(() => {
  env.language = 'qps-ploc';
  useTable();
});

/** Names the texts that stand outside the marks. */
function assertTranslated(texts: readonly string[], values: readonly string[] = given): void {
  const left = texts.map((text) => outsideMarks(text, values)).filter((text) => text !== '');
  assert.deepEqual([...new Set(left)], []);
}

describe('in a window of another language', () => {
  it('the check of this test sees a text that was left out', () => {
    assert.equal(outsideMarks('⟦Testing ap@contoso.example⟧ left out'), 'left out');
    assert.equal(outsideMarks(l10n.t('Copied')), '');
  });

  it('the tree is translated, with tooltips and what is wrong', () => {
    const trees = [true, false].map((running) =>
      treeNodes({
        registrations: [{ registration, scope: { kind: 'user' }, ignoredHosts: ['mail.example:1'] }],
        problems: [
          { entry: 'Contoso', scope: { kind: 'user' }, problem: 'clientId is missing.' },
          {
            entry: 'Contoso',
            scope: { kind: 'folder', uri: '' },
            problem: 'The id "contoso" is used twice; the first entry counts.',
          },
        ],
        probes: (_, address) =>
          address === 'new@contoso.example'
            ? []
            : [
                probe('ews', failedStep('token', 'entra.secretExpired')),
                probe('imap', failedStep('openMailbox', 'imap.notConnected')),
              ],
        policy: (_, address) => (address === 'new@contoso.example' ? undefined : policy),
        drift: () => [],
        credentialExpected: () => running,
        productName: () => 'GlobalCapture',
        demoRunning: running,
        trusted: running,
        live: new Map(),
        now,
      }),
    );
    const flat = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
      nodes.flatMap((node) => [node, ...flat(node.children)]);
    const nodes = trees.flatMap(flat);
    assert.ok(nodes.length > 20);
    assertTranslated(
      nodes.flatMap(({ label, description, tooltip }) => [
        label,
        description,
        tooltip.replace(commandsInLine, ''),
      ]),
    );
  });

  for (const code of translatedCodes) {
    it(`the advice of ${code} is translated, but for commands, the message and the sources`, () => {
      const { title, cause, fix, check = '' } = adviceOf(code, context);
      assertTranslated([title, cause, fix, check].map((text) => l10n.shown(text).replace(commands, '')));
    });
  }

  it('the page of a report is translated', () => {
    const page = reportMarkdown(
      'ap@contoso.example',
      [probe('ews', failedStep('token', 'entra.secretExpired'))],
      policy,
      undefined,
    );
    const own = page.replace(/```[\s\S]*?```/g, '').replace(/<details>[\s\S]*?<\/details>/g, '');
    assertTranslated(own.replaceAll('<br>', '\n').split('\n'));
    assert.ok(adviceMarkdown(adviceOf('network.dns', context), []).includes('⟦'));
  });
});

const imported = async (id: WizardStepId): Promise<StepPage> => {
  const found: Readonly<Record<string, unknown>> = await import(`../../../webview-ui/steps/${id}.ts`);
  return found[`${id}Step`] as StepPage;
};

/** Texts of a drawn part: its words, and what is said of it. Code is code in every language. */
function wordsOf(child: VNode | string | false | undefined): readonly string[] {
  if (typeof child === 'string') return [child];
  if (child === undefined || child === false || ['code', 'pre', 'option'].includes(child.tag)) return [];
  const said = ['aria-label', 'title', 'placeholder', 'data-label'].map((name) => child.props[name]);
  return [...said.filter((text) => typeof text === 'string'), ...child.children.flatMap(wordsOf)];
}

/** Classes, roles and kinds of a drawn part: the same in every language. */
function namesOf(child: VNode | string | false | undefined): readonly string[] {
  if (typeof child === 'string' || child === undefined || child === false) return [];
  const names = ['class', 'role', 'type'].map((name) => String(child.props[name] ?? ''));
  return [...names, ...child.children.flatMap(namesOf)];
}

describe('the wizard in a window of another language', () => {
  let pageTable: l10n.TextTable = {};
  before(async () => {
    const script: string = '../../../scripts/l10n/pageTexts.mjs';
    const { textsOfPage } = (await import(script)) as {
      readonly textsOfPage: (page: string) => Promise<readonly string[]>;
    };
    const own = new Set(await textsOfPage('wizard'));
    pageTable = Object.fromEntries(Object.entries(pseudoTable()).filter(([key]) => own.has(key)));
    assert.ok(own.size > 200 && Object.keys(pageTable).length === own.size, `${own.size} texts`);
    // What the page's modules touch when they are loaded.
    const listeners = { addEventListener: () => undefined };
    const api = { postMessage: () => undefined, getState: () => ({}), setState: () => undefined };
    Object.assign(globalThis, {
      document: listeners,
      window: listeners,
      acquireVsCodeApi: () => api,
    });
  });

  for (const [name, scene] of Object.entries(scenes())) {
    it(`is translated in the scene ${name}`, async () => {
      const state = scene.state ?? emptyState('scene');
      const facts = { ...noFacts, ...scene.facts };
      const parts = {
        documents: scene.documents ?? [],
        permissions: permissionsOf(state.product, state.protocols, grants[state.grant].access),
        shape: shapeOf(state.product, state.grant),
      };
      const snapshot = snapshotOf(
        state,
        facts,
        {
          catalogue: catalogue(),
          ...parts,
          ...(scene.sheet === undefined ? {} : { sheet: scene.sheet }),
        },
        '2026-11-22',
      );
      const page: Page = {
        snapshot,
        catalogue: productRows(catalogue()),
        memory: {
          search: '',
          secret: '',
          userName: '',
          password: '',
          replacing: false,
          addresses: '',
          secretProblem: '',
          requestError: '',
        },
        brief: false,
        intent: async () => ({ ok: true, text: '' }),
        act: async () => ({ ok: true, text: '' }),
        say: () => undefined,
        redraw: () => undefined,
      };
      // What the host has not translated by now, the page does with the texts of its own alone.
      l10n.config({ contents: pageTable, language: 'qps-ploc' });
      const { footer, heading, rail, summary } = await import('../../../webview-ui/frame.ts');
      const step = await imported(state.step);
      const drawn = [
        rail(page),
        ...heading(page),
        ...step.body(page),
        footer(page, () => undefined),
        summary(page),
      ].flat();
      await useTable();
      // What the host, the catalogue and a person put into the page.
      const values = [
        ...given,
        ...stringsIn([facts, scene.sheet, scene.documents], ['title', 'cause', 'fix', 'check']),
        ...(scene.documents ?? []).map(({ title }) => title),
        ...stringsIn(scene.sheet),
        ...stringsIn([state.texts, state.mailboxes]),
        ...stringsIn(catalogue(), ['summary', 'why', 'notices']),
        ...stringsIn(parts.shape),
      ];
      assertTranslated(
        drawn.flatMap(wordsOf).map((text) => text.replace(commands, '')),
        values,
      );
      assert.deepEqual(
        drawn.flatMap(namesOf).filter((name) => name.includes('⟦')),
        [],
      );
    });
  }

  it('has a scene for each step', () => {
    const shown = new Set(Object.values(scenes()).map(({ state }) => state?.step ?? 'connect'));
    assert.deepEqual(
      wizardStepIds.filter((id) => !shown.has(id)),
      [],
    );
  });
});
