// SASL mechanisms that Exchange Online does not offer, and the form of XOAUTH2 that POP needs.
import * as l10n from '../../core/l10n.ts';
import { protocolInWord } from '../facts/mailHosts.ts';
import { type Case, type Found, found, replaceWith } from './case.ts';

/** What each protocol offers: AUTH LOGIN XOAUTH2 at SMTP; AUTH=PLAIN AUTH=XOAUTH2 at IMAP; PLAIN XOAUTH2 at POP. */
const offered = /xoauth2|login|plain|^true$|^oauth2?$|basic|password|^oauth$/i;

/** Lists of mechanisms of which Exchange Online offers none. */
export function wrongMechanisms(the: Case): Found[] {
  const facts = the.facts.flatMap((fact) => {
    if (fact.what !== 'mechanism' || the.scene.kind.program === 'fetchmail') return [];
    const list = fact.text.split(/[\s,:;|]+/).filter((word) => /^!?[a-z0-9-]{3,}$/i.test(word));
    if (
      !/oauthbearer|cram|ntlm|digest|gssapi|scram/i.test(fact.text) ||
      list.some((word) => offered.test(word))
    )
      return [];
    return [
      found(
        'wrong-mechanism',
        fact,
        /^oauthbearer$/i.test(fact.text)
          ? { fix: replaceWith(fact, fact.text === 'OAUTHBEARER' ? 'XOAUTH2' : 'xoauth2') }
          : {},
      ),
    ];
  });
  return [...facts, ...bearerCalls(the), ...noPlaintext(the)];
}

function bearerCalls(the: Case): Found[] {
  if (!the.hosts.some((host) => host.provider === 'exchange')) return [];
  return the.scene.parsed.calls
    .filter((call) =>
      /^(?:SaslMechanismOAuthBearer|SaslMechanismCramMd5|SaslMechanismNtlm|CRAMMD5Auth)$/.test(call.name),
    )
    .map((call) => found('wrong-mechanism', call));
}

/** Postfix's noplaintext leaves none of the mechanisms that Exchange Online offers. */
function noPlaintext(the: Case): Found[] {
  if (the.scene.kind.program !== 'postfix') return [];
  const message = l10n.msg(
    'noplaintext forbids every mechanism that Exchange Online offers, XOAUTH2 too. Use noanonymous.',
  );
  return the.scene.parsed.settings
    .filter(
      (setting) =>
        /^smtp_sasl_(?:tls_)?security_options$/.test(setting.name) && /\bnoplaintext\b/.test(setting.text),
    )
    .filter(
      (setting) =>
        setting.name === 'smtp_sasl_security_options' ||
        !the.scene.parsed.settings.some(
          (each) => each.name === 'smtp_sasl_security_options' && /noplaintext/.test(each.text),
        ),
    )
    .filter(() => the.hosts.some((host) => host.provider === 'exchange'))
    .map((setting) => found('wrong-mechanism', setting, { message }));
}

/** Jakarta Mail sends XOAUTH2 for POP on one line unless told otherwise. */
export function popTwoLine(the: Case): Found[] {
  const { settings } = the.scene.parsed;
  const twoLine = settings.some(
    (setting) =>
      /xoauth2\.two\.line\.authentication\.format$/.test(setting.path) && /^true$/i.test(setting.text),
  );
  if (twoLine) return [];
  return the.facts
    .filter(
      (fact) =>
        fact.what === 'mechanism' &&
        /xoauth2/i.test(fact.text) &&
        /(?:^|\.)mail\.pop3s?\.auth\.mechanisms$/.test(fact.item.setting?.path ?? ''),
    )
    .filter((fact) => protocolInWord(fact.item.setting?.path ?? '') === 'pop')
    .map((fact) => found('pop-two-line', fact));
}
