// The lists of EWS by user agent: which programs they let pass.
import * as l10n from '../../core/l10n.ts';
import type { FactOf } from '../cmdlets/cmdletFacts.ts';
import type { ReadinessItem } from './readinessItem.ts';

/** What is known of them from the organization's configuration. */
export function userAgentItem(fact: FactOf<'organization'> | undefined): ReadinessItem {
  const base = {
    id: 'userAgentList',
    command: 'Get-OrganizationConfig | Format-List EwsApplicationAccessPolicy, EwsAllowList, EwsBlockList',
    confidence: 'high',
    source: 'Control access to EWS in Exchange, Microsoft Learn',
  } as const;
  const policy = fact?.EwsApplicationAccessPolicy;
  if (policy === undefined)
    return { ...base, state: 'unknown', text: l10n.record('Lists by user agent may apply as well.') };
  if (policy === '')
    return { ...base, state: 'met', text: l10n.record('No list by user agent is in force.') };
  const named = /allow/i.test(policy) ? fact?.EwsAllowList : fact?.EwsBlockList;
  if (named?.length === 0) {
    return /allow/i.test(policy)
      ? {
          ...base,
          state: 'notMet',
          text: l10n.record('{0} is in force and EwsAllowList is empty: no program passes.', policy),
        }
      : {
          ...base,
          state: 'met',
          text: l10n.record('{0} is in force and EwsBlockList is empty: no program is held back.', policy),
        };
  }
  return {
    ...base,
    state: 'unknown',
    text: l10n.record(
      '{0} is in force: what the program sends as User-Agent decides too, also for Graph.',
      policy,
    ),
  };
}
