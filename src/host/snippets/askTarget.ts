// Which target to render: a list of all of them, and beside it what the highlighted one would give.

import { type QuickPickItem, window } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import type { RenderResult } from '../../products/product.ts';
import { codeBlock, escapeMarkdown } from '../../snippets/quoteMarkdown.ts';
import type { MailboxChoice } from '../shell/ask.ts';
import { createVirtualText } from './virtualText.ts';

interface TargetItem extends QuickPickItem {
  readonly target: string;
}

/** Undefined if the person leaves the list. The preview is closed with it. */
export async function askTarget(
  { stored, mailbox }: MailboxChoice,
  demo: DemoEndpoints | undefined,
): Promise<string | undefined> {
  const { targetsFor, renderTarget } = await import('../../products/registry.ts');
  const { registration } = stored;
  const picker = window.createQuickPick<TargetItem>();
  picker.title = l10n.t('Config snippet for {0}', mailbox.address);
  picker.placeholder = l10n.t('What do you want to configure? A preview opens beside.');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.ignoreFocusOut = true;
  picker.items = targetsFor(registration, mailbox).map((offered) => ({
    label: offered.refusal === undefined ? offered.name : `$(circle-slash) ${offered.name}`,
    // What people type before they know our names: vendor, language, symptom.
    description: [offered.target, ...offered.words].join(' · '),
    detail: l10n.shown(offered.refusal?.refused ?? offered.summary),
    target: offered.target,
  }));
  const preview = createVirtualText('Preview.md');
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let newest = 0;
  const show = async (item: TargetItem) => {
    newest += 1;
    const mine = newest;
    const result = await renderTarget(registration, mailbox, item.target, demo);
    if (mine === newest) await preview.show(previewMarkdown(item.target, result), 'markdown');
  };
  picker.onDidChangeActive(([item]) => {
    // A preview that fails needs no message: rendering the chosen target says why.
    if (item !== undefined) void show(item).catch(() => undefined);
  });
  picker.onDidAccept(() => resolve(picker.selectedItems[0]?.target));
  picker.onDidHide(() => resolve(undefined));
  picker.show();
  try {
    return await promise;
  } finally {
    newest += 1;
    picker.dispose();
    preview.dispose();
  }
}

/** Files first: they are what is inserted or saved. */
function previewMarkdown(target: string, result: RenderResult): string {
  if ('refused' in result) {
    const nearest =
      result.nearest === undefined ? [] : [l10n.t('Nearest that can: {0}', escapeMarkdown(result.nearest))];
    return `${[`# ${target}`, escapeMarkdown(l10n.shown(result.refused)), ...nearest].join('\n\n')}\n`;
  }
  return `${[
    ...result.files.flatMap(({ name, language, text }) =>
      language === 'markdown'
        ? [text.trimEnd()]
        : [`# ${escapeMarkdown(name)}`, codeBlock(text.trimEnd(), language)],
    ),
    ...(result.notes.length === 0
      ? []
      : [result.notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n')]),
  ].join('\n\n')}\n`;
}
