// Runs what the options ask for, registration by registration at the same time, and gathers one result.
import { setImmediate } from 'node:timers/promises';
import { expiryOf } from '../core/credential/credentialExpiry.ts';
import { resolveEndpoints } from '../core/endpoints/endpoints.ts';
import type { Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import { errorMessage } from '../core/report/failure.ts';
import type { ProbeReport } from '../core/report/probeReport.ts';
import type { LimitState } from '../core/report/runRecord.ts';
import { redactJson } from '../core/text/redactJson.ts';
import { auditList } from './auditList.ts';
import { lastDayOf } from './certificateFiles.ts';
import {
  type CheckResult,
  type CredentialChecked,
  exitCodeOf,
  type ReadinessChecked,
} from './checkResult.ts';
import type { CheckContext } from './context.ts';
import { credentialFor } from './credentials.ts';
import { exchangeLimits } from './exchangeLimits.ts';
import { type Found, inOrder } from './found.ts';
import { unknownNames } from './optionNames.ts';
import type { CheckOptions } from './options.ts';
import { policyReport } from './policyReport.ts';
import { readRegistrations } from './readRegistrations.ts';
import { openRegistration, type RegistrationCheck } from './registrationCheck.ts';

/** Runs the whole check. Throws an Error if nothing could be read; everything else is in the result. */
export async function runChecks(options: CheckOptions, context: CheckContext): Promise<CheckResult> {
  const startedAt = context.now();
  const { registrations, problems } = await readRegistrations(options.file, options.hosts);
  const chosen = chosenOf(registrations, options);
  // A registration or mailbox that a problem kept out must not be reported as unknown.
  const unknown = problems.length > 0 ? [] : unknownNames(registrations, options);
  const found: Found = {
    tests: [],
    policies: [],
    readiness: [],
    audits: [],
    consented: new Map(),
    lastDays: new Map(),
    problems: [...problems, ...unknown],
  };
  if (chosen.length === 0 && found.problems.length === 0)
    found.problems.push({ text: nothingToCheck(registrations) });
  const [limits] = await Promise.all([
    limitsOf(options, chosen, context, found),
    ...chosen.map((registration) => checkOne(registration, { options, context, found })),
  ]);
  if (context.signal.aborted)
    found.problems.push({ text: 'It was stopped before its end, so it proves nothing about the rest.' });
  const { consented, lastDays, ...kept } = inOrder(found, chosen);
  const result = {
    startedAt: startedAt.toISOString(),
    durationMs: context.now().getTime() - startedAt.getTime(),
    registrations: chosen.map((one) => ({ ...identityOf(one), consented: consented.get(one.id) ?? [] })),
    credentials: chosen.flatMap((registration) =>
      credentialOf(registration, lastDays.get(registration.id), options.expiryDays, startedAt),
    ),
    limits,
    ...kept,
  };
  const code = exitCodeOf(result);
  return redactJson({ version: 1, ...result, exitCode: code }, context.redactor.redact);
}

const nothingToCheck = (registrations: readonly Registration[]): string =>
  registrations.some(({ mailboxes }) => mailboxes.length > 0)
    ? 'The options leave no mailbox to check. Remove one of --registration, --mailbox and --protocol.'
    : 'The file has no mailbox to check. Set one up in the window, then export again.';

async function limitsOf(
  { exchange }: CheckOptions,
  chosen: readonly Registration[],
  context: CheckContext,
  found: Found,
): Promise<readonly LimitState[]> {
  if (exchange === undefined || chosen.length === 0) return [];
  try {
    return await exchangeLimits(exchange, chosen, context.now());
  } catch (error) {
    found.problems.push({ text: errorMessage(error) });
    return [];
  }
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

function credentialOf(
  registration: Registration,
  lastDay: string | undefined,
  days: number,
  now: Date,
): readonly CredentialChecked[] {
  const expiresOn = lastDay ?? registration.credentialExpiresOn;
  if (expiresOn === undefined) return [];
  const expiry = expiryOf({ ...registration, credentialExpiresOn: expiresOn }, now);
  if (expiry === undefined) return [];
  const { daysLeft } = expiry;
  const state = daysLeft < 0 ? 'ended' : daysLeft <= days ? 'soon' : 'ok';
  return [{ registration: registration.id, expiresOn, daysLeft, state }];
}

/** What every part of the run is given: what was asked for, what it works with, and where it puts what it found. */
interface Run {
  readonly options: CheckOptions;
  readonly context: CheckContext;
  readonly found: Found;
}

async function checkOne(registration: Registration, run: Run): Promise<void> {
  const { options, context, found } = run;
  let open: RegistrationCheck | undefined;
  try {
    const credential = await credentialFor(registration, options, context);
    if (credential.kind === 'certificate') found.lastDays.set(registration.id, lastDayOf(credential));
    open = await openRegistration(registration, credential, context);
    const opened = open;
    await inTurns(registration.mailboxes, (mailbox) => checkMailbox(opened, registration, mailbox, run));
    if (options.audit !== undefined && !context.signal.aborted)
      found.audits.push(await auditList(opened, registration, options.audit, context));
    found.consented.set(registration.id, opened.consented());
  } catch (error) {
    // Said once for the whole run.
    if (context.signal.aborted) return;
    found.problems.push({ registration: registration.id, text: errorMessage(error) });
  } finally {
    open?.close();
  }
}

const startedInATurn = 40;

/** Starts all, with a turn between every few, in which the first connections are made; rejects as the first does. */
async function inTurns<T>(values: readonly T[], start: (value: T) => Promise<void>): Promise<void> {
  const running: Promise<void>[] = [];
  for (const [index, value] of values.entries()) {
    if (index > 0 && index % startedInATurn === 0) await setImmediate();
    const one = start(value);
    // Its rejection is thrown below, once all have started.
    one.catch(() => undefined);
    running.push(one);
  }
  await Promise.all(running);
}

async function checkMailbox(
  open: RegistrationCheck,
  registration: Registration,
  mailbox: Mailbox,
  { options, context, found }: Run,
): Promise<void> {
  const reports = await open.test(mailbox, mailbox.protocols);
  // A test that was cancelled proves nothing.
  if (context.signal.aborted) return;
  found.tests.push(...reports);
  for (const report of reports) context.onProgress(progressOf(registration, report));
  if (options.readiness && mailbox.protocols.includes('ews'))
    found.readiness.push(await readinessOf(registration, mailbox, reports, context.now()));
  const { controlMailbox } = mailbox;
  if (!options.policy || controlMailbox === undefined) return;
  const report = await policyReport({
    registration,
    mailbox,
    controlMailbox,
    probe: (protocol, address) => open.probe(mailbox, protocol, address),
  });
  if (context.signal.aborted) return;
  found.policies.push(report);
  context.onProgress({
    ok: report.verdict !== 'tooWide' && report.verdict !== 'tooNarrow',
    text: `${registration.name}: ${mailbox.address} access policy ${report.verdict}`,
  });
}

async function readinessOf(
  registration: Registration,
  { address }: Mailbox,
  reports: readonly ProbeReport[],
  now: Date,
): Promise<ReadinessChecked> {
  const { ewsReadiness } = await import('../policy/ews/ewsReadiness.ts');
  const probe = reports.find(({ protocol }) => protocol === 'ews');
  const { works, endsOn, daysLeft, items } = ewsReadiness({
    registration,
    address,
    now,
    ...(probe === undefined ? {} : { probe }),
  });
  return { registration: registration.id, address, works, endsOn, daysLeft, items };
}

function progressOf(registration: Registration, report: ProbeReport): { ok: boolean; text: string } {
  const failed = report.steps.find(({ status }) => status === 'failed');
  const said =
    failed === undefined
      ? 'works'
      : `${failed.id}: ${failed.advice?.title ?? failed.detail} (${failed.code})`;
  return { ok: report.ok, text: `${registration.name}: ${report.address} ${report.protocol} ${said}` };
}
