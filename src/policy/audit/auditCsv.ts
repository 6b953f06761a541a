// An audit's result as CSV (RFC 4180), safe to open in a spreadsheet.
import type { AuditResult } from '../../core/report/auditResult.ts';

const heading = ['Address', 'Access', 'Meant', 'Verdict', 'Reason', 'Checked at', 'Last time'] as const;

/** The whole result; UTF-8, lines end with CR LF. */
export function auditCsv({ rows, drift = [] }: AuditResult): string {
  const changed = new Map(drift.map((one) => [one.address.toLowerCase(), one]));
  const lines = rows.map((row) => {
    const change = changed.get(row.address.toLowerCase());
    const before = change === undefined ? '' : (change.before ?? 'not in the list');
    return [row.address, row.access, row.meant, row.verdict, row.reason, row.checkedAt, before];
  });
  return [heading, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/**
 * A quoted cell. What a spreadsheet would take for a formula gets an apostrophe in front: `=`, `+`, `-`, `@`, tab and
 * carriage return, also in their full-width forms (OWASP, CSV Injection).
 */
function cell(text: string): string {
  const safe = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
