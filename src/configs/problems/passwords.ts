// Where a user name and a password go to Exchange Online, and secrets that stand in the file.
import { isGuid } from '../../core/text/text.ts';
import { smtpBasicAuth } from '../codes.ts';
import { callLogins, isTokenLike } from '../facts/callFacts.ts';
import type { Fact, HostFact, PasswordUse, Scene } from '../facts/facts.ts';
import { protocolInWord } from '../facts/mailHosts.ts';
import { ownerWords } from '../facts/roles.ts';
import { isCode } from '../facts/signals.ts';
import { compatible, type Territory } from '../facts/territory.ts';
import { normalName } from '../formats/settings.ts';
import type { Setting } from '../model.ts';
import { type Case, type Found, found, protocolOf, related } from './case.ts';

/** The places that hand over a password, one for each host and place. */
export function passwordUses(scene: Scene, territory: Territory, facts: readonly Fact[]): PasswordUse[] {
  return [...keyUses(scene, territory, facts), ...callUses(scene, territory), ...powershellUses(scene)];
}

function keyUses(scene: Scene, territory: Territory, facts: readonly Fact[]): PasswordUse[] {
  const hasLoginCall = isCode(scene) && callLogins(scene).length > 0;
  return facts
    .filter(
      (fact) =>
        (fact.role === 'password' || fact.role === 'passwordFrom') && fact.item.call?.args.length !== 2,
    )
    .filter(
      (fact) => fact.item.setting !== undefined && !isTokenLike({ text: fact.text, form: fact.item.form }),
    )
    .filter((fact) => !(hasLoginCall && fact.item.blocks.length === 0))
    .flatMap((fact) => {
      const host = territory.hostFor(fact);
      if (host === undefined || host.provider !== 'exchange' || usesOauth(scene, fact)) return [];
      const protocol = protocolInWord(fact.item.setting?.path ?? '') ?? protocolOf(host, undefined);
      return [{ protocol, host, start: fact.start, end: fact.end }];
    });
}

/** Whether the block of this password signs in with a token. */
function usesOauth(scene: Scene, fact: Fact): boolean {
  const own = protocolInWord(fact.item.setting?.path ?? '');
  const near = (setting: Setting): boolean => {
    const other = protocolInWord(setting.path);
    if (!compatible(ownerWords(normalName(setting.key)), fact.owner)) return false;
    const sameOwner = own === undefined || other === undefined || own === other;
    return sameOwner && related(setting.blocks, fact.item.blocks);
  };
  if (isCode(scene)) return codeUsesOauth(scene, fact);
  return scene.parsed.settings.some((setting) => saysOauth(setting) && near(setting));
}

/** A setting that turns XOAUTH2 on, in the words of each program. */
function saysOauth({ name, text }: Setting): boolean {
  if (/^use_xoauth2$|use_microsoft_outlook_service|oauth2?_enabled$/.test(name))
    return /^(?:true|yes|1|on)$/i.test(text);
  if (/oauth_refresh_command$|oauth2_(?:client_id|request_url)|oauth2?_flow$/.test(name)) return true;
  return /auth|mech/.test(name) && /oauth|bearer/i.test(text) && !/^(?:true|false)$/i.test(text);
}

function codeUsesOauth(scene: Scene, fact: Fact): boolean {
  const beside = scene.parsed.settings.filter((setting) => related(setting.blocks, fact.item.blocks));
  if (beside.some((setting) => /auth|type/.test(setting.name) && /oauth/i.test(setting.text))) return true;
  return fact.item.setting !== undefined && /XOAUTH2|SaslMechanismOAuth2/i.test(scene.text);
}

function callUses(scene: Scene, territory: Territory): PasswordUse[] {
  return callLogins(scene).flatMap(({ call, password }) => {
    if (
      call.name !== 'login' &&
      /^(?:connect|PasswordAuthentication)$/.test(call.name) &&
      /XOAUTH2/.test(scene.text)
    )
      return [];
    const item = {
      text: password.text,
      form: password.form,
      start: call.start,
      end: call.end,
      blocks: call.blocks,
      comment: '',
    };
    const ews = /Credential|^Credentials$|^ServiceAccount$/.test(call.name);
    const host = territory.hostFor({ item, owner: [] }) ?? ewsHost(scene, item);
    if (host === undefined || host.provider !== 'exchange') return [];
    const protocol =
      ews &&
      (host.wanted === 'ews' || host.wanted === undefined) &&
      /ews|exchangelib|ExchangeService|WebServices/i.test(scene.text)
        ? 'ews'
        : protocolOf(host, undefined);
    return [{ protocol, host, start: call.start, end: password.end }];
  });
}

/** The address of EWS stands for a host. */
function ewsHost(scene: Scene, item: HostFact['item']): HostFact | undefined {
  const url = scene.facts.find((fact) => fact.role === 'ewsUrl');
  if (url === undefined) return undefined;
  return {
    host: url.text,
    start: url.start,
    end: url.end,
    options: '',
    provider: 'exchange',
    serves: ['ews'],
    item,
    owner: [],
    wanted: 'ews',
  };
}

/** `Send-MailMessage -SmtpServer smtp.office365.com -Credential $c`. */
function powershellUses(scene: Scene): PasswordUse[] {
  return scene.parsed.calls.flatMap((call) => {
    if (!/^Send-MailMessage$/i.test(call.name)) return [];
    const credential = call.args.find((argument) => /^cred/i.test(argument.name ?? ''));
    const host =
      scene.hosts.find((each) => each.start >= call.start && each.end <= call.end) ??
      scene.hosts.find((each) => each.provider === 'exchange');
    if (credential === undefined || host?.provider !== 'exchange') return [];
    return [{ protocol: 'smtp', host, start: credential.start, end: credential.end }];
  });
}

/** User names and passwords: a warning for SMTP, which keeps them a little longer. */
export function basicAuth({ passwords }: Case): Found[] {
  return passwords.map((use) =>
    found('basic-auth', use, use.protocol === 'smtp' ? { severity: 'warning', message: smtpBasicAuth } : {}),
  );
}

/** Secrets in the file, and ids of secrets where their values belong. */
export function secrets(the: Case): Found[] {
  const { kind } = the.scene;
  const elsewhere = kind.format === 'dotenv' || kind.program === 'gitlab';
  return the.facts.flatMap((fact) => {
    if (fact.placeholder || (fact.what !== 'secret' && fact.what !== 'refreshToken')) return [];
    if (fact.role === 'secret' && isGuid(fact.text)) return [found('secret-is-id', fact)];
    if (fact.what === 'secret' && isTokenFile(the, fact)) return [];
    return [found('secret-in-clear', fact, elsewhere ? { severity: 'info' } : {})];
  });
}

/** Postfix's sasl_passwd holds the path of a token file where sasl-xoauth2 is in use. */
function isTokenFile(the: Case, fact: Fact): boolean {
  return the.scene.kind.format === 'saslPasswd' && fact.text.startsWith('/');
}
