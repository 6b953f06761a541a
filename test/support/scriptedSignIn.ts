// A person at a browser for the delegated grants, and answers with the tokens that a sign-in gives.
import { request } from 'node:http';
import type { DeviceCodePrompt, SignInInteraction } from '../../src/oauth/signIn.ts';
import { clientId, makeToken, tenantId, tokenAnswer } from './scriptedAuthority.ts';

export interface PersonScript {
  /** What happens when the browser opens; `visit` goes to an address as the browser would. */
  readonly onBrowser?: (url: URL, visit: typeof visitAddress) => Promise<unknown>;
  readonly onDeviceCode?: (prompt: DeviceCodePrompt) => void;
  readonly more?: Partial<SignInInteraction>;
}

export interface Person extends SignInInteraction {
  /** Addresses that were opened, oldest first. */
  readonly opened: URL[];
  readonly prompts: DeviceCodePrompt[];
}

export function scriptPerson(script: PersonScript = {}): Person {
  const opened: URL[] = [];
  const prompts: DeviceCodePrompt[] = [];
  return {
    opened,
    prompts,
    openBrowser: async (text) => {
      const url = new URL(text);
      opened.push(url);
      // A browser runs by itself, so the visit is not awaited.
      void script.onBrowser?.(url, visitAddress);
      return true;
    },
    showDeviceCode: (prompt) => {
      prompts.push(prompt);
      script.onDeviceCode?.(prompt);
    },
    ...script.more,
  };
}

/** Status and body of a visit; `headers` may lie about the host. */
export function visitAddress(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(address);
    const call = request({
      host: '127.0.0.1',
      port: url.port,
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, ...headers },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.end();
  });
}

/** The address that the authority sends the browser back to. */
export function comeBack(authorize: URL, answer: Readonly<Record<string, string>>): string {
  const back = new URL(authorize.searchParams.get('redirect_uri') ?? '');
  const state = authorize.searchParams.get('state') ?? '';
  back.search = new URLSearchParams({ state, ...answer }).toString();
  return back.href;
}

/** What the token endpoint gives for a person: access, refresh and ID token. */
export function personAnswer(
  issuer: string,
  idClaims: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): string {
  const now = Math.floor(Date.now() / 1000);
  const user = String(idClaims['preferred_username'] ?? 'ann@contoso.com');
  const client_info = Buffer.from(JSON.stringify({ uid: `oid-of-${user}`, utid: tenantId })).toString(
    'base64url',
  );
  return tokenAnswer({
    access_token: makeToken({
      idtyp: 'user',
      roles: undefined,
      scp: 'IMAP.AccessAsUser.All',
      upn: user,
      appidacr: '0',
    }),
    refresh_token: `0.refresh-of-${user}-${Math.random()}`,
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/.default',
    client_info,
    id_token: makeToken({
      aud: clientId,
      iss: issuer,
      sub: user,
      oid: `oid-of-${user}`,
      preferred_username: user,
      iat: now,
      exp: now + 3600,
      roles: undefined,
      idtyp: undefined,
      ...idClaims,
    }),
    ...more,
  });
}
