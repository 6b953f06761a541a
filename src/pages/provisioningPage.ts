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
  readonly waiting?: true;
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
    ...changing.map(stepSection),
    ...fitting(steps),
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

/** Steps that need no section of their own, in one list. */
function fitting(steps: readonly PlannedStep[]): readonly string[] {
  const present = steps.filter(({ change }) => change === undefined);
  if (present.length === 0) return [];
  const rows = present.map(
    ({ title, state }) =>
      `- ${escapeMarkdown(l10n.shown(title))}: ${l10n.t(stateLabels[state]).toLowerCase()}`,
  );
  return [rows.join('\n')];
}

function stepSection(step: PlannedStep): string {
  const lines = [
    step.change === undefined ? undefined : escapeMarkdown(l10n.shown(step.change)),
    step.optional === true ? l10n.t('Only if you choose it.') : undefined,
    step.role === undefined
      ? undefined
      : l10n.t('Who may do it: {0}.', escapeMarkdown(l10n.shown(step.role))),
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

export type ReceiptKind = 'setup' | 'undo' | 'renewal';

const receiptWords: Readonly<
  Record<ReceiptKind, { readonly title: string; readonly done: string; readonly end: string }>
> = {
  setup: {
    title: l10n.msg('Receipt: {0}'),
    done: l10n.msg('Done'),
    end: l10n.msg(
      'All of it is undone with **Exchange OAuth: Undo Setup in Microsoft Entra…**. No secret is written here, in the log or in the settings.',
    ),
  },
  renewal: {
    title: l10n.msg('Receipt of the renewal: {0}'),
    done: l10n.msg('Done'),
    end: l10n.msg('No secret is written here, in the log or in the settings.'),
  },
  undo: {
    title: l10n.msg('Receipt of the undo: {0}'),
    done: l10n.msg('Taken back'),
    end: l10n.msg('What was not taken back stays in the tenant; undoing again goes on there.'),
  },
};

export interface ReceiptContext {
  readonly of: ReceiptKind;
  readonly when: string;
  /** Who signed in. */
  readonly person: string | undefined;
}

/** What was made or taken back, when, by whom, and how it is undone. */
export function receiptMarkdown(
  name: string,
  steps: readonly DoneStep[],
  { of, when, person }: ReceiptContext,
): string {
  const words = receiptWords[of];
  const who = person === undefined ? '' : ` ${l10n.t('by {0}', escapeMarkdown(person))}`;
  const isWhole = of === 'undo' && steps.every(({ ok }) => ok);
  return [
    `# ${l10n.t(words.title, escapeMarkdown(name))}`,
    `${when}${who}.`,
    steps.length === 0
      ? l10n.t('There was nothing to do.')
      : steps.map((step) => doneLine(step, words.done)).join('\n'),
    whatToDo(steps.flatMap(({ advice }) => (advice === undefined ? [] : [{ advice }]))),
    isWhole ? '' : l10n.t(words.end),
    '',
  ].join('\n\n');
}

function doneLine({ title, ok, detail, waiting }: DoneStep, done: string): string {
  const state = !ok ? l10n.t('Not done') : waiting === true ? l10n.t('Still open') : l10n.t(done);
  const more = detail === '' ? '' : ` (${escapeMarkdown(l10n.shown(detail))})`;
  return `- ${state}: ${escapeMarkdown(l10n.shown(title))}${more}`;
}
