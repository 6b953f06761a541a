// Insert Config Snippet: renders a target for a mailbox; a person inserts, copies or saves it. It never holds a secret.
import { env, type QuickPickItem, window, workspace } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import { escapeMarkdown } from '../../pages/markdown.ts';
import type { Refusal, RenderedFile, Rendering } from '../../products/product.ts';
import { askMailbox, type MailboxChoice, pick } from '../shell/ask.ts';
import { type Call, type Cancelled, cancelled, textOf } from '../shell/call.ts';
import type { Pages } from '../shell/pages.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { uiText } from '../shell/uiText.ts';
import { askTarget } from './askTarget.ts';
import { insertAtCursor, insertDetail } from './insertText.ts';
import { saveFile } from './saveFile.ts';

export interface SnippetParts {
  readonly services: Services;
  readonly pages: Pages;
  readonly demoEndpoints: () => DemoEndpoints | undefined;
}

export function snippetCommands(parts: SnippetParts): CommandTable {
  return { 'exchangeOAuth.snippet.render': (call) => renderSnippet(call, parts) };
}

async function renderSnippet(call: Call, parts: SnippetParts): Promise<unknown> {
  const choice = await askMailbox(call, parts.services.registrations, 'For which mailbox?');
  if (choice === cancelled) return cancelled;
  const demo = parts.demoEndpoints();
  const named = textOf(call, 'target');
  const target =
    named ?? (call.byPerson ? await askTarget(choice, demo) : choice.stored.registration.product);
  return target === undefined ? cancelled : renderAs(target, choice, call, parts);
}

async function renderAs(
  target: string,
  choice: MailboxChoice,
  call: Call,
  parts: SnippetParts,
): Promise<unknown> {
  const { renderTarget, isRefusal } = await import('../../products/registry.ts');
  const result = await renderTarget(
    choice.stored.registration,
    choice.mailbox,
    target,
    parts.demoEndpoints(),
  );
  if (isRefusal(result)) {
    const nearest = await refused(result, call);
    return nearest === cancelled ? cancelled : renderAs(nearest, choice, call, parts);
  }
  if (call.byPerson) await useRendering(choice, target, result, parts.pages);
  return result;
}

/** A person may take the nearest target that can; code gets the reason. */
async function refused({ refused: why, nearest }: Refusal, call: Call): Promise<string | Cancelled> {
  const words = nearest === undefined ? why : `${why} The nearest that can is "${nearest}".`;
  if (!call.byPerson || nearest === undefined) throw new Error(words);
  const { findTarget, targetName } = await import('../../products/registry.ts');
  const product = findTarget(nearest);
  const use = `Use ${product === undefined ? nearest : targetName(product, nearest)}`;
  return (await window.showWarningMessage(uiText(why), use)) === use ? nearest : cancelled;
}

/** One way of using what was rendered. */
interface Use extends QuickPickItem {
  readonly run: () => Promise<void>;
}

async function useRendering(
  { stored, mailbox }: MailboxChoice,
  target: string,
  rendering: Rendering,
  pages: Pages,
): Promise<void> {
  const owner = { registration: stored.registration.id, target };
  const several = rendering.files.length > 1;
  const uses = rendering.files.flatMap((file) => usesOf(file, several, owner));
  const sheet: Use = {
    label: '$(preview) Read fields and notes',
    detail: `${counted(rendering.fields.length, 'field')}, ${counted(rendering.notes.length, 'note')}`,
    run: () => pages.show(`${stored.registration.name} ${target}`, sheetMarkdown(mailbox.address, rendering)),
  };
  const use = await pick([...uses, sheet], 'What do you want to do with it?');
  await use?.run();
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function usesOf(
  file: RenderedFile,
  several: boolean,
  owner: { readonly registration: string; readonly target: string },
): readonly Use[] {
  const document = window.activeTextEditor?.document;
  return [
    ...(document === undefined
      ? []
      : [
          {
            label: several ? `$(insert) Insert ${file.name}` : '$(insert) Insert at the cursor',
            detail: insertDetail(document, file),
            run: () => insertAtCursor(file.text),
          },
        ]),
    {
      label: several ? `$(copy) Copy ${file.name}` : '$(copy) Copy',
      detail: 'To the clipboard; it holds no secret',
      run: () => copy(file.text),
    },
    {
      label: several ? `$(go-to-file) Open ${file.name}` : '$(go-to-file) Open in an editor',
      detail: 'As a new file that is not saved yet',
      run: () => open(file),
    },
    {
      label: several ? `$(save) Save ${file.name}…` : `$(save) Save as ${file.name}…`,
      detail: 'A file that is there is compared first and keeps everything else',
      run: async () => void (await saveFile(file, owner)),
    },
  ];
}

async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage('$(copy) Copied', 4_000);
}

async function open(file: RenderedFile): Promise<void> {
  await window.showTextDocument(
    await workspace.openTextDocument({ language: file.language, content: file.text }),
  );
}

function sheetMarkdown(address: string, rendering: Rendering): string {
  const fields = rendering.fields.map(
    ({ label, value }) => `| ${escapeMarkdown(label)} | ${escapeMarkdown(value)} |`,
  );
  return [
    `# ${escapeMarkdown(address)}`,
    ...(fields.length === 0 ? [] : [`| Field | Value |\n| --- | --- |\n${fields.join('\n')}`]),
    ...rendering.notes.map((note) => `- ${escapeMarkdown(note)}`),
  ].join('\n\n');
}
