// What is missing, not set up, not signed in or to be done again, in fifteen languages if the phrase is short.
import { either } from '../matches/languages.ts';

/** Something that should be there is not. */
export const absentWord = either(
  "\\b(?:missing|empty|absent|unset|undefined|null|nil|none|nothing(?= as\\b))\\b|\\bnot (?:been )?(?:set|provided|specified|supplied|given|present|included|received|returned|entered|defined|filled)|\\b(?:is|are) required|(?:must|shall) (?:be )?(?:set|specif|provid|contain|include|suppl|have)|please (?:set|provide|specify|enter|configure|fill)|\\bneeds? an? |\\bblank\\b|\\bno (?:valid |such )?(?=['\\w])|not get (?:the |a )?password|without an?\\b|did(?: not|n't) (?:return|contain|include)|does(?: not|n't) (?:contain|include|have)",
  'fehlt\\b|fehlend|\\bkeine?n? (?=[a-zà-ž])|nicht (?:erhalten|zurückgegeben|angegeben|vorhanden)',
  "manquant|\\baucune? (?=[a-zà-ž])|n'a pas (?:renvoy|reçu|été fourni)|\\bpas de (?=[a-zà-ž])",
  'falta\\b|faltante|\\bning[úu]n|no (?:devolv|recib|se (?:ha )?(?:proporcion|indic))|\\bsin (?=[a-zà-ž])',
  'faltando|ausente|\\bnenhum|n[ãa]o (?:retorn|receb|informad|fornecid)|\\bsem (?=[a-zà-ž])',
  'mancan|\\bnessun|non (?:ha restituito|fornit|ricevut)|\\bsenza (?=[a-zà-ž])',
  'ontbreekt|ontbrekende|\\bgeen (?=[a-zà-ž])|niet (?:ontvangen|opgegeven)',
  'brak(?:uje)? |nie ma |\\bbez (?=[a-zà-ž])|nie (?:podano|zwrócono|otrzymano)',
  'chybí|nemá |chybějící|žádn|nebyl\\w{0,2} (?:zadán|vrácen)',
  'saknar |saknas|\\bingen\\b|\\bingen |inget ',
  'eksik|\\byok\\b|bulunmuyor|girilmedi',
  'отсутству|не указан|не получен|нет (?=[а-я])',
  'ありません|見つかりません|指定されていません|取得できません',
  '缺少|没有|沒有|未提供|未返回|未指定',
  '없습니다|누락|지정되지',
);

export const unconfiguredWord = either(
  '\\b(?:not|never) (?:yet |been |fully |properly |correctly ){0,2}(?:configured|set ?up|set)\\b|\\bunconfigured\\b|\\bincomplete\\b|(?:please|need to|have to) (?:set|configure)|must be set|\\bset [a-z]{2,20}_',
  'nicht (?:vollständig )?(?:eingerichtet|konfiguriert)',
  '(?:non|pas) (?:encore )?configuré',
  'no (?:está |esta )?configurad|sin configurar',
  'não (?:está |foi )?configurad',
  'non (?:è )?(?:stat[oa] )?configurat',
  'niet (?:geconfigureerd|ingesteld)',
  'nie (?:jest )?skonfigurowan',
  'není nastaven|nenakonfigurov',
  'inte konfigurera',
  'yapılandırılma|ayarlanma',
  'не настроен',
  '(?:設定|構成)されていません',
  '未配置|尚未配置|未設定|尚未設定',
  '구성되지|설정되지',
);

const notSignedIn = either(
  "\\b(?:(?<!\\()not|never|n't) (?:yet |been |currently |re-?){0,2}(?:signed[ -]in|logged[ -]in|connected|linked|authori[sz]ed(?! to)|authenticated)\\b|\\bno (?:\\S{1,20} ){0,3}accounts? (?:\\S{1,10} ){0,2}(?:connected|linked|added|signed in)",
  'nicht (?:verbunden|angemeldet|autorisiert|verknüpft)(?! werden)|kein \\S{0,30}Konto .{0,12}(?:verbunden|verknüpft|hinterlegt|angemeldet)|keine Verbindung (?:mehr )?zu (?:deinem|Ihrem|dem) ',
  '(?:non|pas) (?:encore )?(?:connecté|authentifié|autorisé)|aucun compte .{0,30}(?:connecté|associé|relié|\\blié)',
  'no (?:está |ha )?(?:conectad|iniciad|autenticad|vinculad)|ninguna cuenta .{0,30}(?:conectad|vinculad|asociad)',
  'não (?:está |foi )?(?:conectad|autenticad|vinculad|logad)|nenhuma conta .{0,30}(?:conectad|vinculad|associad|ligad)',
  'non (?:è )?(?:conness|autenticat|collegat)|nessun account .{0,30}(?:collegat|conness|associat)',
  'niet (?:verbonden|aangemeld|gekoppeld)|geen \\S{0,20}account .{0,20}(?:gekoppeld|verbonden)',
  'nie (?:jest )?(?:połączon|zalogowan|powiązan)|brak (?:połączon|powiązan)\\S{0,4} konta',
  'není (?:připojen|přihlášen)|nejste přihlášen|žádný účet .{0,30}(?:připojen|propojen)',
  'inte (?:anslute[nt]|inlogga[dt])|inget \\S{0,20}konto .{0,12}(?:anslutet|länkat|kopplat)',
  '(?:bağlı|aktif|etkin) değil|oturum açılmadı|bağlanmadı|bağlı .{0,20}hesa\\S{0,4} (?:yok|bulun)',
  'не (?:подключен|авторизован|выполнен вход|привязан)|нет (?:подключ|привяз)',
  '(?:接続|サインイン|ログイン|連携|認証)(?:され)?ていません|未接続|未認証',
  '未连接|未連接|未登录|未登入|未授权|未授權|未绑定|未連結',
  '연[결동]되지|로그인되지|인증되지|연[결동]된 .{0,20}없',
);

/** Behind a 401 the same words are only what the status is called. */
export const notSignedInWord = new RegExp(`(?<!\\b401[ :-]{1,3})(?:${notSignedIn.source})`, 'i');

/** It has to be done again, by a person. */
export const againWord = either(
  '(?<!(?:failed|unable|not|unsuccessful|attempts?|trying) to )\\bre-?(?:connect|authenticate|authori[sz]e|link|login|log ?in|consent|enter)(?!ing)\\w{0,4}\\b(?! fail)|(?:sign|log) ?-?in again|(?:update|renew|enter|check) (?:the |your )?(?:credentials|password|login)|needs? to be re\\w|needs? attention|please (?:sign|log|connect|authenticate|authori[sz]e)|interaction',
  'erneut (?:an|ein|ver|auth)|(?:verbinde|melde|autorisiere)\\w{0,3} .{0,40}\\b(?:erneut|neu|wieder)\\b|neu (?:verbinden|anmelden|autorisieren|verknüpfen)|bitte (?:autorisieren|verbinden|melden)',
  're-?connecte(?:[rz]|\\b)|(?:ré-?autoris|ré-?authentifi)|à nouveau (?:vous )?connect',
  '(?:volver|vuelve|vuelva) a (?:conectar|iniciar|autorizar|autenticar)|reconect|reautori[cz]|inici\\w{1,3} sesión (?:de nuevo|otra vez)',
  'reconect|reautori[sz]|(?:conecte|entre|autentique|autorize)\\w{0,3} .{0,30}novamente',
  'ricolleg|riconnett|riautoriz|(?:accedi|collega|connetti) .{0,30}di nuovo',
  'opnieuw (?:verbinden|aanmelden|koppelen|inloggen|autoriseren)|(?:verbind|meld|koppel) .{0,30}opnieuw',
  'ponownie (?:połącz|zalog|autoryz)|(?:połącz|zaloguj) .{0,30}ponownie',
  'znovu (?:připoj|přihl|autoriz)|(?:připojte|přihlaste) .{0,30}znovu',
  '(?:anslut|logga in|auktorisera) .{0,30}igen|återanslut',
  'yeniden (?:bağla|oturum|yetki)|tekrar (?:bağla|oturum|giriş)',
  '(?:подключите|войдите|авторизуйтесь) .{0,30}(?:снова|заново|повторно)|повторн\\w{0,4} (?:вход|авториз|подключ)',
  '再(?:度|び)?(?:認可|認証|接続|連携|ログイン|サインイン)',
  '重新(?:授權|授权|连接|連接|登[录錄入]|认证|驗證|绑定)',
  '다시 (?:연결|로그인|인증)|재인증|재연결',
);
