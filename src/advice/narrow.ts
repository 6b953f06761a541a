// What the token, the registration and the other protocols' results leave of the causes of one vague refusal.

import { grants } from '../core/permissions/grants.ts';
import { graphMailReaders, permissionFor } from '../core/permissions/permissions.ts';
import { protocols } from '../core/permissions/protocols.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import type { Code } from '../core/report/codes.ts';
import { isGuid } from '../core/text/text.ts';
import type { TokenClaims } from '../core/token/tokenClaims.ts';
import type { AdviceContext } from './context.ts';

const exchangeAudience =
  /^(?:https:\/\/(?:outlook\.office(?:365)?\.com|outlook(?:-dod)?\.office365\.us|partner\.outlook\.cn|ps\.outlook\.com)\/?|00000002-0000-0ff1-ce00-000000000000)$/i;
const graphAudience =
  /^(?:https:\/\/(?:[a-z.-]{0,40}graph\.microsoft\.(?:com|us)|microsoftgraph\.chinacloudapi\.cn)\/?|00000003-0000-0000-c000-000000000000)$/i;

/** True where the token is for the resource that the protocol takes. */
function audienceFits(claims: TokenClaims, protocol: ProtocolId): boolean {
  const expected = protocols[protocol].resource === 'graph' ? graphAudience : exchangeAudience;
  return expected.test(claims.audience);
}

const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

/** What is wrong with the token itself; at most one code, the most telling. */
function tokenFault(protocol: ProtocolId, context: AdviceContext): Code | undefined {
  const { claims, registration, now } = context;
  if (claims === undefined) return undefined;
  if (!audienceFits(claims, protocol)) return 'claims.wrongAudience';
  const seconds = now.getTime() / 1000;
  if (claims.expiresAt !== undefined && claims.expiresAt < seconds) return 'claims.expired';
  // RFC 7519 section 4.1.5 allows some leeway for clock skew; five minutes is Entra's.
  if (claims.notBefore !== undefined && claims.notBefore > seconds + 300) return 'claims.notYetValid';
  if (registration === undefined) return undefined;
  if (
    isGuid(registration.tenantId) &&
    claims.tenantId !== '' &&
    !same(claims.tenantId, registration.tenantId)
  ) {
    return 'claims.wrongTenant';
  }
  if (claims.appId !== '' && !same(claims.appId, registration.clientId)) return 'claims.wrongApplication';
  const access = grants[registration.grant].access;
  if (access === 'app' && claims.kind === 'user') return 'claims.delegatedInsteadOfApp';
  if (access === 'delegated' && claims.kind === 'app') return 'claims.appInsteadOfDelegated';
  return undefined;
}

/** True where the token holds a permission that opens the protocol. */
function holdsPermission(claims: TokenClaims, protocol: ProtocolId): boolean {
  const held = claims.kind === 'app' ? claims.roles : claims.scopes;
  if (protocol === 'graph') {
    return held.some((value) => graphMailReaders.includes(value) || value === 'Mail.Send');
  }
  return held.includes(permissionFor(protocol, claims.kind === 'app' ? 'app' : 'delegated').value);
}

const opened = (context: AdviceContext, ids: readonly ProtocolId[]): boolean =>
  (context.others ?? []).some((report) => report.ok && ids.includes(report.protocol));

/** Causes of a vague refusal by IMAP, POP or SMTP, most likely first; empty where the context says nothing. */
export function narrowMail(
  protocol: 'imap' | 'pop' | 'smtp',
  signedIn: boolean,
  context: AdviceContext,
): readonly Code[] {
  const { claims } = context;
  if (claims === undefined) return [];
  const fault = tokenFault(protocol, context);
  if (fault !== undefined) return [fault];
  if (!holdsPermission(claims, protocol)) {
    return protocol === 'smtp' && claims.kind === 'app'
      ? ['exchange.roleMissing', 'claims.missingPermission', 'exchange.changeNotInForce']
      : ['claims.missingPermission'];
  }
  return claims.kind === 'app' ? appCauses(signedIn, context) : personCauses(signedIn, context);
}

function appCauses(signedIn: boolean, context: AdviceContext): readonly Code[] {
  // FullAccess serves IMAP, POP and SMTP alike: where one of them opened the mailbox, the switch is left.
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

/** Causes of a refusal by EWS or Graph, most likely first; empty where the context says nothing. */
export function narrowMailbox(protocol: 'ews' | 'graph', context: AdviceContext): readonly Code[] {
  const { claims } = context;
  if (claims === undefined) return [];
  const fault = tokenFault(protocol, context);
  if (fault !== undefined) return [fault];
  if (claims.kind === 'user') {
    if (protocol === 'ews') return ['ews.impersonationRetired', 'exchange.delegateAccessMissing'];
    return holdsPermission(claims, protocol)
      ? ['exchange.delegateAccessMissing']
      : ['claims.missingPermission'];
  }
  return holdsPermission(claims, protocol)
    ? ['exchange.accessPolicyDenies', 'exchange.changeNotInForce']
    : ['exchange.roleMissing', 'claims.missingPermission', 'exchange.changeNotInForce'];
}
