// The audit page's HTML until its rows come.
import * as l10n from '../../core/l10n.ts';
import { type PageSources, pageHtml } from '../shell/pageHtml.ts';

export const auditHtml = (sources: PageSources): string =>
  pageHtml(
    {
      name: 'audit',
      title: l10n.t('Audit'),
      frame: `<div id="audit"><p class="starting">${l10n.t('Opening the audit')}</p></div>`,
    },
    sources,
  );
