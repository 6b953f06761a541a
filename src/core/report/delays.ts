// How long a change of access takes to reach the servers: a refusal or a success before that proves nothing.
import * as l10n from '../l10n.ts';

export interface Delay {
  /** Minutes after which the change may act. */
  readonly fromMinutes: number;
  /** Minutes after which it should be in force; waiting longer is a fault. */
  readonly toMinutes: number;
  readonly words: string;
  readonly confidence: 'high' | 'medium' | 'unverified';
  readonly source: string;
}

export type DelayId =
  | 'rbacRole'
  | 'accessPolicy'
  | 'accessPolicyRemoved'
  | 'mailboxPermission'
  | 'mailboxSwitch'
  | 'transportSwitch'
  | 'ewsSwitch'
  | 'ewsAllowList'
  | 'consent';

export const delays: Readonly<Record<DelayId, Delay>> = {
  rbacRole: {
    fromMinutes: 30,
    toMinutes: 120,
    words: l10n.msg('30 minutes while the application is idle, up to 2 hours while it is busy'),
    confidence: 'high',
    source: 'Role Based Access Control for Applications in Exchange Online, Microsoft Learn',
  },
  accessPolicy: {
    fromMinutes: 30,
    toMinutes: 120,
    words: l10n.msg(
      'longer than an hour, although Test-ApplicationAccessPolicy shows the new answer at once',
    ),
    confidence: 'medium',
    source:
      'Limiting application permissions to specific Exchange Online mailboxes, Microsoft Graph documentation (upper end not published)',
  },
  accessPolicyRemoved: {
    fromMinutes: 0,
    toMinutes: 30,
    words: l10n.msg('up to 30 minutes'),
    confidence: 'high',
    source:
      'Limiting application permissions to specific Exchange Online mailboxes, Microsoft Graph documentation',
  },
  mailboxPermission: {
    fromMinutes: 0,
    toMinutes: 60,
    words: l10n.msg('about an hour'),
    confidence: 'unverified',
    source: 'public issue threads; no published figure',
  },
  mailboxSwitch: {
    fromMinutes: 0,
    toMinutes: 60,
    words: l10n.msg('up to an hour'),
    confidence: 'unverified',
    source: 'no published figure',
  },
  transportSwitch: {
    fromMinutes: 0,
    toMinutes: 60,
    words: l10n.msg('up to an hour'),
    confidence: 'unverified',
    source: 'no published figure',
  },
  ewsSwitch: {
    fromMinutes: 60,
    toMinutes: 240,
    words: l10n.msg('about 1 hour, at most 4'),
    confidence: 'high',
    source: 'Exchange Team blog, "Exchange Online EWS, Your Time is Almost Up" (techcommunity 4492361)',
  },
  ewsAllowList: {
    fromMinutes: 0,
    toMinutes: 1440,
    words: l10n.msg('up to 24 hours'),
    confidence: 'high',
    source: 'Exchange Team blog, "Introducing EWSAllowedAppIDs" (techcommunity 4529471)',
  },
  consent: {
    fromMinutes: 0,
    toMinutes: 90,
    words: l10n.msg(
      'until the application asks for its next token: 60 to 90 minutes if it keeps the old one',
    ),
    confidence: 'high',
    source: 'Configurable token lifetimes, Microsoft Learn',
  },
};

/** The moment by which a change made at `changedAt` should be in force. */
export function inForceBy(delay: DelayId, changedAt: Date): Date {
  return new Date(changedAt.getTime() + delays[delay].toMinutes * 60_000);
}
