// What a key is for, by its name: the tables that most programs share, and what single programs mean otherwise.
import { normalName } from '../formats/settings.ts';
import type { Program, What } from '../model.ts';

/** What a key names; `password` becomes a secret or a reference once its value is read. */
export type Role =
  | Exclude<What, 'secretRef' | 'ewsUrl' | 'graphUrl' | 'permission'>
  | 'password'
  | 'passwordFrom'
  | 'secretFrom';

type Row = readonly [RegExp, Role];

/** First match wins; each pattern reads the normal name. */
const shared: readonly Row[] = [
  [
    /(?:pass(?:word)?|passwd)_?(?:file|command|cmd|eval|fd)$|^pass_?cmd$|^passwordeval$|password__file$|^remotepass(?:eval|file)$|_password_(?:file|path)$|password_maps$/,
    'passwordFrom',
  ],
  [
    /(?:secret|token)_?(?:file|command|cmd|eval|path)$|oauth2?_?(?:file|refresh_command)$|token_?file(?:_path)?$|private_?key_?(?:path|file)$|credentials?_?file$/,
    'secretFrom',
  ],
  [/refresh_?token$/, 'refreshToken'],
  [
    /client_?secret(?:_value)?$|app_?secret(?:_value)?$|application_?secret$|^secret(?:_?value)?$|(?:azure|graph|ms|microsoft|m365|o365|office365|outlook|exchange|aad|entra|oauth2?|mail)_secret(?:_?(?:value|key))?$|client_?credential$|client_?key$|secret_id$|clientsecret$/,
    'secret',
  ],
  [
    /(?:^|_)(?:pass|passwd|password|pwd|passwort|passphrase|userpass|remotepass|auth_?pass|app_?password)$|^(?:user|sender|login|server|account|auth|e?mail|smtp|imap|pop3?|outlook|exchange|o(?:ffice)?365)_?pass(?:wd|word)?$|(?:email|mail|smtp|imap|pop)_?pass(?:word)?$|^(?:smtp|imap|pop3?)_secret$|(?:^|_)(?:contrase(?:n|ni|_)a|senha|kennwort|wachtwoord|mot_?de_?passe|haslo|parola|sifre)$/,
    'password',
  ],
  [/(?:client|app|application|azure_app|public_client)_?id$|^appid$|^clientid$|client_?app_?id$/, 'clientId'],
  [/tenant(?:_?(?:id|name|domain))?$|directory_?id$|aad_?tenant$|tenantid$/, 'tenant'],
  [/redirect_?ur[il]s?$|reply_?urls?$/, 'redirectUri'],
  [/(?:^|_)(?:oauth2?_|auth_|token_)?scopes?$/, 'scope'],
  [/grant_?type$|(?:oauth2?_?|auth_?)flow(?:_?type)?$/, 'grant'],
  [
    /auth_?mech(?:anism)?s?$|authenticators$|^use_xoauth2$|mechanisms?$|mechanism_filter$|auth(?:entication)?_?(?:type|method)$|(?:^|_)authentication$|^auth$|(?:smtp|mail|imap|email)_auth$/,
    'mechanism',
  ],
  [
    /(?:^|_)(?:port|puerto|porta)$|^remoteport$|(?:^|_)(?:port|porta|puerto)_(?:\w+_)?(?:smtp|imap|pop3?|mail)$/,
    'port',
  ],
  [
    /thumb_?print$|certificate_?path$|client_?certificate(?:_?path)?$|cert_?(?:path|thumbprint)$/,
    'certificate',
  ],
  [
    /(?:^|_)(?:ssl|tls|secure|starttls|encryption|security|smtp_?secure|ssl_?type|tls_?type|ssl_?mode|use_?ssl|use_?tls|use_?start_?tls|enable_?ssl|require_?tls|start_?tls_?policy|secure_?socket_?options|ssl_?enabled?|tls_?starttls|wrappermode|security_?level)$|(?:ssl|tls|starttls)[._]enable$|enable_starttls(?:_auto)?$/,
    'tls',
  ],
  [
    /mailbox(?:_?(?:address|email|name|id|upn|user|user_?id|user_?name))?$|(?:^|_)(?:sender|from)(?:_?(?:address|email|mail|upn|user|mailbox))?$|shared_?mailbox$|primary_?smtp_?address$|impersonated?_?user(?:_?id)?$|target_?user$|sender_?(?:user_?)?(?:id|principal_?name)$/,
    'mailbox',
  ],
  [
    /(?:^|_)(?:user|user_?name|login|remoteuser|userid|upn|email_?(?:address|user|login|username)?|mail_?(?:user|username)|account_?(?:name|email)|host_user|auth_user(?:name)?|smtp_name|usuario|utilisateur|benutzer(?:name)?|gebruiker(?:snaam)?|utente)$/,
    'user',
  ],
  [/(?:^|_)(?:protocol|inbox_method|transport|mail_?provider|mailer|store_protocol)$/, 'protocol'],
];

/** What a program means by a name that others use otherwise. */
const ofProgram: Readonly<Partial<Record<Program, readonly Row[]>>> = {
  gitlab: [[/email_email$|email_address$/, 'mailbox']],
  smtp2graph: [[/^id$/, 'clientId']],
  parsedmarc: [[/^auth_method$/, 'grant']],
  powershell: [
    [/^organization$/, 'tenant'],
    [/^certificate$/, 'certificate'],
    [/^(?:members|identity|mailbox|from|sender_?address|user_?id)$/, 'mailbox'],
  ],
  mbsync: [
    [/^certificate_?file$/, 'tls'],
    [/^pass$/, 'password'],
  ],
  mailRoom: [[/^email$/, 'user']],
};

/** Names that look like a role and have another meaning. */
const notARole =
  /(?:^|_)(?:db|database|redis|mysql|postgres|pg|ldap|jwt|session|rabbitmq|mongo|s3|aws|stripe|twilio|keystore|truststore|admin|root)(?:_|$)|mailbox_name$|delivery|authorized|(?:^|_)unknown|^resource_app_id$|api_client_id|^https?_port$|(?:^|_)(?:listen|local|bind|redirect|callback|loopback|forward|metrics|debug)_port$|^smtp_auth_(?!username|password|user|pass|type|method|mech)|resource_scope$/;

/** `roleOf` for one file, whose keys repeat: each name is looked up once. */
export function roleFinder(program: Program): (name: string) => Role | undefined {
  const known = new Map<string, Role | undefined>();
  return (name) => {
    if (known.has(name)) return known.get(name);
    const role = roleOf(name, program);
    known.set(name, role);
    return role;
  };
}

/** What a key is for in files of this program. */
function roleOf(name: string, program: Program): Role | undefined {
  if (notARole.test(name) && program !== 'gitlab') return undefined;
  for (const [pattern, role] of [...(ofProgram[program] ?? []), ...shared])
    if (pattern.test(name)) return role;
  return undefined;
}

/** Words of a key that say which property it is, and not of what. */
const propertyWords = new Set(
  'host hostname mailhub server servername smarthost port user username name password pass passwd pwd file eval cmd command auth authentication address email from to tls ssl use enable enabled starttls encryption secure require id client app application tenant directory secret value url uri endpoint scope scopes token mech mechs authenticators filter maps xoauth2 oauth2 remoteuser remotehost remoteport remotepass remotepasseval remotepassfile passwordeval passcmd relayhost folder spool spoolfile dsn refresh access sender mailbox login type method mechanism mechanisms provider mailer protocol url2 path key certificate thumbprint grant flow redirect authority reply enable contrasenia contrasena senha kennwort wachtwoord haslo parola sifre usuario utilisateur benutzer benutzername utente puerto porta servidor'.split(
    ' ',
  ),
);

/** A property word, or two of them written as one: `authmethod`, `userpassword`. */
function isProperty(word: string): boolean {
  if (propertyWords.has(word)) return true;
  for (let at = 2; at < Math.min(word.length - 1, 20); at += 1)
    if (propertyWords.has(word.slice(0, at)) && propertyWords.has(word.slice(at))) return true;
  return false;
}

/** What a key is a property of: `SUPPORT_EMAIL_HOST` → `support`, `gf.smtp`. */
export function ownerWords(path: string): readonly string[] {
  const words = path.split(/[._]+/).filter((word) => word !== '');
  while (words.length > 0 && isProperty(words.at(-1) ?? '')) words.pop();
  return words;
}

/** The same of a key as the file has it. */
export const ownerOfKey = (key: string): readonly string[] => ownerWords(normalName(key));
