// The result for a terminal or a log: the answer, how many tests work, then each thing that fails with who must do what.

import { protocols } from '../core/permissions/protocols.ts';
import { utcMinute } from '../core/text/dates.ts';
import type { CheckResult } from './checkResult.ts';
import { type FindingGroup, findingsOf, groupsOf, ownerOf, sameElsewhere, textOf } from './findings.ts';
import { pageOf } from './sarif.ts';
import { answers } from './summary.ts';

export interface PlainTextOptions {
  /** True: only what fails. */
  readonly quiet: boolean;
}

export function plainText(result: CheckResult, { quiet }: PlainTextOptions): string {
  const groups = groupsOf(findingsOf(result));
  const errors = groups.filter(({ finding }) => finding.fails);
  const warnings = quiet ? [] : groups.filter(({ finding }) => !finding.fails);
  const lines = [
    `Exchange OAuth2 check, ${utcMinute(result.startedAt)}: ${answers[result.exitCode]}`,
    ...(quiet ? [] : countLines(result)),
    ...result.problems.map(
      ({ registration, text }) =>
        `Could not run: ${registration === undefined ? '' : `${registration}: `}${oneLine(text)}`,
    ),
    ...errors.flatMap((group) => ['', ...groupLines('FAIL', group)]),
    ...warnings.flatMap((group) => ['', ...groupLines('note', group)]),
  ];
  return `${lines.join('\n')}\n`;
}

function countLines({ tests, policies, audits, credentials, readiness }: CheckResult): readonly string[] {
  const good = tests.filter(({ ok }) => ok);
  const mailboxes = new Set(tests.map(({ registration, address }) => `${registration} ${address}`)).size;
  const names = [...new Set(tests.map(({ protocol }) => protocols[protocol].label))].join(', ');
  const scoped = policies.filter(({ verdict }) => verdict === 'scoped').length;
  const lines = [
    tests.length === 0
      ? []
      : [
          `${good.length} of ${tests.length} tests work (${counted(mailboxes, 'mailbox', 'mailboxes')}; ${names})`,
        ],
    policies.length === 0
      ? []
      : [
          `refused as they must be: ${scoped} of ${counted(policies.length, 'control mailbox', 'control mailboxes')}`,
        ],
    audits.map(
      ({ registration, counts }) =>
        `audit of ${oneLine(registration)}: ${counts.reachable} open, ${counts.refused} refused, ${counts.unknown} unknown`,
    ),
    credentials.map(
      ({ registration, expiresOn, daysLeft }) =>
        `credential of ${oneLine(registration)}: ends on ${oneLine(expiresOn)}, ${counted(daysLeft, 'day', 'days')} left`,
    ),
    readiness.map(
      ({ address, works, endsOn }) => `EWS for ${oneLine(address)}: works today: ${works}; ends on ${endsOn}`,
    ),
  ];
  return lines.flat().map((line) => `  ${line}`);
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function groupLines(word: string, group: FindingGroup): readonly string[] {
  const { finding } = group;
  const same = sameElsewhere(group);
  return [
    `${word} ${finding.code}: ${oneLine(finding.title)}`,
    ...[
      textOf(finding),
      ...(same === '' ? [] : [same]),
      ...(finding.seen === undefined ? [] : [`Seen: ${finding.seen}`]),
      `For ${ownerOf(finding)}:`,
      ...finding.fix.split('\n'),
      pageOf(finding.code),
    ].map((line) => `     ${oneLine(line)}`),
  ];
}

/** Text of a server or a file: what would move the cursor or colour the terminal is taken out. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
