// How EWS stands for one mailbox: whether it works today, what must hold for it, how long it lasts, and what takes its place.
import * as l10n from '../core/l10n.ts';
import { ownerLabels } from '../core/report/advice.ts';
import {
  answerLine,
  fenced,
  foldedSources,
  type PageState,
  type Task,
  tableHead,
  taskTable,
} from './layout.ts';
import { escapeMarkdown } from './markdown.ts';

/** What the page draws of a readiness reading. */
export interface EwsPage {
  readonly works: 'yes' | 'no' | 'unknown';
  /** If it is not known: the one thing that would tell. */
  readonly next?: { readonly text: string; readonly command?: string };
  /** ISO date on which EWS in Exchange Online ends. */
  readonly endsOn: string;
  /** Whole days until then; 0 or less when it has ended. */
  readonly daysLeft: number;
  readonly items: readonly EwsPageItem[];
  readonly equivalents: readonly {
    readonly task: string;
    readonly graph: { readonly permission: string; readonly role?: string };
    readonly mail?: string;
  }[];
}

interface EwsPageItem {
  readonly id: keyof typeof conditions;
  readonly state: 'met' | 'notMet' | 'unknown' | 'soon';
  readonly text: string;
  readonly command?: string;
  readonly delay?: string;
  readonly confidence: string;
  readonly source: string;
}

/** What each condition is called, who sees to it, and what they do if it is not met. */
const conditions = {
  organizationSwitch: {
    what: l10n.msg('EWS switch of the organization'),
    who: ownerLabels.exchangeAdmin,
    todo: 'Set-OrganizationConfig -EwsEnabled $true',
  },
  allowList: {
    what: l10n.msg('List of allowed applications'),
    who: ownerLabels.exchangeAdmin,
    todo: l10n.msg('Add the client ID to EwsAllowedAppIDs.'),
  },
  userAgentList: {
    what: l10n.msg('Lists by user agent'),
    who: ownerLabels.exchangeAdmin,
    todo: l10n.msg('Let the program’s User-Agent pass.'),
  },
  mailboxSwitch: {
    what: l10n.msg('EWS switch of the mailbox'),
    who: ownerLabels.exchangeAdmin,
    todo: 'Set-CASMailbox -Identity <mailbox> -EwsEnabled $true',
  },
  licence: {
    what: l10n.msg('Licence of the mailbox'),
    who: ownerLabels.exchangeAdmin,
    todo: l10n.msg('Give the mailbox a plan that has EWS.'),
  },
  end: {
    what: l10n.msg('End of EWS'),
    who: ownerLabels.you,
    todo: l10n.msg('Move to Graph or a mail protocol (below).'),
  },
} as const;

const states: Readonly<Record<EwsPageItem['state'], PageState>> = {
  met: 'good',
  notMet: 'bad',
  unknown: 'open',
  soon: 'soon',
};
const works: Readonly<Record<EwsPage['works'], readonly [PageState, string]>> = {
  yes: ['good', l10n.msg('EWS works for this mailbox today')],
  no: ['bad', l10n.msg('EWS does not work for this mailbox')],
  unknown: ['open', l10n.msg('Whether EWS works for this mailbox is not known yet: test it')],
};

const nextLine = ({ text, command }: NonNullable<EwsPage['next']>): string =>
  command === undefined
    ? `**${l10n.t('What would tell:')}** ${escapeMarkdown(l10n.shown(text))}`
    : `**${l10n.t('What would tell:')}** ${escapeMarkdown(l10n.shown(text))}\n\n${fenced(command, 'powershell')}`;

export function ewsMarkdown(address: string, readiness: EwsPage): string {
  const { daysLeft, endsOn, items } = readiness;
  const [state, sentence] = works[readiness.works];
  const end =
    daysLeft > 0
      ? l10n.t('EWS in Exchange Online ends on {0}, in {1} days', endsOn, daysLeft)
      : l10n.t('EWS in Exchange Online ended on {0}', endsOn);
  const commands = items.flatMap((item) =>
    item.command === undefined ? [] : [`# ${l10n.t(conditions[item.id].what)}\n${item.command}`],
  );
  const equivalents = readiness.equivalents.map(
    (row) =>
      `| ${escapeMarkdown(l10n.shown(row.task))} | ${escapeMarkdown(row.graph.permission)} | ${escapeMarkdown(row.graph.role ?? '')} | ${row.mail ?? ''} |`,
  );
  return [
    `# ${l10n.t('EWS for {0}', escapeMarkdown(address))}`,
    answerLine(state, `${l10n.t(sentence)}. ${end}.`),
    ...(readiness.next === undefined ? [] : [nextLine(readiness.next)]),
    taskTable(items.map(taskOf)),
    `## ${l10n.t('What takes its place')}\n\n${tableHead(l10n.t('Task'), l10n.t('Graph permission'), l10n.t('Exchange role'), l10n.t('Mail protocol'))}\n${equivalents.join('\n')}`,
    `## ${l10n.t('Commands that show it')}\n\n${fenced(commands.join('\n\n'), 'powershell')}`,
    foldedSources(
      items.map(({ source, confidence }) => `${source}${confidence === 'high' ? '' : ` (${confidence})`}`),
    ),
  ].join('\n\n');
}

/** The text says what is known; a condition that is met has no task. */
function taskOf(item: EwsPageItem): Task {
  const { what, who, todo } = conditions[item.id];
  const delay = item.delay === undefined ? '' : `\n${l10n.t('Takes effect: {0}.', l10n.shown(item.delay))}`;
  const look =
    item.command === undefined
      ? l10n.t('Test the mailbox.')
      : l10n.t('Run the command below, copy what it prints, and use Read Administrator’s Output.');
  return {
    what: l10n.t(what),
    state: states[item.state],
    see: l10n.shown(item.text),
    todo:
      item.state === 'met' ? l10n.t('Nothing.') : item.state === 'unknown' ? look : `${l10n.t(todo)}${delay}`,
    who: item.state === 'met' ? '' : l10n.t(who),
  };
}
