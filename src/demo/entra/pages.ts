// The few HTML pages of the demo's sign-in: no script but the one that posts a code back, nothing loaded from elsewhere.
import { randomBytes } from 'node:crypto';
import type { HttpReply } from '../httpSurface.ts';

/** For text and attribute values. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem}' +
  'button,input{font:inherit;padding:.4rem .8rem;margin:.2rem 0}button{display:block;width:100%;text-align:left}' +
  'label{display:block}small{color:#555}';

/** A page; `formTargets` are the origins that its forms may post or redirect to. */
export function page(
  status: number,
  title: string,
  body: string,
  formTargets: readonly string[] = [],
): HttpReply {
  return html(status, title, body, `form-action 'self' ${formTargets.join(' ')}`.trim(), "script-src 'none'");
}

/** OAuth 2.0 Form Post Response Mode: posts the answer to the redirect URI at once. */
export function formPostPage(redirectUri: string, values: Readonly<Record<string, string>>): HttpReply {
  const nonce = randomBytes(16).toString('base64');
  const fields = Object.entries(values).map(([name, value]) => hidden(name, value));
  const body =
    `<h1>You are signed in</h1><form id="answer" method="post" action="${escapeHtml(redirectUri)}">` +
    `${fields.join('')}<button>Continue</button></form>` +
    `<script nonce="${nonce}">document.getElementById('answer').submit()</script>`;
  const target = formTarget(redirectUri);
  return html(200, 'You are signed in', body, `form-action ${target}`, `script-src 'nonce-${nonce}'`);
}

/** Source for `form-action`: Chromium checks it against redirects that follow a post, too. */
export function formTarget(redirectUri: string): string {
  const url = new URL(redirectUri);
  return url.origin === 'null' ? url.protocol : url.origin;
}

function html(status: number, title: string, body: string, formAction: string, scripts: string): HttpReply {
  const nonce = randomBytes(16).toString('base64');
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; ${scripts}; ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
      // With no-referrer a browser would post the form with the origin `null` (Fetch, section 3.2).
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
    },
    body:
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${escapeHtml(title)}</title><style nonce="${nonce}">${style}</style></head><body><main>${body}</main></body></html>`,
  };
}

export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;

/** One button for each choice; the pressed one's value is sent as `choice`. */
export function choices(
  action: string,
  fields: string,
  buttons: readonly (readonly [value: string, label: string])[],
): string {
  const rows = buttons.map(
    ([value, label]) => `<button name="choice" value="${escapeHtml(value)}">${escapeHtml(label)}</button>`,
  );
  return `<form method="post" action="${escapeHtml(action)}">${fields}${rows.join('')}</form>`;
}

/** An error page with Entra's number, for what must not be sent to a redirect URI. */
export function errorPage(status: number, text: string): HttpReply {
  return page(
    status,
    'Sign-in failed',
    `<h1>Sorry, but we’re having trouble signing you in.</h1><p>${escapeHtml(text)}</p>`,
  );
}
