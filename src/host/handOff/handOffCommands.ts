// Hand-off sheet and test report: shown as a page, saved as Markdown or as one HTML file to print.
import { commands, env, Uri, window, workspace } from 'vscode';
import type { Registration } from '../../core/registration/registration.ts';
import { plainLine } from '../../core/text/text.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Call, cancelled, textOf } from '../shell/call.ts';
import type { Pages } from '../shell/pages.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { uiText } from '../shell/uiText.ts';
import { versionsHere } from '../shell/versions.ts';

export interface HandOffParts {
  readonly services: Services;
  readonly pages: Pages;
}

export function handOffCommands(parts: HandOffParts): CommandTable {
  return {
    'exchangeOAuth.handOff.sheet': (call) => sheet(call, parts),
    'exchangeOAuth.handOff.report': (call) => report(call, parts),
  };
}

/** A paper as it is shown and saved. */
interface Paper {
  readonly title: string;
  /** Without an ending. */
  readonly fileName: string;
  readonly markdown: string;
}

async function sheet(call: Call, parts: HandOffParts): Promise<unknown> {
  const stored = await askRegistration(call, parts.services.registrations, 'For which registration?');
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
  if (registration.mailboxes.length === 0) throw new Error(noMailbox(registration));
  const { writeSheet } = await import('./papers.ts');
  const markdown = parts.services.redact(
    await writeSheet(registration, new Date().toISOString().slice(0, 10)),
  );
  return hand(call, parts.pages, {
    title: `Sheet for the administrator, ${registration.name}`,
    fileName: `${fileStem(registration)}-administrator`,
    markdown,
  });
}

async function report(call: Call, parts: HandOffParts): Promise<unknown> {
  const { registrations, reports, redact } = parts.services;
  const stored = await askRegistration(call, registrations, 'For which registration?');
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
  if (registration.mailboxes.length === 0) throw new Error(noMailbox(registration));
  const testedBy = textOf(call, 'testedBy') ?? (call.byPerson ? await askSigner() : '');
  if (testedBy === undefined) return cancelled;
  const name = plainLine(testedBy, 120);
  const { writeReport } = await import('./papers.ts');
  const markdown = await writeReport(registration, reports, {
    versions: versionsHere(),
    writtenAt: new Date().toISOString(),
    ...(name === '' ? {} : { testedBy: name }),
  });
  return hand(call, parts.pages, {
    title: `Test report, ${registration.name}`,
    fileName: `${fileStem(registration)}-test-report`,
    markdown: redact(markdown),
  });
}

const noMailbox = ({ name }: Registration): string =>
  `${name} has no mailbox yet, so there is nothing to hand over. Add one in the setup wizard, step 5.`;

const fileStem = ({ id }: Registration): string => id.replace(/[^\w-]+/g, '-').slice(0, 60) || 'registration';

const askSigner = () =>
  window.showInputBox({
    title: 'Test report',
    prompt: 'Name of who tested and signs. Leave it empty for a line to fill in by hand.',
    placeHolder: 'First and last name',
    ignoreFocusOut: true,
  });

async function hand(call: Call, pages: Pages, paper: Paper): Promise<unknown> {
  if (call.byPerson) {
    await pages.show(paper.title, paper.markdown);
    // Not awaited: the page is there, and the command has ended.
    void offer(paper).catch((error: unknown) => window.showErrorMessage(uiText(String(error))));
  }
  return { markdown: paper.markdown };
}

async function offer(paper: Paper): Promise<void> {
  const markdown = 'Save…';
  const html = 'Save as HTML to Print…';
  const answer = await window.showInformationMessage(
    uiText(`${paper.title}: it holds no secret.`),
    markdown,
    html,
  );
  if (answer === markdown) await save(paper, 'md', paper.markdown);
  if (answer !== html) return;
  const target = await save(paper, 'html', await htmlOf(paper));
  if (target === undefined) return;
  const open = 'Open in Browser';
  const next = await window.showInformationMessage(
    'Saved. Open it in a browser and print it there, on paper or as PDF.',
    ...(target.scheme === 'file' && env.remoteName === undefined ? [open] : []),
  );
  if (next === open) await env.openExternal(target);
}

async function save(paper: Paper, ending: 'md' | 'html', text: string): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: paper.title,
    filters: ending === 'md' ? { Markdown: ['md'] } : { HTML: ['html'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, `${paper.fileName}.${ending}`) }),
  });
  if (target === undefined) return undefined;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  return target;
}

/** VS Code's own Markdown engine writes the body; the page's policy lets nothing run or load. */
async function htmlOf(paper: Paper): Promise<string> {
  const body = await commands.executeCommand<string>('markdown.api.render', paper.markdown);
  const title = paper.title.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${printStyle}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const printStyle = `
body { font: 11pt/1.45 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8a8a8a; padding: .3rem .5rem; text-align: left; vertical-align: top; }
tr { break-inside: avoid; }
code, pre { font: 9.5pt/1.4 ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #c8c8c8; padding: .6rem; }
td code { overflow-wrap: anywhere; }
`;
