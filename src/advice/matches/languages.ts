// Fixed phrases of Microsoft's sign-in and consent pages in other languages than English.
// Codes and numbers stay English and are read first; these are for what comes without them.
// Sources: the consent errors in Microsoft's translated documentation (application-sign-in-unexpected-user-consent-error
// in azure-docs.de-de, fr-fr, es-es, pt-br, it-it, nl-nl, pl-pl, cs-cz, sv-se, tr-tr, ru-ru, ja-jp, zh-cn, ko-kr), public
// issue threads for page titles.
import { withoutAccents } from './accents.ts';
import type { Match } from './match.ts';

export const either = (...parts: readonly string[]): RegExp =>
  new RegExp(withoutAccents(parts.join('|')), 'i');

/** "needs admin approval", "only an administrator can grant", "ask an administrator to consent". */
const adminApproval = either(
  'Administratorgenehmigung (?:ist )?erf|Genehmigung durch (?:einen )?Administrator erf|nur (?:ein|von einem|durch einen) Administrator.{0,30}(?:erteil|gewähr|genehmig)|Erteilung Sie nicht autorisiert|Administrator.{0,60}in Ihrem (?:Auftrag|Namen) genehm',
  "approbation (?:de l'|d'un )administrateur.{0,20}(?:requise|nécess)|nécessite l'approbation d|seul un administrateur peut acc|vous ne pouvez pas accorder|administrateur qui peut donner",
  'aprobación del administrador|(?:solo|sólo|únicamente) un administrador puede conc|no está autorizado a conceder|administrador,? que puede dar|requiere (?:el )?consentimiento del admin',
  'aprovação do administrador|(?:apenas|somente|só) um administrador pode conc|não está autorizado a conceder|administrador que pode cons',
  "approvazione (?:dell'|di un |da parte dell')amministr|solo un amministratore può conc|non è autorizzato a concedere|amministratore che possa",
  'goedkeuring van (?:de |een )?beheerder.{0,10}(?:vereist|nodig)|alleen (?:door )?een beheerder.{0,30}(?:verle|geven|toe)|aan die u niet mag verlenen',
  '(?:wymagan[ae]|potrzebn[ae]) (?:jest )?(?:zgoda|zatwierdzenie|akceptacja).{0,20}administrator|tylko (?:przez )?administrator|autoryzowane do przyznania|administratorem, który może',
  '(?:schválení|souhlas) správc(?:e|em)|udělit (?:jen|jenom|pouze) správce|(?:jenom|pouze) správce|správce, kte(?:rý|ří).{0,30}udělit',
  '(?:administratörs?godkännande|godkännande (?:från|av) (?:en )?administratör).{0,20}(?:krävs|behövs)|(?:endast|bara) en administratör kan|inte har behörighet att bevilja',
  'yönetici(?:nin)? onayı gerek|bir yöneticinin verebileceği|izin vermek için yetkiniz|kabul edebilen bir yön',
  '(?:требуется|необходимо|нужно) (?:утверждение|одобрение|согласие|разрешение) администратора|(?:предоставить|дать) только администратор|не имеете права предоставлять|администратору, который может дать',
  '管理者の(?:承認|同意)が(?:必要|要)|付与できるのは管理者のみ|管理者のみが付与|同意できる管理者',
  '需要(?:管理员|系統管理員|系统管理员)(?:批准|核准|同意)|只有管理员(?:可以|才能|才可)授予|无权授予的权限|管理员同意是必需',
  '관리자(?:의)? 승인(?:이)? 필요|관리자만 권한을|관리자 동의가 필요|동의할 수 있는 관리자',
);

/** "Only an administrator", which is about consent if the organization's resources are named. */
const onlyAdmin = either(
  'nur (?:ein |von einem |durch einen )?Administrator',
  'seul(?:s)? (?:un|les) administrateurs? ',
  '(?:solo|sólo|únicamente) (?:un|los) administrador',
  '(?:apenas|somente|só) (?:um |os )?administrador',
  'solo (?:un|gli) amministrator',
  'alleen (?:door )?(?:een )?beheerder',
  'tylko (?:przez )?administrator',
  '(?:jenom|jen|pouze) správce',
  '(?:endast|bara) (?:en )?administratör',
  'yalnızca (?:bir )?yönetici',
  'только администратор',
  '管理者のみ',
  '(?:只有|仅|只能由)管理员',
  '관리자만',
);
const ofOrganization = /organi[sz]|kuruluş|조직|組織|组织|организац/i;

/** "Your account has been locked." */
const accountLocked = either(
  'Konto (?:wurde|ist) (?:vorübergehend )?gesperrt',
  'compte .{0,24}(?:verrouillé|bloqué)',
  'cuenta .{0,14}bloquead',
  'conta (?:foi|está) .{0,16}bloqueada',
  'account (?:è stato|è) .{0,18}bloccato',
  'account (?:is|werd) .{0,10}(?:vergrendeld|geblokkeerd)',
  'konto (?:zostało|jest) .{0,12}zablokowane',
  'účet (?:byl|je) .{0,8}(?:uzamčen|zablokován)',
  'kontot (?:har|är) .{0,12}(?:låst|spärrat)',
  'hesabınız .{0,16}kilitlen',
  'учетная запись .{0,10}блокирована',
  'アカウントがロックされ',
  '(?:帐户|账户).{0,4}锁定',
  '계정이 .{0,5}잠겼',
);

/** "This app may be risky. If you trust it, ask your admin to grant you access." */
const riskyApp = either(
  'App ist möglicherweise riskant',
  'application peut présenter un risque',
  'aplicación puede ser (?:peligrosa|de riesgo)',
  'aplicativo pode ser arriscado',
  'app potrebbe essere risc',
  'app kan riskant zijn',
  'aplikacja może być ryz',
  'aplikace může být riz',
  'appen kan vara risk',
  'uygulama riskli',
  'приложение может быть риск',
  'アプリは(?:危険|リスク)',
  '应用可能有风险',
  '앱은 위험할',
);

/** "The app requested permissions to access a resource that is not available", or that do not fit its registration. */
const resourceMissing = either(
  '(?:Zugriff auf die Ressource|fordert den Zugriff auf) .{0,160}nicht verfügbar',
  "à une ressource .{0,160}n'est pas disponible",
  'acceder al recurso .{0,160}no está disponible',
  'acessar um recurso .{0,160}não está disponível',
  'alla risorsa .{0,160}non è disponibile',
  'tot een resource.{0,160}niet beschikbaar',
  'zgody na dostęp do .{0,160}nie pasuje|dostępu do zasobu .{0,160}nie jest dostępny',
  'k prostředku .{0,160}není k dispozici',
  'till en resurs.{0,160}inte är tillgänglig',
  'к ресурсу .{0,160}недоступен|к недоступному ресурсу',
  '(?:不可|できない)(?:の)?リソース .{0,160}アクセス',
  '请求访问不可用的 .{0,160}资源',
  '사용할 수 없는 .{0,160}리소스에',
);

/** "The sign-in process had a passing problem; try again later." */
const passing = either(
  'Anmeldevorgang ist ein vorüber',
  "problème intermittent s'est",
  'detectó un problema inter',
  'encontrou um problema inter',
  'rilevi un problema inter',
  'een onregelmatige fout',
  'napotkał sporadyczny',
  'procesu přihlašování došlo k',
  'påträffade ett tillfälligt',
  'aralıklı bir sorun',
  'возникающей проблемой при',
  'サインイン プロセスで一時的',
  '间歇性问题',
  '로그인 프로세스에서 .{0,80}일시적',
);

/** "The user or administrator has not consented to use the application." */
const notConsented = either(
  'Verwendung .{0,80}nicht zugestimmt',
  "administrateur n'a pas (?:consenti|donné son)",
  'administrador no (?:ha )?(?:dado|otorgado) (?:su )?cons',
  'administrador não (?:consentiu|deu cons)',
  'amministratore non ha (?:acconsentito|fornito)',
  'beheerder heeft geen toestemming',
  'administrator nie wyraził',
  'správce neudělil',
  'inte (?:samtyckt|gett medgivande)',
  'yönetici .{0,60}(?:onay vermedi|izin vermedi)',
  'администратор не (?:дал|предоставил) согласи',
  '管理者.{0,40}同意していません',
  '管理员(?:尚)?未同意',
  '관리자가 .{0,60}동의하지',
);

/** "Your account or password is incorrect." */
const wrongPassword = either(
  '(?:Konto oder Kennwort|Benutzername oder (?:das )?Kennwort) (?:ist|sind) (?:falsch|nicht korrekt|ungültig)',
  "(?:compte ou (?:votre )?mot de passe|nom d'utilisateur ou (?:le )?mot de passe) (?:est )?(?:incorrect|non valide)",
  '(?:cuenta o contraseña|nombre de usuario o (?:la )?contraseña) (?:es |son )?(?:incorrect|no válid)',
  '(?:conta ou senha|nome de usuário ou (?:a )?senha) (?:está |estão )?(?:incorret|inválid)',
  '(?:account o (?:la )?password|nome utente o (?:la )?password) (?:non (?:è |sono )?corrett|errat)',
  '(?:account of wachtwoord|gebruikersnaam of wachtwoord) (?:is )?onjuist',
  '(?:konto lub hasło|nazwa użytkownika lub hasło) (?:jest |są )?niepoprawn',
  '(?:účet nebo heslo|uživatelské jméno nebo heslo) .{0,12}nesprávn',
  '(?:kontot eller lösenordet|användarnamnet eller lösenordet) är fel',
  '(?:hesabınız veya parolanız|kullanıcı adı veya parola) (?:yanlış|hatalı)',
  '(?:учетн(?:ая|ую) запись или пароль|имя пользователя или пароль) .{0,20}(?:неверн|неправильн)',
  '(?:アカウントまたはパスワード|ユーザー名またはパスワード)が(?:正しく|間違)',
  '(?:帐户或密码|用户名或密码)(?:不正确|错误|无效)',
  '(?:계정 또는 암호|사용자 이름 또는 암호)가 (?:잘못|올바르지)',
);

/** "You cannot access this right now. Your sign-in was successful but does not meet the criteria." */
const conditionalAccess = either(
  'Sie können (?:zurzeit|derzeit|jetzt) nicht (?:darauf )?zugreifen|Anmeldung war erfolgreich,? (?:erf|ent|aber)',
  'pouvez pas y accéder|connexion a réussi,? mais ne',
  'acceder a esto en este|se realizó correctamente,? pero no cumple',
  'acessar isso (?:agora|no momento)|entrada foi bem-sucedida,? mas',
  'possibile accedere (?:in questo|adesso)|accesso è riuscito,? ma',
  'hier momenteel geen toegang|aanmelding is gelukt,? maar',
  'możesz teraz uzyskać dostępu|logowanie powiodło się,? ale',
  'Teď k tomu nemáte|přihlášení bylo úspěšné,? ale',
  'komma åt detta just nu|inloggningen lyckades,? men',
  'Şu anda buna erişem|oturum açma işleminiz başarılı .{0,30}karşılamıyor',
  'Сейчас вы не можете получить|вход выполнен успешно,? но не',
  '現在、?これにアクセス|サインインは成功しましたが',
  '你(?:目前|现在)无法访问|登录成功,?但不',
  '지금은 액세스할 수|로그인했지만 .{0,30}충족',
);

/** "More information required. Your organization needs more information to keep your account secure." */
const moreInformation = either(
  'Weitere Informationen erforderlich',
  "Informations supplémentaires (?:requises|nécessaires)|Plus d'informations requises",
  'Se (?:necesita|requiere) más información',
  'São necessárias mais informações|Mais informações necessárias',
  'Sono necessarie altre informazioni',
  'Meer informatie (?:vereist|nodig)',
  'Wymagane (?:jest )?więcej informacji',
  'Vyžadují se další informace',
  'Mer information krävs',
  'Daha fazla bilgi gerekiyor|Daha fazla bilgi gerekli',
  'Требуются дополнительные сведения|Необходима дополнительная информация',
  '詳細情報が必要',
  '需要(?:更多|详细)信息',
  '추가 정보 필요',
);

export const languages: readonly Match[] = [
  { code: 'entra.adminConsentNeeded', says: adminApproval },
  { code: 'entra.adminConsentNeeded', says: onlyAdmin, beside: ofOrganization },
  { code: 'entra.accountLocked', says: accountLocked },
  { code: 'entra.consentRisky', says: riskyApp },
  { code: 'entra.resourceNotListed', says: resourceMissing },
  { code: 'entra.unavailable', says: passing },
  { code: 'entra.consentMissing', says: notConsented },
  // A mail program says the same of its mail server.
  { code: 'entra.passwordWrong', says: wrongPassword, beside: /^(?![\s\S]{0,300}\b(?:IMAP|SMTP|POP3?)\b)/ },
  { code: 'entra.conditionalAccess', says: conditionalAccess },
  { code: 'entra.mfaRegistration', says: moreInformation },
];
