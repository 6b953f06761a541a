// What the token, the registration and the other protocols' results leave of the causes of one vague refusal.

import { type Cloud, shownCloud } from '../core/endpoints/clouds.ts';
import { grants } from '../core/permissions/grants.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import type { Code } from '../core/report/codes.ts';
import { readAudience } from '../core/token/audiences.ts';
import { checkClaims, holds } from '../core/token/checkClaims.ts';
import type { TokenClaims } from '../core/token/tokenClaims.ts';
import { type AdviceContext, opensAnother } from './context.ts';
import { claimsProblems } from './ownProblems.ts';

const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

/** The cloud whose resources a token is compared with: the registration's, else the one the audience names. */
function cloudFor({ registration, cloud, claims }: AdviceContext): Cloud {
  const id = registration?.cloud ?? cloud ?? readAudience(claims?.audience ?? '')?.clouds[0];
  return shownCloud(id ?? 'global');
}

/** What is wrong with the token itself, as the core reads it; a missing permission is narrowed further here. */
function tokenFault(claims: TokenClaims, protocol: ProtocolId, context: AdviceContext): Code | undefined {
  const { registration, now } = context;
  const cloud = cloudFor(context);
  const found = checkClaims(claims, {
    registration: registration ?? { tenantId: claims.tenantId, clientId: claims.appId },
    endpoints: {
      exchangeResource: cloud.exchangeResource.value,
      exchangeDelegatedResource: cloud.exchangeDelegatedResource.value,
      graphResource: cloud.graph.value,
    },
    protocol,
    access: registration === undefined ? accessOf(claims) : grants[registration.grant].access,
    now: now.getTime(),
  }).find(({ problem }) => problem !== 'missingPermission');
  return found && claimsProblems[found.problem];
}

const accessOf = ({ kind }: TokenClaims): 'app' | 'delegated' => (kind === 'app' ? 'app' : 'delegated');

/** True if the token holds a permission that opens the protocol. */
const holdsPermission = (claims: TokenClaims, protocol: ProtocolId): boolean =>
  holds(claims.kind === 'app' ? claims.roles : claims.scopes, protocol, accessOf(claims));

const opened = (context: AdviceContext, ids: readonly ProtocolId[]): boolean =>
  (context.others ?? []).some((report) => report.ok && ids.includes(report.protocol));

/** Causes of a vague refusal by IMAP, POP or SMTP, most likely first; empty if the context says nothing. */
export function narrowMail(
  protocol: 'imap' | 'pop' | 'smtp',
  signedIn: boolean,
  context: AdviceContext,
): readonly Code[] {
  const { claims } = context;
  if (claims === undefined) return [];
  const fault = tokenFault(claims, protocol, context);
  if (fault !== undefined) return [fault];
  if (!holdsPermission(claims, protocol)) {
    return protocol === 'smtp' && claims.kind === 'app'
      ? [...roleOrConsent(protocol, claims, context), 'exchange.changeNotInForce']
      : ['claims.missingPermission'];
  }
  return claims.kind === 'app' ? appCauses(signedIn, context) : personCauses(signedIn, context);
}

/** Protocols that only consent in Entra opens to an application; RBAC for Applications has no role for them. */
const byConsentOnly: readonly ProtocolId[] = ['imap', 'pop'];

/**
 * An application gets in by a role in Exchange or by consent in Entra. If the mailbox is also to be read by a protocol
 * that takes consent, and this token of the same resource lacks that too, consent was not given.
 */
function roleOrConsent(
  protocol: ProtocolId,
  claims: TokenClaims,
  { mailbox }: AdviceContext,
): readonly Code[] {
  const lacksConsent =
    protocol !== 'graph' &&
    byConsentOnly.some((id) => mailbox?.protocols.includes(id) === true && !holdsPermission(claims, id));
  return lacksConsent
    ? ['claims.missingPermission', 'exchange.roleMissing']
    : ['exchange.roleMissing', 'claims.missingPermission'];
}

function appCauses(signedIn: boolean, context: AdviceContext): readonly Code[] {
  // FullAccess serves IMAP, POP and SMTP alike: if one of them opened the mailbox, only the switch is left.
  if (opened(context, ['imap', 'pop', 'smtp']))
    return ['exchange.protocolDisabled', 'exchange.addressNotPrimary'];
  const mailboxThere = opened(context, ['ews', 'graph']);
  const late: readonly Code[] = mailboxThere ? [] : ['exchange.noMailbox'];
  return signedIn
    ? ['exchange.fullAccessMissing', 'exchange.protocolDisabled', ...late, 'exchange.changeNotInForce']
    : [
        'exchange.servicePrincipalMissing',
        'exchange.fullAccessMissing',
        'policy.wrongObjectId',
        'exchange.changeNotInForce',
        ...late,
      ];
}

function personCauses(signedIn: boolean, context: AdviceContext): readonly Code[] {
  const { claims, mailbox } = context;
  const user = claims?.user;
  const address = mailbox?.address;
  if (user !== undefined && address !== undefined && !same(user, address)) {
    return same(user, mailbox?.signInAs)
      ? ['exchange.delegateAccessMissing', 'exchange.protocolDisabled', 'exchange.changeNotInForce']
      : ['exchange.wrongSignedInAccount', 'exchange.delegateAccessMissing', 'exchange.addressNotPrimary'];
  }
  if (opened(context, ['ews', 'graph', 'imap', 'pop'])) return ['exchange.protocolDisabled'];
  return signedIn
    ? ['exchange.protocolDisabled', 'exchange.noMailbox', 'exchange.addressNotPrimary']
    : ['exchange.addressNotPrimary', 'exchange.protocolDisabled', 'exchange.noMailbox'];
}

/** True if a person opens somebody else's mailbox through Graph with permissions for the own one only. */
const lacksShared = (claims: TokenClaims, context: AdviceContext): boolean =>
  opensAnother(context) &&
  !claims.scopes.some((scope) => scope.startsWith('Mail.') && scope.endsWith('.Shared'));

/** Causes of a refusal by EWS or Graph, most likely first; empty if the context says nothing. */
export function narrowMailbox(protocol: 'ews' | 'graph', context: AdviceContext): readonly Code[] {
  const { claims } = context;
  if (claims === undefined) return [];
  const fault = tokenFault(claims, protocol, context);
  if (fault !== undefined) return [fault];
  if (claims.kind === 'user') {
    if (protocol === 'ews') return ['ews.impersonationRetired', 'exchange.delegateAccessMissing'];
    if (!holdsPermission(claims, protocol)) return ['claims.missingPermission'];
    return lacksShared(claims, context)
      ? ['claims.missingPermission', 'exchange.delegateAccessMissing']
      : ['exchange.delegateAccessMissing'];
  }
  return holdsPermission(claims, protocol)
    ? ['exchange.accessPolicyDenies', 'exchange.changeNotInForce']
    : [...roleOrConsent(protocol, claims, context), 'exchange.changeNotInForce'];
}
