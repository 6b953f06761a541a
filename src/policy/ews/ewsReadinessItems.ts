// The conditions of EWS one by one: what is known of each, what shows it, how sure the source is.

import { shownCloud } from '../../core/endpoints/clouds.ts';
import * as l10n from '../../core/l10n.ts';
import { showEwsList } from '../../core/permissions/ewsEnd.ts';
import type { CloudId } from '../../core/registration/registration.ts';
import { delays } from '../../core/report/delays.ts';
import type { CmdletFact, FactOf } from '../cmdlets/cmdletFacts.ts';
import type { EwsReadinessInput, ReadinessItem } from './readinessItem.ts';
import { userAgentItem } from './userAgentItem.ts';

const allowListBlog = 'Exchange Team blog, "Introducing EWSAllowedAppIDs" (techcommunity 4529471)';
const endBlog = 'Exchange Team blog, "Exchange Online EWS, Your Time is Almost Up" (techcommunity 4492361)';
const hereBlog =
  'Exchange Team blog, "EWS Deprecation Is Here - What This Means To You" (techcommunity 4561431, read in translation)';
const bothSwitches = 'MC1015893; Exchange Team blog (techcommunity 4383083)';

/** Every condition, in the order in which an administrator checks them. */
export function readinessItems(input: EwsReadinessInput, daysLeft: number): readonly ReadinessItem[] {
  // The switch and the list are shown by different commands, so each is taken from where it was shown.
  const enabled = latest(input.facts, 'organization', (fact) => fact.EwsEnabled !== undefined)?.EwsEnabled;
  const list = latest(input.facts, 'organization', (fact) => fact.EwsAllowedAppIDs !== undefined);
  const agents = latest(input.facts, 'organization', (fact) => fact.EwsApplicationAccessPolicy !== undefined);
  return [
    organizationItem(input, enabled),
    allowListItem(input, enabled, list),
    userAgentItem(agents),
    mailboxItem(input),
    licenceItem(input),
    endItem(input, daysLeft),
  ];
}

function latest<K extends CmdletFact['kind']>(
  facts: readonly CmdletFact[] | undefined,
  kind: K,
  fits: (fact: FactOf<K>) => boolean,
): FactOf<K> | undefined {
  return facts?.findLast((fact): fact is FactOf<K> => fact.kind === kind && fits(fact as FactOf<K>));
}

/** Advice codes of the last EWS test; none if there is none. */
export const codesSeen = ({ probe }: EwsReadinessInput): readonly string[] =>
  probe?.protocol === 'ews' ? probe.steps.flatMap(({ code }) => code ?? []) : [];

/** True if a real EWS call opened the mailbox. */
export const opened = ({ probe }: EwsReadinessInput): boolean => probe?.protocol === 'ews' && probe.ok;

/** The rules of October 2026 were announced for the worldwide cloud (techcommunity 4561431, version 7.0). */
const isWorldwide = (cloud: CloudId): boolean => shownCloud(cloud).id === 'global';

const rules = {
  worldwide: {
    switched: l10n.msg(
      'In the worldwide cloud Microsoft sets it to False since October 2026, if nobody has set it; whether every tenant was reached is not known.',
    ),
    unset: l10n.msg(
      'In the worldwide cloud Microsoft sets it to False seven days after a notice in the Message Center, so set it yourself before.',
    ),
  },
  other: {
    switched: l10n.msg(
      'In the worldwide cloud Microsoft sets it to False since October 2026; for this cloud a notice in the Message Center comes first.',
    ),
    unset: l10n.msg(
      'For this cloud no date is announced: Microsoft sends a notice in the Message Center before it sets the switch to False.',
    ),
  },
} as const;

const ruleOf = ({ registration }: EwsReadinessInput) =>
  isWorldwide(registration.cloud) ? rules.worldwide : rules.other;

function organizationItem(input: EwsReadinessInput, enabled: boolean | 'unset' | undefined): ReadinessItem {
  const base = {
    id: 'organizationSwitch',
    command: 'Get-OrganizationConfig | Format-List EwsEnabled',
    delay: delays.ewsSwitch.words,
    confidence: 'medium',
    source: hereBlog,
  } as const;
  if (opened(input))
    return {
      ...base,
      state: 'met',
      text: l10n.record('A real call got through, so the organization allows EWS.'),
    };
  if (codesSeen(input).includes('ews.disabled')) {
    return {
      ...base,
      state: 'notMet',
      text: l10n.record('EWS is switched off for the organization or for the mailbox.'),
    };
  }
  if (enabled === undefined) {
    return {
      ...base,
      state: 'unknown',
      text: l10n.record('The switch has not been shown yet. {0}', ruleOf(input).switched),
    };
  }
  switch (enabled) {
    case true:
      return {
        ...base,
        state: 'met',
        text: l10n.record('EwsEnabled is True: EWS works for the listed applications.'),
      };
    case false:
      return {
        ...base,
        state: 'notMet',
        text: l10n.record('EwsEnabled is False: EWS is off for every application.'),
      };
    default:
      return {
        ...base,
        state: 'soon',
        text: l10n.record(
          'EwsEnabled is not set: EWS is open to all and the list is ignored. {0}',
          ruleOf(input).unset,
        ),
      };
  }
}

function allowListItem(
  input: EwsReadinessInput,
  enabled: boolean | 'unset' | undefined,
  shown: FactOf<'organization'> | undefined,
): ReadinessItem {
  const clientId = input.registration.clientId.toLowerCase();
  const base = {
    id: 'allowList',
    command: showEwsList,
    delay: delays.ewsAllowList.words,
    confidence: 'high',
    source: allowListBlog,
  } as const;
  const listed = shown?.EwsAllowedAppIDs;
  if (listed === undefined) {
    const text = codesSeen(input).includes('ews.blockedByPolicy')
      ? l10n.record(
          'A list blocks the call: EwsAllowedAppIDs may lack {0}, or a user-agent list applies.',
          clientId,
        )
      : l10n.record('EwsAllowedAppIDs has to hold {0}. The list has not been shown yet.', clientId);
    return { ...base, state: 'unknown', text };
  }
  if (listed.some((id) => id.toLowerCase() === clientId)) {
    return { ...base, state: 'met', text: l10n.record('EwsAllowedAppIDs holds {0}.', clientId) };
  }
  if (shown?.cut?.['EwsAllowedAppIDs'] !== undefined) {
    const text = l10n.record(
      'The list was cut off, and {0} is not in what was shown. Show it as a list.',
      clientId,
    );
    return { ...base, state: 'unknown', text };
  }
  if (listed.length === 0 && !isWorldwide(input.registration.cloud)) {
    const text = l10n.record(
      'EwsAllowedAppIDs is empty. That blocks EWS in the worldwide cloud since 10 October 2026; for this cloud a notice in the Message Center comes first.',
    );
    return { ...base, state: 'unknown', text, confidence: 'unverified', source: hereBlog };
  }
  // While the switch is not set the list is ignored; it counts from the day Microsoft sets it.
  const ignored = opened(input) || enabled === 'unset';
  const text =
    listed.length === 0
      ? l10n.record('{0} is not in EwsAllowedAppIDs, which is empty.', clientId)
      : l10n.record('{0} is not in EwsAllowedAppIDs.', clientId);
  return { ...base, state: ignored ? 'soon' : 'notMet', text };
}

function mailboxItem(input: EwsReadinessInput): ReadinessItem {
  const fact = latest(input.facts, 'mailboxSwitches', (one) => isAbout(one, input.address));
  const base = {
    id: 'mailboxSwitch',
    command: 'Get-CASMailbox -Identity <mailbox> | Format-List EwsEnabled',
    delay: delays.mailboxSwitch.words,
    confidence: 'high',
    source: bothSwitches,
  } as const;
  if (opened(input)) return { ...base, state: 'met', text: l10n.record('A real call opened the mailbox.') };
  if (fact?.EwsEnabled === false)
    return { ...base, state: 'notMet', text: l10n.record('EwsEnabled is False on the mailbox.') };
  if (fact?.EwsEnabled === true)
    return { ...base, state: 'met', text: l10n.record('EwsEnabled is True on the mailbox.') };
  if (fact?.EwsEnabled === 'unset')
    return {
      ...base,
      state: 'met',
      text: l10n.record('EwsEnabled is not set on the mailbox; only False switches EWS off.'),
    };
  return {
    ...base,
    state: 'unknown',
    text: l10n.record('The mailbox has a switch of its own, on by default; both must allow EWS.'),
  };
}

const isAbout = ({ PrimarySmtpAddress, Name }: FactOf<'mailboxSwitches'>, address: string): boolean => {
  const printed = (PrimarySmtpAddress || Name).toLowerCase();
  return printed === address.toLowerCase();
};

function licenceItem(input: EwsReadinessInput): ReadinessItem {
  const base = { id: 'licence', confidence: 'medium', source: 'MC1191578' } as const;
  if (opened(input))
    return {
      ...base,
      state: 'met',
      text: l10n.record('The licence allows EWS: a real call opened the mailbox.'),
    };
  if (codesSeen(input).includes('ews.kioskLicence')) {
    return {
      ...base,
      state: 'notMet',
      text: l10n.record('The mailbox has a Kiosk, F1 or F3 plan alone: EWS answers 403.'),
    };
  }
  return {
    ...base,
    state: 'unknown',
    text: l10n.record('A Kiosk, F1 or F3 plan alone refuses EWS since 1 October 2026.'),
  };
}

function endItem({ registration }: EwsReadinessInput, daysLeft: number): ReadinessItem {
  const worldwide = isWorldwide(registration.cloud);
  const where = worldwide
    ? ''
    : ` ${l10n.record('The date is said to hold in every cloud; no source of its own was found for this one.')}`;
  const text =
    daysLeft > 0
      ? `${l10n.record('EWS in Exchange Online ends for good in {0} days.', daysLeft)}${where}`
      : `${l10n.record('EWS in Exchange Online has ended.')}${where}`;
  return {
    id: 'end',
    state: daysLeft > 0 ? 'soon' : 'notMet',
    text,
    confidence: worldwide ? 'high' : 'unverified',
    source: endBlog,
  };
}
