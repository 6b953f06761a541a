// Every code is reached by a recorded server answer, a public text, a demo scenario, or says why it is not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { diagnose } from '../../../src/advice/diagnose.ts';
import { type Code, codes } from '../../../src/core/report/codes.ts';
import { explainedOnce } from '../../support/explained.ts';
import { reachedFindings } from '../policy/reachedFindings.ts';

const golden = new URL('../../golden/', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, golden), 'utf8'));

/** Codes that are only ever told as one of several causes, or come without a server's answer; each with its reason. */
const without: Partial<Readonly<Record<Code, string>>> = {
  'ews.basicGone':
    'told as a cause of ews.unauthorized; the answer to a password and to a bad token is the same',
  'ews.kioskLicence': 'told as a cause of ews.forbidden; the answer has no mark of its own',
  'ews.anchorMailbox': 'told as a cause of ews.serverError; the answer has no mark of its own',
  'exchange.noMailbox': 'told as a cause of imap.notConnected; the answer has no mark of its own',
  'exchange.changeNotInForce': 'told as a cause beside a refusal; only the clock tells it apart',
  'foreign.outlookPersonal': 'told as a cause if the address is a personal one',
  'local.secretExpiresSoon': 'told by the calendar, not by a server',
  'policy.ewsEnds': 'told by the calendar, not by a server',
  'policy.notProtected': 'a statement about the whole tenant, which two mailboxes cannot prove',
  'policy.wrongObjectId': 'found by comparing what Exchange lists with what Entra lists',
  'policy.declaredOtherApplication': 'found by comparing a pasted output with the registration',
  'policy.delegatedUnused': 'read from the app registration, not from an answer',
};

/** Findings that the readers of cmdlet output give: `test/golden/policy/cmdletOutput.json` holds text and findings. */
const fromCmdlets: readonly string[] = read('policy/cmdletOutput.json').flatMap(codesIn);

/** Every code that stands in a recorded result. */
function codesIn(recorded: unknown): readonly string[] {
  return (
    JSON.stringify(recorded)
      .match(/"policy\.\w+"/g)
      ?.map((code) => code.slice(1, -1)) ?? []
  );
}

/** Public texts of every kind. */
const pasted: readonly { readonly text: string }[] = [
  'corpus',
  'threads',
  'languages',
  'libraryErrors',
  'kinds',
  'notExchange',
].flatMap((name) => read(`explain/${name}.json`));

describe('every code', () => {
  it('is reached by a recorded answer or a policy check, or says why not', async () => {
    const now = new Date('2026-11-22T09:14:00Z');
    const answers: readonly { evidence?: never; pasted?: string; text?: string; context?: object }[] = [
      ...read('answers/facts.json'),
      ...read('answers/recorded.json'),
      ...pasted,
    ];
    const reached = new Set<Code>([...(await reachedFindings()), ...(fromCmdlets as Code[])]);
    for (const { evidence, pasted, text, context } of answers) {
      const [first] = evidence === undefined ? [] : diagnose(evidence, { now, ...context });
      if (first !== undefined) reached.add(first);
      for (const one of explainedOnce(pasted ?? text ?? '', now)) reached.add(one.code as Code);
    }
    const missing = codes.filter((code) => !reached.has(code) && without[code] === undefined);
    assert.deepEqual(missing, []);
  });

  it('that says why not is one of several causes of an answer that is reached', () => {
    const now = new Date('2026-11-22T09:14:00Z');
    const answers: readonly { evidence?: never; pasted?: string; text?: string; context?: object }[] = [
      ...read('answers/facts.json'),
      ...read('answers/recorded.json'),
      ...pasted,
    ];
    const others = new Set<string>();
    for (const { evidence, pasted, text, context } of answers) {
      if (evidence !== undefined)
        for (const code of diagnose(evidence, { now, ...context })) others.add(code);
      for (const one of explainedOnce(pasted ?? text ?? '', now)) {
        for (const other of one.otherCauses ?? []) others.add(other.code);
      }
    }
    for (const code of Object.keys(without)) {
      if (!/^(?:local|policy)\./.test(code)) assert.ok(others.has(code), code);
    }
  });

  it('has a source for each recorded answer', () => {
    for (const file of [
      'answers/facts.json',
      'answers/recorded.json',
      'explain/corpus.json',
      'explain/threads.json',
    ]) {
      for (const { source } of read(file)) assert.ok(source.trim().length > 3, file);
    }
  });
});
