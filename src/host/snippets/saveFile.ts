// Saves a rendered file under the name its program expects. A file that is there is compared, merged and kept whole.

import { commands, Uri, window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { configFileOf } from '../../products/configFiles.ts';
import type { RenderedFile } from '../../products/product.ts';
import type { BlockOwner, Merge } from '../../snippets/merge/mergeFile.ts';
import { pick } from '../shell/ask.ts';
import { readSaved, replaceText } from '../shell/editFile.ts';
import { linkIn } from '../shell/links.ts';
import { createVirtualText } from './virtualText.ts';

/** What was saved, undefined if the person left it. */
export async function saveFile(file: RenderedFile, owner: BlockOwner): Promise<Uri | undefined> {
  const target = await askPlace(file);
  if (target === undefined) return undefined;
  const existing = await readSaved(target);
  if (existing === undefined || existing.trim() === '') {
    await workspace.fs.writeFile(target, new TextEncoder().encode(file.text));
    await window.showTextDocument(target, { preview: false });
    return target;
  }
  if (existing === file.text) return alreadyThere(target);
  const merged = await merge(existing, file, owner);
  if (!merged.ok) return saveBeside(target, file, merged.problem);
  return merged.text === existing ? alreadyThere(target) : writeMerged(target, existing, merged);
}

async function alreadyThere(target: Uri): Promise<Uri> {
  await window.showTextDocument(target, { preview: false });
  window.setStatusBarMessage(l10n.t('$(check) The file holds all of it already'), 6_000);
  return target;
}

/** Files of that name in the workspace, or a place of the person's choice. */
async function askPlace(file: RenderedFile): Promise<Uri | undefined> {
  const found = (await workspace.findFiles(`**/${file.name}`, '**/{node_modules,.git}/**', 20)).toSorted(
    (a, b) => a.path.length - b.path.length,
  );
  const other = {
    label: l10n.t('$(folder-opened) Somewhere else…'),
    detail: l10n.t('Choose the folder and name'),
    uri: undefined,
  };
  const items = found.map((uri) => ({
    label: `$(file) ${workspace.asRelativePath(uri)}`,
    detail: l10n.t('It is there already: you see what changes before anything is written'),
    uri,
  }));
  const choice =
    items.length === 0 ? other : await pick([...items, other], l10n.t('Where does {0} go?', file.name));
  if (choice === undefined) return undefined;
  if (choice.uri !== undefined) {
    await refuseLink(choice.uri);
    return choice.uri;
  }
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: l10n.t('Save {0}', file.name),
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, file.name) }),
  });
}

/** A repository can bring a file of that name that leads elsewhere. A place that a person chose is theirs. */
async function refuseLink(file: Uri): Promise<void> {
  const folder = workspace.workspaceFolders?.find(({ uri }) => file.path.startsWith(`${uri.path}/`));
  const link = folder && (await linkIn(folder.uri, file.path.slice(folder.uri.path.length + 1)));
  if (link === undefined) return;
  throw new Error(
    l10n.record(
      '{0} is a link to another place, so nothing was written. Replace it with a folder or file of this workspace, then try again.',
      link,
    ),
  );
}

async function merge(existing: string, file: RenderedFile, owner: BlockOwner): Promise<Merge> {
  const format = configFileOf(file.name)?.format;
  if (format === undefined) return { ok: false, problem: l10n.record('A file of this kind is not merged.') };
  if (format.kind !== 'json') {
    const { mergeFile } = await import('../../snippets/merge/mergeFile.ts');
    return mergeFile(existing, file.text, format, owner);
  }
  const { mergeJson } = await import('../../core/registration/settingsEdit.ts');
  const merged = mergeJson(existing, file.text, format.only);
  return merged.ok ? { ...merged, setAside: [] } : merged;
}

async function writeMerged(
  target: Uri,
  existing: string,
  merged: Extract<Merge, { ok: true }>,
): Promise<Uri | undefined> {
  const name = workspace.asRelativePath(target);
  const write = await compare(target, merged.text, l10n.t('{0}: now and merged', name), {
    label: l10n.t('$(check) Write the merged file'),
    detail:
      merged.setAside.length === 0
        ? l10n.t('Every line of the file stays as it is')
        : l10n.t(
            'These lines become comments, since the new ones set the same: {0}',
            merged.setAside.join(' · '),
          ),
  });
  if (!write) return undefined;
  const document = await replaceText(target, existing, merged.text);
  await window.showTextDocument(document, { preview: false });
  return target;
}

/** Nothing is overwritten: the new file goes beside the old one, under a name of its own. */
async function saveBeside(target: Uri, file: RenderedFile, problem: string): Promise<Uri | undefined> {
  const beside = await freeName(target);
  const base = beside.path.split('/').at(-1) ?? '';
  const save = await compare(
    target,
    file.text,
    l10n.t('{0}: now and rendered', workspace.asRelativePath(target)),
    {
      label: l10n.t('$(new-file) Save beside it as {0}', base),
      detail: l10n.t('{0} Take over by hand what you need.', problem),
    },
  );
  if (!save) return undefined;
  await workspace.fs.writeFile(beside, new TextEncoder().encode(file.text));
  await window.showTextDocument(beside, { preview: false });
  return beside;
}

/** `main-2.tf` beside `main.tf`. */
async function freeName(target: Uri): Promise<Uri> {
  const [, stem = '', ending = ''] = /^(.*\/.[^/]*?)(\.[^./]+)?$/.exec(target.path) ?? [];
  for (let count = 2; ; count += 1) {
    const candidate = target.with({ path: `${stem}-${count}${ending}` });
    const taken = await Promise.resolve(workspace.fs.stat(candidate)).then(
      () => true,
      () => false,
    );
    if (!taken) return candidate;
  }
}

/** Shows both sides and asks; true if the person agrees. */
async function compare(
  target: Uri,
  text: string,
  title: string,
  agree: { readonly label: string; readonly detail: string },
): Promise<boolean> {
  const other = createVirtualText(target.path.split('/').at(-1) ?? 'file', text);
  try {
    await commands.executeCommand('vscode.diff', target, other.uri, title, { preview: true });
    const leave = { label: l10n.t('$(close) Leave the file as it is'), detail: l10n.t('Nothing is written') };
    return (await pick([agree, leave], l10n.t('Read the comparison below. Write it?'))) === agree;
  } finally {
    other.dispose();
  }
}
