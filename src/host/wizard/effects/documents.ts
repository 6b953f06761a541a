// The texts of the current step: scripts, settings files, the hand-off sheet and the report; and what is done with one.
import { env, Range, SnippetString, type TextEditor, Uri, window, workspace } from 'vscode';
import type { DocumentUse } from '../../../wizard/messages.ts';
import type { WizardDocument } from '../../../wizard/snapshot.ts';
import type { WizardModel } from '../model.ts';

/** Does with a document what the person asked; the answer is said to screen readers. */
export async function useDocument(model: WizardModel, id: string, use: DocumentUse): Promise<string> {
  const found = model.parts.documents?.find((entry) => entry.id === id);
  if (found === undefined) throw new Error('This text is no longer part of the step. Open the step again.');
  switch (use) {
    case 'copy':
      await env.clipboard.writeText(found.text);
      return 'Copied';
    case 'open':
      await openText(found);
      return 'Opened in an editor';
    case 'insert':
      return insert(model, found);
    case 'save':
      return saveAs(found);
    case 'terminal':
      return sendToTerminal(found);
  }
}

async function openText(found: WizardDocument): Promise<void> {
  const document = await workspace.openTextDocument({ language: found.language, content: found.text });
  await window.showTextDocument(document, { preview: false });
}

async function insert(model: WizardModel, found: WizardDocument): Promise<string> {
  const editor = editorFor(model);
  if (editor === undefined) {
    throw new Error(
      'There is no text editor to insert into. Open the file and put the cursor where the text goes.',
    );
  }
  const shown = await window.showTextDocument(editor.document, {
    preview: false,
    selection: selectionOf(editor),
  });
  // Escaped, so that `$` and `}` in the text are not read as a VS Code snippet; the editor indents the lines.
  await shown.insertSnippet(new SnippetString().appendText(found.text));
  return `Inserted into ${workspace.asRelativePath(editor.document.uri)}`;
}

/** The editor in front; behind the wizard's own panel, the one that was in front before. */
function editorFor(model: WizardModel): TextEditor | undefined {
  const open = (editor: TextEditor | undefined) =>
    editor !== undefined && !editor.document.isClosed ? editor : undefined;
  return open(window.activeTextEditor) ?? open(window.visibleTextEditors[0]) ?? open(model.editor);
}

const selectionOf = (editor: TextEditor): Range =>
  new Range(editor.selection.active, editor.selection.active);

async function saveAs(found: WizardDocument): Promise<string> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: `Save ${found.fileName}`,
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, found.fileName) }),
  });
  if (target === undefined) return '';
  await workspace.fs.writeFile(target, new TextEncoder().encode(found.text));
  await window.showTextDocument(target, { preview: false });
  return 'Saved';
}

/** The text waits at the prompt; the person reads it and presses Enter. */
async function sendToTerminal(found: WizardDocument): Promise<string> {
  if (!found.runnable) throw new Error('This text is not a script.');
  const terminal = window.createTerminal({ name: found.title, shellPath: 'pwsh' });
  terminal.show();
  terminal.sendText(found.text, false);
  return 'Sent to a terminal; read it there and press Enter';
}
