// Signs in as a person does when a window opens the browser: picks the account on the demo tenant's page.
import type { Page } from 'playwright-core';

export interface SignIns {
  /** Scopes that were asked for, one text for each sign-in. */
  readonly asked: readonly string[];
  /** Who signs in next; undefined: the page is left open and nobody does. */
  account: string | undefined;
}

/** Answers every sign-in page that this window opens. */
export function signInInWindow(page: Page, account: string): SignIns {
  const asked: string[] = [];
  const signIns: SignIns = { asked, account };
  page.on('popup', async (popup) => {
    const address = withoutProxy(popup.url());
    asked.push(address.searchParams.get('scope') ?? '');
    await popup.close();
    if (signIns.account === undefined) return;
    const { account: chosen } = signIns;
    await signIn(page, address, chosen).catch((error) => {
      // A test that ends its window in the middle takes the sign-in's page with it.
      if (!/has been closed/.test(String(error))) throw error;
    });
  });
  return signIns;
}

async function signIn(page: Page, address: URL, account: string): Promise<void> {
  const browser = await page.context().newPage();
  try {
    await browser.goto(address.href);
    await browser.locator(`button[value="${account}"]`).click();
    await browser.getByText('You are signed in').waitFor();
  } finally {
    await browser.close();
  }
}

/** A served window opens a local port through its own server, which the tests' server does not do. */
const withoutProxy = (address: string): URL =>
  new URL(address.replace(/^http:\/\/localhost:\d+\/proxy\/(\d+)\//, 'https://localhost:$1/'));
