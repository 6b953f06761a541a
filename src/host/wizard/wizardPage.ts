// The wizard's HTML, built once: one policy, one script by nonce, one style sheet, no values.
import { randomBytes } from 'node:crypto';

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

/** The policy: everything forbidden but our own script by nonce, our own styles and our own font. */
export function contentSecurityPolicy({
  cspSource,
  nonce,
}: Pick<PageSources, 'cspSource' | 'nonce'>): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}`;
}

/** The page, with a frame that paints before the script has run. */
export function wizardHtml(sources: PageSources): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(sources)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${sources.style}">
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
