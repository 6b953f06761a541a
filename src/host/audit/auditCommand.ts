// Audit Reachable Mailboxes: for every mailbox of a list, whether the application gets in. Goes on where it was stopped.
import { Uri, window, workspace } from 'vscode';
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import type { ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { AuditResult } from '../../core/report/auditResult.ts';
import { askRegistration } from '../shell/ask.ts';
import { type Call, cancelled } from '../shell/call.ts';
import { withCancel } from '../shell/progress.ts';
import type { CommandTable } from '../shell/registerCommands.ts';
import type { Services } from '../shell/services.ts';
import { type AuditRoom, askList, askProtocol } from './auditList.ts';
import { type AuditPanels, createAuditPanels } from './auditPanel.ts';
import { runOne } from './runOne.ts';

export interface AuditParts {
  readonly services: Services;
  readonly storage: Uri;
  readonly extensionUri: Uri;
  readonly subscriptions: { dispose(): unknown }[];
}

export function auditCommands(parts: AuditParts): CommandTable {
  const panels = createAuditPanels(parts.extensionUri, parts.services.redact);
  parts.subscriptions.push(panels);
  const running = new Set<string>();
  return { 'exchangeOAuth.policy.audit': (call) => audit(call, { ...parts, panels, running }) };
}

interface AuditRig extends AuditParts {
  readonly panels: AuditPanels;
  /** Keys of the audits under way: two of one kind would write one journal. */
  readonly running: Set<string>;
}

/** What is audited; the page runs the same again. */
interface Subject {
  readonly registration: Registration;
  readonly protocol: ProtocolId;
  readonly list: readonly string[];
}

async function audit(call: Call, rig: AuditRig): Promise<unknown> {
  const { services } = rig;
  const stored = await askRegistration(call, services.registrations, 'Whose reach do you want to audit?');
  if (stored === cancelled) return cancelled;
  const { registration } = stored;
  const room = await import('../../policy/audit/audit.ts');
  const protocol = await askProtocol(call, registration);
  if (protocol === undefined) return cancelled;
  const list = await askList(call, registration, services, room);
  if (list === cancelled) return cancelled;
  if (list.length === 0) throw new Error('The list holds no mail address.');
  const subject = { registration, protocol, list };
  if (call.byPerson) return runAndShow(subject, rig, room);
  return alone(subject, rig, () =>
    runOne({ ...subject, signal: new AbortController().signal, report: () => undefined }, rig, room),
  );
}

async function runAndShow(subject: Subject, rig: AuditRig, room: AuditRoom): Promise<AuditResult> {
  const { registration, protocol, list } = subject;
  const result = await alone(subject, rig, () =>
    withCancel(`Auditing ${list.length} mailboxes`, (signal, report) =>
      runOne({ ...subject, signal, report }, rig, room),
    ),
  );
  const view = { name: registration.name, through: protocolTable[protocol].label, result };
  rig.panels.show(keyOf(subject), view, {
    save: () => saveCsv(result, room),
    run: async () => {
      // The settings may have changed while the page was open: who is meant to be reachable stands in them.
      const now = rig.services.registrations.find(registration.id);
      if (now === undefined) throw new Error('The registration is no longer in the settings.');
      return saidOf(await runAndShow({ ...subject, registration: now.registration }, rig, room));
    },
  });
  return result;
}

const keyOf = ({ registration, protocol }: Subject): string => `${registration.id}\n${protocol}`;

async function alone<T>(subject: Subject, { running }: AuditRig, work: () => Promise<T>): Promise<T> {
  const key = keyOf(subject);
  if (running.has(key)) throw new Error('This audit is already running. Wait for it or cancel it.');
  running.add(key);
  try {
    return await work();
  } finally {
    running.delete(key);
  }
}

const saidOf = ({ complete, counts }: AuditResult): string =>
  complete
    ? `${counts.reachable} reachable, ${counts.refused} refused, ${counts.unknown} unknown`
    : 'The audit was stopped; what was seen is kept';

async function saveCsv(result: AuditResult, room: AuditRoom): Promise<string> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: 'Save the audit',
    filters: { CSV: ['csv'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, 'mailbox-audit.csv') }),
  });
  if (target === undefined) return '';
  await workspace.fs.writeFile(target, new TextEncoder().encode(room.auditCsv(result)));
  return 'Saved';
}
