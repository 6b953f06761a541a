// Stored Credentials: what this computer's secret store holds for which application, and a way to forget what no
// registration uses any more.

import { clouds } from '../../core/endpoints/clouds.ts';
import * as l10n from '../../core/l10n.ts';
import { choose, tellAndEnd } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Services, StoredSecrets } from '../shell/services.ts';
import { registrationsUsing } from './applicationsInUse.ts';

interface Row {
  readonly name: string;
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly kind: StoredSecrets['kind'];
  readonly signIns: boolean;
  readonly renewal: boolean;
  /** Ids of the registrations that use it; empty: nothing in the settings of this window does. */
  readonly usedBy: readonly string[];
}

interface Subject {
  readonly rows: readonly Row[];
  readonly chosen?: { readonly row: Row; readonly hash: string };
}

/** Code gets the list; only a person, who sees which one it is, can forget one here. */
export const storedCommand = (services: Services): Command =>
  command<Subject, unknown>({
    id: 'exchangeOAuth.credential.stored',
    choose: (call) => chooseStored(call, services),
    confirm: ({ chosen }) =>
      chosen && {
        title: l10n.t('Forget what is stored for {0}?', chosen.row.name),
        detail: l10n.t(
          '{0}\n\nIt is removed from this computer. In Microsoft Entra it stays valid until it ends or is deleted there.',
          explained(chosen.row),
        ),
        answers: [l10n.t('Forget')],
      },
    run: async ({ rows, chosen }) => {
      if (chosen !== undefined) await services.credentials.forgetStored(chosen.hash);
      return rows;
    },
  });

async function chooseStored(call: Call, services: Services): Promise<Subject> {
  const stored = await services.credentials.stored();
  const found = stored.map((secrets) => ({ hash: secrets.hash, row: rowOf(secrets, services) }));
  // What nothing uses comes first: that is what people look for.
  const sorted = found.toSorted((a, b) => a.row.usedBy.length - b.row.usedBy.length);
  const rows = sorted.map(({ row }) => row);
  if (!call.byPerson) return { rows };
  if (rows.length === 0) tellAndEnd(l10n.t('Nothing is stored on this computer for any application.'));
  const items = sorted.map((chosen) => ({
    label: `${chosen.row.usedBy.length === 0 ? '$(warning)' : '$(key)'} ${escapeUiText(chosen.row.name)}`,
    description: escapeUiText(holds(chosen.row)),
    detail: escapeUiText(explained(chosen.row)),
    chosen,
  }));
  return {
    rows,
    chosen: (await choose(items, l10n.t('Stored on this computer. Which one do you want to forget?'))).chosen,
  };
}

function rowOf(secrets: StoredSecrets, { registrations }: Services): Row {
  const users = registrationsUsing(registrations, secrets.hash);
  const [first] = users;
  return {
    name: first?.name ?? secrets.application?.name ?? l10n.t('an application of which no name was kept'),
    authority: secrets.application?.authority ?? (first === undefined ? '' : hostOf(first.cloud)),
    tenantId: secrets.application?.tenantId ?? first?.tenantId ?? '',
    clientId: secrets.application?.clientId ?? first?.clientId ?? '',
    kind: secrets.kind,
    signIns: secrets.signIns,
    renewal: secrets.renewal,
    usedBy: [...new Set(users.map(({ id }) => id))],
  };
}

const hostOf = (cloud: string): string =>
  Object.values(clouds)
    .find(({ id }) => id === cloud)
    ?.authority.value.replace('https://', '') ?? '';

const kindWords: Readonly<Record<Row['kind'], string>> = {
  none: '',
  secret: l10n.msg('client secret'),
  certificate: l10n.msg('certificate and private key'),
  signIn: l10n.msg('sign-in of a person'),
  password: l10n.msg('password'),
};

const holds = ({ kind, signIns, renewal }: Row): string =>
  [
    l10n.t(kindWords[kind]),
    signIns ? l10n.t('signed-in accounts') : '',
    renewal ? l10n.t('credentials of a renewal') : '',
  ]
    .filter((words) => words !== '')
    .join(', ');

function explained({ clientId, tenantId, authority, usedBy }: Row): string {
  const used =
    usedBy.length === 0
      ? l10n.t('No registration in the settings of this window uses it.')
      : l10n.t('Used by {0}.', usedBy.join(', '));
  return clientId === ''
    ? used
    : `${used} ${l10n.t('Client {0}, tenant {1}, at {2}.', clientId, tenantId, authority)}`;
}
