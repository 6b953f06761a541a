// A problem of a configuration file as a page: why, what to do, and how to switch the check off.
import { problemRows } from '../configs/codes.ts';

export function problemMarkdown(code: string): string {
  const row = Object.entries(problemRows).find(([each]) => each === code)?.[1];
  if (row === undefined) return '# This code is not known\n';
  return [
    `# ${row.title}`,
    row.why,
    '## What to do',
    row.fix,
    '## If this does not apply',
    `Put \`exchange-oauth-ignore: ${code}\` in a comment on the line or the line before, or set \`exchangeOAuth.configCheck.rules\` to \`{ "${code}": "off" }\`.`,
    '',
  ].join('\n\n');
}
