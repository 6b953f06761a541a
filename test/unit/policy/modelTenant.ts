// A model of a tenant: who reaches what, written from the published rules and from nothing in src/policy.
// Rules: Role Based Access Control for Applications in Exchange Online (union of Entra grants and Exchange roles);
// New-ApplicationAccessPolicy (decision order, EWS and Graph only); Authenticate an IMAP, POP or SMTP connection using
// OAuth (FullAccess on the service principal).

import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { ProbeOutcome, StepOutcome } from '../../../src/core/report/probeReport.ts';

export const inside = 'ap@contoso.com';
export const outside = 'ceo@contoso.com';

/** Which of the two mailboxes a control lets in. */
export type Reach = 'none' | 'inside' | 'outside' | 'both';

export interface ModelTenant {
  readonly protocol: ProtocolId;
  readonly grant: 'app' | 'delegated';
  /** The application permission is consented in Entra. */
  readonly consented: boolean;
  /** `absent`, or the mailboxes that the Application Access Policies leave open. */
  readonly accessPolicy: 'absent' | Reach;
  /** `absent`, or the mailboxes in the scope of the Exchange role. */
  readonly role: 'absent' | Reach;
  /** Mailboxes that list the service principal (or, delegated, the person) with FullAccess. */
  readonly fullAccess: Reach;
  /** Through SMTP: a test message is handed over. */
  readonly submitted?: boolean;
  /** Other application permissions that are consented on the same resource. */
  readonly others?: readonly string[];
}

const lets = (reach: Reach, address: string): boolean =>
  reach === 'both' || reach === (address === inside ? 'inside' : 'outside');

/** True if the service opens the mailbox. */
export function opens(tenant: ModelTenant, address: string): boolean {
  if (tenant.grant === 'delegated') return lets(tenant.fullAccess, address);
  const byRole = tenant.role !== 'absent' && lets(tenant.role, address);
  switch (tenant.protocol) {
    case 'ews':
    case 'graph':
      return (
        byRole ||
        (tenant.consented && (tenant.accessPolicy === 'absent' || lets(tenant.accessPolicy, address)))
      );
    case 'imap':
    case 'pop':
      return tenant.consented && lets(tenant.fullAccess, address);
    case 'smtp':
      // With SMTP.SendAsApp in the token the classic path is taken and the role is not looked at.
      return tenant.consented ? lets(tenant.fullAccess, address) : byRole;
  }
}

/** What the service answers to one who may not open the mailbox, and at which step. */
export function refusal(tenant: ModelTenant): Pick<StepOutcome, 'id' | 'evidence'> {
  switch (tenant.protocol) {
    case 'ews':
      return { id: 'openMailbox', evidence: ews('ErrorImpersonateUserDenied') };
    case 'graph':
      return { id: 'openMailbox', evidence: graph(403, 'ErrorAccessDenied') };
    case 'imap':
      return { id: 'authenticate', evidence: mail('imap', 'AUTHENTICATE', 'NO') };
    case 'pop':
      return { id: 'authenticate', evidence: mail('pop', 'AUTH', '-ERR') };
    case 'smtp':
      return tenant.consented
        ? { id: 'sendAs', evidence: mail('smtp', 'DATA', '430', '4.2.0') }
        : { id: 'authenticate', evidence: mail('smtp', 'AUTH', '535', '5.7.3') };
  }
}

/** The probe of one mailbox against the model of the tenant. */
export function probeOf(tenant: ModelTenant, address: string): ProbeOutcome {
  const sent = tenant.protocol === 'smtp' ? { submitted: tenant.submitted === true } : {};
  const opened = { ...outcome(tenant.protocol, address, { id: 'openMailbox' }), ...sent };
  if (opens(tenant, address)) return opened;
  const last = refusal(tenant);
  if (last.id !== 'sendAs') return { ...outcome(tenant.protocol, address, last), ...sent };
  // Exchange takes the sign-in, the sender and the recipient, and refuses the message.
  if (tenant.submitted !== true) return opened;
  const refused = outcome(tenant.protocol, address, last);
  return { ...refused, ...sent, steps: [...opened.steps, ...refused.steps.slice(1)] };
}

/** A probe that ends at one step: failed if it has evidence, else ok. */
export function outcome(
  protocol: ProtocolId,
  address: string,
  last: Pick<StepOutcome, 'id' | 'evidence'>,
): ProbeOutcome {
  const ok = last.evidence === undefined;
  const step: StepOutcome = { ...last, status: ok ? 'ok' : 'failed', durationMs: 1, detail: '' };
  return {
    registration: 'r1',
    address,
    protocol,
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 1,
    ok,
    steps: [{ id: 'token', status: 'ok', durationMs: 1, detail: '' }, step],
  };
}

export const ews = (
  responseCode: string,
  more: Partial<Extract<Evidence, { kind: 'ews' }>> = {},
): Evidence => ({
  kind: 'ews',
  status: 200,
  responseCode,
  text: '',
  ...more,
});

export const graph = (status: number, code: string, innerCodes: readonly string[] = []): Evidence => ({
  kind: 'graph',
  status,
  code,
  text: '',
  innerCodes,
});

export const mail = (
  protocol: 'imap' | 'pop' | 'smtp',
  command: string,
  status: string,
  enhanced?: string,
): Evidence => ({
  kind: 'mail',
  protocol,
  command,
  status,
  text: '',
  ...(enhanced === undefined ? {} : { enhanced }),
});
