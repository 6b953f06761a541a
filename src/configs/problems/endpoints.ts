// Endpoints and client ids that are old, dead or somebody else's, and grants that fail in practice.
import { factsOf } from '../facts/facts.ts';
import { isCode } from '../facts/signals.ts';
import { outlookRest } from '../facts/urls.ts';
import type { Severity } from '../model.ts';
import { type Case, type Found, found, replaceWith } from './case.ts';

/** v1.0 endpoints and retired host names. */
export function oldEndpoints(the: Case): Found[] {
  const urls = the.logins.flatMap((login) => {
    const oldHost = /^(?:login\.windows\.net|sts\.windows\.net)$/.test(login.host);
    const first = /^\/oauth2\/(?:token|authorize)\b/.test(login.path);
    if (!oldHost && !first) return [];
    const v2 = login.url
      .replace(/\/\/[^/]+/, oldHost ? '//login.microsoftonline.com' : '$&')
      .replace(/\/oauth2\/(?!v2\.0)/, '/oauth2/v2.0/');
    // The address alone is no whole fix where the request still names a resource.
    return [
      found(
        'deprecated-endpoint',
        login,
        /resource/i.test(the.scene.text) ? {} : { fix: replaceWith(login, v2, 'Use the v2.0 endpoint') },
      ),
    ];
  });
  if (urls.length > 0 || !isCode(the.scene)) return urls;
  return the.scene.parsed.calls
    .filter((call) => /^AuthenticationContext$/.test(call.name))
    .map((call) => found('deprecated-endpoint', call));
}

/** Calls of the Outlook REST API. */
export function deadApi(the: Case): Found[] {
  const urls = the.scene.items
    .filter((item) => outlookRest.test(item.text))
    .map((item) => found('dead-api', item));
  const o365 = the.scene.parsed.calls
    .filter((call) => call.name === 'MSOffice365Protocol')
    .map((call) => found('dead-api', call));
  return [...urls, ...o365];
}

/** The shared nativeclient page. */
export function staleRedirects(the: Case): Found[] {
  return the.scene.items
    .filter(
      (item) =>
        item.text.length < 300 &&
        /^https:\/\/login\.microsoftonline\.com\/common\/oauth2\/nativeclient$/i.test(item.text.trim()),
    )
    .map((item) => found('stale-redirect', item, { fix: replaceWith(item, 'http://localhost') }));
}

interface Borrowed {
  readonly owner: string;
  readonly severity: Severity;
  /** The program that may use it, for it is its own. */
  readonly own?: string;
}

/** Client ids that public files copy. Microsoft's own: it can change what it allows without notice. */
const wellKnownClients: Readonly<Record<string, Borrowed>> = {
  'd3590ed6-52b3-4102-aeff-aad2292ab01c': { owner: 'Microsoft Office', severity: 'warning' },
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': { owner: 'Azure CLI', severity: 'warning' },
  '1950a258-227b-4e31-a9cf-717495945fc2': { owner: 'Azure PowerShell', severity: 'warning' },
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': { owner: 'Microsoft Graph PowerShell', severity: 'warning' },
  'fb78d390-0c51-40cd-8e17-fdbfab77341b': { owner: 'Exchange Online PowerShell', severity: 'warning' },
  '5d661950-3475-41cd-a2c3-d671a3162bc1': { owner: 'Microsoft Outlook', severity: 'warning' },
  '27922004-5251-4030-b22d-91ecd9a37ea4': { owner: 'Outlook Mobile', severity: 'warning' },
  '9e5f94bc-e8a4-4e73-b8be-63364c29d753': { owner: 'Thunderbird', severity: 'info' },
  '08162f7c-0fd2-4200-a84a-f25a4db0b584': { owner: 'Thunderbird (older)', severity: 'info' },
  'facd6cff-a294-4415-b59f-c5b01937d7bd': { owner: 'DavMail', severity: 'info', own: 'davmail' },
  'f8d98a96-0999-43f5-8af3-69971c7bb423': { owner: 'Apple Mail', severity: 'info' },
  'b50c1dbd-1855-4e54-b07c-d3c3029e93d3': { owner: 'Spark', severity: 'info' },
  'e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd': { owner: 'eM Client', severity: 'info' },
  '2cee05de-2b8f-45a2-8289-2a06ca32c4c8': { owner: 'Android Mail', severity: 'info' },
  '8acd33ea-7197-4a96-bc33-d7cc7101262f': { owner: 'Android (Samsung)', severity: 'info' },
};

/** Client ids of other products. */
export function borrowedIds(the: Case): Found[] {
  return factsOf({ ...the.scene, facts: the.facts }, 'clientId').flatMap((fact) => {
    const row = wellKnownClients[fact.text.toLowerCase()];
    if (row === undefined || row.own === the.scene.kind.program) return [];
    return [
      found('borrowed-client-id', fact, {
        severity: row.severity,
        message: `This client ID belongs to ${row.owner}. Its owner or your administrator can withdraw it at any time. Register an application of your own.`,
      }),
    ];
  });
}

/** Resource owner password credentials: in configuration by the grant, in code by the call. */
export function ropc(the: Case): Found[] {
  const grants = the.facts
    .filter(
      (fact) =>
        fact.role === 'grant' && /^(?:password|UsernamePassword|ropc|resource_owner\w*)$/i.test(fact.text),
    )
    .map((fact) => found('ropc', fact));
  if (!isCode(the.scene) && the.scene.kind.program !== 'powershell') return grants;
  const calls = the.scene.parsed.calls
    .filter((call) =>
      /^(?:acquire_?token_?by_?username_?password|UsernamePasswordParameters|UserPasswordCredential|UsernamePasswordCredential|OAuth2LegacyCredentials)$/i.test(
        call.name.replace(/Async$/, ''),
      ),
    )
    .filter((call) =>
      the.territory.takes({
        item: { ...call, text: '', form: 'code', comment: '' },
        role: 'grant',
        owner: [],
      }),
    )
    .map((call) => found('ropc', call));
  return [...grants, ...calls];
}
