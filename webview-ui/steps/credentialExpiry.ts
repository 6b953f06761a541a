// The day on which the credential ends, typed or counted from today.
import * as l10n from '../../src/core/l10n.ts';
import { h, type VNode } from '../dom.ts';
import { textField } from '../fields.ts';
import { type Page, problemAt } from '../page.ts';
import { button } from '../parts.ts';

/** The portal's own presets, in days. */
const presetDays: readonly number[] = [90, 180, 365, 545, 730];

export function expiryField(page: Page): VNode {
  const set = (value: string) => void page.intent({ type: 'setText', field: 'expiresOn', value });
  return h(
    'div',
    { key: 'expiry', class: 'group' },
    textField(page, {
      id: 'expiresOn',
      label: l10n.t('Expires on (year-month-day)'),
      value: page.snapshot.state.texts.expiresOn,
      help: [
        l10n.t(
          'The portal shows it in the column Expires, for example 2027-05-01. You are reminded before that day.',
        ),
      ],
      problem: problemAt(page, 'expiresOn'),
      onInput: set,
    }),
    h(
      'div',
      { class: 'button-row', role: 'group', 'aria-label': l10n.t('Expiry as chosen in the portal today') },
      h('span', { class: 'help' }, l10n.t('Created today with')),
      ...presetDays.map((days) =>
        button({
          label: l10n.t('{0} days', days),
          spoken: l10n.t('Expires {0} days from today', days),
          onPress: () => set(daysFrom(page.snapshot.today, days)),
        }),
      ),
    ),
  );
}

function daysFrom(today: string, days: number): string {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
