// Verdicts and accesses in words for people.
import type { Access, PolicyReport, Verdict } from '../core/report/policyReport.ts';
import type { PageState } from './layout.ts';

export const accessLabels: Readonly<Record<Access, string>> = {
  granted: 'opens',
  denied: 'is refused',
  unknown: 'could not be told',
};

/** What is known of an access; `not known` if nobody has looked. */
export const accessLabel = (access: Access | undefined): string =>
  access === undefined ? 'not known' : accessLabels[access];

export const verdictLabels: Readonly<Record<Verdict, string>> = {
  scoped: 'scoped',
  tooWide: 'too wide',
  tooNarrow: 'too narrow',
  unknown: 'not proven',
};

export const verdictStates: Readonly<Record<Verdict, PageState>> = {
  scoped: 'good',
  tooWide: 'bad',
  tooNarrow: 'bad',
  unknown: 'open',
};

/** `scoped: ceo@contoso.com is refused` and so on. */
export function verdictLabel(policy: PolicyReport): string {
  switch (policy.verdict) {
    case 'scoped':
      return `scoped: ${policy.controlMailbox} is refused`;
    case 'tooWide':
      return `too wide: ${policy.controlMailbox} opens too`;
    case 'tooNarrow':
      return `too narrow: ${policy.address} is refused`;
    case 'unknown':
      return 'not proven';
  }
}
