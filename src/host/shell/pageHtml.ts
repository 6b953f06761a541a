// The HTML of our own pages, the wizard and the audit: one policy, one sheet and one script in it; values as JSON alone.

import { randomBytes } from 'node:crypto';
import * as l10n from '../../core/l10n.ts';
import { inScript } from '../../core/text/inScript.ts';
import { drawnBy, type PageName } from './pageTexts.ts';

export interface PageSources {
  /** The page's built script and style sheet, as texts. */
  readonly script: string;
  readonly style: string;
  /** The address of their folder: what the script imports later is loaded from there. */
  readonly folder: string;
  /** Base64 of random bytes, new for every page. */
  readonly nonce: string;
}

export interface PageParts {
  readonly name: PageName;
  /** Text. */
  readonly title: string;
  /** HTML: what is painted until the script draws; a live region follows it. */
  readonly frame: string;
  /** The event that the page begins with; absent if it waits for one. */
  readonly first?: object;
}

/** A nonce that cannot be guessed (128 bits). */
export const newNonce = (): string => randomBytes(16).toString('base64');

/**
 * The policy: everything forbidden but our own script and our own sheet by nonce, and the font in the sheet. What
 * `default-src` says nothing about is named: where relative addresses lead, and where a form is sent (Content Security
 * Policy Level 3, section 6).
 */
const contentSecurityPolicy = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; font-src data:; base-uri 'none'; form-action 'none'`;

/**
 * The page. VS Code shows a webview at its `load` event, which waits for every sheet, script and font that the HTML names;
 * each is a request from the window to the extension host and back. So all stand in the HTML. A nonce admits the script,
 * and what it imports later.
 */
export function pageHtml({ name, title, frame, first }: PageParts, sources: PageSources): string {
  const { nonce, folder } = sources;
  return `<!DOCTYPE html>
<html lang="${l10n.language()}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">${inElement(sources.style, 'style')}</style>
</head>
<body>
${frame}
<div id="live" role="status" aria-live="polite"></div>
<script nonce="${nonce}">${l10n.pageScript(drawnBy(name))}
var pageFolder = ${inScript(folder)};
${first === undefined ? '' : `var firstEvent = ${inScript(first)};`}
${inElement(sources.script, 'script')}</script>
</body>
</html>
`;
}

/** A built file has no text that could end its element (esbuild writes `<\/script`); one that has is refused. */
function inElement(text: string, element: 'script' | 'style'): string {
  if (new RegExp(`</${element}|<!--`, 'i').test(text)) throw new Error(`A built file ends its <${element}>.`);
  return text;
}
