// Insert Config Snippet: renders a target for a mailbox; a person inserts, copies or saves it. It never holds a secret.

import { env, type QuickPickItem, window, workspace } from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import { escapeMarkdown } from '../../pages/markdown.ts';
import type { Refusal, RenderedFile, Rendering } from '../../products/product.ts';
import { askMailbox, type MailboxChoice, needed, pick } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command, simpleCommand } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Pages } from '../shell/pages.ts';
import type { Services } from '../shell/services.ts';
import { askTarget } from './askTarget.ts';
import { insertAtCursor, insertDetail } from './insertText.ts';
import { saveFile } from './saveFile.ts';

export interface SnippetDeps {
  readonly services: Pick<Services, 'registrations'>;
  readonly pages: Pages;
  readonly demoEndpoints: () => DemoEndpoints | undefined;
}

export const snippetCommands = (deps: SnippetDeps): readonly Command[] => [
  command({
    id: 'exchangeOAuth.snippet.render',
    choose: (call) => chooseRendering(call, deps),
    run: ({ rendering }) => rendering,
    tell: (rendering, { choice, target }) => useRendering(choice, target, rendering, deps.pages),
  }),
  simpleCommand({
    id: 'exchangeOAuth.snippet.list',
    run: async () => {
      const { listTargets } = await import('../../products/registry.ts');
      return listTargets();
    },
  }),
];

interface Rendered {
  readonly choice: MailboxChoice;
  readonly target: string;
  readonly rendering: Rendering;
}

async function chooseRendering(call: Call, deps: SnippetDeps): Promise<Rendered> {
  const choice = await askMailbox(call, deps.services.registrations, l10n.t('For which mailbox?'));
  const named = textOf(call, 'target');
  if (named !== undefined) return render(named, choice, call, deps);
  const { product } = choice.stored.registration;
  const target = call.byPerson ? needed(await askTarget(choice, deps.demoEndpoints())) : product;
  return render(target, choice, call, deps);
}

async function render(
  target: string,
  choice: MailboxChoice,
  call: Call,
  deps: SnippetDeps,
): Promise<Rendered> {
  const { renderTarget, isRefusal } = await import('../../products/registry.ts');
  const { registration } = choice.stored;
  const result = await renderTarget(registration, choice.mailbox, target, deps.demoEndpoints());
  if (!isRefusal(result)) return { choice, target, rendering: result };
  return render(await nearestTo(result, call), choice, call, deps);
}

/** A person may take the nearest target that can; code gets the reason. */
async function nearestTo({ refused, nearest }: Refusal, call: Call): Promise<string> {
  if (nearest === undefined) throw new Error(refused);
  if (!call.byPerson) throw new Error(l10n.record('{0} The nearest that can is "{1}".', refused, nearest));
  const { findTarget, targetName } = await import('../../products/registry.ts');
  const product = findTarget(nearest);
  const use = l10n.t('Use {0}', product === undefined ? nearest : targetName(product, nearest));
  needed(await window.showWarningMessage(escapeUiText(l10n.shown(refused)), use));
  return nearest;
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
    label: l10n.t('$(preview) Read fields and notes'),
    detail: l10n.t('Fields: {0}, notes: {1}', rendering.fields.length, rendering.notes.length),
    run: () => pages.show(`${stored.registration.name} ${target}`, sheetMarkdown(mailbox.address, rendering)),
  };
  const use = await pick([...uses, sheet], l10n.t('What do you want to do with it?'));
  await use?.run();
}

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
            label: several
              ? l10n.t('$(insert) Insert {0}', file.name)
              : l10n.t('$(insert) Insert at the cursor'),
            detail: insertDetail(document, file),
            run: () => insertAtCursor(file.text),
          },
        ]),
    {
      label: several ? l10n.t('$(copy) Copy {0}', file.name) : l10n.t('$(copy) Copy'),
      detail: l10n.t('To the clipboard; it holds no secret'),
      run: () => copy(file.text),
    },
    {
      label: several
        ? l10n.t('$(go-to-file) Open {0}', file.name)
        : l10n.t('$(go-to-file) Open in an editor'),
      detail: l10n.t('As a new file that is not saved yet'),
      run: () => open(file),
    },
    {
      label: several ? l10n.t('$(save) Save {0}…', file.name) : l10n.t('$(save) Save as {0}…', file.name),
      detail: l10n.t('A file that is there is compared first and keeps everything else'),
      run: async () => void (await saveFile(file, owner)),
    },
  ];
}

async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('$(copy) Copied'), 4_000);
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
