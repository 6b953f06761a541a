// Acts as the person on the demo tenant's sign-in pages: picks an account, or cancels with an empty name.
import { request } from 'node:http';
import { call, type DemoTenant } from './demo.ts';

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

/**
 * Opens an authorize address and picks the account. Gives the address the browser is sent back to; a form post is
 * delivered to it first, as the page's script would.
 */
export async function signInOnPage(demo: DemoTenant, url: string, account: string): Promise<URL> {
  const page = await call(demo, url);
  const flow = /name="flow" value="([^"]+)"/.exec(page.text)?.[1];
  if (flow === undefined)
    throw new Error(`no sign-in page: ${page.status} ${page.headers['location'] ?? page.text}`);
  const action = new URL(url);
  const answer = await call(demo, `${action.origin}${action.pathname}`, {
    method: 'POST',
    headers: formType,
    body: new URLSearchParams({ flow, choice: account }).toString(),
  });
  const location = answer.headers['location'];
  if (location !== undefined) return new URL(location);
  return deliver(answer.text);
}

/** Enters the code on the device page and picks the account. */
export async function approveDevice(demo: DemoTenant, userCode: string, account: string): Promise<void> {
  const answer = await call(demo, `${demo.endpoints.authority}/common/oauth2/deviceauth`, {
    method: 'POST',
    headers: formType,
    body: new URLSearchParams({ user_code: userCode, choice: account }).toString(),
  });
  if (answer.status !== 200) throw new Error(`device page: ${answer.status}`);
}

async function deliver(html: string): Promise<URL> {
  const action = decodeHtml(/action="([^"]+)"/.exec(html)?.[1] ?? '');
  const fields = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, decodeHtml(value)] as [string, string],
  );
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const outgoing = request(action, { method: 'POST', headers: formType, agent: false }, (response) => {
    response.resume();
    response.on('end', () => resolve());
  });
  outgoing.on('error', reject);
  outgoing.end(new URLSearchParams(fields).toString());
  await promise;
  return new URL(`${action}?${new URLSearchParams(fields)}`);
}

const decodeHtml = (text: string): string =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
