// Verdicts and accesses in words for people.
import type { Access, PolicyReport } from '../../core/report/policyReport.ts';

export const accessWords: Readonly<Record<Access, string>> = {
  granted: 'opens',
  denied: 'is refused',
  unknown: 'could not be told',
};

/** `scoped: ceo@contoso.com is refused` and so on. */
export function verdictWords(policy: PolicyReport): string {
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
