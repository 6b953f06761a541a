// How EWS stands for one mailbox: whether it works today, how long it lasts, and what takes its place.
import { escapeMarkdown, escapeOwnText } from './markdown.ts';

/** What the page draws of a readiness reading. */
export interface EwsPage {
  readonly works: 'yes' | 'no' | 'unknown';
  /** ISO date on which EWS in Exchange Online ends. */
  readonly endsOn: string;
  /** Whole days until then; 0 or less when it has ended. */
  readonly daysLeft: number;
  readonly items: readonly EwsPageItem[];
  readonly equivalents: readonly {
    readonly task: string;
    readonly graph: { readonly permission: string; readonly role?: string };
    readonly mail?: string;
  }[];
}

interface EwsPageItem {
  readonly state: 'met' | 'notMet' | 'unknown' | 'soon';
  readonly text: string;
  readonly command?: string;
  readonly delay?: string;
  readonly confidence: string;
  readonly source: string;
}

const stateMarks = { met: '✓', notMet: '✗', unknown: '?', soon: '!' };
const worksLabels = {
  yes: 'EWS works for this mailbox today.',
  no: 'EWS does not work for this mailbox.',
  unknown: 'Whether EWS works for this mailbox is not known: test it.',
};

/** What must hold for EWS, how long it lasts, and what takes its place. */
export function ewsMarkdown(address: string, readiness: EwsPage): string {
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
    worksLabels[readiness.works],
    readiness.daysLeft > 0
      ? `${readiness.daysLeft} days remain until EWS in Exchange Online ends on ${readiness.endsOn}.`
      : `EWS in Exchange Online ended on ${readiness.endsOn}.`,
    ...items,
    `## What takes its place\n\n| Task | Graph permission | Exchange role | Mail protocol |\n| --- | --- | --- | --- |\n${equivalents.join('\n')}`,
  ].join('\n\n');
}
