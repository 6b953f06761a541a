// What a block printed: read as facts, kept as what administrators declare, and shown as a page.

import type { Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess } from '../../core/report/policyReport.ts';
import type { CmdletReading } from '../../policy/cmdlets/readCmdletOutput.ts';
import type { AdminScript } from '../../snippets/adminScripts/adminScript.ts';
import { adviceSection, fenced } from '../testing/reportPage.ts';
import { escapeMarkdown } from '../tree/markdown.ts';
import { accessWords } from '../tree/policyWords.ts';

export interface PrintedReading {
  readonly reading: CmdletReading;
  /** Of the registration's mailboxes, those that the output says something about. */
  readonly declared: readonly { readonly address: string; readonly declared: DeclaredAccess }[];
}

/** Output longer than this is cut by the reader. */
const maxOutput = 2_000_000;

export async function readPrinted(printed: string, registration: Registration): Promise<PrintedReading> {
  const { readCmdletOutput, declaredFrom } = await import('../../policy/cmdlets/readCmdletOutput.ts');
  const text = printed.slice(0, maxOutput);
  const { clientId } = registration;
  const declared = registration.mailboxes.flatMap(
    ({ address, controlMailbox = '', protocols: [protocol] }) => {
      if (protocol === undefined) return [];
      const said = declaredFrom(text, { clientId, address, controlMailbox, protocol });
      return said === undefined || (said.mailbox === 'unknown' && said.control === 'unknown')
        ? []
        : [{ address, declared: { ...said, readAt: new Date().toISOString() } }];
    },
  );
  return { reading: readCmdletOutput(text, { clientId }), declared };
}

export interface ScriptPage {
  readonly registration: Registration;
  readonly script: AdminScript;
  readonly preview: boolean;
  readonly ended: 'ok' | 'failed' | 'left';
  readonly printed: string;
  readonly reading: PrintedReading;
}

export async function scriptMarkdown(page: ScriptPage): Promise<string> {
  const { registration, script, preview, printed, reading } = page;
  const { adviceFor } = await import('../../advice/diagnose.ts');
  const confusions = reading.reading.confusions.map(({ code, detail }) => {
    const advice = adviceFor(code, { registration, now: new Date() });
    return `${adviceSection(advice, [])}${detail === undefined ? '' : `\n\n${escapeMarkdown(detail)}`}`;
  });
  const said = reading.declared.map(
    ({ address, declared }) =>
      `| ${escapeMarkdown(address)} | ${accessWords[declared.mailbox]} | ${accessWords[declared.control]} | ${escapeMarkdown(declared.detail)} |`,
  );
  return [
    `# ${escapeMarkdown(script.title)}`,
    endWords(page),
    ...(script.delay === '' || preview || page.ended !== 'ok'
      ? []
      : [
          `In force after: ${escapeMarkdown(script.delay)}. Then use **Check Access Policy** beside the mailbox, or **Check Access Policy Later…** now.`,
        ]),
    ...(said.length === 0
      ? []
      : [
          `## What it declares\n\n| Mailbox | Mailbox | Control mailbox | Said |\n| --- | --- | --- | --- |\n${said.join('\n')}`,
        ]),
    ...confusions,
    '## What it printed',
    printed === '' ? 'Nothing.' : fenced(printed.slice(0, 200_000)),
  ].join('\n\n');
}

function endWords({ registration, preview, ended }: ScriptPage): string {
  const where = escapeMarkdown(registration.name);
  if (ended === 'failed')
    return `**It failed for ${where}.** What it printed says why; it is safe to run again.`;
  return preview
    ? `Preview for ${where}: what would change stands below. Nothing was changed.`
    : `It ran to its end for ${where}.`;
}
