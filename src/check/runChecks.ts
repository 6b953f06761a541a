// Runs what the options ask for, registration by registration at the same time, and gathers one result.
import { readFile } from 'node:fs/promises';
import { wait } from '../core/async.ts';
import { expiryOf } from '../core/credential/credentialExpiry.ts';
import { resolveEndpoints } from '../core/endpoints/endpoints.ts';
import type { Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import type { AuditResult } from '../core/report/auditResult.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { errorMessage } from '../core/report/failure.ts';
import type { PolicyReport } from '../core/report/policyReport.ts';
import type { ProbeReport } from '../core/report/probeReport.ts';
import { redactJson } from '../core/text/redactJson.ts';
import { mailboxListFrom } from '../policy/audit/mailboxList.ts';
import {
  type CheckProblem,
  type CheckResult,
  type CredentialChecked,
  exitCodeOf,
  type ReadinessChecked,
} from './checkResult.ts';
import type { CheckContext } from './context.ts';
import { credentialFor } from './credentials.ts';
import type { CheckOptions } from './options.ts';
import { policyReport } from './policyReport.ts';
import { readRegistrations } from './readRegistrations.ts';
import { openRegistration, type RegistrationCheck } from './registrationCheck.ts';

interface Found {
  readonly tests: ProbeReport[];
  readonly policies: PolicyReport[];
  readonly readiness: ReadinessChecked[];
  readonly audits: AuditResult[];
  readonly problems: CheckProblem[];
}

/** Runs the whole check. Throws an Error where nothing could be read; everything else is in the result. */
export async function runChecks(options: CheckOptions, context: CheckContext): Promise<CheckResult> {
  const startedAt = context.now();
  const { registrations, problems } = await readRegistrations(options.file, options.hosts);
  const chosen = chosenOf(registrations, options);
  const found: Found = { tests: [], policies: [], readiness: [], audits: [], problems: [...problems] };
  if (chosen.length === 0 && problems.length === 0)
    found.problems.push({
      text: 'The options leave no mailbox to check. Remove one of --registration, --mailbox and --protocol.',
    });
  await Promise.all(chosen.map((registration) => checkOne(registration, options, context, found)));
  const result = {
    startedAt: startedAt.toISOString(),
    durationMs: context.now().getTime() - startedAt.getTime(),
    registrations: chosen.map(identityOf),
    credentials: chosen.flatMap((registration) => credentialOf(registration, options.expiryDays, startedAt)),
    ...found,
  };
  const code = exitCodeOf(result);
  return redactJson({ version: 1, ...result, exitCode: code }, context.redactor.redact);
}

function chosenOf(registrations: readonly Registration[], options: CheckOptions): readonly Registration[] {
  const { registrations: ids, mailboxes, protocols } = options;
  return registrations
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .map((registration) => ({
      ...registration,
      mailboxes: registration.mailboxes
        .filter(({ address }) => mailboxes.length === 0 || mailboxes.includes(address.toLowerCase()))
        .map((mailbox) => ({ ...mailbox, protocols: wanted(mailbox, protocols) }))
        .filter((mailbox) => mailbox.protocols.length > 0),
    }))
    .filter((registration) => registration.mailboxes.length > 0);
}

const wanted = (mailbox: Mailbox, protocols: readonly ProtocolId[]): readonly ProtocolId[] =>
  mailbox.protocols.filter((protocol) => protocols.length === 0 || protocols.includes(protocol));

const identityOf = (registration: Registration) => {
  const resolved = resolveEndpoints(registration, undefined);
  return {
    id: registration.id,
    name: registration.name,
    authority: resolved.ok ? resolved.endpoints.authority : '',
    tenantId: registration.tenantId,
    clientId: registration.clientId,
  };
};

function credentialOf(registration: Registration, days: number, now: Date): readonly CredentialChecked[] {
  const expiry = expiryOf(registration, now);
  if (expiry === undefined || registration.credentialExpiresOn === undefined) return [];
  const { daysLeft } = expiry;
  const state = daysLeft < 0 ? 'ended' : daysLeft <= days ? 'soon' : 'ok';
  return [{ registration: registration.id, expiresOn: registration.credentialExpiresOn, daysLeft, state }];
}

async function checkOne(
  registration: Registration,
  options: CheckOptions,
  context: CheckContext,
  found: Found,
): Promise<void> {
  let open: RegistrationCheck | undefined;
  try {
    const credential = await credentialFor(registration, options, context.env, context.redactor);
    open = await openRegistration(registration, credential, context);
    const opened = open;
    await Promise.all(
      registration.mailboxes.map((mailbox) =>
        checkMailbox(opened, registration, mailbox, options, context, found),
      ),
    );
    if (options.audit !== undefined)
      found.audits.push(await audit(opened, registration, options.audit, context));
  } catch (error) {
    found.problems.push({ registration: registration.id, text: errorMessage(error) });
  } finally {
    open?.close();
  }
}

async function checkMailbox(
  open: RegistrationCheck,
  registration: Registration,
  mailbox: Mailbox,
  options: CheckOptions,
  context: CheckContext,
  found: Found,
): Promise<void> {
  const reports = await open.test(mailbox, mailbox.protocols);
  found.tests.push(...reports);
  for (const report of reports) context.onProgress(progressOf(registration, report));
  if (options.readiness && mailbox.protocols.includes('ews')) {
    const { ewsReadiness } = await import('../policy/ews/ewsReadiness.ts');
    const probe = reports.find(({ protocol }) => protocol === 'ews');
    const { works, endsOn, daysLeft, items } = ewsReadiness({
      ...{ registration, address: mailbox.address, now: context.now() },
      ...(probe === undefined ? {} : { probe }),
    });
    found.readiness.push({
      registration: registration.id,
      address: mailbox.address,
      works,
      endsOn,
      daysLeft,
      items,
    });
  }
  const { controlMailbox } = mailbox;
  if (!options.policy || controlMailbox === undefined) return;
  const report = await policyReport({
    registration,
    mailbox,
    controlMailbox,
    probe: (protocol, address) => open.probe(mailbox, protocol, address),
  });
  found.policies.push(report);
  context.onProgress({
    ok: report.verdict !== 'tooWide' && report.verdict !== 'tooNarrow',
    text: `${registration.name}: ${mailbox.address} access policy ${report.verdict}`,
  });
}

function progressOf(registration: Registration, report: ProbeReport): { ok: boolean; text: string } {
  const failed = report.steps.find(({ status }) => status === 'failed');
  const said =
    failed === undefined
      ? 'works'
      : `${failed.id}: ${failed.advice?.title ?? failed.detail} (${failed.code})`;
  return { ok: report.ok, text: `${registration.name}: ${report.address} ${report.protocol} ${said}` };
}

async function audit(
  open: RegistrationCheck,
  registration: Registration,
  file: string,
  context: CheckContext,
): Promise<AuditResult> {
  const [{ runAudit }, { diagnose }] = await Promise.all([
    import('../policy/audit/audit.ts'),
    import('../advice/diagnose.ts'),
  ]);
  const list = mailboxListFrom(await readFile(file, 'utf8'));
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
