// Whether a change may not have reached the servers yet, and when asking again is worth it.

import type { ProtocolId } from '../../core/registration/registration.ts';
import { type DelayId, inForceBy } from '../../core/report/delays.ts';
import {
  accessPolicyCovers,
  covers,
  declaredKind,
  type PolicyFacts,
  rolesFor,
} from '../cmdlets/policyFacts.ts';

/**
 * True if what was declared and what was seen differ in a way that only waiting explains: the test cmdlets read
 * the new answer at once, the servers keep the old one (Test-ServicePrincipalAuthorization bypasses the cache).
 */
export function mayNotBeInForce(facts: PolicyFacts): boolean {
  if (facts.grantAccess === 'delegated' || facts.verdict === 'scoped' || facts.verdict === 'unknown') {
    return false;
  }
  return declaredIsAhead(facts);
}

function declaredIsAhead(facts: PolicyFacts): boolean {
  const kind = declaredKind(facts.declared);
  if (kind === undefined || kind === 'other' || facts.declared === undefined) return false;
  if (!covers(kind, facts.protocol)) return false;
  const roles = rolesFor(facts.protocol, facts.claims);
  if (facts.control === 'granted' && facts.declared.control === 'denied') {
    // A consented role opens every mailbox beside any role assignment: waiting does not change that.
    return kind === 'rbac' ? roles.length === 0 : roles.length > 0;
  }
  if (facts.mailbox === 'denied' && facts.declared.mailbox === 'granted') {
    // An access policy grants nothing: "Granted" without the consented role stays a refusal.
    return kind === 'rbac' || roles.length > 0;
  }
  return false;
}

/** The delay of the control that governs the protocol. */
export function delayOf(facts: PolicyFacts): DelayId {
  if (declaredKind(facts.declared) === 'accessPolicy' && accessPolicyCovers(facts.protocol)) {
    return 'accessPolicy';
  }
  return governedByMailboxPermission(facts.protocol, rolesFor(facts.protocol, facts.claims))
    ? 'mailboxPermission'
    : 'rbacRole';
}

/** IMAP, POP and classic SMTP are limited by FullAccess on the Exchange service principal. */
export const governedByMailboxPermission = (protocol: ProtocolId, roles: readonly string[]): boolean =>
  protocol === 'imap' || protocol === 'pop' || (protocol === 'smtp' && roles.length > 0);

/** When a change that may be under way should be in force; undefined if waiting changes nothing. */
export function retestAt(facts: PolicyFacts): Date | undefined {
  if (!mayNotBeInForce(facts)) return undefined;
  return inForceBy(delayOf(facts), facts.now);
}
