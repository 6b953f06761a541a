// The wizard's HTML, built once: one policy, one script by nonce, one style sheet, no values.

import { randomBytes } from 'node:crypto';
import * as l10n from '../../core/l10n.ts';
import { wizardStepIds } from '../../wizard/state.ts';
import { stepTitles } from '../../wizard/stepTitles.ts';
import { drawnBy } from '../shell/pageTexts.ts';

export interface PageSources {
  /** `webview.cspSource`. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** Base64 of random bytes, new for every page. */
  readonly nonce: string;
}

/** A nonce that cannot be guessed (128 bits). */
export const newNonce = (): string => randomBytes(16).toString('base64');

/**
 * The policy: everything forbidden but our own script by nonce, our own styles and our own font. What `default-src` says
 * nothing about is named: where relative addresses lead, and where a form is sent (Content Security Policy Level 3,
 * section 6).
 */
export function contentSecurityPolicy({
  cspSource,
  nonce,
}: Pick<PageSources, 'cspSource' | 'nonce'>): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}; base-uri 'none'; form-action 'none'`;
}

/**
 * Where the first frame's parts stand, until the style sheet is loaded: in a layer, so that the sheet wins. A constructed
 * sheet, since the policy admits no inline style.
 */
const frameStyle = `@layer frame{
body{margin:0;padding:0}
#wizard{display:grid;grid-template-columns:220px minmax(0,720px);gap:0 32px;padding:20px}
ol{list-style:none;margin:0;padding:0;color:var(--vscode-descriptionForeground)}
li{padding:5px 8px 5px 32px;line-height:1.4}
p{margin:0 0 2px;line-height:1.4;color:var(--vscode-descriptionForeground)}
h1{margin:0;font-size:1.6em;font-weight:600;line-height:1.25}
@media(max-width:600px){#wizard{grid-template-columns:minmax(0,1fr);padding:12px}nav{display:none}}
}`;

/**
 * VS Code shows a webview at its `load` event, which waits for every style sheet and script in the HTML. So none is
 * there: the script is imported, which `load` does not wait for, and the style sheet follows after it. `ready` is
 * posted first, and what the host sends before the page listens is kept.
 */
const beginning = (sources: PageSources): string => `${l10n.pageScript(drawnBy('wizard'))}
var early = [], hear = (event) => early.push(event.data);
addEventListener('message', hear);
var api = acquireVsCodeApi();
api.postMessage({ kind: 'ready', id: 1 });
var sheet = new CSSStyleSheet();
sheet.replaceSync(${scriptText(frameStyle)});
document.adoptedStyleSheets = [sheet];
var styled = new Promise((done) => addEventListener('load', () => {
  var link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = ${scriptText(sources.style)};
  link.onload = link.onerror = done;
  document.head.append(link);
}));
import(${scriptText(sources.script)});
`;

/** A string literal that cannot end the script element. */
const scriptText = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');

const rail = (): string =>
  wizardStepIds.map((id, index) => `<li>${index + 1}. ${l10n.t(stepTitles[id])}</li>`).join('');

/**
 * The page: a frame that is painted as soon as the HTML is there. Its one script is admitted by the nonce, and what that
 * imports with it; it holds no value of a person or server.
 */
export function wizardHtml(sources: PageSources): string {
  return `<!DOCTYPE html>
<html lang="${l10n.language()}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(sources)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Exchange OAuth2 Setup</title>
<script nonce="${sources.nonce}">${beginning(sources)}</script>
</head>
<body>
<div id="wizard">
<nav aria-label="${l10n.t('Steps')}"><ol>${rail()}</ol></nav>
<main><p>${l10n.t('Opening')}</p><h1>${l10n.t('Set up a mailbox')}</h1></main>
</div>
<div id="live" role="status" aria-live="polite"></div>
</body>
</html>
`;
}
