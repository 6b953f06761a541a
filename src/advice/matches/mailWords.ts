// What mail programs call failures in fifteen languages, as terms: who was asked, what was tried, how it ended. Sources:
// the programs' own translations (thunderbird/thunderbird-l10n, nextcloud/mail l10n, pluginsGLPI/oauthimap locales).
import { either } from './languages.ts';

/** Signing in, and what is given for it. */
export const signInWord = either(
  '\\blog(?:ged|ging)? ?[io]n(?:to)?\\b|sign(?:ing)?[- ]?in|authenticat(?:e|ed|ion)|authori[sz]ation|\\bcredentials?\\b|\\bpassword|user ?name',
  'Anmeld|Authentifizierung|Kennwort|Passwort|Benutzername',
  "authentifi|connexion (?:au compte )?(?:microsoft|outlook)|identifi(?:ant|er|cation)|mot de passe|nom d'utilisateur",
  'autenti(?:fi)?ca|identificaci|contraseña|iniciar? (?:de )?sesión|inicio de sesión|usuario o',
  'autentica[çz]|senha|nome de usuário|palavra-passe',
  'autenticaz|accesso (?:al|oauth)|nome utente',
  'authenticati|authenticatie|aanmeld|wachtwoord|gebruikersnaam',
  'uwierzytelni|logowani|hasło|nazwa użytkownika',
  'přihl[aá]|autentiza|heslo|uživatelské jméno',
  'inlogg|autentiser|lösenord|användarnamn|logge? (?:inn|ind)\\b|pålogg|innlogg|passord|adgangskode|br[uú][kg]e?rnavn|kirjautu|salasana',
  'oturum|kimlik doğrula|giriş|parola|kullanıcı adı',
  'аутентифи|авторизац|(?<![а-я])вход|парол|имя пользователя',
  'サインイン|ログイン|認証|認可|パスワード|ユーザー名',
  '(?<!未)(?:授权|授權)(?!码|碼)|认证|验证|登录|登入|驗證|認證|密码|密碼|用户名',
  '로그인|인증|비밀번호|암호|사용자',
);

/** Connecting, and the connection. */
export const connectWord = either(
  '\\bconnect(?:ion|ing)?\\b|not connected|\\bsocket\\b|not respond',
  'verbind',
  'connexion|connecter',
  'conexión|conectar',
  'conexão|conectar',
  'connessione|connetter',
  'verbinden|verbinding',
  'połącz',
  'připoj|spojení',
  'anslut|kontakt med',
  'bağlan',
  'соедин|подключ',
  '接続',
  '连接|連接|連線',
  '연결|접속',
);

/** It did not come about. `failed` of the terms holds the shortest of these. */
export const didNotWork = either(
  'fehlgeschlagen|[a-z]fehler\\b|Fehler beim|konnten? (?:.{0,60} )?(?:nicht|keine)|kann (?:.{0,60} )?nicht|nicht möglich',
  "échec|échoué|impossible d|n'a pas (?:pu|abouti)|ne peu(?:t|vent) (?:pas|plus)",
  'fall[óo]|fallid|ha fallado|imposible |no se (?:ha )?p(?:udo|uede|odido)|no es posible|no ha sido posible',
  'falh(?:a|ou)|\\berro (?:ao|de)\\b|não (?:foi|é) possível|incapaz',
  'non riuscit|fallit|non è (?:stato )?possibile|impossibile',
  'mislukt|[a-z]fout\\b|k[ao]n (?:.{0,60} )?niet',
  'niepowodzeni|błąd|nie powiod|nieudan|nie udało|nie można',
  'selhal|chyb[ua] |nezdařil|nepodařil|nelze',
  'misslyckades|kunne ikke|kan ikke|mislyk[kt]e|epäonnistu|[a-z]sfel\\b|(?:gick|går|kan|kunde) inte',
  'başarısız|hatası|[ae]m[ae]dı|[ae]mıyor|[ae]miyor|[ae]medi',
  'не удалось|сбой|ошибка|невозможно|не может',
  '失敗|できません',
  '失败|失敗|无法|無法',
  '실패|없습니다|없음|못했',
);

/** The name or password is wrong. */
export const wrongWord = either(
  '\\b(?:wrong|incorrect|invalid|bad(?! (?:request|gateway))|mistyped)\\b|not (?:valid|correct|accepted)',
  'falsch|nicht korrekt|ungültig',
  'incorrect|non valide|erroné',
  'no es correct|incorrect|no válid|errón',
  'incorret|errad|inválid',
  'errat|non corrett|non valid',
  'onjuist|niet juist|ongeldig',
  'niepoprawn|nieprawidłow|błędn',
  'nesprávn|není správn|neplatn',
  'felaktig|är fel|ogiltig|\\bfeil\\b|ugyldig|forkert|väärä|virheelli',
  'hatalı|yanlış|geçersiz',
  'неверн|неправильн|недействительн',
  '間違|正しく|無効',
  '错误|不正确|无效|錯誤|不正確|無效',
  '잘못|올바르지|유효하지',
);
export const passwordWord =
  /pass ?word|kennwort|passwort|mot de passe|contraseña|senha|wachtwoord|hasł[oa]|hesl[oa]|lösenord|parola|şifre|парол|パスワード|密码|密碼|암호|비밀번호/i;

export const refusedWord =
  /\brefused\b|verweigert|a été refusée|rechazad|recusad|rifiutat|geweigerd|odrzucon|odmítnut|nekade|reddedil|отказано|отвергнут|拒否|拒绝|拒絕|거부/i;
export const timeoutWord =
  /\btim(?:e|ed|es|ing)[- ]?out\b(?! ?= ?\d)|took too long|in (?:the )?(?:required|expected|allotted) time|max timeout|no response|Zeitüberschreitung|Zeitlimit|temps limite|délai d'attente|dépassé le délai|n.a pas répondu|no respondió|não respondeu|non ha risposto|niet gereageerd|nie odpowiedzia|neodpověd|inte svara|yanıt verme|нужный отклик|応答しな|没有正确答复|응답이 없|(?:connexion|délai).{0,40}expiré|tiempo de espera|agotado el tiempo|ha caducado|tempo (?:limite|de conexão)|(?:tempo|conexão|limite).{0,30}expirou|fuori tempo|tempo massimo|scadut|wachttijd|limitu? czasu|časový limit|tog för lång tid|tidsgräns|zaman aşımı|işlemin süresi|bewerking is verlopen|время (?:выполнения )?операции|время ожидания|タイムアウト|超时|逾時|(?:시간[이가을]?|제한 시간을) ?초과/i;
export const disconnectedWord =
  /Verbindung (?:abgebrochen|getrennt|verloren)|abgebrochen|s'est déconnecté|connexion.{0,60}(?:perdue|interrompue)|ha cortado|conexión.{0,80}perdió|desconectad|conexão.{0,80}perdida|disconness|interrott|verbroken|rozłączył|przerwan|byl odpojen|ztracen|bortkopplad|förlora|kesildi|koptu|отключени|разорван|прерван|потерян|切断|断开|中断|끊어|끊겼/i;
export const unreachableWord =
  /check your (?:internet|network)|network issues?|not reachable|un ?reachable|cannot be reached|could ?n[o']t (?:be )?reach|nicht erreichbar|(?:pas|in) ?joignable|No es posible conectarse|no está disponible|não está (?:acessível|disponível)|inacessível|non (?:è )?raggiungibile|niet bereikbaar|nieosiągaln|niedostępn|dosažiteln|nedostupn|svarar inte|otillgänglig|erişilem|недоступ|アクセスできません|无法访问|無法存取/i;
/** A method that the server does not take. */
export const notSupported =
  /does ?n[o']t support|not support|no (?:supported|compatible|acceptable|usable|common) |find an? (?:supported|suitable|compatible|usable) |supported by both|unterstützt .{0,60}nicht|wird nicht unterstützt|ne (?:gère|prend) pas|non (?:pris|prise) en charge|no (?:admite|es compatible)|não (?:oferece suporte|suporta|é compatível)|non (?:gestisce|supporta|supportat)|ondersteunt .{0,60}niet|nie obsługuje|nepodporuje|stöder inte|desteklem|не поддерживает|サポートしていません|対応していません|不支持|不支援|지원하지 않/i;
export const methodWord =
  /(?:auth(?:entication)?|credentials?|log ?in) ?(?:type|method|mechanism|scheme)s?|\bauthenticators?\b(?! app)|\bmechanisms?\b|requested type|XOAUTH2|\bSASL\b|\bLOGIN (?:command|disabled)|plain ?text (?:password|login|auth)\w{0,9}|Authentifizierung|méthode d'authentification|método de (?:identificación|autenticación|autenticação)|metodo di autenticazione|authenticatiemethode|metody? uwierzytelni|metodu? (?:autentizace|ověřování)|autentiseringsmetod|yetkilendirme yöntem|метод аутентификации|認証方式|验证方式|認證方式|认证方式|인증 방식/i;
/** A sign-in window, and that it was closed. */
export const windowWord =
  /pop-?up|\bwindow\b|fenster|fenêtre|ventana|janela|finestra|venster|okien|okn[oa]|окн[оа]|fönst|pencere|ポップアップ|ウィンドウ|弹窗|窗口|視窗|팝업|창/i;
export const closedWord =
  /\bclosed\b|geschlossen|fermée|cerrad|fechad|chius|gesloten|zamknięt|zavřen|stäng|kapatıldı|закрыт|閉じ|关闭|關閉|닫힘|닫혔/i;
export const tokenWord =
  /\btoken(?:s|u)?\b|маркер\S{0,2} доступа|jeton|Zugriffstoken|toegangstoken|åtkomsttoken|belirteç|токен|トークン|令牌|토큰/i;
