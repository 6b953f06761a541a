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
import { scenarios } from '../../../src/demo/scenarios.ts';
import { problemMarkdown } from '../../../src/pages/problemPage.ts';
import { planMarkdown } from '../../../src/pages/provisioningPage.ts';
import { describeEvidence } from '../../../src/probes/describeEvidence.ts';
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
