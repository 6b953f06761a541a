// Endpoints and client ids that are old, dead or somebody else's, and grants that fail in practice.
import * as l10n from '../../core/l10n.ts';
import { factsOf } from '../facts/facts.ts';
import { isCode } from '../facts/signals.ts';
import { outlookRest } from '../facts/urls.ts';
import { wellKnownClient } from '../facts/wellKnownClients.ts';
import { type Case, type Found, found, replaceWith } from './case.ts';

/** v1.0 endpoints and retired host names. */
export function oldEndpoints(the: Case): Found[] {
  const namesResource = the.logins.length > 0 && /resource/i.test(the.scene.text);
  const urls = the.logins.flatMap((login) => {
    const oldHost = /^(?:login\.windows\.net|sts\.windows\.net)$/.test(login.host);
    const first = /^\/oauth2\/(?:token|authorize)\b/.test(login.path);
    if (!oldHost && !first) return [];
    const v2 = login.url
      .replace(/\/\/[^/]+/, oldHost ? '//login.microsoftonline.com' : '$&')
      .replace(/\/oauth2\/(?!v2\.0)/, '/oauth2/v2.0/');
    // Replacing the address alone is not enough if the request still names a resource.
    return [
      found(
        'deprecated-endpoint',
        login,
        namesResource ? {} : { fix: replaceWith(login, v2, l10n.msg('Use the v2.0 endpoint')) },
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

/** Client ids of other products. */
export function borrowedIds(the: Case): Found[] {
  return factsOf({ ...the.scene, facts: the.facts }, 'clientId').flatMap((fact) => {
    const row = wellKnownClient(fact.text);
    if (row === undefined || row.own === the.scene.kind.program) return [];
    return [
      found('borrowed-client-id', fact, {
        severity: row.severity,
        message: l10n.record(
          'This client ID belongs to {0}. Its owner or your administrator can withdraw it at any time. Register an application of your own.',
          row.owner,
        ),
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
