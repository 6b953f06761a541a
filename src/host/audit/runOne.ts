// One audit of this window: asks through the registration's connections, keeps the journal and the last whole result.

import { createHash } from 'node:crypto';
import { Uri, window, workspace } from 'vscode';
import { wait } from '../../core/async.ts';
import * as l10n from '../../core/l10n.ts';
import type { ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { AuditResult } from '../../core/report/auditResult.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { testedWith } from '../../core/report/testedWith.ts';
import type { AuditProgress, AuditRequest } from '../../policy/audit/auditRequest.ts';
import { writeWhole } from '../shell/ownFiles.ts';
import type { Services } from '../shell/services.ts';

export interface OneAudit {
  readonly registration: Registration;
  readonly protocol: ProtocolId;
  readonly list: readonly string[];
  /** SMTP only: each mailbox sends a test message to itself; without one SMTP proves nothing. */
  readonly testMessage: boolean;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

/** Where the audits are kept. */
export interface AuditContext {
  readonly services: Services;
  readonly storage: Uri;
}

/** Goes on from the journal of a run that was stopped; the journal is cleared once the result is kept. */
export async function runOne(one: OneAudit, { services, storage }: AuditContext): Promise<AuditResult> {
  const { fileJournal, runAudit } = await import('../../policy/audit/audit.ts');
  const { registration, protocol, testMessage } = one;
  await workspace.fs.createDirectory(storage);
  const application = testedWith(registration, '');
  // A result without a message says nothing about what would happen to a message.
  const asked = [registration.id, protocol, application, ...(testMessage ? ['message'] : [])];
  const name = `audit-${hashOf(asked.join('\n'))}`;
  const kept = Uri.joinPath(storage, `${name}.json`);
  const journal = fileJournal(Uri.joinPath(storage, `${name}.journal`).fsPath);
  const previous = await readResult(kept, services.log);
  const result = await runAudit({
    registration: registration.id,
    application,
    protocol,
    mailboxes: one.list,
    allowed: registration.mailboxes.map(({ address }) => address),
    ask: await checker(one, services),
    journal,
    ...(previous === undefined ? {} : { previous }),
    signal: one.signal,
    // The audit asks the signal itself whether it goes on.
    clock: { now: Date.now, wait: (ms, ending) => wait(ms, ending).catch(() => undefined) },
    onProgress: (progress) => one.report(progressLabel(progress)),
  });
  if (result.complete) {
    await writeWhole(kept.fsPath, JSON.stringify(result));
    await journal.clear();
  }
  return result;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

async function checker(
  { registration, protocol, testMessage, signal }: OneAudit,
  services: Services,
): Promise<AuditRequest['ask']> {
  const { diagnose } = await import('../../advice/diagnose.ts');
  const read = (evidence: Evidence) => diagnose(evidence, { registration, protocol, now: new Date() });
  if (protocol === 'graph') {
    return {
      kind: 'graphBatch',
      post: (body, renewToken) =>
        services.connections.graph(
          registration,
          { method: 'POST', path: '/v1.0/$batch', body, renewToken },
          signal,
        ),
      diagnose: read,
    };
  }
  const mailbox = registration.mailboxes[0] ?? { address: '', protocols: [protocol] };
  return {
    kind: 'probe',
    probe: (openAs) => {
      const message = testMessage ? { sendTestTo: openAs } : {};
      return services.connections.probe({ registration, mailbox, protocol, openAs, signal, ...message });
    },
    diagnose: read,
  };
}

const amount = (count: number): string => count.toLocaleString('en-US');

/** How far it is, in words; a run that goes on says so. */
function progressLabel(progress: AuditProgress): string {
  const { done, total, resumed, remainingMs, pausedMs } = progress;
  const going = resumed === 0 ? '' : `${l10n.t('going on after {0} that are known:', amount(resumed))} `;
  const left =
    remainingMs === undefined
      ? ''
      : l10n.t(', about {0} min left', Math.max(1, Math.round(remainingMs / 60_000)));
  const far = `${going}${amount(done)} of ${amount(total)}`;
  return pausedMs === undefined
    ? `${far}${left}`
    : l10n.t('{0}, waiting {1} s as the service asked', far, Math.ceil(pausedMs / 1000));
}

/** The last whole result; undefined if there is none, or, with a warning, if it cannot be read. */
async function readResult(file: Uri, log: Services['log']): Promise<AuditResult | undefined> {
  const bytes = await Promise.resolve(workspace.fs.readFile(file)).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    const result: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isResult(result)) throw new Error('It is not a result of an audit.');
    return result;
  } catch (error) {
    log.error('The last result of this audit cannot be read', error);
    void window.showWarningMessage(
      l10n.t('The last result of this audit cannot be read, so the changes since then are not shown.'),
    );
    return undefined;
  }
}

/** As much of it as the comparison reads. */
const isResult = (value: unknown): value is AuditResult =>
  typeof value === 'object' &&
  value !== null &&
  'rows' in value &&
  Array.isArray(value.rows) &&
  value.rows.every((row) => typeof row?.address === 'string' && typeof row?.access === 'string');
