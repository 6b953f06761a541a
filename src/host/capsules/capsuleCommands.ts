// Export This Failure and Open Capsule: a failed test in a file, shown before it is saved, and played again elsewhere.

import { Uri, window, workspace } from 'vscode';
import { type Capsule, makeCapsule, readCapsule } from '../../core/capsule/capsule.ts';
import * as l10n from '../../core/l10n.ts';
import { protocols } from '../../core/permissions/protocols.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import { capsuleMarkdown } from '../../pages/capsulePage.ts';
import { isIdTaken } from '../registrations/isIdTaken.ts';
import { askMailbox, type MailboxChoice, needed } from '../shell/ask.ts';
import { textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Pages } from '../shell/pages.ts';
import { readBounded } from '../shell/readBounded.ts';
import type { Services } from '../shell/services.ts';
import { versionsHere } from '../shell/versions.ts';
import type { MailboxTree } from '../tree/mailboxTree.ts';
import { capsulePrefix } from './recordings.ts';

export interface CapsuleDeps {
  readonly services: Services;
  readonly pages: Pages;
  readonly tree: MailboxTree;
}

export const capsuleCommands = (deps: CapsuleDeps): readonly Command[] => [
  exportCommand(deps),
  openCommand(deps),
];

const exportCommand = ({ services, pages }: CapsuleDeps): Command =>
  command({
    id: 'exchangeOAuth.capsule.export',
    choose: (call) =>
      askMailbox(call, services.registrations, l10n.t('Which mailbox’s failure do you want to export?')),
    run: async (choice, { byPerson }) => {
      const text = await capsuleText(choice, services);
      if (byPerson) await pages.show(l10n.t('Capsule of {0}', choice.mailbox.address), capsuleMarkdown(text));
      return { text };
    },
    tell: offerToSave,
  });

async function capsuleText({ stored, mailbox }: MailboxChoice, services: Services): Promise<string> {
  const { registration } = stored;
  const recordings = services.recordings.of(registration, mailbox.address);
  if (recordings.every(({ ok }) => ok))
    throw new Error(
      l10n.record(
        'No failed test of {0} is known in this window. Run "Test Connection" first, then export its failure.',
        mailbox.address,
      ),
    );
  const reports = services.reports.probes(registration.id, mailbox.address);
  const made = makeCapsule(
    {
      registration,
      mailbox,
      recordings,
      advised: advisedIn(reports),
      versions: versionsHere(),
      madeAt: new Date().toISOString(),
    },
    services.redact,
  );
  if (!made.ok) throw new Error(made.problem);
  return made.text;
}

function advisedIn(reports: readonly ProbeReport[]): Readonly<Record<string, string>> {
  const codes = reports.map(({ protocol, steps }) => [
    protocol,
    steps.find(({ code }) => code !== undefined)?.code,
  ]);
  return Object.fromEntries(codes.filter(([, code]) => code !== undefined));
}

async function offerToSave({ text }: { readonly text: string }): Promise<void> {
  const save = l10n.t('Save Capsule…');
  const answer = await window.showInformationMessage(
    l10n.t(
      'The page shows the whole file: names, addresses, IDs and hosts are replaced, and no secret was found in it. Read it before you hand it on.',
    ),
    save,
  );
  if (answer !== save) return;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: l10n.t('Save Capsule'),
    filters: { Capsule: ['json'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, 'failure.capsule.json') }),
  });
  if (target !== undefined) await workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

/** Limit in bytes; a larger file is no capsule. */
const mostBytes = 2_000_000;

const openCommand = ({ services, tree }: CapsuleDeps): Command =>
  command({
    id: 'exchangeOAuth.capsule.open',
    choose: async (call) => {
      const reading = readCapsule(textOf(call, 'text') ?? (await readChosen()));
      if (!reading.ok) throw new Error(reading.problem);
      return reading.capsule;
    },
    run: async (capsule) => {
      const id = freeId(services);
      const { address } = capsule.mailbox;
      const registration: Registration = {
        ...capsule.registration,
        id,
        name: l10n.t('Capsule of {0}', capsule.madeAt.slice(0, 10)),
        // No server is asked: the capsule answers.
        cloud: 'demo',
        mailboxes: [capsule.mailbox],
      };
      // First what a person sees and can remove: of a capsule alone nobody would know.
      await services.registrations.save(registration, { kind: 'user' }, 'new');
      await services.recordings.open(id, capsule).catch(async (error: unknown) => {
        await services.registrations.remove(registration);
        throw error;
      });
      await tree.reveal(id, address);
      return { registration: id, address, advised: capsule.advised };
    },
    tell: (opened) => tellOpened(opened),
  });

async function readChosen(): Promise<string> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Open Capsule'),
    filters: { Capsule: ['json'] },
  });
  const [file] = needed(chosen);
  if (file === undefined) throw new Error(l10n.record('No file was chosen.'));
  return readBounded(file, l10n.t('a capsule'), mostBytes);
}

function freeId({ registrations }: Services): string {
  for (let number = 1; ; number += 1) {
    const id = `${capsulePrefix}${number}`;
    if (!isIdTaken(registrations, id)) return id;
  }
}

async function tellOpened({
  address,
  advised,
}: Pick<Capsule, 'advised'> & { readonly address: string }): Promise<void> {
  const names = Object.keys(advised).map((id) => protocols[id as keyof typeof protocols]?.label ?? id);
  await window.showInformationMessage(
    escapeUiText(
      l10n.t(
        '{0} is in the tree. "Test Connection" beside it plays what was recorded of {1}; no server is asked.',
        address,
        names.join(', '),
      ),
    ),
  );
}
