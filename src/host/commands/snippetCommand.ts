// Insert Config Snippet: renders a target for a mailbox; a person inserts, copies or saves it. It never holds a secret.
import { env, type QuickPickItem, Range, SnippetString, Uri, window, workspace } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints.ts';
import type { RenderedFile, Rendering } from '../../products/product.ts';
import type { Pages } from '../pages.ts';
import type { Services } from '../services.ts';
import { escapeMarkdown } from '../tree/markdown.ts';
import { askMailbox, type MailboxChoice, pick } from './ask.ts';
import { type Call, cancelled, textOf } from './call.ts';
import type { CommandTable } from './registerCommands.ts';

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
  const target =
    textOf(call, 'target') ?? (call.byPerson ? await askTarget(choice) : choice.stored.registration.product);
  if (target === undefined) return cancelled;
  const { renderTarget, isRefusal } = await import('../../products/registry.ts');
  const result = await renderTarget(
    choice.stored.registration,
    choice.mailbox,
    target,
    parts.demoEndpoints(),
  );
  if (isRefusal(result)) {
    const nearest = result.nearest === undefined ? '' : ` The nearest that can is "${result.nearest}".`;
    throw new Error(`${result.refused}${nearest}`);
  }
  if (call.byPerson) await useRendering(choice, target, result, parts.pages);
  return result;
}

async function askTarget({ stored, mailbox }: MailboxChoice): Promise<string | undefined> {
  const { targetsFor } = await import('../../products/registry.ts');
  const items = targetsFor(stored.registration, mailbox).map((offered) => ({
    label: offered.refusal === undefined ? offered.name : `$(circle-slash) ${offered.name}`,
    description: offered.target,
    detail: offered.refusal?.refused ?? offered.summary,
    target: offered.target,
  }));
  return (await pick(items, 'What do you want to configure?'))?.target;
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
  const several = rendering.files.length > 1;
  const uses = rendering.files.flatMap((file): Use[] => [
    ...(window.activeTextEditor === undefined
      ? []
      : [
          {
            label: several ? `$(insert) Insert ${file.name}` : '$(insert) Insert at the cursor',
            detail: `Into ${workspace.asRelativePath(window.activeTextEditor.document.uri)}`,
            run: () => insert(file.text),
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
      detail: 'An existing file is not overwritten without asking',
      run: () => save(file),
    },
  ]);
  const sheet: Use = {
    label: '$(preview) Read fields and notes',
    detail: `${rendering.fields.length} fields, ${rendering.notes.length} notes`,
    run: () => pages.show(`${stored.registration.name} ${target}`, sheetMarkdown(mailbox.address, rendering)),
  };
  const use = await pick([...uses, sheet], 'What do you want to do with it?');
  await use?.run();
}

async function insert(text: string): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const start = editor.selection.start;
  // Escaped, so that `$` and `}` in the text are not read as a VS Code snippet; the editor indents the lines.
  await editor.insertSnippet(new SnippetString().appendText(text));
  await window.showTextDocument(editor.document, editor.viewColumn);
  editor.revealRange(new Range(start, start));
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

async function save(file: RenderedFile): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: `Save ${file.name}`,
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, file.name) }),
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(file.text));
  await window.showTextDocument(target);
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
