// What a paste tells beside its errors: tokens and their claims, decoded SASL challenges, scopes, servers.
// Tokens are read here and dropped: nothing of them is kept but the claims.
import type { ProtocolId } from '../../core/registration/registration.ts';
import { readClaims, type TokenClaims } from '../../core/token/tokenClaims.ts';
import { asksWorldwide, changedJustNow, cloudOf, writtenAt } from './surroundings.ts';

export interface Hints {
  /** Claims of the last access token in the paste. */
  readonly claims?: TokenClaims;
  /** The mailbox that was to be opened: `user=` of a pasted XOAUTH2 text, or a Graph address's `/users/…`. */
  readonly mailbox?: string;
  /** JSON of challenges, decoded. */
  readonly challenges: readonly string[];
  /** Readable text that stands in base64, decoded. */
  readonly encoded: readonly string[];
  /** Server name from the base64 of an Exchange greeting. */
  readonly exchangeServer?: string;
  /** True if a Graph scope or resource is asked for. */
  readonly graphScope: boolean;
  readonly exchangeScope: boolean;
  readonly protocol?: ProtocolId;
  /** National cloud whose hosts are named. */
  readonly cloud?: NonNullable<ReturnType<typeof cloudOf>>;
  /** True if a scope, resource or audience of the worldwide cloud stands beside them. */
  readonly worldwideScope: boolean;
  /** When the paste was written, in milliseconds since the epoch. */
  readonly writtenAt?: number;
  readonly changedJustNow: boolean;
  /** True if a mailbox of outlook.com or its sister domains is named: these are in no tenant. */
  readonly personalAccount: boolean;
  /** What a test cmdlet of Exchange says of access, if its output stands in the paste. */
  readonly declared?: 'granted' | 'denied';
}

const jwt = /\beyJ[A-Za-z0-9._-]{30,}/g;
/** Base64 of `user=` and of `{"`, as XOAUTH2 sends and as its error challenge comes. */
const saslResponse = /\bdXNlcj[A-Za-z0-9+/=]{20,}/g;
const saslChallenge = /\beyJ[A-Za-z0-9+/=._-]{10,}/g;
const greeting = /service is ready\.? \[([A-Za-z0-9+/]{8,400}={0,2})\]/i;
const graphMailbox =
  /graph\.microsoft\.(?:com|us)\/(?:v1\.0|beta)\/users(?:\/|\(['"])([^\s/'"?()]{1,64}@[\w.-]{3,255}\w)/i;

/** Reads the raw paste, before anything is masked. */
export function readHints(paste: string): Hints {
  const sasl = [...paste.matchAll(saslResponse)].map(([text]) => decodeBase64(text)).at(-1);
  const tokens = [...paste.matchAll(jwt), ...(sasl?.matchAll(jwt) ?? [])].map(([text]) => readClaims(text));
  const claims =
    tokens.filter((token) => token !== undefined && token.audience !== '').at(-1) ?? claimsOf(paste);
  const mailbox = /user=([^\u0001]{3,320})\u0001/.exec(sasl ?? '')?.[1] ?? graphMailbox.exec(paste)?.[1];
  const exchangeServer = serverOfGreeting(paste);
  const protocol = protocolOf(paste);
  const declared = declaredIn(paste);
  const cloud = cloudOf(paste);
  const written = writtenAt(paste);
  return {
    ...(claims === undefined ? {} : { claims }),
    ...(mailbox === undefined ? {} : { mailbox }),
    ...(exchangeServer === undefined ? {} : { exchangeServer }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(declared === undefined ? {} : { declared }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(written === undefined ? {} : { writtenAt: written }),
    worldwideScope: asksWorldwide(paste),
    changedJustNow: changedJustNow(paste),
    challenges: [...paste.matchAll(saslChallenge)]
      .map(([text]) => (text.length > 4_000 ? undefined : decodeBase64(text)))
      .filter((text): text is string => text !== undefined && /^\{.{0,400}"/.test(text)),
    encoded: encodedIn(paste),
    personalAccount:
      /UserType:OutlookCom|@(?:outlook|hotmail|live|msn)\.[a-z]{2,3}\b|imap-mail\.outlook\.com|smtp-mail\.outlook\.com/i.test(
        paste,
      ),
    graphScope:
      /\baud["']?\s?[:=]\s?["']?https:\/\/graph\.microsoft|graph\.microsoft\.(?:com|us)\/(?:\.default|[A-Z][A-Za-z]{3,20}\.[A-Z])/.test(
        paste,
      ),
    exchangeScope:
      /outlook\.office(?:365)?\.com\/(?:\.default|(?:IMAP|POP|EWS|SMTP)\.)|ps\.outlook\.com\/\.default/.test(
        paste,
      ),
  };
}

const longBase64 = /(?<![A-Za-z0-9+/=._-])[A-Za-z0-9+/]{60,20000}={0,2}(?![A-Za-z0-9+/=._-])/g;

/** At most eight texts that decode to plain sentences; tokens and keys decode to something else. */
function encodedIn(paste: string): readonly string[] {
  return [...paste.matchAll(longBase64)]
    .slice(0, 8)
    .map(([text]) => decodeBase64(text))
    .filter(
      (text): text is string =>
        text !== undefined && /^[\t\r\n\x20-\x7e\u00a0-\u024f]{20,}$/.test(text) && / /.test(text),
    );
}

function decodeBase64(text: string): string | undefined {
  try {
    const binary = atob(text.slice(0, text.length - (text.length % 4 === 1 ? 1 : 0)));
    return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** Exchange's greeting holds the server's name as base64 of UTF-16. */
function serverOfGreeting(paste: string): string | undefined {
  const encoded = greeting.exec(paste)?.[1];
  const decoded = encoded === undefined ? undefined : decodeBase64(encoded)?.replaceAll('\u0000', '');
  return decoded !== undefined && /^[\w.-]{3,255}$/.test(decoded) ? decoded : undefined;
}

/** Claims pasted as JSON, as jwt.ms and jwt.io show them. */
function claimsOf(paste: string): TokenClaims | undefined {
  const field = (name: string) => new RegExp(`"${name}"\\s{0,9}:\\s{0,9}"([^"]{1,400})"`).exec(paste)?.[1];
  const audience = field('aud');
  if (audience === undefined) return undefined;
  const roles = /"roles"\s{0,9}:\s{0,9}\[([^\]]{0,2000})\]/.exec(paste)?.[1];
  const scopes = field('scp')?.split(' ') ?? [];
  const time = (name: string) => {
    const digits = new RegExp(`"${name}"\\s{0,9}:\\s{0,9}"?(\\d{10})\\b`).exec(paste)?.[1];
    return digits === undefined ? undefined : Number(digits);
  };
  const [issuedAt, notBefore, expiresAt] = [time('iat'), time('nbf'), time('exp')];
  const user = field('upn') ?? field('unique_name') ?? field('preferred_username');
  return {
    audience,
    tenantId: field('tid') ?? '',
    appId: field('appid') ?? field('azp') ?? '',
    issuer: field('iss') ?? '',
    roles: [...(roles ?? '').matchAll(/"([^"]{1,200})"/g)].flatMap(([, role]) => role ?? []),
    scopes,
    kind: scopes.length === 0 && user === undefined ? 'app' : 'user',
    ...(user === undefined ? {} : { user }),
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/** The value is translated; the sentence of the role test is not. */
const accessGranted =
  /AccessCheckResult\s{0,20}:\s{0,9}(?:Granted|Gewährt|Erteilt|Accordé|Autorisé|Concedido|Concesso|Consentito|Verleend|Przyznan|Udzielon|Udělen|Beviljad|Verildi|İzin|Предоставлен|Разрешен|許可|已授予|已允许|허용|부여)|InScope\s{0,20}:\s{0,9}True/i;
const accessDenied =
  /AccessCheckResult\s{0,20}:\s{0,9}(?:Denied|Verweigert|Abgelehnt|Refusé|Denegado|Negado|Negato|Geweigerd|Odmow|Odepřen|Nekad|Reddedildi|Отказано|Запрещен|拒否|拒绝|거부)/i;

/** `AccessCheckResult : Granted` of Test-ApplicationAccessPolicy, `InScope : True` of the role test. */
function declaredIn(paste: string): 'granted' | 'denied' | undefined {
  if (accessGranted.test(paste)) return 'granted';
  return accessDenied.test(paste) ? 'denied' : undefined;
}

/** The mail protocol that the paste names most clearly. */
function protocolOf(paste: string): ProtocolId | undefined {
  if (/\bAUTHENTICATE XOAUTH2|IMAP4 service|\bimap/i.test(paste)) return 'imap';
  if (/\b535 5\.7|smtp/i.test(paste)) return 'smtp';
  if (/POP3 service|\bpop3/i.test(paste)) return 'pop';
  if (/Exchange\.asmx|\bEWS\b/i.test(paste)) return 'ews';
  return /graph\.microsoft/i.test(paste) ? 'graph' : undefined;
}
