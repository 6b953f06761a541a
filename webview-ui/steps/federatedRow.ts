// Step 3 if a federated credential takes the place of a secret: whose tokens are trusted, and what that means here.
import * as l10n from '../../src/core/l10n.ts';
import { h, type VNode } from '../dom.ts';
import type { Page } from '../page.ts';
import { icon } from '../parts.ts';

export function federatedRow({ snapshot: { state } }: Page): VNode {
  const { issuer = '', subject = '' } = state.federatedCredential ?? {};
  return h(
    'div',
    { class: 'field', key: 'trust' },
    h('div', { class: 'label' }, l10n.t('Federated credential')),
    h('span', { class: 'stored' }, icon('pass', 'good'), l10n.t('{0}, issued by {1}', subject, issuer)),
    h(
      'p',
      { class: 'help' },
      l10n.t(
        'The application signs in where it runs, with a token of its own. Tests from this computer cannot sign in; the nightly check tests from there.',
      ),
    ),
  );
}
