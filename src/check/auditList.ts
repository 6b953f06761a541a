// The audit of a list of mailboxes: of those in the file only the registration's own may open.
import { wait } from '../core/async.ts';
import type { Registration } from '../core/registration/registration.ts';
import type { AuditResult } from '../core/report/auditResult.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { mailboxListFrom } from '../policy/audit/mailboxList.ts';
import type { CheckContext } from './context.ts';
import type { RegistrationCheck } from './registrationCheck.ts';
import { readTextFile } from './textFiles.ts';

/** Half a million addresses are smaller (bytes). */
const mostBytes = 64_000_000;

/** Throws an Error if the list cannot be read or is empty. */
export async function auditList(
  open: RegistrationCheck,
  registration: Registration,
  file: string,
  context: CheckContext,
): Promise<AuditResult> {
  const [{ runAudit }, { diagnose }] = await Promise.all([
    import('../policy/audit/audit.ts'),
    import('../advice/diagnose.ts'),
  ]);
  const list = mailboxListFrom(await readTextFile(file, mostBytes, 'a list of mailboxes can be'));
  if (list.addresses.length === 0) throw new Error(`The file ${file} holds no mailbox to audit.`);
  const [mailbox] = registration.mailboxes;
  if (mailbox === undefined) throw new Error(`${registration.name} has no mailbox to audit with.`);
  const protocol = mailbox.protocols.includes('graph') ? 'graph' : (mailbox.protocols[0] ?? 'graph');
  const read = (evidence: Evidence) => diagnose(evidence, { registration, protocol, now: context.now() });
  return runAudit({
    registration: registration.id,
    protocol,
    mailboxes: list.addresses,
    allowed: registration.mailboxes.map(({ address }) => address),
    ask:
      protocol === 'graph'
        ? {
            kind: 'graphBatch',
            post: (json, renew) => open.graph('/v1.0/$batch', json, renew),
            diagnose: read,
          }
        : { kind: 'probe', probe: (address) => open.probe(mailbox, protocol, address), diagnose: read },
    journal: { read: async () => '', append: async () => {}, clear: async () => {} },
    signal: context.signal,
    clock: {
      now: () => context.now().getTime(),
      wait: (ms, ending) => wait(ms, ending).catch(() => undefined),
    },
  });
}
