// What a pasted error means: the likeliest cause first, then each with what to do, what it follows from and what it was recognised by.

import type { Explained } from '../advice/diagnose.ts';
import * as l10n from '../core/l10n.ts';
import type { Mailbox, Registration } from '../core/registration/registration.ts';
import { whatToDo } from './advicePage.ts';
import { answerLine } from './layout.ts';
import { escapeMarkdown, escapeOwnText } from './markdown.ts';

const confidenceLabels = {
  certain: l10n.msg('certain'),
  likely: l10n.msg('most likely'),
  possible: l10n.msg('possible'),
};

/** What is known of the program that the error is about. */
export interface ProductPlace {
  readonly name: string;
  /** What its vendor says to look at, and where its log is. */
  readonly checks: readonly string[];
}

export interface ConfiguredHere {
  readonly registration?: Registration | undefined;
  readonly mailbox?: Mailbox | undefined;
  readonly product?: ProductPlace | undefined;
}

export function explainedMarkdown(
  found: readonly Explained[],
  { registration, mailbox, product }: ConfiguredHere = {},
): string {
  const parts = found.map((one) => [
    ...aboutOne(one, found),
    whatToDo([{ advice: one, ...(isUnknown(one) ? { state: 'open' } : {}) }], one.otherCauses),
  ]);
  return `${[
    `# ${l10n.t('What this error means')}`,
    answerOf(found),
    ...configuredHere(registration, mailbox),
    ...(found.length === 1 ? [] : [overview(found)]),
    ...parts.flat(),
    ...inProduct(product, registration),
  ].join('\n\n')}\n`;
}

/** Which of the registrations here the text is about, and the test that would show it. */
function configuredHere(registration?: Registration, mailbox?: Mailbox): readonly string[] {
  if (registration === undefined) return [];
  const name = escapeMarkdown(registration.name);
  return [
    mailbox === undefined
      ? registration.mailboxes.length === 0
        ? l10n.t('The text is about the registration {0}, which is configured here.', name)
        : l10n.t(
            'The text is about the registration {0}, which is configured here. *Test Again* in the title bar tests its mailboxes.',
            name,
          )
      : l10n.t(
          'The text is about {0} of the registration {1}, which is configured here. *Test Again* in the title bar shows what the server says now.',
          escapeMarkdown(mailbox.address),
          name,
        ),
  ];
}

/** The program's own places: what its vendor says to look at, and its settings as this extension names them. */
function inProduct(product?: ProductPlace, registration?: Registration): readonly string[] {
  if (product === undefined || (registration === undefined && product.checks.length === 0)) return [];
  const name = escapeMarkdown(product.name);
  return [
    `## ${l10n.t('In {0}', name)}`,
    ...(product.checks.length === 0
      ? []
      : [product.checks.map((check) => `- ${escapeOwnText(check)}`).join('\n')]),
    ...(registration === undefined
      ? []
      : [l10n.t('Compare its settings with those that *Insert Config Snippet* writes for {0}.', name)]),
  ];
}

function answerOf(found: readonly Explained[]): string {
  const first = found.find(({ effectOf }) => effectOf === undefined) ?? found[0];
  if (first === undefined || isUnknown(first))
    return answerLine('open', l10n.t('Nothing in this text is recognised.'));
  const more = found.length === 1 ? '' : ` ${l10n.t('{0} more below.', found.length - 1)}`;
  return answerLine(
    'bad',
    `${escapeMarkdown(l10n.shown(first.title))} (${l10n.t(confidenceLabels[first.confidence])}).${more}`,
  );
}

/** True if nothing was recognised, which is no failure that somebody has to mend. */
const isUnknown = ({ code }: Explained): boolean => code === 'unknown.notRecognised';

/** The causes at a glance, in the order in which to work on them. */
function overview(found: readonly Explained[]): string {
  const rows = found.map(
    (one, index) =>
      `| ${index + 1} | ${escapeMarkdown(l10n.shown(one.title))} | ${l10n.t(confidenceLabels[one.confidence])} | ${one.effectOf === undefined ? '' : l10n.t('follows from {0}', escapeMarkdown(titleOf(found, one.effectOf)))} |`,
  );
  return `| | ${l10n.t('Cause')} | ${l10n.t('How sure')} | |\n| ---: | --- | --- | --- |\n${rows.join('\n')}`;
}

function aboutOne(one: Explained, found: readonly Explained[]): readonly string[] {
  return [
    `## ${escapeMarkdown(l10n.shown(one.title))}`,
    escapeOwnText(l10n.shown(one.cause).replace(/\s+/g, ' ')),
    ...(one.effectOf === undefined
      ? []
      : [l10n.t('This follows from “{0}”. Fix that first.', escapeMarkdown(titleOf(found, one.effectOf)))]),
    ...(one.recognised === '' ? [] : [l10n.t('Recognised by: {0}', escapeMarkdown(one.recognised))]),
  ];
}

const titleOf = (found: readonly Explained[], code: string) =>
  l10n.shown(found.find((one) => one.code === code)?.title ?? code);
