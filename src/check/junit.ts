// The result as JUnit XML (the schema of Apache Ant's junitreport, which CI systems read): a suite for each mailbox.
import { applicationName } from '../core/report/applicationName.ts';
import type { ProbeReport } from '../core/report/probeReport.ts';
import type { CheckResult } from './checkResult.ts';

interface Case {
  readonly suite: string;
  /** Registration id, if it is about one. */
  readonly registration: string | undefined;
  readonly name: string;
  readonly seconds: number;
  readonly failure?: { readonly code: string; readonly text: string };
}

export function junitOf(result: CheckResult): string {
  const cases = [...result.tests.map(testCase), ...otherCases(result)];
  const applications = new Map(
    result.registrations.map((each) => [
      each.id,
      applicationName(each.authority.replace(/^https:\/\//, ''), each),
    ]),
  );
  const suites = [...Map.groupBy(cases, ({ suite }) => suite)].map(([suite, own], index) => {
    const application = applications.get(own[0]?.registration ?? '');
    return suiteXml(suite, own, { id: index, startedAt: result.startedAt, application });
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suites, '</testsuites>', ''].join(
    '\n',
  );
}

function testCase({ registration, address, protocol, durationMs, steps }: ProbeReport): Case {
  const step = steps.find(({ status }) => status === 'failed');
  return {
    suite: `${registration} ${address}`,
    registration,
    name: protocol,
    seconds: durationMs / 1000,
    ...(step === undefined
      ? {}
      : {
          failure: {
            code: step.code ?? 'unknown.notRecognised',
            text: [step.advice?.title ?? step.detail, step.advice?.cause, step.advice?.fix]
              .filter(Boolean)
              .join('\n'),
          },
        }),
  };
}

function otherCases({ policies, audits, credentials, problems }: CheckResult): readonly Case[] {
  return [
    ...policies.map(({ registration, address, verdict, findings }) => ({
      suite: `${registration} ${address}`,
      registration,
      name: 'access policy',
      seconds: 0,
      ...(verdict === 'tooWide' || verdict === 'tooNarrow'
        ? {
            failure: {
              code: findings[0]?.code ?? `policy.${verdict}`,
              text: findings.map(({ advice }) => advice.cause).join('\n'),
            },
          }
        : {}),
    })),
    ...audits.map(({ registration, counts }) => ({
      suite: registration,
      registration,
      name: 'audit',
      seconds: 0,
      ...(counts.tooWide + counts.tooNarrow > 0
        ? {
            failure: {
              code: 'policy.controlOpens',
              text: `${counts.tooWide} open that should be refused, ${counts.tooNarrow} refused that should open`,
            },
          }
        : {}),
    })),
    ...credentials.map(({ registration, expiresOn, state }) => ({
      suite: registration,
      registration,
      name: 'credential',
      seconds: 0,
      ...(state === 'ok'
        ? {}
        : { failure: { code: 'local.secretExpiresSoon', text: `It ends on ${expiresOn}.` } }),
    })),
    ...problems.map(({ registration, text }) => ({
      suite: registration ?? 'check',
      registration,
      name: 'could run',
      seconds: 0,
      failure: { code: 'check.couldNotRun', text },
    })),
  ];
}

interface Suite {
  readonly id: number;
  readonly startedAt: string;
  readonly application: string | undefined;
}

function suiteXml(name: string, cases: readonly Case[], { id, startedAt, application }: Suite): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  const attributes = [
    `name="${escapeXml(name)}"`,
    `id="${id}"`,
    `package="exchange-oauth-check"`,
    `tests="${cases.length}"`,
    `failures="${failures}"`,
    'errors="0"',
    `time="${seconds.toFixed(3)}"`,
    `timestamp="${startedAt.slice(0, 19)}"`,
    'hostname="localhost"',
  ];
  return [
    `  <testsuite ${attributes.join(' ')}>`,
    application === undefined
      ? '    <properties/>'
      : `    <properties><property name="application" value="${escapeXml(application)}"/></properties>`,
    ...cases.map((each) => caseXml(name, each)),
    '    <system-out/>',
    '    <system-err/>',
    '  </testsuite>',
  ].join('\n');
}

function caseXml(suite: string, { name, seconds, failure }: Case): string {
  const open = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}" time="${seconds.toFixed(3)}"`;
  if (failure === undefined) return `${open}/>`;
  return `${open}>\n      <failure type="${escapeXml(failure.code)}" message="${escapeXml(failure.text.split('\n')[0] ?? '')}">${escapeXml(failure.text)}</failure>\n    </testcase>`;
}

/** XML 1.0: what it cannot hold at all is dropped. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
