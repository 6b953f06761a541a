// The findings of a policy check: one rule per cause, most important first; texts for people are in src/advice.
import { delays } from '../../core/report/delays.ts';
import type { Access } from '../../core/report/policyReport.ts';
import type { FindingSeen, PolicyFacts } from '../cmdlets/policyFacts.ts';
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
  if (sameMailbox) return [{ code: 'policy.controlSameAsMailbox', detail: `${address} is both.` }];
  if (controlMailbox.trim() !== '') return none;
  return [{ code: 'policy.notChecked', detail: 'No control mailbox is named.' }];
};

const whatWasSeen: Rule = ({ control, controlMailbox, mailbox, address }) => [
  ...(control === 'granted' ? [finding('policy.controlOpens', `${controlMailbox} opened.`)] : none),
  ...(mailbox === 'denied' ? [finding('policy.mailboxRefused', `${address} was refused.`)] : none),
];

const whatWasNotSeen: Rule = (facts) => {
  if (facts.beforeMessage) {
    return [
      finding(
        'policy.smtpNotSubmitted',
        'Exchange looks at the rights when a message is handed over, and none was.',
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
  throttled: 'the service was busy and asked to wait',
  noToken: 'no usable token was had',
  noAnswer: 'the server did not answer as it should',
  cancelled: 'the test was cancelled',
  unclear: 'the answer says nothing about access',
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
      return [finding('policy.signInRefused', `${address} was refused at sign-in.`)];
    case 'missingMailbox':
      return [finding(missing, `${address} has no mailbox here.`)];
    case 'switchedOff':
      return [finding('policy.switchedOff', `${address} was refused by a switch, not by an access limit.`)];
    default:
      return [finding('policy.notChecked', `${address}: ${whyNotChecked[reading.kind]}.`)];
  }
}

/** IMAP, POP and SMTP refuse a mailbox that does not exist in the same words as one that is out of reach. */
const unprovenControl: Rule = ({ verdict, controlReading, controlExists, controlMailbox, declared }) => {
  if (verdict !== 'scoped' || controlExists === true || declared?.control === 'denied') return none;
  const proves = controlReading?.kind === 'refused' && controlReading.provesMailbox;
  if (proves) return none;
  return [finding('policy.controlUnclear', `Nothing here shows that ${controlMailbox} exists.`)];
};

const notYetInForce: Rule = (facts) => {
  if (!mayNotBeInForce(facts)) return none;
  const until = retestAt(facts);
  const wait = until === undefined ? '' : ` Wait until ${until.toISOString()}.`;
  return [finding('policy.cacheDelay', `A change acts after ${delays[delayOf(facts)].words}.${wait}`)];
};

const delegated: Rule = ({ grantAccess, claims, controlMailbox }) => {
  if (grantAccess !== 'delegated') return none;
  const user = claims?.user?.toLowerCase();
  const signedIn = user !== undefined && user === controlMailbox.trim().toLowerCase();
  return [
    ...(signedIn ? [finding('policy.controlIsSignedIn', `${controlMailbox} is who signed in.`)] : none),
    finding(
      'policy.delegatedAccess',
      user === undefined ? 'The rights of the person who signs in decide.' : `The rights of ${user} decide.`,
    ),
  ];
};

const finding = (code: FindingSeen['code'], detail: string): FindingSeen => ({ code, detail });

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
