// What a block of an administrator's script did and printed.
import * as l10n from '../core/l10n.ts';
import type { DeclaredAccess } from '../core/report/policyReport.ts';
import { type AdvisedFinding, whatToDo } from './advicePage.ts';
import { answerLine, fenced, tableHead } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';
import { accessLabels } from './policyLabels.ts';

export interface ScriptPage {
  /** The registration's name. */
  readonly name: string;
  readonly script: { readonly title: string; readonly delay: string };
  readonly preview: boolean;
  readonly ended: 'ok' | 'failed' | 'left';
  readonly printed: string;
  /** Of the registration's mailboxes, those that the output says something about. */
  readonly declared: readonly { readonly address: string; readonly declared: DeclaredAccess }[];
  readonly findings: readonly AdvisedFinding[];
}

export function scriptMarkdown(page: ScriptPage): string {
  const { script, preview, printed } = page;
  const said = page.declared.map(
    ({ address, declared }) =>
      `| ${escapeMarkdown(address)} | ${l10n.t(accessLabels[declared.mailbox])} | ${l10n.t(accessLabels[declared.control])} | ${escapeMarkdown(declared.detail)} |`,
  );
  return [
    `# ${escapeMarkdown(l10n.shown(script.title))}`,
    endLabel(page),
    ...(script.delay === '' || preview || page.ended !== 'ok'
      ? []
      : [
          l10n.t(
            'In force after: {0}. Then use **Check Access Policy** beside the mailbox, or **Check Access Policy Later…** now.',
            escapeMarkdown(l10n.shown(script.delay)),
          ),
        ]),
    ...(said.length === 0
      ? []
      : [
          `## ${l10n.t('What it declares')}\n\n${tableHead(l10n.t('Address'), l10n.t('Mailbox'), l10n.t('Control mailbox'), l10n.t('What it says'))}\n${said.join('\n')}`,
        ]),
    ...(page.findings.length === 0 ? [] : [whatToDo(page.findings)]),
    `## ${l10n.t('What it printed')}`,
    printed === '' ? l10n.t('Nothing.') : fenced(printed.slice(0, 200_000)),
  ].join('\n\n');
}

function endLabel({ name, preview, ended }: ScriptPage): string {
  const where = escapeMarkdown(name);
  if (ended === 'failed')
    return answerLine(
      'bad',
      l10n.t('It failed for {0}. What it printed says why; it is safe to run again.', where),
    );
  return preview
    ? answerLine(
        'open',
        l10n.t('Preview for {0}: what would change is shown below. Nothing was changed.', where),
      )
    : answerLine('good', l10n.t('It ran to its end for {0}.', where));
}
