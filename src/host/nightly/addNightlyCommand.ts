// Add Nightly Check: the files that run the check every night, previewed, and written after a question.

import { Uri, window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { today } from '../../core/text/dates.ts';
import {
  type NightlyCheck,
  type NightlyPlace,
  nightlyCheck,
  nightlyLabels,
  nightlyPlaces,
  profilePath,
} from '../../products/nightlyCheck.ts';
import { exportProfile } from '../../products/profile.ts';
import { askRegistration, choose } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import { linkIn } from '../shell/links.ts';
import type { Pages } from '../shell/pages.ts';
import type { Question } from '../shell/question.ts';
import type { Services } from '../shell/services.ts';
import { versionsHere } from '../shell/versions.ts';

export interface NightlyDeps {
  readonly services: Services;
  readonly pages: Pages;
}

interface Wanted extends NightlyCheck {
  readonly registration: Registration;
}

export const addNightlyCommand = (deps: NightlyDeps): Command =>
  command({
    id: 'exchangeOAuth.check.addNightly',
    needsTrust: l10n.msg('no file is written into it'),
    choose: (call) => wantedBy(call, deps),
    confirm: questionFor,
    run: async ({ files, steps }) => {
      const folder = folderHere();
      await refuseLinks(folder, files);
      for (const { path, text } of files)
        await workspace.fs.writeFile(Uri.joinPath(folder, path), new TextEncoder().encode(text));
      return { files: files.map(({ path }) => path), steps };
    },
    tell: async (written) => {
      const { steps } = written as { readonly steps: readonly string[] };
      await window.showInformationMessage(
        escapeUiText(l10n.t('The files are written. Next: {0}', steps[0] ?? '')),
      );
    },
  });

/** The files for one registration, shown to a person before the question. */
async function wantedBy(call: Call, { services, pages }: NightlyDeps): Promise<Wanted> {
  // Before anything is asked.
  folderHere();
  const { registration } = await askRegistration(call, services.registrations, l10n.t('Which registration?'));
  if (registration.cloud === 'demo')
    throw new Error(
      l10n.record('The demo tenant runs in this window. Add the check to a registration of a real tenant.'),
    );
  if (grants[registration.grant].access !== 'app')
    throw new Error(
      l10n.record(
        '{0} signs a person in, which nobody can do at night. The check needs an application permission.',
        registration.name,
      ),
    );
  const place = await placeOf(call);
  const check = nightlyCheck(place, registration, versionsHere()['Exchange OAuth2 Setup'] ?? '0.1.0');
  // With hosts of one's own: else the check would ask other servers than the window does.
  const profile = exportProfile([registration], {
    exportedOn: today(new Date()),
    includeHosts: true,
  });
  const wanted = {
    registration,
    steps: check.steps,
    files: [{ path: profilePath, language: 'json', text: profile.text }, ...check.files],
  };
  if (call.byPerson) await pages.show(l10n.t('Nightly check'), previewOf(wanted));
  return wanted;
}

/** Names each file, and which of them is there already. */
async function questionFor({ files }: Wanted): Promise<Question> {
  const folder = folderHere();
  const existing = await Promise.all(files.map(({ path }) => exists(Uri.joinPath(folder, path))));
  return {
    title: l10n.t(
      'Write {0} files into {1}?',
      files.length,
      workspace.workspaceFolders?.[0]?.name ?? l10n.t('this folder'),
    ),
    detail: files
      .map(
        ({ path }, index) =>
          `${path}${existing[index] === true ? ` ${l10n.t('(replaces the file that is there)')}` : ''}`,
      )
      .join('\n'),
    answers: [l10n.t('Write Files')],
  };
}

async function placeOf(call: Call): Promise<NightlyPlace> {
  const named = textOf(call, 'place');
  const found = nightlyPlaces.find((place) => place === named);
  if (found !== undefined) return found;
  if (!call.byPerson) throw new Error(`Name where it runs: {place: "${nightlyPlaces.join('" | "')}"}.`);
  const items = nightlyPlaces.map((place) => ({ label: nightlyLabels[place], place }));
  return (await choose(items, l10n.t('Where does the check run every night?'))).place;
}

async function refuseLinks(folder: Uri, files: Wanted['files']): Promise<void> {
  for (const { path } of files) {
    const link = await linkIn(folder, path);
    if (link !== undefined)
      throw new Error(
        l10n.record(
          '{0} is a link to another place, so nothing was written. Replace it with a folder or file of this workspace, then try again.',
          link,
        ),
      );
  }
}

function folderHere(): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined)
    throw new Error(l10n.record('No folder is open. Open the folder that the files belong to first.'));
  return folder;
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

function previewOf({ files, steps }: Wanted): string {
  return [
    `# ${l10n.t('Nightly check')}`,
    '',
    l10n.t(
      '**These files run the check every night.** Nothing is written yet, and none of them holds a secret.',
    ),
    '',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    '',
    ...files.flatMap(({ path, language, text }) => [
      `## ${path}`,
      '',
      `\`\`\`\`${language}`,
      text.trimEnd(),
      '````',
      '',
    ]),
  ].join('\n');
}
