// The wizard's first frame, painted before the first snapshot comes: its steps, and what it is for.

import * as l10n from '../../core/l10n.ts';
import { wizardStepIds } from '../../wizard/state.ts';
import { stepTitles } from '../../wizard/stepTitles.ts';
import { type PageSources, pageHtml } from '../shell/pageHtml.ts';

/** As the page itself draws a step that is not reached yet, so that nothing moves. */
const rail = (): string =>
  wizardStepIds
    .map(
      (id, index) =>
        `<li><button type="button" class="rail-step todo" disabled><span class="icon icon-circle-outline" aria-hidden="true"></span><span class="rail-title">${index + 1}. ${l10n.t(stepTitles[id])}</span></button></li>`,
    )
    .join('');

/** The page; it holds no value of a person or server. */
export const wizardHtml = (sources: PageSources): string =>
  pageHtml(
    {
      name: 'wizard',
      title: l10n.t('Set Up a Mailbox'),
      frame: `<div id="wizard">
<nav class="rail" aria-label="${l10n.t('Steps')}"><ol class="rail-list">${rail()}</ol></nav>
<main class="content"><p class="position">${l10n.t('Opening')}</p><h1>${l10n.t('Set up a mailbox')}</h1></main>
</div>`,
    },
    sources,
  );
