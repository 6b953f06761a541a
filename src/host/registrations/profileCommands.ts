// Export Profile: chosen registrations as one JSON file without secrets, to take along or keep in a repository.

import { Uri, window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { hostsOf } from '../../core/registration/namedHosts.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { today } from '../../core/text/dates.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import { redactJson } from '../../core/text/redactJson.ts';
import { plainLine } from '../../core/text/text.ts';
import { type ExportedProfile, exportProfile } from '../../products/profile.ts';
import { needed } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import { ask } from '../shell/question.ts';
import type { RegistrationStore, Services } from '../shell/services.ts';
import { importCommand } from './importProfile.ts';

export const profileCommands = ({ registrations, hosts, redactor }: Services): readonly Command[] => [
  command({
    id: 'exchangeOAuth.profile.export',
    choose: (call) => chooseExport(call, registrations),
    run: (subject, { byPerson }) => {
      const profile = withoutSecrets(profileOf(subject), redactor);
      return byPerson ? save(profile, subject.chosen) : profile;
    },
  }),
  importCommand(registrations, hosts),
];

interface Export {
  readonly chosen: readonly Registration[];
  readonly customer: string;
  readonly includeHosts: boolean;
}

async function chooseExport(call: Call, store: RegistrationStore): Promise<Export> {
  const chosen = call.byPerson ? await askRegistrations(call, store) : namedRegistrations(call, store);
  const customer = call.byPerson ? needed(await askCustomer()) : textOf(call, 'customer');
  const hosts = [...new Set(chosen.flatMap(hostsOf))];
  const includeHosts = call.byPerson ? await askHosts(hosts) : call.values['includeHosts'] === true;
  return { chosen, customer: plainLine(customer ?? '', 200), includeHosts };
}

const profileOf = ({ chosen, customer, includeHosts }: Export): ExportedProfile =>
  exportProfile(chosen, {
    exportedOn: today(new Date()),
    includeHosts,
    ...(customer === '' ? {} : { customer }),
  });

/** The demo tenant's hosts change with every start, so its registration stays here. */
const portable = (store: RegistrationStore): readonly Registration[] =>
  store
    .all()
    .map(({ registration }) => registration)
    .filter(({ cloud }) => cloud !== 'demo');

/** The file is handed on: what somebody typed for the customer, or wrote into the settings, may be a secret in use here. */
const withoutSecrets = (profile: ExportedProfile, { knows, redact }: Redactor): ExportedProfile =>
  knows(profile.text)
    ? { ...profile, text: `${JSON.stringify(redactJson(JSON.parse(profile.text), redact), null, 2)}\n` }
    : profile;

function namedRegistrations(call: Call, store: RegistrationStore): readonly Registration[] {
  const named: unknown = call.values['registrations'] ?? (call.registration && [call.registration]);
  if (named === undefined) return portable(store);
  if (!Array.isArray(named)) throw new Error(l10n.record('"registrations" must be a list of ids.'));
  return named.map((id) => {
    const found = portable(store).find((registration) => registration.id === id);
    if (found === undefined)
      throw new Error(l10n.record('There is no registration with the id "{0}" to export.', id));
    return found;
  });
}

async function askRegistrations(call: Call, store: RegistrationStore): Promise<readonly Registration[]> {
  const all = portable(store);
  if (all.length === 0) {
    throw new Error(
      l10n.record('There is no registration to export. The demo tenant’s own one stays on this computer.'),
    );
  }
  const items = all
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((registration) => ({
      label: escapeUiText(plainLine(registration.name, 80)),
      description: escapeUiText(registration.id),
      detail: `${registration.tenantId} · ${mailboxCount(registration)}`,
      picked: call.registration === undefined || call.registration === registration.id,
      registration,
    }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Export profile'),
    placeHolder: l10n.t('Which registrations go into the file? No secret does.'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return needed(picked?.length === 0 ? undefined : picked).map(({ registration }) => registration);
}

const mailboxCount = ({ mailboxes }: Registration): string =>
  mailboxes.length === 1 ? l10n.t('1 mailbox') : l10n.t('{0} mailboxes', mailboxes.length);

const askCustomer = () =>
  window.showInputBox({
    title: l10n.t('Export profile'),
    prompt: l10n.t('Customer or purpose, written into the file. Leave it empty for none.'),
    ignoreFocusOut: true,
  });

async function askHosts(hosts: readonly string[]): Promise<boolean> {
  if (hosts.length === 0) return false;
  const include = l10n.t('Include Hosts');
  const answer = await ask({
    title: l10n.t('Write the hosts of your own into the file?'),
    detail: l10n.t(
      '{0}\n\nWhoever imports the file is shown them and asked, since tokens are sent there. Left out, they have to be entered again.',
      hosts.join('\n'),
    ),
    answers: [include, l10n.t('Leave Them Out')],
  });
  return answer === include;
}

async function save(profile: ExportedProfile, chosen: readonly Registration[]): Promise<unknown> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: l10n.t('Export profile'),
    filters: { JSON: ['json'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, 'exchange-oauth-profile.json') }),
  });
  await workspace.fs.writeFile(needed(target), new TextEncoder().encode(profile.text));
  const count = chosen.length === 1 ? l10n.t('1 registration') : l10n.t('{0} registrations', chosen.length);
  const left =
    profile.withoutHosts.length === 0
      ? ''
      : ` ${l10n.t('Without its own hosts: {0}.', profile.withoutHosts.join(', '))}`;
  void window.showInformationMessage(
    escapeUiText(
      l10n.t(
        'Exported {0}. No client secret, key or token is in the file: set the credentials where you import it.{1}',
        count,
        left,
      ),
    ),
  );
  return { saved: true };
}
