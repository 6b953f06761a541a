// Hand-off sheet and test report: shown as a page, saved as Markdown or as one HTML file to print.

import { commands, env, Uri, window, workspace } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { today } from '../../core/text/dates.ts';
import { plainLine } from '../../core/text/text.ts';
import { setupMade } from '../provisioning/setupMade.ts';
import { askRegistration, needed } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';
import { versionsHere } from '../shell/versions.ts';
import { verifyCommand } from './verifyCommand.ts';

export interface HandOffDeps {
  readonly services: Services;
  readonly pages: Pages;
  readonly storage: Uri;
  readonly demoEndpoints: () => DemoEndpoints | undefined;
}

export const handOffCommands = (deps: HandOffDeps): readonly Command[] => [
  sheetCommand(deps),
  reportCommand(deps),
  verifyCommand(deps.services),
];

/** A hand-off document as it is shown and saved. */
interface HandOffDocument {
  readonly title: string;
  /** Without an ending. */
  readonly fileName: string;
  readonly markdown: string;
}

const sheetCommand = ({ services, pages, storage, demoEndpoints }: HandOffDeps): Command =>
  command({
    id: 'exchangeOAuth.handOff.sheet',
    choose: (call) => chooseRegistration(call, services),
    run: async (registration, { byPerson }) => {
      const { writeSheet } = await import('./documents.ts');
      const setup = await setupMade(registration, storage, demoEndpoints);
      const markdown = await writeSheet(registration, today(new Date()), { setup });
      const document = {
        title: l10n.record('Sheet for the administrator, {0}', registration.name),
        fileName: `${fileStem(registration)}-administrator`,
        markdown: services.redact(markdown),
      };
      if (byPerson) await pages.show(l10n.shown(document.title), document.markdown);
      return document;
    },
    tell: offerToSave,
  });

const reportCommand = ({ services, pages }: HandOffDeps): Command =>
  command({
    id: 'exchangeOAuth.handOff.report',
    choose: async (call) => {
      const registration = await chooseRegistration(call, services);
      const signer = textOf(call, 'testedBy') ?? (call.byPerson ? needed(await askSigner()) : '');
      return { registration, testedBy: plainLine(signer, 120) };
    },
    run: async ({ registration, testedBy }, { byPerson }) => {
      const { sealed, writeReport } = await import('./documents.ts');
      const markdown = await writeReport(registration, services.reports, {
        versions: versionsHere(),
        writtenAt: new Date().toISOString(),
        ...(testedBy === '' ? {} : { testedBy }),
      });
      const document = {
        title: l10n.record('Test report, {0}', registration.name),
        fileName: `${fileStem(registration)}-test-report`,
        markdown: sealed(services.redact(markdown), await services.reportKeys.own()),
      };
      if (byPerson) await pages.show(l10n.shown(document.title), document.markdown);
      return document;
    },
    tell: offerToSave,
  });

async function chooseRegistration(call: Call, { registrations }: Services): Promise<Registration> {
  const { registration } = await askRegistration(call, registrations, l10n.t('For which registration?'));
  if (registration.mailboxes.length > 0) return registration;
  throw new Error(
    l10n.record(
      '{0} has no mailbox yet, so there is nothing to hand over. Add one in the setup wizard, step 5.',
      registration.name,
    ),
  );
}

const fileStem = ({ id }: Registration): string => id.replace(/[^\w-]+/g, '-').slice(0, 60) || 'registration';

const askSigner = () =>
  window.showInputBox({
    title: l10n.t('Test report'),
    prompt: l10n.t('Name of who tested and signs. Leave it empty for a line to fill in by hand.'),
    placeHolder: l10n.t('First and last name'),
    ignoreFocusOut: true,
  });

async function offerToSave(document: HandOffDocument): Promise<void> {
  const markdown = l10n.t('Save…');
  const html = l10n.t('Save as HTML to Print…');
  const answer = await window.showInformationMessage(
    escapeUiText(l10n.t('{0}: it holds no secret.', l10n.shown(document.title))),
    markdown,
    html,
  );
  if (answer === markdown) await save(document, 'md', document.markdown);
  if (answer !== html) return;
  const target = await save(document, 'html', await htmlOf(document));
  if (target === undefined) return;
  const open = l10n.t('Open in Browser');
  const next = await window.showInformationMessage(
    l10n.t('Saved. Open it in a browser and print it there, on paper or as PDF.'),
    ...(target.scheme === 'file' && env.remoteName === undefined ? [open] : []),
  );
  if (next === open) await env.openExternal(target);
}

async function save(
  document: HandOffDocument,
  ending: 'md' | 'html',
  text: string,
): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: document.title,
    filters: ending === 'md' ? { Markdown: ['md'] } : { HTML: ['html'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, `${document.fileName}.${ending}`) }),
  });
  if (target === undefined) return undefined;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  return target;
}

/** VS Code's own Markdown engine writes the body; the page's policy lets nothing run or load. */
async function htmlOf(document: HandOffDocument): Promise<string> {
  const body = await commands.executeCommand<string>('markdown.api.render', document.markdown);
  const title = document.title.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
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
