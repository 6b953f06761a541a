// An audit's result as Markdown: what should not be reachable first, then what changed, then the rest in counts.
import type { Registration } from '../core/registration.ts';
import type { AuditResult, AuditRow } from '../policy/auditReport.ts';
import { escapeMarkdown } from './tree/markdown.ts';

/** More rows than this are left to the CSV. */
const mostRows = 500;

export function auditMarkdown(registration: Registration, result: AuditResult): string {
  const { counts } = result;
  const drift = (result.drift ?? []).map(
    (one) =>
      `| ${escapeMarkdown(one.address)} | ${one.before ?? 'not in the list'} | ${one.after ?? 'not in the list'} |`,
  );
  return [
    `# Mailboxes that ${escapeMarkdown(registration.name)} reaches`,
    `Through ${result.protocol.toUpperCase()}, ${result.startedAt.slice(0, 16).replace('T', ' ')} UTC. ${result.complete ? '' : 'Stopped before its end: run it again to go on.'}`,
    `| Reachable | Refused | Unknown | Should not be reachable | Should be reachable |\n| ---: | ---: | ---: | ---: | ---: |\n| ${counts.reachable} | ${counts.refused} | ${counts.unknown} | ${counts.tooWide} | ${counts.tooNarrow} |`,
    ...section(
      'Reachable, and not meant to be',
      result.rows.filter((row) => row.verdict === 'tooWide'),
    ),
    ...section(
      'Refused, and meant to be reachable',
      result.rows.filter((row) => row.verdict === 'tooNarrow'),
    ),
    ...section(
      'Unknown',
      result.rows.filter((row) => row.access === 'unknown'),
    ),
    ...(drift.length === 0
      ? []
      : [
          `## Changed since the last audit\n\n| Mailbox | Before | Now |\n| --- | --- | --- |\n${drift.slice(0, mostRows).join('\n')}`,
        ]),
    ...section(
      'As meant',
      result.rows.filter((row) => row.verdict === 'asMeant'),
    ),
  ].join('\n\n');
}

function section(title: string, rows: readonly AuditRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = rows
    .slice(0, mostRows)
    .map((row) => `| ${escapeMarkdown(row.address)} | ${row.access} | ${escapeMarkdown(row.reason)} |`);
  const more = rows.length > mostRows ? `\n\n${rows.length - mostRows} more are in the CSV.` : '';
  return [`## ${title}\n\n| Mailbox | Access | Why |\n| --- | --- | --- |\n${lines.join('\n')}${more}`];
}
