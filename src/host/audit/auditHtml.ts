// The audit page's HTML: under the wizard's policy, one style sheet, one script by nonce, no values.
import * as l10n from '../../core/l10n.ts';
import { drawnBy } from '../shell/pageTexts.ts';
import { contentSecurityPolicy, type PageSources } from '../wizard/wizardPage.ts';

/** Posts to the host before the page's script is loaded; what the host sends meanwhile is kept for that script. */
const greeting =
  "var early=[],hear=function(e){early.push(e.data)},api=acquireVsCodeApi();addEventListener('message',hear);api.postMessage({kind:'ready',id:1});";

export function auditHtml(sources: PageSources): string {
  const { nonce, script, style } = sources;
  return `<!DOCTYPE html>
<html lang="${l10n.language()}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(sources)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<script nonce="${nonce}">${l10n.pageScript(drawnBy('audit'))}${greeting}</script>
<link rel="stylesheet" href="${style}">
<title>${l10n.t('Audit')}</title>
</head>
<body>
<div id="audit"><p class="starting">${l10n.t('Opening the audit')}</p></div>
<div id="live" role="status" aria-live="polite"></div>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
