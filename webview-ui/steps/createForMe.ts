// Step 2 for an administrator: everything made in the tenant from here, what was made, and its way back.
import * as l10n from '../../src/core/l10n.ts';
import { h, type VNode } from '../dom.ts';
import { isRunning, type Page } from '../page.ts';
import { button, icon } from '../parts.ts';

/** An administrator can have all of this made; what would be made is shown and agreed to first. */
export function createForMe(page: Page): VNode {
  const busy = isRunning(page, 'create');
  return h(
    'div',
    { key: 'create', class: 'below' },
    button({
      id: 'create',
      label: busy ? l10n.t('Setting up') : l10n.t('Create it for me…'),
      ...(busy
        ? {}
        : {
            spoken: l10n.t(
              'Create it for me… The app registration, its credential and consent in Microsoft Entra',
            ),
          }),
      disabled: busy || page.snapshot.state.texts.tenant.trim() === '',
      onPress: () => void page.act({ type: 'createInEntra' }),
    }),
    h(
      'p',
      { class: 'help' },
      l10n.t(
        'For an administrator: signs in, shows every change before it is made, and fills in steps 2 to 4. Everything can be taken back.',
      ),
    ),
    ...made(page, busy),
  );
}

/** The receipt: each step with what came of it. */
function made(page: Page, busy: boolean): readonly VNode[] {
  const { setup } = page.snapshot.facts;
  if (setup === undefined || setup.length === 0) return [];
  const rows = setup.map(({ title, ok, detail }) =>
    h(
      'li',
      {},
      icon(ok ? 'pass' : 'error', ok ? 'good' : 'bad'),
      h('span', {}, detail === '' ? l10n.shown(title) : `${l10n.shown(title)}: ${l10n.shown(detail)}`),
    ),
  );
  return [
    h('ul', { class: 'made', 'aria-label': l10n.t('What was set up in Microsoft Entra') }, ...rows),
    button({
      id: 'undo-create',
      label: l10n.t('Undo…'),
      spoken: l10n.t('Undo… What was set up in Microsoft Entra is removed or set back'),
      disabled: busy,
      onPress: () => void page.act({ type: 'undoInEntra' }),
    }),
  ];
}
