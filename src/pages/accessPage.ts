// The three views of a registration's access side by side: seen, declared, consented; what contradicts comes first.

import * as l10n from '../core/l10n.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import type { Access, DeclaredAccess, PolicyReport } from '../core/report/policyReport.ts';
import { utcMinute } from '../core/text/dates.ts';
import { whatToDo } from './advicePage.ts';
import { answerLine, type PageState, tableHead } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';
import { accessLabel, verdictLabel, verdictStates } from './policyLabels.ts';
import { againLines } from './reportPage.ts';

export interface AccessPageRow {
  readonly mailbox: Mailbox;
  readonly policy: PolicyReport | undefined;
  readonly declared: DeclaredAccess | undefined;
}

const moment = (iso: string | undefined) =>
  iso === undefined ? l10n.t('at an unknown time') : utcMinute(iso);

/** What a live call saw, what administrators declared and what was consented, mailbox by mailbox. */
export function accessMarkdown(registration: Registration, rows: readonly AccessPageRow[]): string {
  const against = rows.flatMap(contradictions);
  return [
    `# ${l10n.t('Access of {0}', escapeMarkdown(registration.name))}`,
    answerOf(rows, against.length),
    ...(against.length === 0
      ? []
      : [`## ${l10n.t('What does not fit together')}\n\n${against.map((text) => `- ${text}`).join('\n')}`]),
    ...rows.map(mailboxSection),
    ...(rows.length === 0
      ? []
      : [
          l10n.t(
            'Seen: the result of a live call. Declared: what an administrator’s cmdlet said. Consented: what the token holds.',
          ),
        ]),
  ].join('\n\n');
}

/** The worst mailbox decides; one that was not checked leaves the answer open. */
function answerOf(rows: readonly AccessPageRow[], against: number): string {
  if (rows.length === 0)
    return answerLine(
      'open',
      l10n.t('The registration has no mailbox yet. Add one in the setup wizard, step 5.'),
    );
  const states = rows.map(({ policy }): PageState => verdictStates[policy?.verdict ?? 'unknown']);
  const count = (state: PageState) => states.filter((each) => each === state).length;
  const parts = [
    rows.length === 1
      ? l10n.t('{0} of 1 mailbox is proven to be limited', count('good'))
      : l10n.t('{0} of {1} mailboxes are proven to be limited', count('good'), rows.length),
    ...(count('bad') === 0
      ? []
      : [count('bad') === 1 ? l10n.t('1 is not') : l10n.t('{0} are not', count('bad'))]),
    ...(count('open') === 0 ? [] : [l10n.t('{0} not checked or not proven', count('open'))]),
    ...(against === 0 ? [] : [l10n.t('what was declared and what was seen differ')]),
  ];
  const worst = count('bad') > 0 || against > 0 ? 'bad' : count('open') > 0 ? 'open' : 'good';
  return answerLine(worst, `${parts.join('; ')}.`);
}

/** Where two views of one mailbox say different things, in a sentence each; Markdown, escaped. */
function contradictions({ mailbox, policy, declared }: AccessPageRow): readonly string[] {
  if (policy === undefined || declared === undefined) return [];
  const control = escapeMarkdown(policy.controlMailbox);
  const address = escapeMarkdown(mailbox.address);
  const cmdlet = escapeMarkdown(declared.cmdlet);
  return protocolsOf(policy, mailbox).flatMap(({ protocol, mailbox: opens, control: other }) => {
    const { label } = protocolTable[protocol];
    return [
      ...(declared.control === 'denied' && other === 'granted'
        ? [l10n.t('{0}: {1} says that {2} is out of reach, and it opens.', label, cmdlet, control)]
        : []),
      ...(declared.control === 'granted' && other === 'denied'
        ? [l10n.t('{0}: {1} says that {2} is within reach, and it is refused.', label, cmdlet, control)]
        : []),
      ...(declared.mailbox === 'granted' && opens === 'denied'
        ? [l10n.t('{0}: {1} says that {2} is within reach, and it is refused.', label, cmdlet, address)]
        : []),
      ...(declared.mailbox === 'denied' && opens === 'granted'
        ? [l10n.t('{0}: {1} says that {2} is out of reach, and it opens.', label, cmdlet, address)]
        : []),
    ];
  });
}

interface Through {
  readonly protocol: ProtocolId;
  readonly mailbox: Access | undefined;
  readonly control: Access | undefined;
}

/** Each protocol of the mailbox with what was seen through it; a report of one protocol counts for that protocol. */
function protocolsOf(policy: PolicyReport | undefined, mailbox: Mailbox): readonly Through[] {
  return mailbox.protocols.map((protocol) => {
    const seen = policy?.protocols?.find((row) => row.protocol === protocol);
    return { protocol, mailbox: seen?.mailbox, control: seen?.control };
  });
}

function mailboxSection(row: AccessPageRow): string {
  const { mailbox, policy, declared } = row;
  const control = policy?.controlMailbox ?? mailbox.controlMailbox;
  const consented =
    policy === undefined
      ? l10n.t('not known')
      : policy.consented.join(', ') || l10n.t('no permission in the token');
  const line = (
    address: string,
    meant: string,
    through: Through,
    seen: Access | undefined,
    said: Access | undefined,
  ) =>
    `| ${escapeMarkdown(address)} | ${protocolTable[through.protocol].label} | ${meant} | ${accessLabel(seen)} | ${accessLabel(said)} | ${escapeMarkdown(consented)} |`;
  const lines = protocolsOf(policy, mailbox).flatMap((through) => [
    line(mailbox.address, l10n.t('opens'), through, through.mailbox, declared?.mailbox),
    ...(control === undefined
      ? []
      : [line(control, l10n.t('is refused'), through, through.control, declared?.control)]),
  ]);
  return [
    `## ${escapeMarkdown(mailbox.address)}: ${policy === undefined ? l10n.t('not checked yet') : escapeMarkdown(verdictLabel(policy))}`,
    `${tableHead(l10n.t('Mailbox'), l10n.t('Protocol'), l10n.t('Expected'), l10n.t('Seen'), l10n.t('Declared'), l10n.t('Consented'))}\n${lines.join('\n')}`,
    dates(row, control),
    ...(policy === undefined ? [] : againLines(policy)),
    ...(policy === undefined || policy.findings.length === 0 ? [] : [whatToDo(policy.findings)]),
  ].join('\n\n');
}

/** When each view was taken, and for one that is missing the command that takes it. */
function dates({ policy, declared }: AccessPageRow, control: string | undefined): string {
  const seen =
    policy !== undefined
      ? `- ${l10n.t('Seen and consented: {0}. **Check Access Policy** beside the mailbox takes it again.', moment(policy.checkedAt))}`
      : `- ${control === undefined ? l10n.t('Seen and consented: never. Use **Check Access Policy** beside the mailbox; it asks for a control mailbox that must be refused.') : l10n.t('Seen and consented: never. Use **Check Access Policy** beside the mailbox.')}`;
  const said =
    declared !== undefined
      ? `- ${l10n.t('Declared: read {0} from {1}.', moment(declared.readAt), escapeMarkdown(declared.cmdlet))} ${escapeMarkdown(l10n.shown(declared.detail))}`
      : `- ${l10n.t('Declared: never. Use **Run Administrator Script…**, or **Read Administrator’s Output…** with what an administrator’s test cmdlet printed.')}`;
  return `${seen}\n${said}`;
}
