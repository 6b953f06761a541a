// Verdicts and accesses in words for people.
import * as l10n from '../core/l10n.ts';
import type { Access, PolicyReport, Verdict } from '../core/report/policyReport.ts';
import type { PageState } from './layout.ts';

export const accessLabels: Readonly<Record<Access, string>> = {
  granted: l10n.msg('opens'),
  denied: l10n.msg('is refused'),
  unknown: l10n.msg('could not be determined'),
};

/** What is known of an access; `not known` if nobody has looked. */
export const accessLabel = (access: Access | undefined): string =>
  access === undefined ? l10n.t('not known') : l10n.t(accessLabels[access]);

export const verdictLabels: Readonly<Record<Verdict, string>> = {
  scoped: l10n.msg('scoped'),
  tooWide: l10n.msg('too wide'),
  tooNarrow: l10n.msg('too narrow'),
  unknown: l10n.msg('not proven'),
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
      return l10n.t('scoped: {0} is refused', policy.controlMailbox);
    case 'tooWide':
      return l10n.t('too wide: {0} opens too', policy.controlMailbox);
    case 'tooNarrow':
      return l10n.t('too narrow: {0} is refused', policy.address);
    case 'unknown':
      return l10n.t('not proven');
  }
}
