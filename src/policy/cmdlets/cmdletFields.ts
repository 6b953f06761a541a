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
    'applicationname',
    'appname',
    'appdisplayname',
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
  User: [
    'userprincipalname',
    'benutzer',
    'utilisateur',
    'usuario',
    'utente',
    'gebruiker',
    'ユーザー',
    '用户',
  ],
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
  Sid: [],
  AllowLegacyTLSClients: [],
  Enabled: [],
  AccessControlType: [],
  Inherited: ['isinherited'],
  CustomRecipientWriteScope: [],
  RecipientAdministrativeUnitScope: [],
  ScopeIdentityRaw: [],
  Permission: [],
  AppRoleId: [],
  PrincipalId: [],
  ResourceDisplayName: [],
  SmtpAddress: ['emailaddress'],
  SoapAction: ['soapoperation', 'ewsoperation'],
  CallVolume: ['calls', 'callcount', 'requests', 'requestcount'],
  LastActivityDate: ['lastactivitydateutc', 'lastactivity', 'lastactivityutc', 'lastused', 'lastusedutc'],
};

/** Properties that stand beside the ones above and are not read; they part one property from the next. */
const others = [
  'RunspaceId',
  'MailboxId',
  'MailboxSid',
  'ShardType',
  'ObjectState',
  'EffectiveUserName',
  'InheritanceType',
  'EwsAllowEntourage',
  'EwsAllowMacOutlook',
  'EwsAllowOutlook',
];

const byHeading: ReadonlyMap<string, string> = new Map(
  Object.entries(synonyms).flatMap(([name, others]) =>
    [name.toLowerCase(), ...others].map((heading) => [heading, name] as const),
  ),
);

/** The property a heading stands for; undefined where it is none of these. */
export function knownField(heading: string): string | undefined {
  return byHeading.get(plain(heading));
}

const names: ReadonlySet<string> = new Set(
  [...Object.keys(synonyms), ...others].map((name) => name.toLowerCase()),
);

/** True for a property's own English name, in any case. */
export const isPropertyName = (name: string): boolean => names.has(name.toLowerCase());

/** Lower case, accents and everything but letters and digits dropped. */
export const plain = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
