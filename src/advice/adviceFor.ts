// From a code to advice: the row's texts filled from the context, with dates, waiting times and the message.

import * as l10n from '../core/l10n.ts';
import type { Advice } from '../core/report/advice.ts';
import { areaOf } from '../core/report/codeArea.ts';
import type { Code } from '../core/report/codes.ts';
import { delays } from '../core/report/delays.ts';
import type { AdviceRow } from './adviceRow.ts';
import type { AdviceContext } from './context.ts';
import { dateWords } from './dates.ts';
import { messageFor } from './message.ts';
import { fill } from './placeholders.ts';
import { rows } from './rows.ts';
import { areaSources, sourceWords } from './sources.ts';

/** The advice of a code, in the words of this context. */
export function adviceOf(code: Code, context: AdviceContext): Advice {
  const row = rows[code];
  const texts = {
    title: row.title,
    cause: [fill(row.cause, context), ...(row.dates ?? []).map((id) => dateWords(id, context.now))].join(' '),
    fix: [fill(row.fix, context), ...waitWords(row)].join('\n'),
  };
  return {
    code,
    ...texts,
    owner: row.owner,
    message: messageFor(texts, row.owner, context),
    sources: (row.from ?? areaSources[areaOf(code)]).map((id) => sourceWords(id, row.unverified === true)),
    ...(row.check === undefined ? {} : { check: fill(row.check, context) }),
    actions: [...(row.actions ?? []), areaOf(code) === 'policy' ? 'checkPolicy' : 'retest'],
  };
}

function waitWords(row: AdviceRow): readonly string[] {
  if (row.wait === undefined) return [];
  const { words, confidence } = delays[row.wait];
  return [
    confidence === 'unverified'
      ? l10n.record('Until it acts: {0} (UNVERIFIED).', words)
      : l10n.record('Until it acts: {0}.', words),
  ];
}
