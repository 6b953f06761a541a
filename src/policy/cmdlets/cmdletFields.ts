// The headings of the cmdlets' output, with the words that translated tools and spreadsheets print in their place.
// Exchange's own property names are English everywhere; the translations here are constructed, not recorded.

/** Heading in lower case, letters and digits alone -> property name. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  AppId: [
    'applicationid',
    'clientid',
    'appid',
    'anwendungsid',
    'iddapplication',
    'idapplication',
    'iddelaaplicacion',
    'idaplicacion',
    'idapplicazione',
    'iddoaplicativo',
    'toepassingsid',
    'アプリid',
    '应用程序id',
  ],
  ObjectId: [
    'serviceid',
    'objektid',
    'idobjet',
    'iddobjet',
    'iddelobjeto',
    'iddeobjeto',
    'idoggetto',
    'オブジェクトid',
    '对象id',
  ],
  Mailbox: [
    'postfach',
    'boiteauxlettres',
    'buzon',
    'buzondecorreo',
    'cassettapostale',
    'caixadecorreio',
    'postvak',
    'メールボックス',
    '邮箱',
  ],
  AccessCheckResult: [
    'ergebnisderzugriffsprufung',
    'zugriffsprufungsergebnis',
    'resultatdelaverificationdelacces',
    'resultadodelacomprobaciondeacceso',
    'risultatodelcontrollodiaccesso',
    'resultadodaverificacaodeacesso',
    'resultaatvantoegangscontrole',
    'アクセスチェック結果',
    '访问检查结果',
  ],
  AccessRight: [
    'zugriffsrecht',
    'droitdacces',
    'derechodeacceso',
    'dirittodiaccesso',
    'direitodeacesso',
    'toegangsrecht',
    'アクセス権',
    '访问权限',
  ],
  ScopeName: [
    'bereichsname',
    'nomdeletendue',
    'nombredeambito',
    'nomeambito',
    'nomedoescopo',
    'bereiknaam',
    'スコープ名',
    '范围名称',
  ],
  ScopeIdentity: [],
  Identity: [
    'identitat',
    'identite',
    'identidad',
    'identita',
    'identidade',
    'identiteit',
    'id',
    '標識',
    '标识',
  ],
  IsValid: [],
  Description: ['beschreibung', 'descripcion', 'descrizione', 'descricao', 'beschrijving', '説明', '说明'],
  RoleName: [
    'rollenname',
    'nomdurole',
    'nombredelrol',
    'nomeruolo',
    'nomedafuncao',
    'rolnaam',
    'ロール名',
    '角色名称',
  ],
  GrantedPermissions: [
    'erteilteberechtigungen',
    'autorisationsaccordees',
    'permisosconcedidos',
    'autorizzazioniconcesse',
    'permissoesconcedidas',
    'verleendemachtigingen',
  ],
  AllowedResourceScope: [
    'zulassigerressourcenbereich',
    'etenduederessourceautorisee',
    'ambitoderecursospermitido',
    'ambitorisorseconsentito',
    'escopoderecursopermitido',
  ],
  ScopeType: [
    'bereichstyp',
    'typedetendue',
    'tipodeambito',
    'tipoambito',
    'tipodeescopo',
    'bereiktype',
    'スコープの種類',
  ],
  InScope: [
    'imbereich',
    'danslaportee',
    'dansletendue',
    'enelambito',
    'nellambito',
    'noescopo',
    'inbereik',
    'スコープ内',
  ],
  Resource: [],
  DisplayName: [
    'anzeigename',
    'nomcomplet',
    'nombreparamostrar',
    'nomevisualizzato',
    'nomeparaexibicao',
    'weergavenaam',
    '表示名',
    '显示名称',
  ],
  Name: ['nom', 'nombre', 'nome', 'naam', '名前', '名称'],
  RecipientFilter: ['recipientrestrictionfilter'],
  RecipientRoot: [],
  ScopeRestrictionType: [],
  Exclusive: [],
  Role: ['rolle', 'rol', 'ruolo', 'funcao'],
  RoleAssigneeName: ['roleassignee', 'app'],
  RoleAssigneeType: [],
  AssignmentMethod: [],
  CustomResourceScope: [],
  RecipientWriteScope: [],
  User: ['benutzer', 'utilisateur', 'usuario', 'utente', 'gebruiker', 'ユーザー', '用户'],
  AccessRights: [],
  Deny: [],
  Trustee: [],
  RecipientType: [],
  RecipientTypeDetails: [],
  PrimarySmtpAddress: ['primaresmtpadresse', 'adressesmtpprincipale'],
  IsValidSecurityPrincipal: [],
  EwsEnabled: [],
  ImapEnabled: [],
  PopEnabled: [],
  SmtpClientAuthenticationDisabled: [],
  EwsAllowedAppIDs: [],
  EwsApplicationAccessPolicy: [],
  EwsAllowList: [],
  EwsBlockList: [],
};

const byHeading: ReadonlyMap<string, string> = new Map(
  Object.entries(synonyms).flatMap(([name, others]) =>
    [name.toLowerCase(), ...others].map((heading) => [heading, name] as const),
  ),
);

/** The property a heading stands for; undefined where it is none of these. */
export function knownField(heading: string): string | undefined {
  return byHeading.get(plain(heading));
}

/** Lower case, accents and everything but letters and digits dropped. */
const plain = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const words: Readonly<Record<'granted' | 'denied' | 'yes' | 'no' | 'notRun', readonly string[]>> = {
  granted: [
    'granted',
    'gewahrt',
    'erteilt',
    'accorde',
    'autorise',
    'concedido',
    'concesso',
    'verleend',
    '許可',
    '已授予',
  ],
  denied: ['denied', 'verweigert', 'refuse', 'denegado', 'negato', 'negado', 'geweigerd', '拒否', '已拒绝'],
  yes: ['true', '1', 'wahr', 'vrai', 'verdadero', 'vero', 'verdadeiro', 'waar', 'ja', 'oui', 'si', 'yes'],
  no: ['false', '0', 'falsch', 'faux', 'falso', 'onwaar', 'nein', 'non', 'nee', 'no'],
  notRun: [
    'notrun',
    'nichtausgefuhrt',
    'nonexecute',
    'noejecutado',
    'noneseguito',
    'naoexecutado',
    'nietuitgevoerd',
  ],
};

/** `True`, or what a translated spreadsheet made of it; undefined where it is neither. */
export function yesNo(text: string): boolean | undefined {
  if (words.yes.includes(plain(text))) return true;
  return words.no.includes(plain(text)) ? false : undefined;
}

/** `Granted` or `Denied`, in any of the languages above. */
export function grantedOrDenied(text: string): 'granted' | 'denied' | undefined {
  if (words.granted.includes(plain(text))) return 'granted';
  return words.denied.includes(plain(text)) ? 'denied' : undefined;
}

/** `Not Run`, which stands where the test was given no mailbox. */
export const isNotRun = (text: string): boolean => words.notRun.includes(plain(text));

/** A GUID in any of the usual spellings, in lower case without braces; undefined where it is none. */
export function guidOf(text: string): string | undefined {
  const bare = text.trim().replace(/^[{(]|[)}]$/g, '');
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(bare) ? bare.toLowerCase() : undefined;
}

/** A value that no line break can have made: a GUID, an answer, one of Exchange's own fixed words. */
export const isWholeValue = (text: string): boolean =>
  guidOf(text) !== undefined ||
  yesNo(text) !== undefined ||
  grantedOrDenied(text) !== undefined ||
  /^(?:RestrictAccess|DenyAccess|CustomRecipientScope|AdministrativeUnit|Organization|ServicePrincipal|Direct|\w+Mailbox|\w+Group)$/i.test(
    text,
  );
