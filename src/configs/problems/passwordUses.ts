// Where a user name and a password go to Exchange Online: by keys, by calls, by PowerShell commands.
import { callLogins, isTokenLike } from '../facts/callLogins.ts';
import type { Fact, HostFact, PasswordUse, Scene } from '../facts/facts.ts';
import { protocolInWord } from '../facts/mailHosts.ts';
import { ownerOfKey } from '../facts/roles.ts';
import { isCode } from '../facts/signals.ts';
import { compatible, type Territory } from '../facts/territory.ts';
import type { Range, Setting } from '../model.ts';
import { protocolOf, related } from './case.ts';

/** The places that hand over a password, one for each host and place. */
export function passwordUses(scene: Scene, territory: Territory, facts: readonly Fact[]): PasswordUse[] {
  return [...keyUses(scene, territory, facts), ...callUses(scene, territory), ...powershellUses(scene)];
}

function keyUses(scene: Scene, territory: Territory, facts: readonly Fact[]): PasswordUse[] {
  const code = isCode(scene) || scene.kind.program === 'powershell';
  const logins = new Set(code ? callLogins(scene).map(({ call }) => call) : []);
  const hasLoginCall = logins.size > 0 || (code && powershellUses(scene).length > 0);
  const oauth: Oauth = {
    settings: oauthSettings(scene),
    xoauth2: isCode(scene) && speaksXoauth2(scene.text),
  };
  // A password grant asks Entra for a token; the password does not go to the mail server.
  const tokenCalls = scene.parsed.calls
    .filter(({ name }) => /acquire_?token|UsernamePassword|^OAuth2\w*Credentials$/i.test(name))
    .slice(0, 50);
  return facts
    .filter(
      (fact) =>
        (fact.role === 'password' || fact.role === 'passwordFrom') &&
        !(fact.item.call !== undefined && logins.has(fact.item.call)),
    )
    .filter(
      (fact) => fact.item.setting !== undefined && !isTokenLike({ text: fact.text, form: fact.item.form }),
    )
    .filter((fact) => !isTokenFile(scene, fact) && !tokenCalls.some((call) => encloses(call, fact)))
    .filter((fact) => !(hasLoginCall && fact.item.blocks.length === 0))
    .flatMap((fact) => {
      const host = territory.hostFor(fact);
      if (host === undefined || host.provider !== 'exchange' || usesOauth(scene, oauth, fact)) return [];
      const protocol = protocolInWord(fact.item.setting?.path ?? '') ?? protocolOf(host, undefined);
      return [{ protocol, host, start: fact.start, end: fact.end }];
    });
}

function encloses(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What a file says about signing in with a token; asked once, since a long one has many passwords. */
interface Oauth {
  readonly settings: readonly Setting[];
  /** The code speaks XOAUTH2 somewhere. */
  readonly xoauth2: boolean;
}

/** Whether the block of this password signs in with a token. */
function usesOauth(scene: Scene, oauth: Oauth, fact: Fact): boolean {
  const own = protocolInWord(fact.item.setting?.path ?? '');
  const near = (setting: Setting): boolean => {
    const other = protocolInWord(setting.path);
    if (!compatible(ownerOfKey(setting.key), fact.owner)) return false;
    const sameOwner = own === undefined || other === undefined || own === other;
    return sameOwner && related(setting.blocks, fact.item.blocks);
  };
  if (!isCode(scene)) return oauth.settings.some(near);
  if (oauth.settings.some((setting) => related(setting.blocks, fact.item.blocks))) return true;
  return fact.item.setting !== undefined && oauth.xoauth2;
}

/** The settings that say how to sign in with a token; more than a hundred say nothing more. */
function oauthSettings(scene: Scene): readonly Setting[] {
  const says = isCode(scene)
    ? ({ name, text }: Setting) => /auth|type/.test(name) && /oauth/i.test(text)
    : saysOauth;
  return scene.parsed.settings.filter(says).slice(0, 100);
}

/** A setting that turns XOAUTH2 on, in the words of each program. */
function saysOauth({ name, text }: Setting): boolean {
  if (/^use_xoauth2$|use_microsoft_outlook_service|oauth2?_enabled$/.test(name))
    return /^(?:true|yes|1|on)$/i.test(text);
  if (/oauth_refresh_command$|oauth2_(?:client_id|request_url)|oauth2?_flow$/.test(name)) return true;
  return /auth|mech/.test(name) && /oauth|bearer/i.test(text) && !/^(?:true|false)$/i.test(text);
}

function speaksXoauth2(text: string): boolean {
  return text.includes('XOAUTH2') || text.includes('xoauth2') || text.includes('SaslMechanismOAuth2');
}

function callUses(scene: Scene, territory: Territory): PasswordUse[] {
  const sends = powershellUses(scene).length > 0;
  const xoauth2 = scene.text.includes('XOAUTH2');
  const speaksEws = /ews|exchangelib|ExchangeService|WebServices/i.test(scene.text);
  return callLogins(scene).flatMap(({ call, password }) => {
    // A credential for Send-MailMessage is reported at that command.
    if (sends && call.name === 'PSCredential') return [];
    if (call.name !== 'login' && /^(?:connect|PasswordAuthentication)$/.test(call.name) && xoauth2) return [];
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
      ews && (host.wanted === 'ews' || host.wanted === undefined) && speaksEws
        ? 'ews'
        : protocolOf(host, undefined);
    const oneLine = scene.lineOf(call.start) === scene.lineOf(password.start);
    return [{ protocol, host, start: oneLine ? call.start : password.start, end: password.end }];
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

/** Postfix's sasl_passwd holds the path of a token file if sasl-xoauth2 is in use. */
export function isTokenFile(scene: Scene, fact: Fact): boolean {
  return scene.kind.format === 'saslPasswd' && fact.text.startsWith('/');
}
