// Exchange Web Services in Exchange Online: where it is called, and how an application must call it.
import { type Case, type Found, found, replaceWith } from './case.ts';

const library =
  /\bexchangelib\b|\bOAuth2AuthorizationCodeCredentials\b|\baccess_type\s*=\s*(?:exchangelib\.)?(?:IMPERSONATION|DELEGATE)\b|ExchangeService\b|microsoft\.exchange\.webservices|ews-javascript-api|node-ews|jamesiarmes\/php-ews|\bPhpEws\b/i;

/** Addresses, hosts, modes and permissions of EWS. */
export function ewsEnd(the: Case): Found[] {
  const urls = the.facts.filter((fact) => fact.role === 'ewsUrl').map((fact) => found('ews-end', fact));
  const permissions = the.scene.permissions
    .filter((fact) =>
      fact.known.some((each) => each.value === 'full_access_as_app' || each.value === 'EWS.AccessAsUser.All'),
    )
    .map((fact) => found('ews-end', fact));
  if (urls.length > 0) return [...urls, ...permissions];
  return [...permissions, ...ewsHosts(the), ...davmailModes(the), ...ewsScopes(the)];
}

/** A library of EWS is given the cloud's host. */
function ewsHosts(the: Case): Found[] {
  if (!library.test(the.scene.text)) return [];
  const hosts = the.hosts.filter((host) => host.provider === 'exchange' && host.serves.includes('ews'));
  if (hosts.length > 0) return hosts.map((host) => found('ews-end', host));
  const account = the.scene.parsed.calls.find((call) => call.name === 'Account');
  return account !== undefined && /\bexchangelib\b/.test(the.scene.text) ? [found('ews-end', account)] : [];
}

/** DavMail's modes but O365Graph speak EWS upstream. */
function davmailModes(the: Case): Found[] {
  if (the.scene.kind.program !== 'davmail') return [];
  return the.scene.parsed.settings
    .filter((setting) => setting.path === 'davmail.mode' && /^O365(?!Graph)/i.test(setting.text))
    .map((setting) => found('ews-end', setting));
}

function ewsScopes(the: Case): Found[] {
  return the.scopes
    .filter((scope) => /^EWS\./i.test(scope.permission))
    .map((scope) => found('ews-end', scope));
}

/** exchangelib with an application's token and DELEGATE: there is no person to delegate. */
export function accessTypes(the: Case): Found[] {
  const { text, parsed } = the.scene;
  if (!/\bexchangelib\b/.test(text) || !parsed.calls.some((call) => call.name === 'OAuth2Credentials'))
    return [];
  return parsed.calls
    .filter((call) => call.name === 'Account')
    .flatMap((call) =>
      call.args.filter(
        (argument) => argument.name === 'access_type' && /^(?:exchangelib\.)?DELEGATE$/.test(argument.text),
      ),
    )
    .map((argument) =>
      found('wrong-access-type', argument, {
        fix: replaceWith(argument, argument.text.replace('DELEGATE', 'IMPERSONATION')),
      }),
    );
}
