// A token reading as Markdown: who it is for, what it opens, and why the rest refuses it.
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { TokenReading } from '../core/token/tokenReading.ts';
import { escapeMarkdown } from './markdown.ts';

const opensWords = { yes: 'opens', maybe: 'may open', no: 'refuses it' };

export function tokenMarkdown(name: string, reading: TokenReading): string {
  const { claims } = reading;
  const left = reading.secondsLeft;
  const rows: readonly (readonly [string, string])[] = [
    ['For', claims.audience],
    ['Kind', claims.kind === 'app' ? 'application, no person' : `signed-in person ${claims.user ?? ''}`],
    ['Permissions', [...claims.roles, ...claims.scopes].join(', ') || 'none'],
    ['Tenant', claims.tenantId],
    ['Client ID', claims.appId],
    ['Cloud', reading.cloud ?? 'not told'],
    [
      'Life',
      left === undefined ? 'not told' : left < 0 ? 'has ended' : `${Math.floor(left / 60)} minutes left`,
    ],
  ];
  return [
    `# Token of ${escapeMarkdown(name)}`,
    'Read on this computer; the token itself is not shown or kept.',
    `| | |\n| --- | --- |\n${rows.map(([label, value]) => `| ${label} | ${escapeMarkdown(value)} |`).join('\n')}`,
    ...reading.findings.map((finding) => `- ${escapeMarkdown(finding.text)}`),
    `| Protocol | | Why |\n| --- | --- | --- |\n${reading.protocols.map((row) => `| ${protocolTable[row.protocol].label} | ${opensWords[row.opens]} | ${escapeMarkdown(row.why)} |`).join('\n')}`,
  ].join('\n\n');
}
