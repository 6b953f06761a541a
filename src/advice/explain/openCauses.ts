// The causes that a vague answer in a paste leaves open, narrowed by what else the paste tells.
import type { Code } from '../../core/report/codes.ts';
import type { AdviceContext } from '../context.ts';
import { narrowMail, narrowMailbox } from '../narrow.ts';
import type { Hints } from './hints.ts';

interface OpenCauses {
  /** The one cause that the paste shows: told before the answer, which is then its effect. */
  readonly cause?: Code;
  readonly others: readonly Code[];
}

const beforeSignIn: readonly Code[] = [
  'claims.wrongAudience',
  'claims.missingPermission',
  'exchange.servicePrincipalMissing',
  'exchange.fullAccessMissing',
  'claims.expired',
];
const afterSignIn: readonly Code[] = [
  'exchange.wrongSignedInAccount',
  'exchange.fullAccessMissing',
  'exchange.protocolDisabled',
  'exchange.noMailbox',
  'exchange.addressNotPrimary',
];
const smtpSignIn: readonly Code[] = [
  'claims.wrongAudience',
  'smtp.basicDisabled',
  'exchange.wrongSignedInAccount',
  'claims.missingPermission',
  'exchange.fullAccessMissing',
];

/** Causes in general, if the paste shows nothing more; most likely first. */
const general: Partial<Readonly<Record<Code, readonly Code[]>>> = {
  'imap.authenticateFailed': beforeSignIn,
  'imap.logonDenied': [
    'exchange.fullAccessMissing',
    'exchange.servicePrincipalMissing',
    'exchange.wrongSignedInAccount',
  ],
  'pop.authFailed': [...beforeSignIn.slice(0, 4), 'exchange.protocolDisabled'],
  'smtp.authFailed': smtpSignIn,
  'imap.notConnected': afterSignIn,
  'smtp.logonFailure': [
    'exchange.fullAccessMissing',
    'policy.wrongObjectId',
    'policy.smtpRoleConflict',
    'exchange.changeNotInForce',
  ],
  'library.passwordBlamed': [
    'claims.wrongAudience',
    'claims.missingPermission',
    'exchange.servicePrincipalMissing',
    'imap.loginFailed',
  ],
  'ews.unauthorized': ['ews.basicGone', 'ews.wrongAudience', 'ews.permissionTooSmall', 'claims.expired'],
  'ews.forbidden': ['ews.disabled', 'ews.blockedByPolicy', 'ews.kioskLicence', 'ews.permissionTooSmall'],
  'ews.impersonationDenied': [
    'claims.missingPermission',
    'exchange.accessPolicyDenies',
    'exchange.roleMissing',
    'ews.impersonationRetired',
  ],
  'ews.accessDenied': [
    'exchange.accessPolicyDenies',
    'exchange.roleMissing',
    'exchange.delegateAccessMissing',
  ],
  'graph.accessDenied': [
    'claims.missingPermission',
    'exchange.accessPolicyDenies',
    'exchange.roleMissing',
    'exchange.delegateAccessMissing',
  ],
  'graph.odataDisabled': ['exchange.accessPolicyDenies', 'graph.blockedByPolicy'],
  'smtp.criteria': ['smtp.basicDisabled', 'entra.securityDefaults', 'entra.conditionalAccess'],
};

/** What narrows the answer of a code: which check, and whether sign-in had succeeded. */
const narrowers: Partial<Readonly<Record<Code, (context: AdviceContext) => readonly Code[]>>> = {
  'imap.authenticateFailed': (context) => narrowMail('imap', false, context),
  'imap.logonDenied': (context) => narrowMail('imap', false, context),
  'imap.notConnected': (context) => narrowMail('imap', true, context),
  'pop.authFailed': (context) => narrowMail('pop', false, context),
  'smtp.authFailed': (context) => narrowMail('smtp', false, context),
  'smtp.logonFailure': (context) => narrowMail('smtp', true, context),
  'ews.unauthorized': (context) => narrowMailbox('ews', context),
  'ews.impersonationDenied': (context) => narrowMailbox('ews', context),
  'ews.accessDenied': (context) => narrowMailbox('ews', context),
  'graph.accessDenied': (context) => narrowMailbox('graph', context),
};

/** Refusals of a mailbox that a test cmdlet may contradict: it shows a change at once, the servers do not. */
const refusals: readonly Code[] = [
  'graph.blockedByPolicy',
  'graph.odataDisabled',
  'graph.accessDenied',
  'ews.impersonationDenied',
  'ews.accessDenied',
  'ews.forbidden',
];

/** The causes that fit a vague answer; none for an answer that names its cause. */
export function openCauses(code: Code, hints: Hints, context: AdviceContext): OpenCauses {
  const usual: readonly Code[] = [
    ...(hints.personalAccount && general[code] !== undefined ? (['foreign.outlookPersonal'] as const) : []),
    ...(general[code] ?? []),
  ];
  if (hints.declared !== undefined && refusals.includes(code)) {
    return hints.declared === 'granted'
      ? { cause: 'policy.cacheDelay', others: ['exchange.roleMissing', 'claims.missingPermission'] }
      : { cause: 'exchange.accessPolicyDenies', others: [] };
  }
  const [cause, ...others] = narrowers[code]?.(atItsTime(hints, context)) ?? [];
  if (cause !== undefined) return { cause, others };
  const otherCloud = hints.cloud !== undefined && hints.worldwideScope;
  if (usual.includes('claims.wrongAudience') && (otherCloud || (hints.graphScope && !hints.exchangeScope))) {
    return {
      cause: 'claims.wrongAudience',
      others: usual.filter((other) => other !== 'claims.wrongAudience'),
    };
  }
  return {
    others: usual.length > 0 && hints.changedJustNow ? ['exchange.changeNotInForce', ...usual] : usual,
  };
}

/** A pasted token is judged at the time at which the paste was written; if that is not known, its expiry proves nothing. */
function atItsTime({ claims: pasted, writtenAt }: Hints, context: AdviceContext): AdviceContext {
  const issuedAt = pasted?.issuedAt;
  if (pasted === undefined || issuedAt === undefined) return context;
  // Documentation and other tokens in the text have times of their own.
  const near = writtenAt !== undefined && Math.abs(writtenAt / 1000 - issuedAt) < 7 * 86_400;
  return { ...context, now: new Date(near ? writtenAt : issuedAt * 1000) };
}
