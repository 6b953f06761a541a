// What an administrator's cmdlets declared, laid beside what was seen: contradictions are reported as such.

import * as l10n from '../../core/l10n.ts';
import { protocols } from '../../core/permissions/protocols.ts';
import {
  covers,
  declaredKind,
  type FindingSeen,
  finding,
  type PolicyFacts,
  rolesFor,
} from '../cmdlets/policyFacts.ts';
import { mayNotBeInForce } from './propagation.ts';

const none: readonly FindingSeen[] = [];

/** Findings that need a declaration; none without one. */
export function declaredFindings(facts: PolicyFacts): readonly FindingSeen[] {
  const kind = declaredKind(facts.declared);
  const { declared } = facts;
  if (kind === undefined || declared === undefined) return none;
  if (facts.grantAccess === 'delegated') {
    return [
      finding(
        'policy.declaredNotForProtocol',
        l10n.record('{0} speaks of application access only.', declared.cmdlet),
      ),
    ];
  }
  if (!covers(kind, facts.protocol)) {
    const { label } = protocols[facts.protocol];
    return kind === 'accessPolicy'
      ? [finding('policy.aapNotForProtocol', l10n.record('An access policy does nothing for {0}.', label))]
      : [
          finding(
            'policy.declaredNotForProtocol',
            l10n.record('{0} does not decide on {1}.', declared.cmdlet, label),
          ),
        ];
  }
  return [...provesNothing(facts), ...disagreement(facts)];
}

/** A test without a control mailbox, or one that only shows InScope False, proves no limit. */
function provesNothing({ declared }: PolicyFacts): readonly FindingSeen[] {
  if (declared === undefined) return none;
  if (declared.mailbox === 'unknown' && declared.control === 'unknown') {
    return [
      finding('policy.declaredProvesNothing', l10n.record('{0} names neither mailbox.', declared.cmdlet)),
    ];
  }
  if (declared.mailbox === 'unknown' && declared.control === 'denied') {
    return [
      finding(
        'policy.declaredProvesNothing',
        l10n.record('Only the refusal was tested; consent is not part of it.'),
      ),
    ];
  }
  return none;
}

function disagreement(facts: PolicyFacts): readonly FindingSeen[] {
  const { declared, mailbox, control } = facts;
  if (declared === undefined || mayNotBeInForce(facts)) return none;
  const pairs = [
    { name: facts.address, seen: mailbox, said: declared.mailbox },
    { name: facts.controlMailbox, seen: control, said: declared.control },
  ].filter(({ seen, said }) => seen !== 'unknown' && said !== 'unknown' && seen !== said);
  if (pairs.length === 0 || explained(facts)) return none;
  const words = pairs.map(({ name, seen, said }) => `${name} is ${seen}, declared ${said}`);
  return [finding('policy.declaredContradicted', `${words.join('; ')}.`)];
}

/** Consent beside a role assignment explains every access that the role test leaves out. */
function explained(facts: PolicyFacts): boolean {
  const roles = rolesFor(facts.protocol, facts.claims);
  const wider = facts.control === 'granted' || facts.mailbox === 'granted';
  const missing = facts.mailbox === 'denied' && facts.declared?.mailbox === 'granted';
  const kind = declaredKind(facts.declared);
  if (kind === 'rbac') return roles.length > 0 && wider && !missing;
  // "Granted" by an access policy says nothing of whether the application has any permission at all.
  return kind === 'accessPolicy' && roles.length === 0 && missing && facts.control !== 'granted';
}
