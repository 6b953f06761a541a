// Audit Reachable Mailboxes: for every mailbox of a list, whether the application gets in. Goes on where it was stopped.

import { Uri, window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import type { ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { AuditResult } from '../../core/report/auditResult.ts';
import { askRegistration } from '../shell/ask.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command, type RunContext } from '../shell/command.ts';
import { withCancel } from '../shell/progress.ts';
import { ask } from '../shell/question.ts';
import type { Services } from '../shell/services.ts';
import { askList, askProtocol } from './auditList.ts';
import { type AuditPanels, createAuditPanels } from './auditPanel.ts';
import { runOne } from './runOne.ts';

export interface AuditDeps {
  readonly services: Services;
  readonly storage: Uri;
  readonly extensionUri: Uri;
  readonly subscriptions: { dispose(): unknown }[];
}

export function auditCommands(deps: AuditDeps): readonly Command[] {
  const panels = createAuditPanels({
    extensionUri: deps.extensionUri,
    redact: deps.services.redact,
    log: deps.services.log,
  });
  deps.subscriptions.push(panels);
  const context: AuditContext = { ...deps, panels, running: new Set() };
  return [
    command({
      id: 'exchangeOAuth.policy.audit',
      choose: (call) => chooseAudit(call, deps.services),
      confirm: questionFor,
      progress: ({ list }) => ({
        title: l10n.t('Auditing {0} mailboxes', list.length),
        where: 'notification',
      }),
      run: (subject, work) => alone(subject, work, context),
      tell: (result, subject) => show(result, subject, context),
    }),
  ];
}

interface AuditContext extends AuditDeps {
  readonly panels: AuditPanels;
  /** Keys of the audits under way: two of one kind would write one journal. */
  readonly running: Set<string>;
}

/** What is audited; the page runs the same again. */
interface Subject {
  readonly registration: Registration;
  readonly protocol: ProtocolId;
  readonly list: readonly string[];
  /** SMTP only: a person may agree to test messages. */
  readonly asksForMessage: boolean;
}

const withMessages = l10n.msg('Audit with Test Messages');
const without = l10n.msg('Audit without Messages');

/** Mail that is sent cannot be taken back; code that asks for messages is answered by a person too. */
function questionFor({ protocol, list, asksForMessage }: Subject) {
  if (protocol !== 'smtp' || !asksForMessage) return undefined;
  return {
    title: l10n.t('Send a test message from each of {0} mailboxes to itself?', list.length),
    detail: l10n.t(
      'Exchange looks at the right to send when a message is handed over, so without one an audit through SMTP proves nothing. Every mailbox that lets the application in finds one message in its inbox; the others refuse it.',
    ),
    answers: [l10n.t(without), l10n.t(withMessages)] as const,
  };
}

async function chooseAudit(call: Call, services: Services): Promise<Subject> {
  const question = l10n.t('Which registration do you want to audit?');
  const { registration } = await askRegistration(call, services.registrations, question);
  const protocol = await askProtocol(call, registration);
  const list = await askList(call, registration, services);
  if (list.length === 0) throw new Error(l10n.record('The list holds no mail address.'));
  const { testMessage } = call.values;
  const asksForMessage = testMessage === true || (call.byPerson && testMessage !== false);
  return { registration, protocol, list, asksForMessage };
}

function show(result: AuditResult, subject: Subject, context: AuditContext): void {
  const { registration, protocol, list } = subject;
  const view = { name: registration.name, through: protocolTable[protocol].label, result };
  context.panels.show(keyOf(subject), view, {
    save: () => saveCsv(result),
    run: async () => {
      // The settings may have changed while the page was open: who is meant to be reachable stands in them.
      const now = context.services.registrations.find(registration.id);
      if (now === undefined) throw new Error(l10n.record('The registration is no longer in the settings.'));
      const again = { ...subject, registration: now.registration };
      const question = questionFor(again);
      const answer = question === undefined ? '' : await ask(question);
      const next = await withCancel(l10n.t('Auditing {0} mailboxes', list.length), (signal, report) =>
        alone(again, { signal, report, answer }, context),
      );
      show(next, again, context);
      return summaryOf(next);
    },
  });
}

const keyOf = ({ registration, protocol }: Subject): string => `${registration.id}\n${protocol}`;

async function alone(
  subject: Subject,
  { answer, ...work }: Pick<RunContext, 'signal' | 'report' | 'answer'>,
  context: AuditContext,
): Promise<AuditResult> {
  const { running } = context;
  const key = keyOf(subject);
  if (running.has(key))
    throw new Error(l10n.record('This audit is already running. Wait for it or cancel it.'));
  running.add(key);
  try {
    return await runOne({ ...subject, ...work, testMessage: answer === l10n.t(withMessages) }, context);
  } finally {
    running.delete(key);
  }
}

const summaryOf = ({ complete, counts }: AuditResult): string =>
  complete
    ? l10n.t('{0} reachable, {1} refused, {2} unknown', counts.reachable, counts.refused, counts.unknown)
    : l10n.t('The audit was stopped; what was seen is kept');

async function saveCsv(result: AuditResult): Promise<string> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: l10n.t('Save the audit'),
    filters: { CSV: ['csv'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, 'mailbox-audit.csv') }),
  });
  if (target === undefined) return '';
  const { auditCsv } = await import('../../policy/audit/audit.ts');
  await workspace.fs.writeFile(target, new TextEncoder().encode(auditCsv(result)));
  return l10n.t('Saved');
}
