// What an administrator's cmdlets printed, read: what it declares, the usual confusions, and every fact.
import type { Mailbox } from '../core/registration/registration.ts';
import type { DeclaredAccess } from '../core/report/policyReport.ts';
import { type AdvisedFinding, whatToDo } from './advicePage.ts';
import { type EwsPage, ewsMarkdown } from './ewsPage.ts';
import { escapeMarkdown } from './markdown.ts';
import { accessLabel } from './policyLabels.ts';

export interface CmdletPage {
  readonly mailbox: Mailbox;
  readonly reading: {
    readonly facts: readonly { readonly fact: unknown }[];
    readonly unread: number;
    readonly cut: boolean;
    readonly notKnownWhose: readonly string[];
  };
  readonly declared: DeclaredAccess | undefined;
  readonly findings: readonly AdvisedFinding[];
  /** If the output speaks of EWS. */
  readonly readiness?: EwsPage | undefined;
}

/** What was understood of cmdlet output, with the usual confusions explained. */
export function cmdletMarkdown({ mailbox, reading, declared, findings, readiness }: CmdletPage): string {
  const known = reading.facts.map(({ fact }) => `- ${escapeMarkdown(JSON.stringify(fact))}`);
  const says =
    declared === undefined
      ? 'It declares nothing about this mailbox.'
      : `It declares: ${escapeMarkdown(mailbox.address)} ${accessLabel(declared.mailbox)}, ${escapeMarkdown(mailbox.controlMailbox ?? 'the control mailbox')} ${accessLabel(declared.control)} (${escapeMarkdown(declared.cmdlet)}). ${escapeMarkdown(declared.detail)} Check the access policy again to see it beside the live result.`;
  return [
    '# What the administrator’s output says',
    reading.facts.length === 0
      ? 'No output of a known cmdlet was found. Paste the whole output, with its headings.'
      : says,
    ...(findings.length === 0 ? [] : [whatToDo(findings)]),
    ...(reading.notKnownWhose.length === 0
      ? []
      : [
          `## Not known whose\n\n${reading.notKnownWhose.map((text) => `- ${escapeMarkdown(text)}`).join('\n')}\n\nNothing here says whether that is this application. Paste the output of \`Get-ServicePrincipal | Format-List DisplayName, AppId, ObjectId\` with it.`,
        ]),
    ...(known.length === 0 ? [] : [`## Read\n\n${known.join('\n')}`]),
    ...(reading.unread > 0
      ? [
          `${reading.unread} more objects look like output and were not read. Paste them with the command line above them.`,
        ]
      : []),
    ...(reading.cut
      ? [
          'Something was cut off: a column of a narrow window, or the end of the text. What was cut off is not taken for empty. Print it again with `| Format-List`.',
        ]
      : []),
    ...(readiness === undefined ? [] : [ewsMarkdown(mailbox.address, readiness)]),
  ].join('\n\n');
}
