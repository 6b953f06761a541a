// What is known about a failure: cause, who must act, what to do, a message for that person, and what can be done here.
import * as l10n from '../../src/core/l10n.ts';
import { type Advice, type AdviceAction, ownerLabels } from '../../src/core/report/advice.ts';
import type { UserError } from '../../src/wizard/facts.ts';
import { type Child, h, type VNode } from '../dom.ts';
import { linkAt, type Page } from '../page.ts';
import { button, icon } from '../parts.ts';

/** Something that went wrong, with advice if there is any. */
export function errorBox(page: Page, error: UserError, title: string): VNode {
  return h(
    'div',
    { class: 'error' },
    h('p', { class: 'problem' }, icon('error'), h('span', {}, `${title}. ${error.text}`)),
    ...adviceList(page, error.advice),
  );
}

/** The likeliest cause open, the others folded under their titles. */
export function adviceList(page: Page, advice: readonly Advice[]): readonly Child[] {
  const [first, ...others] = advice;
  if (first === undefined) return [];
  return [
    adviceBox(page, first),
    others.length === 0
      ? undefined
      : h(
          'details',
          { class: 'others', key: 'others' },
          h(
            'summary',
            {},
            others.length === 1
              ? l10n.t('One other cause is possible')
              : l10n.t('{0} other causes are possible', others.length),
          ),
          ...others.map((other) => adviceBox(page, other)),
        ),
  ];
}

function adviceBox(page: Page, advice: Advice): VNode {
  const owner = l10n.t(ownerLabels[advice.owner]);
  return h(
    'div',
    { class: 'advice', key: advice.code },
    h('p', { class: 'advice-title' }, advice.title),
    h(
      'dl',
      {},
      h('dt', {}, l10n.t('Cause')),
      h('dd', {}, advice.cause),
      h('dt', {}, l10n.t('Who must act')),
      h('dd', {}, owner),
      h('dt', {}, l10n.t('What to do')),
      h('dd', { class: 'lines' }, advice.fix),
      ...(advice.check === undefined ? [] : [h('dt', {}, l10n.t('How to tell')), h('dd', {}, advice.check)]),
    ),
    h('div', { class: 'button-row' }, ...adviceButtons(page, advice, owner)),
    sources(advice),
  );
}

function adviceButtons(page: Page, advice: Advice, owner: string): readonly Child[] {
  const message = button({
    label: advice.owner === 'you' ? l10n.t('Copy as a message') : l10n.t('Copy message for {0}', owner),
    icon: 'copy',
    onPress: () => void page.act({ type: 'copyText', text: advice.message }),
  });
  return [...(advice.actions ?? []).map((action) => actionButton(page, action)), message];
}

interface ShownAction {
  readonly label: string;
  readonly run: (page: Page) => void;
  readonly offered?: (page: Page) => boolean;
}

const goTo = (step: 'registration' | 'credential' | 'permissions' | 'limit') => (page: Page) =>
  void page.intent({ type: 'goTo', step });

const onlyWithPortal = (page: Page): boolean => linkAt(page, 'overview') !== undefined;

/** What can be done from within the wizard; the rest is done elsewhere in the window. */
const actions: Readonly<Partial<Record<AdviceAction, ShownAction>>> = {
  replaceSecret: {
    label: l10n.msg('Replace the secret'),
    run: (page) => {
      page.memory.replacing = true;
      goTo('credential')(page);
    },
  },
  openRegistration: { label: l10n.msg('Correct the app registration'), run: goTo('registration') },
  openConsent: { label: l10n.msg('Go to permissions and consent'), run: goTo('permissions') },
  openAppRegistration: {
    label: l10n.msg('Open the app registration'),
    run: (page) => void page.act({ type: 'openLink', link: 'overview' }),
    offered: onlyWithPortal,
  },
  showScript: { label: l10n.msg('Show the script'), run: goTo('limit') },
  checkPolicy: {
    label: l10n.msg('Check access policy'),
    run: (page) => void page.act({ type: 'checkPolicy' }),
  },
  startDemo: {
    label: l10n.msg('Start the demo tenant'),
    run: (page) => void page.act({ type: 'startDemo' }),
  },
  retest: { label: l10n.msg('Test again'), run: (page) => void page.act({ type: 'runTests' }) },
};

function actionButton(page: Page, action: AdviceAction): Child {
  const shown = actions[action];
  if (shown === undefined || shown.offered?.(page) === false) return undefined;
  return button({ label: l10n.t(shown.label), onPress: () => shown.run(page) });
}

function sources(advice: Advice): Child {
  if (advice.sources.length === 0) return undefined;
  return h(
    'details',
    { class: 'sources', key: 'sources' },
    h('summary', {}, l10n.t('Sources · {0}', advice.code)),
    h('ul', {}, ...advice.sources.map((source) => h('li', {}, source))),
  );
}
