// What a person is told when a test or check has ended: failures with the way to the advice, successes quietly.

import { commands, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Mailbox } from '../../core/registration/registration.ts';
import type { PolicyReport } from '../../core/report/policyReport.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import { plainLine } from '../../core/text/text.ts';
import { verdictLabel } from '../../pages/policyLabels.ts';
import { clockTime } from '../../pages/when.ts';
import type { PersonArguments } from '../shell/call.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';

/** Says in a notification what a test that a person started has found, unless it is fine. */
export async function showTestResult(mailbox: Mailbox, reports: readonly ProbeReport[]): Promise<void> {
  const failed = reports.find((report) => !report.ok);
  if (failed === undefined) {
    window.setStatusBarMessage(l10n.t('$(pass) {0} works', mailbox.address), 6_000);
    return;
  }
  const step = failed.steps.find(({ status }) => status === 'failed');
  if (step?.code === 'local.cancelled') return;
  await showFailure(
    failed.registration,
    mailbox,
    `${mailbox.address}: ${plainLine(l10n.shown(step?.advice?.title ?? step?.detail ?? l10n.msg('the test was not completed')), 160)}`,
    step?.code,
  );
}

async function showFailure(
  registration: string,
  mailbox: Mailbox,
  words: string,
  code: string | undefined,
): Promise<void> {
  const explain = l10n.t('What to Do');
  const report = l10n.t('Open Report');
  const answer = await window.showWarningMessage(
    escapeUiText(words),
    ...(code === undefined ? [] : [explain]),
    report,
  );
  const argument = { registration, address: mailbox.address, code };
  if (answer === explain) await commands.executeCommand('exchangeOAuth.advice.open', argument);
  if (answer === report) await commands.executeCommand('exchangeOAuth.mailbox.report', argument);
}

/** Sums up Test All Mailboxes. */
export async function showAllResults(reports: readonly ProbeReport[]): Promise<void> {
  const failed = reports.filter((report) => !report.ok).length;
  const words =
    failed === 0
      ? l10n.t('All {0} connections work.', reports.length)
      : l10n.t('{0} of {1} connections do not work. The tree shows which and why.', failed, reports.length);
  await (failed === 0
    ? window.showInformationMessage(escapeUiText(words))
    : window.showWarningMessage(escapeUiText(words)));
}

/** Says what an access-policy check has found, with the way to its report if it is not fine. */
export async function showPolicyResult(
  mailbox: Mailbox,
  policy: PolicyReport,
  { forPerson }: PersonArguments,
): Promise<void> {
  const words = `${mailbox.address}: ${verdictLabel(policy)}`;
  if (policy.verdict === 'scoped') {
    window.setStatusBarMessage(`$(shield) ${words}`, 6_000);
    return;
  }
  const { registration, retestAt } = policy;
  const report = l10n.t('Open Report');
  const again =
    retestAt === undefined ? undefined : l10n.t('Check Again at {0}', clockTime(new Date(retestAt)));
  const answer = await window.showWarningMessage(
    escapeUiText(
      again === undefined ? words : l10n.t('{0}. A change may not have reached the servers yet.', words),
    ),
    ...(again === undefined ? [] : [again]),
    report,
  );
  const argument = { registration, address: mailbox.address };
  if (answer === report) await commands.executeCommand('exchangeOAuth.mailbox.report', forPerson(argument));
  if (answer !== undefined && answer === again)
    await commands.executeCommand('exchangeOAuth.policy.recheck', forPerson({ ...argument, at: retestAt }));
}
