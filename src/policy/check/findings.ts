// The findings of a policy check: one rule per cause, most important first; texts for people are in src/advice.

import * as l10n from '../../core/l10n.ts';
import { delays } from '../../core/report/delays.ts';
import type { Access } from '../../core/report/policyReport.ts';
import { type FindingSeen, finding, type PolicyFacts } from '../cmdlets/policyFacts.ts';
import { consentFindings } from './consentFindings.ts';
import { declaredFindings } from './declaredFindings.ts';
import type { ProbeReading } from './probeAccess.ts';
import { delayOf, mayNotBeInForce, retestAt } from './propagation.ts';

type Rule = (facts: PolicyFacts) => readonly FindingSeen[];

const none: readonly FindingSeen[] = [];

/** Every finding once, in the order of the rules. */
export function findingsOf(facts: PolicyFacts): readonly FindingSeen[] {
  const found = rules.flatMap((rule) => rule(facts));
  return found.filter((finding, index) => found.findIndex(({ code }) => code === finding.code) === index);
}

const whatWasAsked: Rule = ({ sameMailbox, controlMailbox, address }) => {
  if (sameMailbox)
    return [
      {
        code: 'policy.controlSameAsMailbox',
        detail: l10n.record('{0} is the mailbox and the control mailbox.', address),
      },
    ];
  if (controlMailbox.trim() !== '') return none;
  return [{ code: 'policy.notChecked', detail: l10n.record('No control mailbox is named.') }];
};

const whatWasSeen: Rule = ({ control, controlMailbox, mailbox, address }) => [
  ...(control === 'granted'
    ? [finding('policy.controlOpens', l10n.record('The control mailbox {0} opened.', controlMailbox))]
    : none),
  ...(mailbox === 'denied'
    ? [finding('policy.mailboxRefused', l10n.record('The mailbox {0} was refused.', address))]
    : none),
];

const whatWasNotSeen: Rule = (facts) => {
  if (facts.beforeMessage) {
    return [
      finding(
        'policy.smtpNotSubmitted',
        l10n.record('Exchange looks at the rights when a message is handed over, and none was.'),
      ),
    ];
  }
  return answersWithout(facts);
};

const answersWithout: Rule = (facts) => [
  ...noStatement(facts.mailboxReading, facts.mailbox, facts.address, 'policy.mailboxMissing'),
  ...noStatement(facts.controlReading, facts.control, facts.controlMailbox, 'policy.controlMissing'),
];

const whyNotChecked: Readonly<
  Record<'throttled' | 'noToken' | 'noAnswer' | 'cancelled' | 'unclear', string>
> = {
  throttled: l10n.msg('the service was busy and asked to wait'),
  noToken: l10n.msg('no usable token was obtained'),
  noAnswer: l10n.msg('the server did not answer as it should'),
  cancelled: l10n.msg('the test was cancelled'),
  unclear: l10n.msg('the answer says nothing about access'),
};

function noStatement(
  reading: ProbeReading | undefined,
  access: Access,
  address: string,
  missing: 'policy.mailboxMissing' | 'policy.controlMissing',
): readonly FindingSeen[] {
  if (reading === undefined || access !== 'unknown') return none;
  switch (reading.kind) {
    case 'opened':
    case 'refused':
      return none;
    case 'refusedAtSignIn':
      return [finding('policy.signInRefused', l10n.record('{0} was refused at sign-in.', address))];
    case 'missingMailbox':
      return [finding(missing, l10n.record('{0} has no mailbox here.', address))];
    case 'switchedOff':
      return [
        finding(
          'policy.switchedOff',
          l10n.record('{0} was refused by a switch, not by an access limit.', address),
        ),
      ];
    default:
      return [
        finding(
          'policy.notChecked',
          l10n.record('{0} was not checked: {1}.', address, whyNotChecked[reading.kind]),
        ),
      ];
  }
}

/** IMAP, POP and SMTP refuse a mailbox that does not exist in the same words as one that is out of reach. */
const unprovenControl: Rule = ({ verdict, controlReading, controlExists, controlMailbox, declared }) => {
  if (verdict !== 'scoped' || controlExists === true || declared?.control === 'denied') return none;
  const proves = controlReading?.kind === 'refused' && controlReading.provesMailbox;
  if (proves) return none;
  return [
    finding('policy.controlUnclear', l10n.record('Nothing here shows that {0} exists.', controlMailbox)),
  ];
};

const notYetInForce: Rule = (facts) => {
  if (!mayNotBeInForce(facts)) return none;
  const until = retestAt(facts);
  const { words } = delays[delayOf(facts)];
  return [
    finding(
      'policy.cacheDelay',
      until === undefined
        ? l10n.record('A change acts after {0}.', words)
        : l10n.record('A change acts after {0}. Wait until {1}.', words, until.toISOString()),
    ),
  ];
};

const delegated: Rule = ({ grantAccess, claims, controlMailbox }) => {
  if (grantAccess !== 'delegated') return none;
  const user = claims?.user?.toLowerCase();
  const signedIn = user !== undefined && user === controlMailbox.trim().toLowerCase();
  return [
    ...(signedIn
      ? [finding('policy.controlIsSignedIn', l10n.record('{0} is who signed in.', controlMailbox))]
      : none),
    finding(
      'policy.delegatedAccess',
      user === undefined
        ? l10n.record('The rights of the person who signs in decide.')
        : l10n.record('The rights of {0} decide.', user),
    ),
  ];
};

const rules: readonly Rule[] = [
  whatWasAsked,
  whatWasSeen,
  whatWasNotSeen,
  consentFindings,
  declaredFindings,
  notYetInForce,
  unprovenControl,
  delegated,
];
