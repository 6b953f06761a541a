// In a window of another language: what is said of configuration files, plans and the demo tenant is translated, and what
// commands return of them stays English.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { messageOf, problemRows, shownMessage } from '../../../src/configs/codes.ts';
import { describeAt } from '../../../src/configs/describe.ts';
import { describeEwsUse } from '../../../src/configs/ewsUse.ts';
import type { ProblemCode } from '../../../src/configs/model.ts';
import { readConfig } from '../../../src/configs/readConfig.ts';
import * as l10n from '../../../src/core/l10n.ts';
import { grants } from '../../../src/core/permissions/grants.ts';
import type { GrantId, Mailbox, Registration } from '../../../src/core/registration/registration.ts';
import { scenarios } from '../../../src/demo/scenarios.ts';
import { problemMarkdown } from '../../../src/pages/problemPage.ts';
import { planMarkdown } from '../../../src/pages/provisioningPage.ts';
import { ewsReadiness } from '../../../src/policy/ews/ewsReadiness.ts';
import { describeEvidence } from '../../../src/probes/describeEvidence.ts';
import { targetsFor } from '../../../src/products/registry.ts';
import { plan } from '../../../src/provisioning/plan.ts';
import { nothingSeen } from '../../../src/provisioning/seen.ts';
import { outsideMarks, pseudoTable } from '../../support/pseudoLanguage.ts';
import { extractsOf } from '../configs/extracts.ts';
import { wantsSecret, wantsSignIn } from '../provisioning/wantedSamples.ts';

before(() => l10n.config({ contents: pseudoTable(), language: 'qps-ploc' }));
after(() => l10n.config({ contents: undefined, language: 'en' }));

/** Whether the text, or each of its lines, is translated as a whole. */
const isTranslated = (text: string): boolean => outsideMarks(text) === '';

const readings = (['given', 'collected'] as const).flatMap((set) =>
  extractsOf(set).map(({ as, text }) => readConfig({ text, fileName: as })),
);
const problems = readings.flatMap((reading) => reading.problems);

describe('what is said of a configuration file in a window of another language', () => {
  it('is translated: messages, other places and fixes of every extract', () => {
    const texts = problems.flatMap((problem) => [
      shownMessage(problem),
      ...(problem.related ?? []).map(({ message }) => l10n.shown(message)),
      ...(problem.fix === undefined ? [] : [l10n.shown(problem.fix.title)]),
    ]);
    assert.ok(problems.length > 150, `${problems.length} problems`);
    assert.deepEqual([...new Set(texts.filter((text) => !isTranslated(text)))], []);
  });

  it('is English in what the command returns', () => {
    assert.ok(problems.every(({ message }) => !message.includes('⟦')));
  });

  it('is translated in the page of each code', () => {
    for (const code of Object.keys(problemRows) as ProblemCode[]) {
      assert.ok(shownMessage({ code, message: messageOf(code) }).startsWith('⟦⟦'), code);
      const [title = '', why = ''] = problemMarkdown(code).split('\n\n');
      assert.ok(title.startsWith('# ⟦') && why.startsWith('⟦'), code);
    }
  });

  it('is translated in hovers', () => {
    const words = [
      'dc890d15-9560-4a4c-9b7f-a736ec74ec40',
      'full_access_as_app',
      'outlook.office365.com',
      '9e5f94bc-e8a4-4e73-b8be-63364c29d753',
    ];
    for (const word of words) {
      const lines = describeAt(word, 1)?.lines ?? [];
      assert.ok(lines.length > 0 && lines.every((line) => line.includes('⟦')), `${word}: ${lines.join(' ')}`);
    }
    const ews = describeEwsUse('import exchangelib', 'CreateAttachment');
    assert.ok(
      ews?.lines.every((line) => line.startsWith('⟦')),
      ews?.lines.join(' '),
    );
  });
});

describe('the demo tenant in a window of another language', () => {
  it('has translated scenarios', () => {
    const texts = scenarios.flatMap(({ label, detail }) => [l10n.shown(label), l10n.shown(detail)]);
    assert.deepEqual(
      texts.filter((text) => !text.startsWith('⟦')),
      [],
    );
  });
});

describe('the plan of a set-up in a window of another language', () => {
  const more = {
    uniqueName: 'eo2s-1',
    marker: 'exchange-oauth2-setup:1',
    held: undefined,
    waiting: undefined,
    ownKeyIds: [],
    now: Date.UTC(2026, 10, 29),
  };
  for (const [name, request] of Object.entries({ wantsSecret, wantsSignIn })) {
    it(`is translated, but for requests, roles and permissions: ${name}`, () => {
      const steps = plan({ ...request, ...more }, nothingSeen);
      const page = planMarkdown('Contoso', steps, []).replace(/`{3}[\s\S]*?`{3}/g, '');
      assert.ok(steps.length > 3);
      assert.deepEqual(
        page.split('\n').filter((line) => line.trim() !== '' && !isTranslated(line)),
        [],
      );
      assert.ok(steps.every((step) => !JSON.stringify(step).includes('⟦')));
    });
  }
});

describe('a product that cannot serve a mailbox, in a window of another language', () => {
  it('says so, and why, in that language', () => {
    const seen = new Set<string>();
    const registration = { id: 'r', name: 'R', product: 'node', tenantId: '', clientId: '' };
    for (const grant of Object.keys(grants) as GrantId[])
      for (const cloud of ['global', 'gccHigh', 'dod', 'china'] as const)
        for (const protocols of [
          ['imap'],
          ['pop'],
          ['smtp'],
          ['ews'],
          ['graph'],
          ['imap', 'smtp'],
        ] as const) {
          const mailbox = { address: 'a@contoso.example', protocols, signInAs: 'b@contoso.example' };
          const whole = { ...registration, grant, cloud, mailboxes: [mailbox] } as unknown as Registration;
          for (const { refusal } of targetsFor(whole, mailbox as unknown as Mailbox))
            if (refusal !== undefined) seen.add(refusal.refused);
        }
    assert.ok(seen.size > 200, `${seen.size} refusals`);
    assert.deepEqual(
      [...seen].map((text) => l10n.shown(text)).filter((text) => !isTranslated(text)),
      [],
    );
    assert.ok([...seen].every((text) => !text.includes('⟦')));
  });
});

describe('what is known of EWS for a mailbox, in a window of another language', () => {
  const organization = (more: object) => [{ kind: 'organization', ...more }];
  const known: readonly (readonly object[])[] = [
    [],
    organization({ EwsEnabled: true, EwsAllowedAppIDs: [] }),
    organization({ EwsEnabled: false, EwsAllowedAppIDs: ['other'] }),
    organization({ EwsEnabled: 'unset', EwsApplicationAccessPolicy: '' }),
    organization({ EwsApplicationAccessPolicy: 'EnforceAllowList', EwsAllowList: [] }),
    organization({ EwsApplicationAccessPolicy: 'EnforceBlockList', EwsBlockList: [] }),
    ...[true, false, 'unset'].map((EwsEnabled) => [
      { kind: 'mailboxSwitches', Name: 'a', PrimarySmtpAddress: 'a@contoso.example', EwsEnabled },
    ]),
  ];
  it('is translated, and English in what the command returns', () => {
    const texts = known.flatMap((facts) =>
      (['global', 'china'] as const).flatMap((cloud) => {
        const registration = { cloud, clientId: '66666666', grant: 'clientSecret' };
        const input = {
          registration,
          facts,
          address: 'a@contoso.example',
          now: new Date(Date.UTC(2026, 10, 29)),
        };
        const { items, equivalents } = ewsReadiness(input as never);
        return [...items.map(({ text }) => text), ...equivalents.map(({ task }) => task)];
      }),
    );
    assert.ok(new Set(texts).size > 25);
    assert.deepEqual(
      [...new Set(texts)].filter((text) => text.includes('⟦') || !isTranslated(l10n.shown(text))),
      [],
    );
  });
});

describe('what a step of a test saw, in a window of another language', () => {
  const at = { host: 'outlook.office365.com', port: 993, during: 'AUTHENTICATE' } as const;
  const problems = [
    'closedEarly',
    'notThisProtocol',
    'malformed',
    'redirect',
    'injectedBeforeTls',
    'noStartTls',
    'doctype',
    'missingMechanism',
    'unexpectedReply',
  ] as const;
  const seen: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      problems.flatMap((problem) =>
        ['', 'Words of a server'].map((text) => [
          `${problem} ${text}`,
          describeEvidence({ kind: 'protocol', problem, text, ...at }),
        ]),
      ),
    ),
    time: describeEvidence({ kind: 'limit', limit: 'time', allowed: 5, ...at }),
    bytes: describeEvidence({ kind: 'limit', limit: 'bytes', allowed: 5, ...at }),
  };
  for (const [name, text] of Object.entries(seen)) {
    it(`is translated around what the server said: ${name}`, () => {
      assert.doesNotMatch(text, /⟦/, 'evidence is kept in English');
      assert.match(l10n.shown(text), /^⟦.*⟧$/);
    });
  }
});
