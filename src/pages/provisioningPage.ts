// The plan of a set-up and its receipt, as Markdown.
import * as l10n from '../core/l10n.ts';
import type { Advice } from '../core/report/advice.ts';
import { whatToDo } from './advicePage.ts';
import { escapeMarkdown } from './markdown.ts';

export interface PlannedStep {
  readonly title: string;
  readonly state: 'present' | 'missing' | 'differs' | 'unknown';
  readonly change?: string;
  readonly role?: string;
  readonly lacksRole?: boolean;
  readonly opens?: string;
  readonly undo?: string;
  readonly optional?: boolean;
  readonly request?: { readonly method: string; readonly path: string; readonly body?: unknown };
}

export interface DoneStep {
  readonly title: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly advice?: Advice;
}

const stateLabels: Readonly<Record<PlannedStep['state'], string>> = {
  present: l10n.msg('Is as it should be'),
  missing: l10n.msg('Is missing'),
  differs: l10n.msg('Differs'),
  unknown: l10n.msg('Not known'),
};

/** What is there, what would change, who may do it, what it opens, and how it is taken back. */
export function planMarkdown(
  name: string,
  steps: readonly PlannedStep[],
  scripts: readonly string[],
): string {
  const changing = steps.filter((step) => step.change !== undefined);
  const summary =
    changing.length === 0
      ? l10n.t('Everything is as this registration needs it.')
      : steps.every(({ state }) => state === 'unknown')
        ? l10n.t(
            'Nobody has signed in, so what is there is not known. These are the steps of a set-up from nothing.',
          )
        : l10n.t(
            '{0} of {1} points differ from what this registration needs.',
            changing.length,
            steps.length,
          );
  return [
    `# ${l10n.t('Setup plan of {0}', escapeMarkdown(name))}`,
    summary,
    ...steps.map(stepSection),
    ...(scripts.length === 0
      ? []
      : [
          `## ${l10n.t('Without signing in here')}`,
          l10n.t('An administrator can do the same with one of these:'),
          ...scripts,
        ]),
    '',
  ].join('\n\n');
}

function stepSection(step: PlannedStep): string {
  const lines = [
    step.change === undefined ? undefined : escapeMarkdown(l10n.shown(step.change)),
    step.optional === true ? l10n.t('Only if you choose it.') : undefined,
    step.role === undefined ? undefined : l10n.t('Who may do it: {0}.', escapeMarkdown(step.role)),
    step.lacksRole === true
      ? l10n.t(
          'The person who is signed in has no active role for it. In Privileged Identity Management a role must be activated first.',
        )
      : undefined,
    step.opens === undefined
      ? undefined
      : l10n.t('What it opens: {0}', escapeMarkdown(l10n.shown(step.opens))),
    step.undo === undefined
      ? undefined
      : l10n.t('How it is taken back: {0}', escapeMarkdown(l10n.shown(step.undo))),
    step.request === undefined ? undefined : requestText(step.request),
  ].filter((line) => line !== undefined);
  return [
    `## ${escapeMarkdown(l10n.shown(step.title))}: ${l10n.t(stateLabels[step.state]).toLowerCase()}`,
    ...lines,
  ].join('\n\n');
}

function requestText({ method, path, body }: NonNullable<PlannedStep['request']>): string {
  const text = body === undefined ? '' : `\n${JSON.stringify(body, null, 2)}`;
  // A fence longer than any run of backticks inside it.
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}http\n${method} ${path}${text}\n${fence}`;
}

/** What was made, when, by whom, and how it is taken back. */
export function receiptMarkdown(
  name: string,
  steps: readonly DoneStep[],
  { when, person }: { readonly when: string; readonly person: string | undefined },
): string {
  const who = person === undefined ? '' : ` ${l10n.t('by {0}', escapeMarkdown(person))}`;
  return [
    `# ${l10n.t('Receipt: {0}', escapeMarkdown(name))}`,
    `${when}${who}.`,
    steps
      .map(
        ({ title, ok, detail }) =>
          `- ${ok ? l10n.t('Done') : l10n.t('Not done')}: ${escapeMarkdown(l10n.shown(title))}${detail === '' ? '' : ` (${escapeMarkdown(l10n.shown(detail))})`}`,
      )
      .join('\n'),
    whatToDo(steps.flatMap(({ advice }) => (advice === undefined ? [] : [{ advice }]))),
    l10n.t(
      'All of it is undone with **Exchange OAuth: Undo Setup in Microsoft Entra…**. No secret is written here, in the log or in the settings.',
    ),
    '',
  ].join('\n\n');
}
