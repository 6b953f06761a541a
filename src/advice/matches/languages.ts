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
  'Administratorgenehmigung (?:ist )?erforderlich|Genehmigung durch (?:einen )?Administrator erforderlich|nur (?:ein|von einem|durch einen) Administrator.{0,30}(?:erteil|gewähr|genehmig)|für deren Erteilung Sie nicht autorisiert|Administrator.{0,60}in Ihrem (?:Auftrag|Namen) genehmigen',
  "approbation (?:de l'|d'un )administrateur.{0,20}(?:requise|nécessaire)|nécessite l'approbation d|seul un administrateur peut accorder|autorisations que vous ne pouvez pas accorder|administrateur qui peut donner son consentement",
  'aprobación del administrador|(?:solo|sólo|únicamente) un administrador puede conceder|permisos que no está autorizado a conceder|administrador,? que puede dar su consentimiento|se requiere (?:el )?consentimiento del administrador',
  'aprovação do administrador|(?:apenas|somente|só) um administrador pode conceder|permissões que você não está autorizado a conceder|administrador que pode consentir',
  "approvazione (?:dell'|di un |da parte dell')amministratore|solo un amministratore può concedere|autorizzazioni che l'utente non è autorizzato a concedere|amministratore che possa concedere il consenso",
  'goedkeuring van (?:de |een )?beheerder (?:is )?(?:vereist|nodig)|alleen (?:door )?een beheerder.{0,30}(?:verle|geven|toe)|machtigingen aan die u niet mag verlenen',
  '(?:wymagan[ae]|potrzebn[ae]) (?:jest )?(?:zgoda|zatwierdzenie|akceptacja).{0,20}administrator|tylko (?:przez )?administrator|uprawnienia, które nie jest autoryzowane do przyznania|administratorem, który może wyrazić zgodę',
  '(?:schválení|souhlas) správc(?:e|em)|(?:může|lze) udělit (?:jen|jenom|pouze) správce|(?:jenom|pouze) správce|správce, kte(?:rý|ří).{0,30}udělit souhlas',
  '(?:administratörs?godkännande|godkännande (?:från|av) (?:en )?administratör).{0,20}(?:krävs|behövs)|(?:endast|bara) en administratör kan (?:bevilja|ge)|behörigheter som du inte har behörighet att bevilja',
  '(?:yönetici onayı|yöneticinin onayı) (?:gerekli|gerekiyor|gereklidir)|yalnızca bir yöneticinin verebileceği|izin vermek için yetkiniz olmayan|kabul edebilen bir yöneticiye',
  '(?:требуется|необходимо|нужно) (?:утверждение|одобрение|согласие|разрешение) администратора|может (?:предоставить|дать) только администратор|которые вы не имеете права предоставлять|администратору, который может дать согласие',
  '管理者の(?:承認|同意)が(?:必要|要)|付与できるのは管理者のみ|管理者のみが付与|同意できる管理者',
  '需要(?:管理员|系統管理員|系统管理员)(?:批准|核准|同意)|只有管理员(?:可以|才能|才可)授予|无权授予的权限|管理员同意是必需的',
  '관리자(?:의)? 승인(?:이)? 필요|관리자만 권한을 부여|관리자 동의가 필요|동의할 수 있는 관리자',
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
  'compte (?:a été|est) (?:temporairement )?(?:verrouillé|bloqué)',
  '(?:cuenta|su cuenta) (?:se ha bloqueado|está bloqueada|ha sido bloqueada)',
  'conta (?:foi|está) (?:temporariamente )?bloqueada',
  'account (?:è stato|è) (?:temporaneamente )?bloccato',
  'account (?:is|werd) (?:tijdelijk )?(?:vergrendeld|geblokkeerd)',
  'konto (?:zostało|jest) (?:tymczasowo )?zablokowane',
  'účet (?:byl|je) (?:dočasně )?(?:uzamčen|zablokován)',
  'kontot (?:har|är) (?:tillfälligt )?(?:låsts|låst|spärrat)',
  'hesabınız (?:geçici olarak )?kilitlen',
  'учетная запись (?:временно )?(?:за)?блокирована',
  'アカウントがロックされ',
  '(?:帐户|账户)(?:已被|被|已)?(?:暂时)?锁定',
  '계정이 (?:일시적으로 )?잠겼',
);

/** "This app may be risky. If you trust it, ask your admin to grant you access." */
const riskyApp = either(
  'Diese App ist möglicherweise riskant',
  'Cette application peut présenter un risque',
  'Esta aplicación puede ser (?:peligrosa|de riesgo)',
  'Este aplicativo pode ser arriscado',
  'Questa app potrebbe essere rischiosa',
  'Deze app kan riskant zijn',
  'Ta aplikacja może być ryzykowna',
  'Tato aplikace může být riziková',
  'Den här appen kan vara riskfylld',
  'Bu uygulama riskli olabilir',
  'Это приложение может быть рискованным',
  'このアプリは(?:危険|リスクがある)可能性があります',
  '(?:这个|此)应用可能有风险',
  '이 앱은 위험할 수 있습니다',
);

/** "The app requested permissions to access a resource that is not available", or that do not fit its registration. */
const resourceMissing = either(
  'Berechtigungen für den Zugriff auf die Ressource .{0,160}nicht verfügbar|fordert den Zugriff auf .{0,160}nicht verfügbar',
  "autorisations pour accéder à une ressource .{0,160}n'est pas disponible",
  'permisos? para acceder al recurso .{0,160}no está disponible',
  'permissões para acessar um recurso .{0,160}não está disponível',
  '(?:autorizzazioni per accedere|accesso) alla risorsa .{0,160}non è disponibile',
  'toegang tot een resource.{0,160}niet beschikbaar',
  'zgody na dostęp do .{0,160}nie pasuje do sposobu|dostępu do zasobu .{0,160}nie jest dostępny',
  'přístup k prostředku .{0,160}není k dispozici',
  'åtkomst till en resurs.{0,160}inte är tillgänglig',
  'запрашивает доступ к ресурсу .{0,160}недоступен|обращения к недоступному ресурсу',
  '使用(?:不可|できない)(?:の)?リソース .{0,160}アクセス',
  '请求访问不可用的 .{0,160}资源',
  '사용할 수 없는 .{0,160}리소스에 (?:대한 )?액세스',
);

/** "The sign-in process had a passing problem; try again later." */
const passing = either(
  'Beim Anmeldevorgang ist ein vorübergehendes Problem',
  "problème intermittent s'est .{0,30}produit au cours du processus de connexion",
  'proceso de inicio de sesión detectó un problema intermitente',
  'processo de login encontrou um problema intermitente',
  'procedura di accesso rilevi un problema intermittente',
  'aanmeldings ?proces een onregelmatige fout',
  'proces logowania napotkał sporadyczny problem',
  'procesu přihlašování došlo k',
  'inloggnings ?processen påträffade ett tillfälligt problem',
  'Oturum açma işlemi.{0,80}aralıklı bir sorun',
  'периодически возникающей проблемой при записи разрешений',
  'サインイン プロセスで一時的な問題',
  '登录过程似乎遇到了间歇性问题',
  '로그인 프로세스에서 .{0,80}일시적인 문제',
);

/** "The user or administrator has not consented to use the application." */
const notConsented = either(
  'Der Benutzer oder (?:der )?Administrator hat der Verwendung .{0,80}nicht zugestimmt',
  "L'utilisateur ou l'administrateur n'a pas (?:consenti|donné son consentement)",
  'El usuario o (?:el )?administrador no (?:ha )?(?:dado|otorgado) (?:su )?consentimiento',
  'O usuário ou (?:o )?administrador não (?:consentiu|deu consentimento)',
  "(?:L'utente o l'amministratore|utente o amministratore) non ha (?:acconsentito|fornito il consenso)",
  'De gebruiker of beheerder heeft geen toestemming gegeven',
  'Użytkownik lub administrator nie wyraził zgody',
  'Uživatel nebo správce neudělil souhlas',
  'Användaren eller administratören har inte (?:samtyckt|gett medgivande)',
  'Kullanıcı veya yönetici .{0,60}(?:onay vermedi|izin vermedi)',
  'Пользователь или администратор не (?:дал|предоставил) согласи',
  'ユーザーまたは管理者.{0,40}同意していません',
  '用户或管理员(?:尚)?未同意',
  '사용자 또는 관리자가 .{0,60}동의하지 않았습니다',
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
  'Sie können (?:zurzeit|derzeit|jetzt) nicht (?:darauf )?zugreifen|Anmeldung war erfolgreich,? (?:erfüllt|entspricht) .{0,40}nicht',
  'Vous ne pouvez pas y accéder (?:pour le moment|maintenant)|connexion a réussi,? mais ne (?:remplit|répond)',
  'No puede acceder a esto en este momento|inicio de sesión se realizó correctamente,? pero no cumple',
  'Você não pode acessar isso (?:agora|no momento)|entrada foi bem-sucedida,? mas não atende',
  'Non è possibile accedere (?:in questo momento|adesso)|accesso è riuscito,? ma non soddisfa',
  'U hebt hier momenteel geen toegang toe|aanmelding is gelukt,? maar voldoet niet',
  'Nie możesz teraz uzyskać dostępu|logowanie powiodło się,? ale nie spełnia',
  'Teď k tomu nemáte přístup|přihlášení bylo úspěšné,? ale nesplňuje',
  'Du kan inte komma åt detta just nu|inloggningen lyckades,? men uppfyller inte',
  'Şu anda buna erişemezsiniz|oturum açma işleminiz başarılı .{0,30}karşılamıyor',
  'Сейчас вы не можете получить доступ|вход выполнен успешно,? но не (?:соответствует|отвечает)',
  '現在、?これにアクセスすることはできません|サインインは成功しましたが',
  '你(?:目前|现在)无法访问|登录成功,?但不符合',
  '지금은 액세스할 수 없습니다|로그인했지만 .{0,30}충족하지',
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
