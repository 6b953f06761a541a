// What a failure can be about, in any program's words: the nouns of the grid, the more telling ones with more weight.

import { withoutAccents } from '../matches/accents.ts';
import {
  accountWord,
  autodiscoverWord,
  clientSecretWord,
  mailboxWord,
  smtpAuthWord,
} from '../matches/causeWords.ts';
import { permission } from '../matches/conceptTerms.ts';
import { connectWord, methodWord, passwordWord, signInWord, tokenWord } from '../matches/mailWords.ts';

export interface Term {
  readonly weight: number;
  readonly says: RegExp;
}

/** Terms match without accents, too: those of the words that other tables share have it from there. */
export const term = (weight: number, says: RegExp): Term => ({
  weight,
  says: new RegExp(withoutAccents(says.source), says.flags),
});

export const subjects = {
  secret: term(3, clientSecretWord),
  certificate: term(
    2.5,
    /certificat\w{0,4}|\.pfx\b|\.p12\b|\.pem\b|private key|thumbprint|\bcommon ?name\b|zertifikat|certyfikat|sertifika|certifik|сертификат|証明書|证书|憑證|인증서/i,
  ),
  appCredentials: term(
    3,
    /client[ _-]?id\b.{0,24}\bsecret|app(?:lication)?(?:'s)? (?:credentials|sign-?in)|client credentials/i,
  ),
  assertion: term(3, /client[ _-]?assertion|\bassertion\b(?! ['`!(])|\bJWT signature/i),
  password: term(2, new RegExp(`${passwordWord.source}|user ?name|secret phrase`, 'i')),
  credentials: term(
    1.8,
    /\bcredentials?\b|\bauth(?:entication)? (?:info\w{0,8}|data|details|options?)\b|\bcreds\b|user ?name (?:or|and|\/|&) ?password|login (?:details|data)|Zugangsdaten|Anmeldedaten|identifiants|credenciales|credenciais|credenziali|inloggegevens|poświadcze|přihlašovací údaje|учетные данные|資格情報|凭据|自格 증명/i,
  ),
  refreshToken: term(
    3,
    /refresh[ _-]?tokens?|jeton d.actualisation|token de actualización|刷新令牌|更新トークン|リフレッシュ ?トークン|새로 고침 토큰/i,
  ),
  token: term(2, tokenWord),
  tokenRequest: term(
    3,
    /\btoken (?:request|endpoint|exchange)\b|\b(?:generat|fetch|obtain|retriev)(?:e|ing)? (?:an? |the |your )?(?:access )?token\b|\b(?:acquir|request|creat)(?:e|ing)? (?:an?|the|your|new|access) (?:access )?token\b/i,
  ),
  session: term(
    2,
    /\b(?:o?auth\w{0,3}|login|sign-?in|user|mail ?box)? ?session\b|Sitzung|sesión|sessão|sessione|\bsessie|\bsesj[aię]|セッション|会话|세션/i,
  ),
  signIn: term(1.5, new RegExp(`${signInWord.source}|\\bthe flow\\b`, 'i')),
  consent: term(
    2.5,
    /\bconsent|godkänn|Zustimmung|consentement|consentimiento|consentimento|\bconsenso|toestemming|\bzgod[aęy]\b|souhlas|samtycke|\bonay|согласи|同意|동의/i,
  ),
  permission: term(2, permission),
  scope: term(2.5, /\bscopes?\b/i),
  administrator: term(
    1.5,
    /\badmin(?:istrator)?s?\b|global admin|Administrator|administrateur|administrador|amministratore|beheerder|správc|yönetici|администратор|管理者|管理员|관리자/i,
  ),
  application: term(
    2.4,
    /\bclient\)?[ _-]?id\b|\bapp(?:lication)?[ _-]?id\b|\bapp(?:lication)? (?:registration|object)|\bapplication with identifier|istemci kimliğ|identyfikator\w{0,6} klienta|\bID klienta|klient-ID|идентификатор клиента|クライアント ?ID|客户端 ?ID|클라이언트 ?ID|\b(?:azure|entra|aad)\w{0,3} app(?:lication)?\b|service principal/i,
  ),
  tenant: term(
    2.5,
    /(?<!\bin (?:this|the|your|our|that|its) )\btenant(?!s)|directory[ _-]id\b|(?:microsoft|azure|entra|different|another|wrong) directory|service namespace|\bMandant|\binquilino|\blocatário|kiracı|dzierżaw|klientorganisation|клиент azure|арендатор|テナント|租户|租戶|테넌트/i,
  ),
  user: term(1.8, accountWord),
  mailbox: term(
    2.2,
    new RegExp(`${mailboxWord.source}|\\bmail account|\\binbox\\b|\\b(?:smtp|e-?mail|mail) address\\b`, 'i'),
  ),
  profile: term(
    2,
    /user ?info\w{0,8}|\bprofile\b|account (?:info\w{0,8}|details)|(?:retrieve|get|read|find) .{0,20}\be-?mail(?! \w)|e-?mail claim/i,
  ),
  redirect: term(
    3,
    /(?:redirect|reply|callback|return)[ _-]?(?:ur[il]s?|address)\b|Umleitungs-?UR[IL]|UR[IL] de (?:redirection|redireccion|redirecionamento)|yönlendirme|przekierowani|přesměrování|omdirigering|перенаправлени|リダイレクト ?UR[IL]|重定向 ?UR[IL]|리디렉션 ?UR[IL]/i,
  ),
  state: term(2.5, /\bstate\b(?! \d)|\bcsrf\b|\bnonce\b/i),
  authorizationCode: term(
    3,
    /authori[sz]ation[ _-]?code|\bauth[ _-]code\b(?! flow)|\bcode (?:is |was )?not (?:available|received|returned)/i,
  ),
  deviceCode: term(3, /device[ _-]?(?:code|flow)|\buser[ _-]code\b/i),
  pkce: term(3, /\bPKCE\b|code[ _-]?(?:verifier|challenge)/i),
  mfa: term(
    3,
    /multi-?fa[ck]t|\bMFA\b|\b2FA\b|two-?(?:factor|step)|authenticator app|mehrstufig|çok faktör|wielosk|vícefaktor|многофактор|多要素|多重身份|다단계/i,
  ),
  conditionalAccess: term(
    3,
    /conditional access|security defaults|compliant device|managed device|bedingte[rn]? Zugriff|accès conditionnel|acceso condicional|acesso condicional|accesso condizionale|voorwaardelijke toegang|koşullu erişim|warunkow|podmíněn|villkorsstyrd|условн|条件付きアクセス|条件访问|조건부 액세스/i,
  ),
  host: term(
    2.2,
    /\b(?:host(?:[- ]?name)?|DNS|server (?:name|address)|mail server name|domain name|name server)s?\b|Hostname|Servername|serveur .{0,12}nom|nombre del? servidor|remote ?name|n(?:om|ombre|ome) (?:distant|remoto)|externe naam|fjärrnamn|uzak ad\b|удаленное имя|リモート名|远程名称|遠端名稱|원격 이름|sunucu adı|nazw\w (?:hosta|zdaln)|vzdálený název|název hostitele|värdnamn|имя (?:узла|хоста|сервера)|ホスト名|主机名|호스트/i,
  ),
  server: term(1.6, /\bserver\b|Server|serveur|servidor|サーバー|服务器|서버/i),
  connection: term(1.2, connectWord),
  tls: term(
    2.5,
    /\b(?:TLS|SSL|(?<!EHLO )handshake)|secure (?:connection|channel)|encrypted connection|sichere Verbindung|connexion sécurisée|conexión segura/i,
  ),
  proxy: term(2.5, /(?<!oauth ?2?(?:\.0)?[- ])\bproxy(?:server)?\b(?! config)/i),
  startTls: term(2.6, /STARTTLS/i),
  fingerprint: term(3, /finger ?prints?\b/i),
  command: term(
    3.4,
    /\b(?:refresh|pass(?:word)?|token|external|helper|eval\w{0,6})[ _-]?(?:command|program|script|cmd)\b|\bsend command\b|\boauth2?\w{0,8}\.(?:sh|py)\b/i,
  ),
  folder: term(
    2.5,
    /\b(?:sub)?folder(?:s|u)?\b|klasör|složk|\bmapp(?:en|ar)?\b|папк|\bOrdner\b|dossier|carpeta|\bpasta\b|cartella|フォルダ|文件夹|資料夾|폴더/i,
  ),
  item: term(
    1.6,
    /\b(?:items?|messages?|events?|appointments?|meetings?|contacts?|attachments?|e-?mails?)\b|Nachricht|Termin|élément|mensaje|mensagem|messaggi|\be-?post(?!l)|ileti\b|wiadomoś|zpráv|письм|メール(?!ボ|サ)|메일(?! 서)|邮件(?!服)/i,
  ),
  calendar: term(1.5, /\bcalendars?\b|Kalender|calendrier|calendario|calendário/i),
  quota: term(2.5, /\bquotas?\b|storage|mail ?box size|disk space|Kontingent|Speicherplatz/i),
  rate: term(
    2.5,
    /\brate[- ]?limit\w{0,4}|\brequests?\b.{0,12}(?:limit|per)|throttl|provider quota|concurren|too many requests/i,
  ),
  requests: term(2.2, /\bistek|żąda|požadavk|förfrågning|запрос|リクエスト|请求|請求|요청/i),
  relay: term(3, /\brelay(?:ing)?\b|reencaminhamento|weiterleitung|retransmi|inoltro/i),
  recipient: term(
    2.4,
    /\brecipients?\b|\bRCPT\b|Empfänger|destinataire|destinatario|destinatário|ontvanger|odbiorc|příjemc|mottagare|alıcı|получател|受信者|收件人|수신자/i,
  ),
  sender: term(
    2.4,
    /\bsender\b|\bfrom[ -]address|\bsend(?:ing)? (?:as|on behalf|from)|on behalf of|\bsending account|Absender|expéditeur|remitente|remetente|mittente|gönderen|avsändar|발신자|afzender|nadawc|odesílatel|отправител|送信者|发件人/i,
  ),
  sending: term(
    1.3,
    /\b(?:send|sending|sent|submit(?:ting)?|outgoing|outbound) (?:\S{1,12} )?(?:e-?mails?|mails?|messages?)?|\bnot be sent\b|Versand|envoi\b|envío|envio\b/i,
  ),
  smtpAuth: term(3, smtpAuthWord),
  mailProtocol: term(2.4, /\b(?:IMAP4?|POP3?|SMTP)\b(?!\.)/i),
  ewsProtocol: term(2, /\bEWS\b|exchange web services?/i),
  clientProtocol: term(2.5, /ActiveSync|\bEAS\b|\bMAPI\b|\bOWA\b/),
  basic: term(
    3,
    /basic[ _-]?auth|legacy[ _-]?(?:auth|sign)|\bNTLM\b|(?:Standard|Basis)authentifizierung|authentification de base|autenticación básica|autenticação básica|基本認証|基本身份验证/i,
  ),
  mechanism: term(2, methodWord),
  answer: term(
    1.6,
    /\b(?:JSON|XML|SOAP|response|reply|answer|metadata|data returned|greeting|banner|initial OK)\b|Antwort|réponse|respuesta|resposta|risposta|応答|响应|응답/i,
  ),
  impersonation: term(3, /impersonat/i),
  license: term(
    2.8,
    /licen[sc]e|\bunlicensed|Lizenz|licencia|licença|licenza|licentie|licencj|lisans|\blicens|-licens|лиценз|ライセンス|许可证|許可證|라이선스/i,
  ),
  subscription: term(2.5, /\bsubscriptions?\b|notification ?url|webhooks?\b|change notifications?/i),
  autodiscover: term(3, autodiscoverWord),
  discovery: term(2.5, /openid[- ]configuration|well-?known|\bdiscovery\b|authority|metadata endpoint/i),
  cmdlet: term(
    2.5,
    /\bcmdlets?\b|\b[A-Z][a-z]{2,12}-(?:EXO|Exo|Mg|IPPS|Mailbox|Application|ServicePrincipal|Management|CAS|Organization|Transport|Recipient|Exchange|AzureAD)\w{0,40}/,
  ),
  parameter: term(2, /\bparameters?\b/i),
  module: term(
    2.2,
    /\bmodules?\b|\bassembl(?:y|ies)\b|\.dll\b|\bpackages?\b|dependenc|\bextensions?\b|\blibrar(?:y|ies)\b|plug-?in/i,
  ),
  setting: term(
    1.8,
    /\bsettings?\b|\bconfig(?:uration)?\b|environment variables?|\boptions?\b|\bfields?\b|\bvalue\b|oauth2? (?:request|flow|ur[il])|(?<![A-Z])[A-Z]{3,20}_(?:CLIENT|TENANT|APP)\w{0,20}/i,
  ),
  store: term(
    2,
    /token (?:cache|store|file)|\bcache\b|keyring|keychain|credential (?:store|manager)|\bvault\b|\bstored?\b/i,
  ),
  browser: term(2, /\bbrowser|\bpop-?up|\bwindow\b|\bweb ?view/i),
  clock: term(
    2.5,
    /\b(?:system|local|computer|server|device) (?:clock|time)\b|\bclock\b|Systemzeit|horloge système/i,
  ),
  port: term(2, /\bport\b/i),
  onPremises: term(2.5, /on[- ]?prem\w{0,6}|\bhybrid\b|local exchange server/i),
  policy: term(
    2,
    /access polic(?:y|ies)|application access|management scope|RBAC|\bpolic(?:y|ies)\b|Richtlinie|stratégie|directiva|política/i,
  ),
  registration: term(2.5, /\bregister(?:ed|ing)?\b|\bregistration\b/i),
  sync: term(
    1.2,
    /\bsync(?:ing|hroni[sz]\w{0,8})?\b|\bfetch(?:ing)?\b|\bpoll(?:ing)?\b|\bdownload\w{0,3}\b/i,
  ),
  service: term(
    1,
    /\b(?:microsoft graph|graph api|ms ?graph|exchange(?: online| server)?|office ?365|microsoft ?365|outlook(?!\.\w)|azure ad|entra(?: id)?|microsoft(?! (?:store|edge|teams)))\b/i,
  ),
} as const satisfies Readonly<Record<string, Term>>;

export type Subject = keyof typeof subjects;
