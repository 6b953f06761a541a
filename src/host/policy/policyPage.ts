// Pages about access: what cmdlet output says, and how long EWS lasts.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { Access, DeclaredAccess } from '../../core/report/policyReport.ts';
import type { CmdletReading } from '../../policy/cmdlets/readCmdletOutput.ts';
import type { EwsReadiness } from '../../policy/ews/ewsReadiness.ts';
import { adviceSection } from '../testing/reportPage.ts';
import { escapeMarkdown, escapeOwnText } from '../tree/markdown.ts';
import { accessWords } from '../tree/policyWords.ts';

const words = (access: Access | undefined) => (access === undefined ? 'not known' : accessWords[access]);

/** What was understood of cmdlet output, with the usual confusions explained. */
export async function readingMarkdown(
  reading: CmdletReading,
  declared: DeclaredAccess | undefined,
  registration: Registration,
  mailbox: Mailbox,
): Promise<string> {
  const { adviceFor } = await import('../../advice/diagnose.ts');
  const known = reading.facts.map(({ fact }) => `- ${escapeMarkdown(JSON.stringify(fact))}`);
  const confusions = reading.confusions.map(({ code, detail }) => {
    const advice = adviceFor(code, { registration, mailbox, now: new Date() });
    return `${adviceSection(advice, [])}${detail === undefined ? '' : `\n\n${escapeMarkdown(detail)}`}`;
  });
  const says =
    declared === undefined
      ? 'It declares nothing about this mailbox.'
      : `It declares: ${escapeMarkdown(mailbox.address)} ${words(declared.mailbox)}, ${escapeMarkdown(mailbox.controlMailbox ?? 'the control mailbox')} ${words(declared.control)} (${escapeMarkdown(declared.cmdlet)}). ${escapeMarkdown(declared.detail)} Check the access policy again to see it beside the live result.`;
  return [
    '# What the administrator’s output says',
    reading.facts.length === 0
      ? 'No output of a known cmdlet was found. Paste the whole output, with its headings.'
      : says,
    ...confusions,
    ...(known.length === 0 ? [] : [`## Read\n\n${known.join('\n')}`]),
    ...(reading.unread > 0 ? [`${reading.unread} more objects are of cmdlets that are not read here.`] : []),
    ...(reading.cut ? ['The text was too long to be read whole.'] : []),
  ].join('\n\n');
}

const stateMarks = { met: '✓', notMet: '✗', unknown: '?', soon: '!' };
const worksWords = {
  yes: 'EWS works for this mailbox today.',
  no: 'EWS does not work for this mailbox.',
  unknown: 'Whether EWS works for this mailbox is not known: test it.',
};

/** What must hold for EWS, how long it lasts, and what takes its place. */
export function ewsMarkdown(address: string, readiness: EwsReadiness): string {
  const items = readiness.items.map((item) =>
    [
      `### ${stateMarks[item.state]} ${escapeMarkdown(item.text)}`,
      ...(item.command === undefined ? [] : [`\`\`\`powershell\n${item.command}\n\`\`\``]),
      ...(item.delay === undefined ? [] : [`Takes effect: ${escapeMarkdown(item.delay)}.`]),
      `Source: ${escapeOwnText(item.source)}${item.confidence === 'high' ? '' : ` (${item.confidence})`}`,
    ].join('\n\n'),
  );
  const equivalents = readiness.equivalents.map(
    (row) =>
      `| ${escapeMarkdown(row.task)} | ${escapeMarkdown(row.graph.permission)} | ${escapeMarkdown(row.graph.role ?? '')} | ${row.mail ?? ''} |`,
  );
  return [
    `# EWS for ${escapeMarkdown(address)}`,
    worksWords[readiness.works],
    readiness.daysLeft > 0
      ? `${readiness.daysLeft} days remain until EWS in Exchange Online ends on ${readiness.endsOn}.`
      : `EWS in Exchange Online ended on ${readiness.endsOn}.`,
    ...items,
    `## What takes its place\n\n| Task | Graph permission | Exchange role | Mail protocol |\n| --- | --- | --- | --- |\n${equivalents.join('\n')}`,
  ].join('\n\n');
}
