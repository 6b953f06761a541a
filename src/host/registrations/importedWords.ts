// What a profile holds and what of it cannot be used, in words.
import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { hostsOf } from '../../core/registration/namedHosts.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { plainLine } from '../../core/text/text.ts';
import type { ImportedProfile } from '../../products/profile.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';

export function showProblems({ problems }: ImportedProfile): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? l10n.t('One entry') : l10n.t('{0} entries', problems.length);
  const lines = problems
    .slice(0, 3)
    .map(
      ({ entry, problem }) => `${entry === '' ? l10n.t('without a name') : entry}: ${l10n.shown(problem)}`,
    );
  void window.showWarningMessage(
    escapeUiText(
      plainLine(
        l10n.t(
          '{0} of the profile cannot be used. {1}{2}',
          count,
          lines.join(' '),
          problems.length > 3 ? ' …' : '',
        ),
        500,
      ),
    ),
  );
}

export function detailOf(registration: Registration): string {
  const addresses = registration.mailboxes.slice(0, 3).map(({ address }) => address);
  const more =
    registration.mailboxes.length > 3 ? ` ${l10n.t('and {0} more', registration.mailboxes.length - 3)}` : '';
  const hosts = hostsOf(registration);
  return plainLine(
    [
      registration.tenantId,
      addresses.length === 0 ? l10n.t('no mailbox') : `${addresses.join(', ')}${more}`,
      ...(hosts.length === 0 ? [] : [l10n.t('own hosts: {0}', hosts.join(', '))]),
    ].join(' · '),
    300,
  );
}
