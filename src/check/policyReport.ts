// The access-policy check of one mailbox through each of its protocols, as one report with advice.

import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import type { DeclaredAccess, PolicyFinding, PolicyReport, Verdict } from '../core/report/policyReport.ts';
import type { ClaimedOutcome } from '../core/report/probeReport.ts';
import type { PolicyOutcome } from '../policy/check/checkPolicy.ts';

export interface PolicyRun {
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly controlMailbox: string;
  readonly declared?: DeclaredAccess;
  /** Probes `address` through `protocol`; the claims are those of the token it used. */
  readonly probe: (protocol: ProtocolId, address: string) => Promise<ClaimedOutcome>;
}

/** Worst first: one protocol that is too wide makes the whole too wide. */
const verdictOrder: readonly Verdict[] = ['tooWide', 'tooNarrow', 'unknown', 'scoped'];

/** Checks every protocol; each mailbox is asked once per protocol, however often its answer is weighed. */
export async function policyReport(run: PolicyRun): Promise<PolicyReport> {
  const [{ checkPolicy }, { diagnose }] = await Promise.all([
    import('../policy/check/checkPolicy.ts'),
    import('../advice/diagnose.ts'),
  ]);
  const asked = askedOnce(run);
  const check = async (protocol: ProtocolId, controlExists: boolean): Promise<CheckedProtocol> => {
    const mailboxRun = await asked(protocol, run.mailbox.address);
    const outcome = await checkPolicy({
      registration: run.registration,
      mailbox: run.mailbox,
      controlMailbox: run.controlMailbox,
      protocol,
      probe: (address) => asked(protocol, address),
      claims: mailboxRun.claims,
      ...(await otherRolesFor(protocol, run, asked)),
      ...(run.declared === undefined ? {} : { declared: run.declared }),
      ...(controlExists ? { controlExists } : {}),
      diagnose: (evidence) => diagnose(evidence, { now: new Date() }),
      now: new Date(),
    });
    return { protocol, outcome };
  };
  const first = await Promise.all(run.mailbox.protocols.map((protocol) => check(protocol, false)));
  // What one protocol proved of the control mailbox counts for those that cannot tell a limit from a typo.
  const outcomes = first.some(provesControl)
    ? await Promise.all(run.mailbox.protocols.map((protocol) => check(protocol, true)))
    : first;
  const worst = outcomes.toSorted(
    (a, b) => verdictOrder.indexOf(a.outcome.verdict) - verdictOrder.indexOf(b.outcome.verdict),
  )[0];
  if (worst === undefined) throw new Error('The mailbox has no protocol to check.');
  return {
    ...worst.outcome,
    consented: [...new Set(outcomes.flatMap(({ outcome }) => outcome.consented))],
    findings: await advisedFindings(run, outcomes),
    protocols: outcomes.map(({ protocol, outcome }) => ({
      protocol,
      verdict: outcome.verdict,
      mailbox: outcome.mailbox,
      control: outcome.control,
    })),
  };
}

interface CheckedProtocol {
  readonly protocol: ProtocolId;
  readonly outcome: PolicyOutcome;
}

type Asked = PolicyRun['probe'];

/** Roles of a token for the other resource, if another protocol of the mailbox needs one anyway. */
async function otherRolesFor(
  protocol: ProtocolId,
  { mailbox }: PolicyRun,
  asked: Asked,
): Promise<{ readonly otherRoles?: readonly string[] }> {
  const { resource } = protocolTable[protocol];
  const other = mailbox.protocols.find((one) => protocolTable[one].resource !== resource);
  const claims = other === undefined ? undefined : (await asked(other, mailbox.address)).claims;
  return claims?.kind === 'app' ? { otherRoles: claims.roles } : {};
}

function askedOnce(run: PolicyRun): Asked {
  const answers = new Map<string, ReturnType<Asked>>();
  return (protocol, address) => {
    const key = `${protocol} ${address.toLowerCase()}`;
    const answer = answers.get(key) ?? run.probe(protocol, address);
    answers.set(key, answer);
    return answer;
  };
}

/** EWS and Graph say when a mailbox does not exist, and anything that opened exists. */
function provesControl({ protocol, outcome }: CheckedProtocol): boolean {
  if (outcome.control === 'granted') return true;
  const unclear = outcome.findings.some(
    ({ code }) => code === 'policy.controlUnclear' || code === 'policy.controlMissing',
  );
  return outcome.control === 'denied' && !unclear && (protocol === 'ews' || protocol === 'graph');
}

/** Each finding once; its detail names the protocol if the mailbox has several. */
async function advisedFindings(
  run: PolicyRun,
  outcomes: readonly CheckedProtocol[],
): Promise<readonly PolicyFinding[]> {
  const { adviceFor } = await import('../advice/diagnose.ts');
  const findings = new Map<string, PolicyFinding>();
  for (const { protocol, outcome } of outcomes) {
    for (const { code, detail } of outcome.findings) {
      const earlier = findings.get(code);
      const label = outcomes.length > 1 ? `${protocolTable[protocol].label}: ` : '';
      const seen =
        detail === undefined
          ? undefined
          : [earlier?.detail, `${label}${detail}`].filter((text) => text !== undefined).join(' ');
      const advice =
        earlier?.advice ??
        adviceFor(code, { registration: run.registration, mailbox: run.mailbox, protocol, now: new Date() });
      findings.set(code, { code, advice, ...(seen === undefined ? {} : { detail: seen }) });
    }
  }
  return [...findings.values()];
}
