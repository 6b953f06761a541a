// Import Profile: what comes in is shown first; ids that are taken, hosts and the place to keep it are asked for.

import { CancellationError, type QuickPickItem, type Uri, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { hostsOf } from '../../core/registration/namedHosts.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { RegistrationScope } from '../../core/registration/storedRegistration.ts';
import { plainLine } from '../../core/text/text.ts';
import { type ImportedProfile, importProfile } from '../../products/profile.ts';
import { choose, namedOrAsked, needed } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import { ask } from '../shell/question.ts';
import { readBounded } from '../shell/readBounded.ts';
import type { HostAgreements, RegistrationStore } from '../shell/services.ts';
import { replacing } from './changes.ts';
import { detailOf, showProblems } from './importedWords.ts';
import { type Save, saveImported } from './saveImported.ts';
import { scopeChoices } from './scopes.ts';

/** What happens to one whose id is taken. */
type Conflict = 'replace' | 'keepBoth' | 'skip';
const conflicts: readonly Conflict[] = ['replace', 'keepBoth', 'skip'];

interface Incoming {
  readonly registration: Registration;
  /** Under an id that is free here and in the file. */
  readonly asNew: Registration;
  readonly taken: boolean;
}

export const importCommand = (store: RegistrationStore, hosts: HostAgreements): Command =>
  command({
    id: 'exchangeOAuth.profile.import',
    choose: (call) => chooseImport(call, store),
    // A person has answered for each of them already.
    confirm: ({ saves, byPerson }) => (byPerson ? undefined : replacing(saves, store)),
    run: async ({ saves, problems, byPerson }) => {
      const imported: string[] = [];
      for (const save of saves) {
        const saved = await saveImported(save, store);
        if (byPerson) await hosts.agree(saved);
        imported.push(saved.id);
      }
      return { imported, problems };
    },
    tell: (_, { saves }) => (saves.length > 0 ? showImported(saves) : undefined),
  });

async function chooseImport(call: Call, store: RegistrationStore) {
  const toName = 'Name the profile: {text: "<the file\'s text>"}.';
  const text = await namedOrAsked(call, textOf(call, 'text'), readChosenFile, toName);
  const profile = read(text, []);
  const incoming = incomingOf(text, profile, store);
  const saves = call.byPerson ? await askSaves(incoming, profile, store) : decided(call, incoming, store);
  return { saves, problems: profile.problems, byPerson: call.byPerson };
}

async function readChosenFile(): Promise<string | undefined> {
  const files: readonly Uri[] | undefined = await window.showOpenDialog({
    title: l10n.t('Import profile'),
    openLabel: l10n.t('Read'),
    filters: { JSON: ['json'] },
    canSelectMany: false,
  });
  const [file] = files ?? [];
  return file === undefined ? undefined : readBounded(file, l10n.t('a profile'));
}

/** Throws with the reason if the file cannot be used; nothing was changed then. */
function read(text: string, existing: readonly string[]): ImportedProfile {
  const reading = importProfile(text, existing);
  if (!reading.ok) throw new Error(l10n.record('{0} Nothing was changed.', reading.problem));
  const { profile } = reading;
  if (profile.registrations.length === 0) {
    const [first] = profile.problems;
    const why = first === undefined ? '' : ` ${first.entry}: ${first.problem}`;
    throw new Error(
      l10n.record('The profile holds no registration that can be used.{0} Nothing was changed.', why),
    );
  }
  return profile;
}

function incomingOf(text: string, profile: ImportedProfile, store: RegistrationStore): readonly Incoming[] {
  const existing = store.all().map(({ registration }) => registration.id);
  const own = profile.registrations.map(({ id }) => id);
  const free = read(text, [...existing, ...own]).registrations;
  return profile.registrations.map((registration, index) => ({
    registration,
    asNew: free[index] ?? registration,
    taken: existing.includes(registration.id),
  }));
}

/** Code says what to do with ids that are taken; hosts of one's own need a person. */
function decided(call: Call, incoming: readonly Incoming[], store: RegistrationStore): readonly Save[] {
  const named = textOf(call, 'conflicts') ?? 'skip';
  const conflict = conflicts.find((each) => each === named);
  if (conflict === undefined)
    throw new Error(l10n.record('"conflicts" must be one of {0}.', conflicts.join(', ')));
  const withHosts = incoming.find(({ registration }) => hostsOf(registration).length > 0);
  if (withHosts !== undefined) {
    throw new Error(
      l10n.record(
        '{0} names hosts of its own. Import it from the Command Palette, where they are shown and agreed to. Nothing was changed.',
        withHosts.registration.name,
      ),
    );
  }
  return incoming.flatMap((entry) => saveOf(entry, conflict, { kind: 'user' }, store));
}

/** A replaced entry stays in the settings in which it stands. */
function saveOf(
  { registration, asNew, taken }: Incoming,
  conflict: Conflict,
  scope: RegistrationScope,
  store: RegistrationStore,
): readonly Save[] {
  if (!taken) return [{ registration, scope, base: 'new' }];
  if (conflict === 'skip') return [];
  const present = store.find(registration.id);
  if (conflict === 'keepBoth' || present === undefined) return [{ registration: asNew, scope, base: 'new' }];
  return [{ registration, scope: present.scope, base: present.registration }];
}

async function askSaves(
  incoming: readonly Incoming[],
  profile: ImportedProfile,
  store: RegistrationStore,
): Promise<readonly Save[]> {
  showProblems(profile);
  const chosen = await askWhich(incoming, profile);
  if (chosen.length === 0) throw new CancellationError();
  const agreed = await askHosts(chosen);
  const scope = await askScope(agreed);
  const saves: Save[] = [];
  for (const entry of agreed) {
    const conflict = entry.taken ? await askConflict(entry) : 'keepBoth';
    saves.push(...saveOf(entry, conflict, scope, store));
  }
  return saves;
}

/** The preview: one row for each registration with what it would do here. */
async function askWhich(
  incoming: readonly Incoming[],
  profile: ImportedProfile,
): Promise<readonly Incoming[]> {
  const rows = incoming.map((entry) => ({
    label: escapeUiText(plainLine(entry.registration.name, 80)),
    description: escapeUiText(
      entry.taken ? l10n.t('{0}: this id is taken here', entry.registration.id) : entry.registration.id,
    ),
    detail: detailOf(entry.registration),
    picked: true,
    entry,
  }));
  const picked = await window.showQuickPick(rows, {
    title:
      profile.customer === undefined
        ? l10n.t('Import profile')
        : l10n.t('Import profile of {0}', profile.customer),
    placeHolder: l10n.t('Which ones come in? Nothing changes yet.'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return needed(picked).map(({ entry }) => entry);
}

/** Tokens and secrets go to these hosts: without agreement their registrations are not imported. */
async function askHosts(chosen: readonly Incoming[]): Promise<readonly Incoming[]> {
  const withHosts = chosen.filter(({ registration }) => hostsOf(registration).length > 0);
  if (withHosts.length === 0) return chosen;
  const agree = l10n.t('Agree to These Hosts');
  const others = chosen.filter((entry) => !withHosts.includes(entry));
  const lines = withHosts.map(
    ({ registration }) => `${plainLine(registration.name, 60)}: ${hostsOf(registration).join(', ')}`,
  );
  const answer = await ask({
    title: l10n.t('Let these registrations send their tokens and secrets to these hosts?'),
    detail: l10n.t(
      '{0}\n\nThe file names them. Agree only if you know that they are yours.',
      lines.join('\n'),
    ),
    answers: [agree, ...(others.length === 0 ? [] : [l10n.t('Import the Others')])],
  });
  return answer === agree ? chosen : others;
}

async function askScope(agreed: readonly Incoming[]): Promise<RegistrationScope> {
  const ownHosts = agreed.some(({ registration }) => hostsOf(registration).length > 0);
  // Hosts of one's own count in User settings only.
  const choices = ownHosts ? scopeChoices().slice(0, 1) : scopeChoices();
  const items = choices.map(({ scope, label, detail }) => ({ label, detail, scope }));
  return (await choose(items, l10n.t('Where do you want to keep them?'))).scope;
}

async function askConflict({ registration, asNew }: Incoming): Promise<Conflict> {
  const items: readonly (QuickPickItem & { readonly conflict: Conflict })[] = [
    { label: l10n.t('Keep both'), detail: l10n.t('The new one becomes {0}', asNew.id), conflict: 'keepBoth' },
    {
      label: l10n.t('Replace'),
      detail: l10n.t('The one here is overwritten; a credential stays with the same tenant and client ID'),
      conflict: 'replace',
    },
    { label: l10n.t('Skip'), detail: l10n.t('The one here stays as it is'), conflict: 'skip' },
  ];
  return (await choose(items, l10n.t('{0} is here already. What do you want to do?', registration.id)))
    .conflict;
}

async function showImported(saves: readonly Save[]): Promise<void> {
  const count = saves.length === 1 ? l10n.t('1 registration') : l10n.t('{0} registrations', saves.length);
  await window.showInformationMessage(
    escapeUiText(l10n.t('Imported {0}. A profile holds no credential: set it for each, then test.', count)),
  );
}
