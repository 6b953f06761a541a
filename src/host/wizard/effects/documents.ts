// The texts of the current step: scripts, settings files, the hand-off sheet and the report; and what is done with one.

import {
  commands,
  env,
  Range,
  SnippetString,
  TabInputText,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import * as l10n from '../../../core/l10n.ts';
import type { DocumentUse } from '../../../wizard/actions.ts';
import type { WizardDocument } from '../../../wizard/snapshot.ts';
import { saveFile } from '../../snippets/saveFile.ts';
import type { WizardModel } from '../model.ts';
import { sendToTerminal } from './terminal.ts';

/** Does with a document what the person asked; the answer is said to screen readers. */
export async function useDocument(model: WizardModel, id: string, use: DocumentUse): Promise<string> {
  const found = model.parts.documents?.find((entry) => entry.id === id);
  if (found === undefined)
    throw new Error(l10n.record('This text is no longer part of the step. Open the step again.'));
  switch (use) {
    case 'copy':
      await env.clipboard.writeText(found.text);
      return l10n.t('Copied');
    case 'open':
      await openText(found);
      return l10n.t('Opened in an editor');
    case 'insert':
      return insert(model, found);
    case 'save':
      return found.id.startsWith('file:') ? saveRendered(model, found) : saveAs(found);
    case 'terminal':
      if (!found.runnable) throw new Error(l10n.record('This text is not a script.'));
      return sendToTerminal(model, found);
    case 'run':
      return runScript(model, found);
  }
}

/** The command asks and tells by itself; the wizard does not wait for an administrator's sign-in. */
async function runScript(model: WizardModel, { id }: WizardDocument): Promise<string> {
  const registration = model.state.saved?.id;
  if (registration === undefined)
    throw new Error(l10n.record('Save the registration first: scripts run for a saved one.'));
  const script = id.replace(/^script:/, '');
  const argument = model.services.personArguments.forPerson({ registration, script });
  void commands.executeCommand('exchangeOAuth.script.run', argument);
  return '';
}

async function openText(found: WizardDocument): Promise<void> {
  const document = await workspace.openTextDocument({ language: found.language, content: found.text });
  await window.showTextDocument(document, { preview: false });
}

async function insert(model: WizardModel, found: WizardDocument): Promise<string> {
  const editor = await editorFor(model);
  if (editor === undefined) return '';
  // Escaped, so that `$` and `}` in the text are not read as a VS Code snippet; the editor indents the lines.
  await editor.insertSnippet(new SnippetString().appendText(found.text));
  return l10n.t('Inserted into {0}', workspace.asRelativePath(editor.document.uri));
}

/** The editor beside the wizard; else the one it covers; else the person chooses among the open files. */
async function editorFor(model: WizardModel): Promise<TextEditor | undefined> {
  const seen = [window.activeTextEditor, ...window.visibleTextEditors, model.editor];
  const editor = seen.find((candidate) => candidate !== undefined && !candidate.document.isClosed);
  if (editor !== undefined) {
    const at = new Range(editor.selection.active, editor.selection.active);
    return window.showTextDocument(editor.document, { preview: false, selection: at });
  }
  const uri = await chooseFile(openFiles());
  // Shown again, a file has its cursor where it was.
  return uri === undefined ? undefined : window.showTextDocument(uri, { preview: false });
}

function openFiles(): readonly Uri[] {
  const inputs = window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.input));
  return inputs.flatMap((input) => (input instanceof TabInputText ? [input.uri] : []));
}

async function chooseFile(files: readonly Uri[]): Promise<Uri | undefined> {
  if (files.length === 0) {
    throw new Error(
      l10n.record(
        'No file is open to insert into. Open one, put the cursor where the text goes, and try again.',
      ),
    );
  }
  if (files.length === 1) return files[0];
  const items = files.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (
    await window.showQuickPick(items, { placeHolder: l10n.t('Insert into which file, at its cursor?') })
  )?.uri;
}

/** A file of a product or library: one that is there already is compared and merged, never overwritten. */
async function saveRendered(model: WizardModel, found: WizardDocument): Promise<string> {
  const { id } = model.registration();
  const target = model.parts.sheet?.target ?? '';
  const file = { name: found.fileName, language: found.language, text: found.text };
  return (await saveFile(file, { registration: id, target })) === undefined ? '' : l10n.t('Saved');
}

async function saveAs(found: WizardDocument): Promise<string> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: l10n.t('Save {0}', found.fileName),
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, found.fileName) }),
  });
  if (target === undefined) return '';
  await workspace.fs.writeFile(target, new TextEncoder().encode(found.text));
  await window.showTextDocument(target, { preview: false });
  return l10n.t('Saved');
}
