// The wizard's page: all that its session knows stands in it, so that it draws without asking.

import * as l10n from '../../core/l10n.ts';
import type { WizardEvent } from '../../wizard/messages.ts';
import { type PageSources, pageHtml } from '../shell/pageHtml.ts';

export const wizardHtml = (sources: PageSources, whole: WizardEvent): string =>
  pageHtml(
    { name: 'wizard', title: l10n.t('Set Up a Mailbox'), frame: '<div id="wizard"></div>', first: whole },
    sources,
  );
