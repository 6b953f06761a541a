// What an administrator's cmdlets printed, read: what it declares, the usual confusions, and every fact.

import { wellKnownClients } from '../configs/facts/wellKnownClients.ts';
import type { Mailbox } from '../core/registration/registration.ts';
import type { DeclaredAccess } from '../core/report/policyReport.ts';
import { type AdvisedFinding, whatToDo } from './advicePage.ts';
import { type EwsPage, ewsMarkdown } from './ewsPage.ts';
import { fenced } from './layout.ts';
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
  /** If the output speaks of EWS. */
  readonly readiness?: EwsPage | undefined;
  /** If the roles and the grants of the tenant were both read. */
  readonly heldTwice?: BothListsPage | undefined;
  /** If the EWS usage report was read. */
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
  const says =
    declared === undefined
      ? 'It declares nothing about this mailbox.'
      : `It declares: ${escapeMarkdown(mailbox.address)} ${accessLabel(declared.mailbox)}, ${escapeMarkdown(mailbox.controlMailbox ?? 'the control mailbox')} ${accessLabel(declared.control)} (${escapeMarkdown(declared.cmdlet)}). ${escapeMarkdown(declared.detail)} Check the access policy again to see it beside the live result.`;
  return [
    '# What the administrator’s output says',
    reading.facts.length === 0
      ? 'No output of a known cmdlet was found. Paste the whole output, with its headings.'
      : says,
    ...(findings.length === 0 ? [] : [whatToDo(findings)]),
    ...(reading.notKnownWhose.length === 0
      ? []
      : [
          `## Not known whose\n\n${reading.notKnownWhose.map((text) => `- ${escapeMarkdown(text)}`).join('\n')}\n\nNothing here says whether that is this application. Paste the output of \`Get-ServicePrincipal | Format-List DisplayName, AppId, ObjectId\` with it.`,
        ]),
    ...(usage === undefined ? [] : [usageSection(usage)]),
    ...(heldTwice === undefined ? [] : [bothLists(heldTwice)]),
    ...(known.length === 0 ? [] : [`## Read\n\n${known.join('\n')}`]),
    ...(reading.unread > 0
      ? [
          `${reading.unread} more objects look like output and were not read. Paste them with the command line above them.`,
        ]
      : []),
    ...(reading.cut
      ? [
          'Something was cut off: a column of a narrow window, or the end of the text. What was cut off is not taken for empty. Print it again with `| Format-List`.',
        ]
      : []),
    ...(readiness === undefined ? [] : [ewsMarkdown(mailbox.address, readiness)]),
  ].join('\n\n');
}

/** Every application with a role and a grant: the limit of the role does nothing for what is granted. */
function bothLists({ applications, notTied }: BothListsPage): string {
  const rows = applications.map(
    ({ name, appId = '', roles, permissions }) =>
      `| ${escapeMarkdown(name)} | ${escapeMarkdown(appId)} | ${escapeMarkdown(roles.map(({ role, limit }) => `${role} (${limit})`).join(', '))} | ${escapeMarkdown(permissions.join(', '))} |`,
  );
  return [
    '## Applications with both a role and a tenant-wide permission',
    rows.length === 0
      ? 'None among the applications that both lists name.'
      : [
          '| Application | Client ID | Exchange roles and their limits | Granted for every mailbox |',
          '| --- | --- | --- | --- |',
          ...rows,
        ].join('\n'),
    ...(rows.length === 0
      ? []
      : [
          'What is granted opens every mailbox, whatever the limit of the role says. Remove the grant where the role is enough.',
        ]),
    ...(notTied.length === 0
      ? []
      : [
          `${notTied.length} roles name their application by a name that no ID was shown for (${escapeMarkdown(notTied.slice(0, 5).join(', '))}). Paste the output of \`Get-ServicePrincipal | Format-List DisplayName, AppId, ObjectId\` with them.`,
        ]),
  ].join('\n\n');
}

/** Rows of the usage report have a table of their own. */
const isCmdlets = ({ fact }: { readonly fact: unknown }): boolean =>
  (fact as { readonly kind?: unknown } | null)?.kind !== 'ewsUsage';

const onListLabels = { yes: 'on the list', no: '**not on the list**', unknown: 'not known' } as const;
const listSentences = {
  whole: '',
  cut: 'The list was cut off, so an application that is not in what was shown may still be on it.',
  notShown: 'The list was not read. Paste the output of this command with the report, or before it:',
} as const;
const showList =
  'Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy | Format-List EwsEnabled, EwsAllowedAppIDs';

/** Who uses EWS, those that are not on the list first. */
function usageSection({ applications, idle, list }: UsagePage): string {
  const rows = applications.map(({ appId, name, actions, calls, users, lastActivity = '', onList }) => {
    const used = [actions.slice(0, 8).join(', '), users.slice(0, 3).join(', ')].filter(Boolean).join('; ');
    const cells = [name ?? wellKnownClients[appId]?.owner ?? '', appId, used, `${calls}`, lastActivity];
    return `| ${cells.map(escapeMarkdown).join(' | ')} | ${onListLabels[onList]} |`;
  });
  return [
    '## Who uses EWS',
    [
      '| Application | Client ID | Uses | Calls | Last activity | EwsAllowedAppIDs |',
      '| --- | --- | --- | ---: | --- | --- |',
      ...rows,
    ].join('\n'),
    ...(list === 'whole' ? [] : [listSentences[list], fenced(showList, 'powershell')]),
    ...(idle.length === 0 ? [] : [`On the list and not in the report: ${escapeMarkdown(idle.join(', '))}.`]),
    'Figures are weekly and up to ten days late. Outlook for Mac (legacy) and Power Query of Excel count as Microsoft Office. With EnforceAllowList, Teams needs both its application ID on this list and its user agent in EwsAllowList.',
    'The report’s columns are from Microsoft’s page “EWS usage”; the headings of the exported file are UNVERIFIED and are known by their words. The report is there in the worldwide cloud.',
  ].join('\n\n');
}
