// The named scenarios: what is wrong, in people's words, and which values of the policy differ from `healthy`.
import type { DemoPolicy } from './policy.ts';

interface ScenarioRow {
  readonly label: string;
  readonly detail: string;
  readonly effect: Partial<DemoPolicy>;
}

const rows = {
  healthy: {
    label: 'Everything is fine',
    detail: 'The mailboxes open, the control mailbox is refused.',
    effect: {},
  },
  wrongSecret: {
    label: 'Wrong client secret',
    detail: 'Entra refuses the secret: AADSTS7000215.',
    effect: { secret: 'wrong' },
  },
  expiredSecret: {
    label: 'Expired client secret',
    detail: 'The secret is past its end date: AADSTS7000222.',
    effect: { secret: 'expired' },
  },
  unknownClient: {
    label: 'Unknown client ID',
    detail: 'The tenant has no such application: AADSTS700016.',
    effect: { application: 'unknown' },
  },
  unknownTenant: {
    label: 'Unknown tenant',
    detail: 'The directory does not exist: AADSTS90002.',
    effect: { tenant: 'unknown' },
  },
  noConsent: {
    label: 'No admin consent',
    detail: 'Tokens come without roles, so every protocol refuses them.',
    effect: { exchangeRoles: [], graphRoles: [] },
  },
  wrongAudience: {
    label: 'Token for the wrong resource',
    detail: 'Exchange gets a Graph token and Graph an Exchange token.',
    effect: { audience: 'swapped' },
  },
  policyAbsent: {
    label: 'No access policy',
    detail: 'Nothing limits the application: the control mailbox opens.',
    effect: { limit: 'absent' },
  },
  policyTooWide: {
    label: 'Access policy too wide',
    detail: 'The control mailbox is in the group, so it opens.',
    effect: { limit: 'tooWide' },
  },
  policyTooNarrow: {
    label: 'Access policy too narrow',
    detail: 'The mailboxes are not in the group, so they are refused too.',
    effect: { limit: 'tooNarrow' },
  },
  notConnected: {
    label: 'Authenticated but not connected',
    detail: 'IMAP accepts the token and then opens no mailbox: FullAccess is missing.',
    effect: { fullAccess: false },
  },
  ewsDisabled: {
    label: 'EWS is off for the organization',
    detail: 'EwsEnabled is False: HTTP 403 with X-EWS-Policy-Reason.',
    effect: { ews: 'disabled' },
  },
  ewsNotAllowed: {
    label: 'Application not on the EWS allow list',
    detail: 'EwsAllowedAppIDs lacks the client ID: HTTP 403 with X-EWS-Policy-Reason.',
    effect: { ews: 'blocked' },
  },
  mailboxMissing: {
    label: 'Mailbox does not exist',
    detail: 'The address has no mailbox.',
    effect: { mailbox: 'missing' },
  },
  imapDisabled: {
    label: 'IMAP is off for the mailbox',
    detail: 'ImapEnabled is False: the token is accepted and no mailbox opens.',
    effect: { imapEnabled: false },
  },
  throttled: {
    label: 'Throttled',
    detail: 'Graph answers 429, EWS ErrorServerBusy, IMAP asks to back off.',
    effect: { service: 'throttled' },
  },
  slow: {
    label: 'Slow',
    detail: 'Every answer takes several seconds.',
    effect: { slowMs: 4000 },
  },
  down: {
    label: 'Down',
    detail: 'Connections are reset before they are used.',
    effect: { service: 'down' },
  },
} as const satisfies Record<string, ScenarioRow>;

export type ScenarioId = keyof typeof rows;

/** All scenarios in the order of a picker; `healthy` first. */
export const scenarios: readonly {
  readonly id: ScenarioId;
  readonly label: string;
  readonly detail: string;
}[] = Object.entries(rows).map(([id, { label, detail }]) => ({ id: id as ScenarioId, label, detail }));

/** The policy values that a scenario changes. */
export function scenarioEffect(id: ScenarioId): Partial<DemoPolicy> {
  return rows[id].effect;
}

export function isScenario(id: string): id is ScenarioId {
  return Object.hasOwn(rows, id);
}
