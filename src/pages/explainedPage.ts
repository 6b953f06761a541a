// What a pasted error means: the likeliest cause first, then each with what to do, what it follows from and what it was recognised by.
import type { Explained } from '../advice/diagnose.ts';
import type { Mailbox, Registration } from '../core/registration/registration.ts';
import { whatToDo } from './advicePage.ts';
import { answerLine } from './layout.ts';
import { escapeMarkdown, escapeOwnText } from './markdown.ts';

const confidenceLabels = { certain: 'certain', likely: 'most likely', possible: 'possible' };

export function explainedMarkdown(
  found: readonly Explained[],
  registration?: Registration,
  mailbox?: Mailbox,
): string {
  const parts = found.map((one) => [...aboutOne(one, found), whatToDo([{ advice: one }], one.otherCauses)]);
  return `${[
    '# What this error means',
    answerOf(found),
    ...configuredHere(registration, mailbox),
    ...(found.length === 1 ? [] : [overview(found)]),
    ...parts.flat(),
  ].join('\n\n')}\n`;
}

/** Which of the registrations here the text is about, and the test that would show it. */
function configuredHere(registration?: Registration, mailbox?: Mailbox): readonly string[] {
  if (registration === undefined) return [];
  const name = escapeMarkdown(registration.name);
  return [
    mailbox === undefined
      ? `The text is about the registration ${name}, which is configured here.`
      : `The text is about ${escapeMarkdown(mailbox.address)} of the registration ${name}, which is configured here. *Test Again* in the title bar shows what the server says now.`,
  ];
}

function answerOf(found: readonly Explained[]): string {
  const first = found.find(({ effectOf }) => effectOf === undefined) ?? found[0];
  if (first === undefined) return answerLine('open', 'Nothing in this text is known.');
  const more = found.length === 1 ? '' : ` ${found.length - 1} more below.`;
  return answerLine('bad', `${escapeMarkdown(first.title)} (${confidenceLabels[first.confidence]}).${more}`);
}

/** The causes at a glance, in the order in which to work on them. */
function overview(found: readonly Explained[]): string {
  const rows = found.map(
    (one, index) =>
      `| ${index + 1} | ${escapeMarkdown(one.title)} | ${confidenceLabels[one.confidence]} | ${one.effectOf === undefined ? '' : `follows from ${escapeMarkdown(titleOf(found, one.effectOf))}`} |`,
  );
  return `| | Cause | How sure | |\n| ---: | --- | --- | --- |\n${rows.join('\n')}`;
}

function aboutOne(one: Explained, found: readonly Explained[]): readonly string[] {
  return [
    `## ${escapeMarkdown(one.title)}`,
    escapeOwnText(one.cause.replace(/\s+/g, ' ')),
    ...(one.effectOf === undefined
      ? []
      : [`This follows from “${escapeMarkdown(titleOf(found, one.effectOf))}”. Fix that first.`]),
    ...(one.recognised === '' ? [] : [`Recognised by: ${escapeMarkdown(one.recognised)}`]),
  ];
}

const titleOf = (found: readonly Explained[], code: string) =>
  found.find((one) => one.code === code)?.title ?? code;
