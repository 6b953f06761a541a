// Everything in a result that a person should hear of, one line each: the same list feeds SARIF, JUnit and the summary.

import { protocols } from '../core/permissions/protocols.ts';
import { type Owner, ownerLabels } from '../core/report/advice.ts';
import type { CheckResult } from './checkResult.ts';

export interface Finding {
  /** Stable code; docs/codes has its page. */
  readonly code: string;
  readonly level: 'error' | 'warning';
  /** True if the check does not end with 0 because of it. */
  readonly fails: boolean;
  readonly title: string;
  /** Where it was seen, the mailbox and its protocol for example; absent if `text` says it. */
  readonly where?: string;
  /** What it means. */
  readonly text: string;
  /** What a server or this computer said, in one line. */
  readonly seen?: string;
  readonly owner: Owner;
  readonly fix: string;
  /** Registration id, and the mailbox if it is about one. */
  readonly registration: string;
  readonly address?: string;
}

/** Findings of a result, failures first. */
export function findingsOf(result: CheckResult): readonly Finding[] {
  const all = [
    ...testFindings(result),
    ...policyFindings(result),
    ...auditFindings(result),
    ...credentialFindings(result),
    ...readinessFindings(result),
  ];
  return all.toSorted((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
}

function testFindings({ tests }: CheckResult): readonly Finding[] {
  return tests.flatMap(({ registration, address, protocol, steps }) => {
    const step = steps.find(({ status }) => status === 'failed');
    if (step?.advice === undefined) return [];
    const { title, cause, owner, fix } = step.advice;
    return [
      {
        code: step.code ?? 'unknown.notRecognised',
        level: 'error' as const,
        fails: true,
        title,
        where: `${address} by ${protocols[protocol].label}`,
        text: cause,
        seen: step.detail,
        owner,
        fix,
        registration,
        address,
      },
    ];
  });
}

function policyFindings({ policies }: CheckResult): readonly Finding[] {
  return policies.flatMap(({ registration, address, verdict, findings }) =>
    findings.map(({ code, advice, detail }) => ({
      code,
      registration,
      address,
      title: advice.title,
      owner: advice.owner,
      fix: advice.fix,
      ...(verdict === 'tooWide' || verdict === 'tooNarrow'
        ? { level: 'error' as const, fails: true }
        : { level: 'warning' as const, fails: false }),
      where: address,
      text: detail ?? advice.cause,
    })),
  );
}

function auditFindings({ audits }: CheckResult): readonly Finding[] {
  return audits.flatMap(({ registration, rows }) => {
    const open = rows.filter(({ verdict }) => verdict === 'tooWide').map(({ address }) => address);
    if (open.length === 0) return [];
    const some = open.slice(0, 5).join(', ');
    return [
      {
        registration,
        code: 'policy.controlOpens',
        level: 'error' as const,
        fails: true,
        owner: 'exchangeAdmin' as const,
        title:
          open.length === 1
            ? 'A mailbox opens that should be refused'
            : `${open.length} mailboxes open that should be refused`,
        text: `The application can open ${some}${open.length > 5 ? ` and ${open.length - 5} more` : ''}.`,
        fix: 'Limit the application to its own mailboxes: run "Run Administrator Script" in the window, or see the page of this code.',
      },
    ];
  });
}

function credentialFindings({ credentials }: CheckResult): readonly Finding[] {
  return credentials
    .filter(({ state }) => state !== 'ok')
    .map(({ registration, expiresOn, daysLeft }) => ({
      registration,
      code: 'local.secretExpiresSoon',
      owner: 'entraAdmin' as const,
      level: daysLeft < 0 ? ('error' as const) : ('warning' as const),
      fails: true,
      title:
        daysLeft < 0 ? `The credential ended on ${expiresOn}` : `The credential ends in ${daysLeft} days`,
      text: `The credential of ${registration} ends on ${expiresOn}.`,
      fix: 'Add a new credential to the app registration, change it everywhere it is used, run the check, then remove the old one.',
    }));
}

/** EWS that does not work, if no test says so already. */
function readinessFindings({ readiness, tests }: CheckResult): readonly Finding[] {
  return readiness.flatMap(({ registration, address, works, items }) => {
    const told = tests.some((test) => test.address === address && test.protocol === 'ews' && !test.ok);
    if (works !== 'no' || told) return [];
    const item = items.find(({ state }) => state === 'notMet');
    return [
      {
        code: 'ews.disabled',
        level: 'error' as const,
        fails: true,
        owner: 'exchangeAdmin' as const,
        registration,
        address,
        title: 'EWS does not work for this mailbox',
        text: `${address}: ${item?.text ?? 'a condition of EWS is not met.'}`,
        fix: item?.command ?? 'Show the EWS readiness of the mailbox in the window.',
      },
    ];
  });
}

/** What it means and where it was seen, in one sentence. */
export const textOf = ({ where, text }: Finding): string =>
  where === undefined ? text : `${where}: ${text}`;

/** A finding, and where else the same was seen: a wrong secret is one thing to do, however many mailboxes there are. */
export interface FindingGroup {
  readonly finding: Finding;
  readonly also: readonly string[];
}

/** Findings of one registration that say the same are one group, in the order of the first. */
export function groupsOf(findings: readonly Finding[]): readonly FindingGroup[] {
  const same = ({ code, level, fails, title, text, owner, registration }: Finding) =>
    JSON.stringify([code, level, fails, title, text, owner, registration]);
  return [...Map.groupBy(findings, same).values()].flatMap(([finding, ...others]) =>
    finding === undefined ? [] : [{ finding, also: others.flatMap(({ where }) => where ?? []) }],
  );
}

const mostNamed = 10;

/** "The same: a by IMAP, b by IMAP and 12 more."; empty if there is none. */
export function sameElsewhere({ also }: FindingGroup): string {
  if (also.length === 0) return '';
  const more = also.length > mostNamed ? ` and ${also.length - mostNamed} more` : '';
  return `The same: ${also.slice(0, mostNamed).join(', ')}${more}.`;
}

/** "the Exchange administrator", as a sentence needs it. */
export const ownerOf = ({ owner }: Finding): string => ownerLabels[owner];
