// What a cause is called in any program's words: switched off, ended, blocked, not there; in fifteen languages if short.
import { either } from './languages.ts';

export const offWord = either(
  '\\b(?:disabled|turned off|switched off|deactivated|not enabled|not activated|not turned on|is off)\\b',
  'deaktiviert|ausgeschaltet|abgeschaltet|nicht aktiviert',
  'désactivé|non activé',
  'deshabilitad|desactivad|no está habilitad',
  'desabilitad|desativad|não está habilitad',
  'disabilitat|disattivat',
  'uitgeschakeld',
  'wyłączon',
  'vypnut|zakázán',
  'inaktiverad|avstängd',
  'devre dışı|kapalı',
  'отключен',
  '無効にな|無効化|オフにな',
  '已禁用|已停用|被禁用',
  '비활성|꺼져',
);

export const endedWord = either(
  '\\b(?:expired|has ended|ended on|past its (?:end|expiry) date|ran out|no longer valid|outdated|lapsed|(?:has |have )?run out|out of date)\\b',
  'abgelaufen|nicht mehr gültig',
  "(?:\\ba|\\best|\\bont) expiré|expir[é]|n'est plus valable|n'est plus valide",
  'caducad|vencid',
  'expirad|expirou',
  'scadut|scadenza superata',
  'verlopen',
  'wygas',
  'vypršel',
  'gått ut|upphört',
  'süresi dol',
  'ист[её]к',
  '期限切れ|期限が切れ',
  '过期|過期|到期',
  '만료',
);

export const blockedWord = either(
  '\\b(?:blocks?|blocked|den(?:y|ies|ied)|refused|rejected|prevents?|prevented|not (?:allowed|permitted)|may not|forbid(?:s|den)?|prohibited)\\b',
  'gesperrt|blockiert|verweigert|nicht zulässig|nicht erlaubt|darf nicht',
  'bloqu(?:é|e\\b|ent)|refusé|interdit',
  'bloquead|bloqueó|bloquea\\b|denegad|rechaz|no permit',
  'negad|bloqueou|recusou|não permit',
  'bloccat|negat|non consentit',
  'geblokkeerd|blokkeert|geweigerd|niet toegestaan',
  'zablokowa|odmow|niedozwolon',
  'blokov|odepřen|nepovolen',
  'blockera|nekad|inte tillåt',
  'engelle[nd]|reddedil',
  'заблокирова|запрещен|отклонен',
  'ブロック|拒否|許可されてい',
  '阻止|拒绝|拒絕|不允许',
  '차단|거부|허용되지',
);

export const unknownWord = either(
  "\\bnot (?:be )?(?:found|known|recogni[sz]ed)|\\bunknown\\b|\\bno such\\b|does ?n[o']t know|(?:does|did|do) ?n[o']t exist",
  'nicht gefunden|unbekannt|existiert nicht',
  "introuvable|inconnue?\\b|n'existe pas",
  'no (?:se )?(?:ha )?(?:encontr|existe)',
  'não (?:foi )?encontrad|não existe',
  'non (?:è stat[oa] )?trovat|sconosciut|non esiste',
  'niet gevonden|onbekend|bestaat niet',
  'nie znaleziono|nieznan|nie istnieje',
  'nenalezen|neb\\S{1,3} nalezen|neznám|neexistuje',
  'hittades inte|okänd|finns inte',
  'bulunamadı|bilinmeyen',
  'не найден|неизвестн|не существует',
  '見つかりません|不明な|存在しません',
  '找不到|未知|不存在',
  '찾을 수 없|알 수 없|존재하지',
);

/** A right is not there. */
export const lacksWord =
  /\b(?:lacks?|missing|without|(?:does|do|did) ?n[o']t have|not (?:have|granted|given|assigned|allowed|sufficient)|no (?:permission|access|rights?)|has no|denied)\b|fehl(?:t|ende)|mancan|faltan|manquant|ausente|ontbre|brakuj|kein(?:e|en)? (?:Berechtigung|Rechte|Recht|Zugriff|Vollzugriff)|nicht berechtigt|manque|(?:sans|pas) (?:l'|d'|de |les? )?(?:autoris|droit|accès)|(?:sin|no tiene) permiso|(?:sem|não tem) permissão|non ha (?:il permesso|l'autorizzazione)|geen (?:rechten|machtiging|toegang)|brak (?:uprawnień|dostępu)|nemáte? (?:oprávnění|přístup)|inte behörighet|(?:izn\S{0,6}|yetki\S{0,6}) yok|нет (?:прав|доступа|разрешен)|(?:権限|アクセス権)がありません|[无無][权權]|没有.{0,8}权限|沒有.{0,8}權限|权限不足|권한이 없/i;

export const clientSecretWord =
  /client[ _-]?secret|app(?:lication)?[ _-](?:secret|password)\b|secret (?:key|value)|geheimer Clientschlüssel|Client-?Geheimnis|clientgeheim|klucz\w{0,6} tajn\w{0,6} klienta|taj\S{1,6} klíč\w{0,6} klienta|klienthemlighet|segreto (?:del )?client|istemci (?:gizli|parolası)|секрет[а-я]{0,6} клиента|Clientgeheimnis|Anwendungsgeheimnis|secret (?:du |de )?(?:client|l'application)|geheime sleutel|clé secrète|secreto de(?:l)? cliente|segredo d[oa] (?:cliente|aplica)|クライアント ?シークレット|客户端(?:密码|机密|密钥)|用戶端密碼|클라이언트 (?:암호|비밀)/i;

/** Who signs in. */
export const accountWord =
  /\b(?:account|user)\b|Konto\b|Benutzer(?!name)|\bcompte\b|\bcuenta\b|\bconta\b|gebruiker|\bkonto\b|účet|\bkontot\b|hesab|уч[её]тн\S{0,10} запис|アカウント|帐户|账户|帳戶|계정/i;

/** Sending with SMTP AUTH, whatever a program calls it. */
export const smtpAuthWord =
  /(?:SMTP[- ]?client|client SMTP)(?= (?:\w{2,12} )?(?:is |has been |ist |est |está )?(?:\w{2,9} )?(?:disabled|turned off|switched off|deaktiviert|désactivé|d[ei]s[ah]))|SMTP ?AUTH|authenticated SMTP|SMTP client auth|SmtpClientAuth|authentication for SMTP|SMTP.{0,9}(?:Authenti|kimlik|аутентиф|autenti|身份验证|認証|인증)|(?:autenti[cçf]\S{0,12}|authentification|uwierzytelniani\S{0,6}|ověř\S{0,8}|аутентификаци\S{0,4}) (?:de |per |voor |pro )?SMTP/i;

/** Finding the server; the host that answers for all of Exchange Online is only an address. */
export const autodiscoverWord =
  /auto ?discover(?!-s)|(?:EWS|mailbox|server) (?:location|URL) could not be determined/i;

/** A mailbox, if English and German words do not say so already. */
export const mailboxWord =
  /mail ?box|postfach|boîtes? (?:aux lettres|de réception|mail)|buz[óo]n|bandeja de entrada|caixa (?:de correio|postal|de entrada)|casella|postvak|postbus|skrzynk|schránk|brevlåd|postlåd|posta kutusu|почтов\S{0,10} ящик|メールボックス|邮箱|郵箱|信箱|사서함/i;
