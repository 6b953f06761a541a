// What an administrator's cmdlets printed, read: what it declares, the usual confusions, and every fact.

import { wellKnownClient } from '../configs/facts/wellKnownClients.ts';
import * as l10n from '../core/l10n.ts';
import { showEwsList } from '../core/permissions/ewsEnd.ts';
import type { Mailbox } from '../core/registration/registration.ts';
import type { DeclaredAccess } from '../core/report/policyReport.ts';
import { type AdvisedFinding, whatToDo } from './advicePage.ts';
import { type EwsPage, ewsMarkdown } from './ewsPage.ts';
import { fenced, tableHead } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';
import { accessLabel } from './policyLabels.ts';

export interface CmdletPage {
  readonly mailbox: Mailbox;
  readonly reading: {
    readonly facts: readonly { readonly fact: unknown }[];
    readonly unread: number;
    readonly cut: boolean;
    readonly notKnownWhose: readonly string[];
  };
  readonly declared: DeclaredAccess | undefined;
  readonly findings: readonly AdvisedFinding[];
  /** Set if the output is about EWS. */
  readonly readiness?: EwsPage | undefined;
  /** Set if the roles and the grants of the tenant were both read. */
  readonly heldTwice?: BothListsPage | undefined;
  /** Set if the EWS usage report was read. */
  readonly usage?: UsagePage | undefined;
}

export interface UsagePage {
  readonly applications: readonly {
    readonly appId: string;
    readonly name?: string;
    readonly actions: readonly string[];
    readonly calls: number;
    readonly users: readonly string[];
    readonly lastActivity?: string;
    readonly onList: 'yes' | 'no' | 'unknown';
  }[];
  readonly idle: readonly string[];
  readonly list: 'whole' | 'cut' | 'notShown';
}

export interface BothListsPage {
  readonly applications: readonly {
    readonly name: string;
    readonly appId?: string;
    readonly roles: readonly { readonly role: string; readonly limit: string }[];
    readonly permissions: readonly string[];
  }[];
  readonly notTied: readonly string[];
}

/** What was understood of cmdlet output, with the usual confusions explained. */
export function cmdletMarkdown(page: CmdletPage): string {
  const { mailbox, reading, declared, findings, readiness, heldTwice, usage } = page;
  const known = reading.facts
    .filter(isCmdlets)
    .map(({ fact }) => `- ${escapeMarkdown(JSON.stringify(fact))}`);
  return [
    `# ${l10n.t('What the administrator’s output says')}`,
    reading.facts.length === 0
      ? l10n.t('No output of a known cmdlet was found. Paste the whole output, with its headings.')
      : saysOf(mailbox, declared),
    ...(findings.length === 0 ? [] : [whatToDo(findings)]),
    ...(reading.notKnownWhose.length === 0
      ? []
      : [
          `## ${l10n.t('Owner not known')}`,
          reading.notKnownWhose.map((text) => `- ${escapeMarkdown(text)}`).join('\n'),
          l10n.t(
            'Nothing here says whether that is this application. Paste the output of `Get-ServicePrincipal | Format-List DisplayName, AppId, ObjectId` with it.',
          ),
        ]),
    ...(usage === undefined ? [] : [usageSection(usage)]),
    ...(heldTwice === undefined ? [] : [bothLists(heldTwice)]),
    ...(known.length === 0
      ? []
      : [`## ${l10n.t({ message: 'Read', comment: 'heading over what was read' })}\n\n${known.join('\n')}`]),
    ...notRead(reading),
    ...(readiness === undefined ? [] : [ewsMarkdown(mailbox.address, readiness)]),
  ].join('\n\n');
}

/** What the output declares about the mailbox, in a sentence. */
function saysOf(mailbox: CmdletPage['mailbox'], declared: CmdletPage['declared']): string {
  if (declared === undefined) return l10n.t('It declares nothing about this mailbox.');
  return l10n.t(
    'It declares: {0} {1}, {2} {3} ({4}). {5} Check the access policy again to see it beside the live result.',
    escapeMarkdown(mailbox.address),
    accessLabel(declared.mailbox),
    escapeMarkdown(mailbox.controlMailbox ?? l10n.t('the control mailbox')),
    accessLabel(declared.control),
    escapeMarkdown(declared.cmdlet),
    escapeMarkdown(declared.detail),
  );
}

function notRead({ unread, cut }: CmdletPage['reading']): readonly string[] {
  const more = l10n.t(
    '{0} more objects look like output and were not read. Paste them with the command line above them.',
    unread,
  );
  const cutOff = l10n.t(
    'Something was cut off: a column of a narrow window, or the end of the text. What was cut off is not taken for empty. Print it again with `| Format-List`.',
  );
  return [...(unread > 0 ? [more] : []), ...(cut ? [cutOff] : [])];
}

/** Every application with a role and a grant: the limit of the role does nothing for what is granted. */
function bothLists({ applications, notTied }: BothListsPage): string {
  const rows = applications.map(
    ({ name, appId = '', roles, permissions }) =>
      `| ${escapeMarkdown(name)} | ${escapeMarkdown(appId)} | ${escapeMarkdown(roles.map(({ role, limit }) => `${role} (${limit})`).join(', '))} | ${escapeMarkdown(permissions.join(', '))} |`,
  );
  return [
    `## ${l10n.t('Applications with both a role and a tenant-wide permission')}`,
    rows.length === 0
      ? l10n.t('None among the applications that both lists name.')
      : [
          tableHead(
            l10n.t('Application'),
            l10n.t('Client ID'),
            l10n.t('Exchange roles and their limits'),
            l10n.t('Granted for every mailbox'),
          ),
          ...rows,
        ].join('\n'),
    ...(rows.length === 0
      ? []
      : [
          l10n.t(
            'What is granted opens every mailbox, whatever the limit of the role says. Remove the grant if the role is enough.',
          ),
        ]),
    ...(notTied.length === 0
      ? []
      : [
          l10n.t(
            '{0} roles name their application by a name that no ID was shown for ({1}). Paste the output of `Get-ServicePrincipal | Format-List DisplayName, AppId, ObjectId` with them.',
            notTied.length,
            escapeMarkdown(notTied.slice(0, 5).join(', ')),
          ),
        ]),
  ].join('\n\n');
}

/** Rows of the usage report have a table of their own. */
const isCmdlets = ({ fact }: { readonly fact: unknown }): boolean =>
  (fact as { readonly kind?: unknown } | null)?.kind !== 'ewsUsage';

const onListLabels = {
  yes: l10n.msg('on the list'),
  no: l10n.msg('**not on the list**'),
  unknown: l10n.msg('not known'),
} as const;
const listSentences = {
  whole: '',
  cut: l10n.msg('The list was cut off, so an application that is not in what was shown may still be on it.'),
  notShown: l10n.msg(
    'The list was not read. Paste the output of this command with the report, or before it:',
  ),
} as const;

/** Who uses EWS, those that are not on the list first. */
function usageSection({ applications, idle, list }: UsagePage): string {
  const rows = applications.map(({ appId, name, actions, calls, users, lastActivity = '', onList }) => {
    const used = [actions.slice(0, 8).join(', '), users.slice(0, 3).join(', ')].filter(Boolean).join('; ');
    const cells = [name ?? wellKnownClient(appId)?.owner ?? '', appId, used, `${calls}`, lastActivity];
    return `| ${cells.map(escapeMarkdown).join(' | ')} | ${l10n.t(onListLabels[onList])} |`;
  });
  return [
    `## ${l10n.t('Who uses EWS')}`,
    [
      `| ${[l10n.t('Application'), l10n.t('Client ID'), l10n.t({ message: 'Uses', comment: 'table heading: what an application does with EWS' }), l10n.t('Calls'), l10n.t('Last activity')].join(' | ')} | EwsAllowedAppIDs |`,
      '| --- | --- | --- | ---: | --- | --- |',
      ...rows,
    ].join('\n'),
    ...(list === 'whole' ? [] : [l10n.t(listSentences[list]), fenced(showEwsList, 'powershell')]),
    ...(idle.length === 0
      ? []
      : [l10n.t('On the list and not in the report: {0}.', escapeMarkdown(idle.join(', ')))]),
    l10n.t(
      'Figures are weekly and up to ten days late. Outlook for Mac (legacy) and Power Query of Excel count as Microsoft Office. With EnforceAllowList, Teams needs both its application ID on this list and its user agent in EwsAllowList.',
    ),
    l10n.t(
      'The report’s columns are from Microsoft’s page “EWS usage”; the headings of the exported file are UNVERIFIED and are known by their words. The report is there in the worldwide cloud.',
    ),
  ].join('\n\n');
}
