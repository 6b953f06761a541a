// The wizard's HTML, built once: one policy, one script by nonce, one style sheet, no values.
import { randomBytes } from 'node:crypto';

export interface PageSources {
  /** `webview.cspSource`. */
  readonly cspSource: string;
  readonly script: string;
  /** Loaded by the script after the first frame. */
  readonly toolkit: string;
  readonly style: string;
  readonly font: string;
  /** Base64 of random bytes, new for every page. */
  readonly nonce: string;
}

/** A nonce that cannot be guessed (128 bits). */
export const newNonce = (): string => randomBytes(16).toString('base64');

/** The policy: everything forbidden but our own script by nonce, our own styles and our own font. */
export function contentSecurityPolicy({
  cspSource,
  nonce,
}: Pick<PageSources, 'cspSource' | 'nonce'>): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}`;
}

/**
 * Speaks to the host before the page's script is there, so that the snapshot is under way while that loads; what the
 * host says meanwhile is kept for it. The one inline script, admitted by the nonce.
 */
const greeting =
  "var early=[],hear=function(e){early.push(e.data)},api=acquireVsCodeApi();addEventListener('message',hear);api.postMessage({kind:'ready',id:1});";

/** The page, with a frame that paints before the script has run. */
export function wizardHtml(sources: PageSources): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(sources)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<script nonce="${sources.nonce}">${greeting}</script>
<link rel="stylesheet" href="${sources.style}">
<link rel="preload" as="font" type="font/ttf" href="${sources.font}" crossorigin>
<link rel="modulepreload" nonce="${sources.nonce}" href="${sources.toolkit}">
<title>Exchange OAuth2 Setup</title>
</head>
<body>
<div id="wizard"><p class="starting">Opening the wizard</p></div>
<div id="live" role="status" aria-live="polite"></div>
<script type="module" nonce="${sources.nonce}" src="${sources.script}"></script>
</body>
</html>
`;
}
