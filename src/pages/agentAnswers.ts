// What agents are told, as JSON: fixed words and facts of this product; text of servers as one quoted, capped field.

import { rbacRole } from '../configs/ewsUse.ts';
import type { ConfigReading } from '../configs/model.ts';
import { endsWithEws, ewsEndsOn } from '../core/permissions/ewsEnd.ts';
import { permissionIds } from '../core/permissions/permissionIds.ts';
import type { Advice } from '../core/report/advice.ts';
import { daysUntil } from '../core/text/dates.ts';
import { plainLine } from '../core/text/text.ts';
import { shownText } from './configPage.ts';

/** Longer answers are of no use to a model. */
const longestField = 300;

/** Text that a server or a person wrote: one line, without invisible characters, named as a quotation. */
export function quotedText(text: string): { readonly quotedServerText: string } {
  return { quotedServerText: plainLine(text, longestField) };
}

export function explainedAnswer(
  found: readonly (Advice & { readonly recognised?: string; readonly confidence?: string })[],
): object {
  return {
    causes: found.slice(0, 5).map(({ code, title, cause, owner, fix, sources, recognised, confidence }) => ({
      code,
      title,
      cause,
      whoActs: owner,
      steps: fix.split('\n').filter((line) => line !== ''),
      confidence,
      sources,
      ...(recognised === undefined ? {} : quotedText(recognised)),
    })),
  };
}

const tasks: Readonly<Record<string, { readonly app: string; readonly delegated: string }>> = {
  readMailImap: { app: 'IMAP.AccessAsApp', delegated: 'IMAP.AccessAsUser.All' },
  readMailPop: { app: 'POP.AccessAsApp', delegated: 'POP.AccessAsUser.All' },
  sendMailSmtp: { app: 'SMTP.SendAsApp', delegated: 'SMTP.Send' },
  readMailGraph: { app: 'Mail.Read', delegated: 'Mail.Read' },
  changeMailGraph: { app: 'Mail.ReadWrite', delegated: 'Mail.ReadWrite' },
  sendMailGraph: { app: 'Mail.Send', delegated: 'Mail.Send' },
  readMailEws: { app: 'full_access_as_app', delegated: 'EWS.AccessAsUser.All' },
};

/** The tasks that find_permission knows; its schema names the same ones. */
export const permissionTasks = Object.keys(tasks);

export function permissionAnswer(input: {
  readonly task?: string;
  readonly access?: string;
  readonly idOrName?: string;
}): object {
  const task = input.task === undefined ? undefined : tasks[input.task];
  const wanted = (
    input.idOrName ??
    (input.access === 'delegated' ? task?.delegated : task?.app) ??
    ''
  ).toLowerCase();
  if (wanted === '')
    throw new Error('Name a task of the list, or an ID or a name of a permission as idOrName.');
  const graph = input.task?.endsWith('Graph') === true;
  const type = input.access === 'delegated' ? 'Scope' : 'Role';
  const rows = permissionIds
    .filter(({ id, value }) => id === wanted || value.toLowerCase() === wanted)
    .filter((row) => task === undefined || (row.type === type && (row.resource === 'graph') === graph));
  return {
    permissions: rows.map(({ resource, type: kind, id, value }) => ({
      api: resource === 'exchange' ? 'Office 365 Exchange Online' : 'Microsoft Graph',
      name: value,
      id,
      type: kind === 'Role' ? 'application' : 'delegated',
      adminConsent: kind === 'Role' ? 'always' : 'usually, by the tenant’s consent policy',
      ...(kind === 'Role' && rbacRole(value) !== undefined ? { scopedRole: rbacRole(value) } : {}),
      ...(endsWithEws(value) ? { ends: ewsEndsOn } : {}),
    })),
  };
}

/** A file as the reader sees it; the text of secrets is masked. */
export function configAnswer({ kind, values, problems }: ConfigReading): object {
  return {
    kind: kind?.program,
    values: values.slice(0, 100).map((value) => ({
      what: value.what,
      line: value.line,
      text: plainLine(shownText(value), longestField),
      ...(value.placeholder === true ? { placeholder: true } : {}),
    })),
    problems: problems
      .slice(0, 50)
      .map(({ code, severity, line, message }) => ({ code, severity, line, message })),
  };
}

export function ewsAnswer(
  mailboxes: readonly {
    readonly registration: string;
    readonly address: string;
    readonly usesEws: boolean;
  }[],
  now: number,
): object {
  return {
    deadline: ewsEndsOn,
    daysLeft: Math.max(0, daysUntil(ewsEndsOn, new Date(now))),
    untilThen: 'EWSEnabled True, and the client ID in EwsAllowedAppIDs. Set-OrganizationConfig changes both.',
    stillOnEws: mailboxes
      .filter(({ usesEws }) => usesEws)
      .map(({ registration, address }) => ({ registration, address })),
    graphEquivalents: {
      read: 'GET /users/{id}/messages (Mail.Read)',
      send: 'POST /users/{id}/sendMail (Mail.Send)',
      change: 'PATCH /users/{id}/messages/{id} (Mail.ReadWrite)',
    },
  };
}
