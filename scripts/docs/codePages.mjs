// docs/codes: a page for each area, a section for each code, written from the advice.
import { adviceFor } from '../../src/advice/diagnose.ts';
import { ownerLabels } from '../../src/core/report/advice.ts';
import { codes } from '../../src/core/report/codes.ts';

/** The day on which dates in the texts are worded: fixed, so that the pages change with the advice alone. */
const now = new Date('2026-11-01T00:00:00Z');

/** @returns {Record<string, string>} file name to text */
export function codePages() {
  const areas = Map.groupBy(codes, (code) => code.slice(0, code.indexOf('.')));
  const pages = [...areas].map(([area, own]) => [`${area}.md`, pageOf(area, own)]);
  return { 'README.md': indexOf(areas), ...Object.fromEntries(pages) };
}

function indexOf(areas) {
  const rows = [...areas].map(
    ([area, own]) => `- [${area}](${area}.md): ${own.length} ${own.length === 1 ? 'code' : 'codes'}`,
  );
  return `# Codes\n\nEvery failure and finding has a stable code, \`<area>.<reason>\`. These pages are written from the advice by \`npm run docs\`; the window and the check say the same with the names of your application in it.\n\n${rows.join('\n')}\n`;
}

function pageOf(area, own) {
  return `# ${area}\n\n[All codes](README.md)\n\n${own.map(sectionOf).join('\n')}`;
}

function sectionOf(code) {
  const { title, cause, fix, owner, sources } = adviceFor(code, { now });
  return [
    `## ${code}`,
    '',
    `**${title}.** ${cause}`,
    '',
    `Who must act: ${ownerLabels[owner]}.`,
    '',
    '```text',
    fix,
    '```',
    '',
    `Sources: ${sources.join('; ')}.`,
    '',
  ].join('\n');
}
