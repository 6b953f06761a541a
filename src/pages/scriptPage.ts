// What a block of an administrator's script did and printed.
import type { DeclaredAccess } from '../core/report/policyReport.ts';
import { type AdvisedFinding, whatToDo } from './advicePage.ts';
import { answerLine, fenced } from './layout.ts';
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
      `| ${escapeMarkdown(address)} | ${accessLabels[declared.mailbox]} | ${accessLabels[declared.control]} | ${escapeMarkdown(declared.detail)} |`,
  );
  return [
    `# ${escapeMarkdown(script.title)}`,
    endLabel(page),
    ...(script.delay === '' || preview || page.ended !== 'ok'
      ? []
      : [
          `In force after: ${escapeMarkdown(script.delay)}. Then use **Check Access Policy** beside the mailbox, or **Check Access Policy Later…** now.`,
        ]),
    ...(said.length === 0
      ? []
      : [
          `## What it declares\n\n| Address | Mailbox | Control mailbox | What it says |\n| --- | --- | --- | --- |\n${said.join('\n')}`,
        ]),
    ...(page.findings.length === 0 ? [] : [whatToDo(page.findings)]),
    '## What it printed',
    printed === '' ? 'Nothing.' : fenced(printed.slice(0, 200_000)),
  ].join('\n\n');
}

function endLabel({ name, preview, ended }: ScriptPage): string {
  const where = escapeMarkdown(name);
  if (ended === 'failed')
    return answerLine('bad', `It failed for ${where}. What it printed says why; it is safe to run again.`);
  return preview
    ? answerLine('open', `Preview for ${where}: what would change is shown below. Nothing was changed.`)
    : answerLine('good', `It ran to its end for ${where}.`);
}
