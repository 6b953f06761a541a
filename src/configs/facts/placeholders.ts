// Tells a usable value from a hint to fill in and from a reference to where the value is.

/** Longer texts are neither references nor hints. */
const longestHint = 300;

const references: readonly RegExp[] = [
  // ${NAME}, ${NAME:default}, $(NAME), $NAME, $env:NAME, %NAME%.
  /^\$\{[^}]*\}+$/,
  /^\$\([^)]*\)?$/,
  /^`[^`]*`?$/,
  /^\$\[(?:secret|env|prop):[^\]]*\]$/,
  /^\$[A-Za-z_][\w:]*$/,
  /^%[A-Za-z_]\w*%$/,
  /^%env\(.*\)%$/,
  // {{ vault }}, #{Release}#, __TOKEN__, @@TOKEN@@, <%= ENV["X"] %>, !vault, ENC(…).
  /^\{\{.*\}\}$/s,
  /^#\{.*\}#$/,
  /^__\w+__$/,
  /^@\w+@$/,
  /^<%=.*%>$/s,
  /^ENC\(.*\)$/,
  /^\{cipher\}/,
  /^\$__(?:file|env|vault)\{.*\}$/,
  /^(?:@Microsoft\.KeyVault|azurekeyvault:|vault:|op:\/\/|secret:\/\/|sm:\/\/|ssm:|aws:|gcp:|env:|file:|secrets?\.|keyvault:)/i,
  /^!\w+/,
  // Names of a secret in Google's and Amazon's stores.
  /^(?:projects\/[^/\s]+\/secrets\/|arn:aws[\w-]*:(?:secretsmanager|ssm):)/,
];

/** `${NAME}`, `{{ vault }}`, `ENC(…)`, …: the value is kept somewhere else. */
export function isReference(text: string): boolean {
  return text.length <= longestHint && references.some((pattern) => pattern.test(text.trim()));
}

const hints: readonly RegExp[] = [
  /^$/,
  /^<.*>$/s,
  /^\[.*\]$/s,
  /^[*xX.\-_#•?0]+$/,
  // Shorter than any password that a server takes.
  /^.{1,3}$/s,
  /^\.{3}|\.{3}$|…/,
  /^-.*-$/,
  /(?:^|[^a-z])(?:your?|my|enter|insert|add|put|replace|change|fill|paste|set)[\s_-]*(?:this|the|me|real|own|in|with|client|app|azure|secret|pass|value|tenant|email|mail|key|id|office|outlook|user|account|here)/i,
  /(?:_|-|\s|^)here$/i,
  /^your[\s_-]/i,
  /^(?:change|replace|fill)[\s_-]?(?:me|this|it|in)/i,
  /^(?:placeholder|example|sample|dummy|redacted|removed|hidden|masked|todo|tbd|none|null|nil|undefined|fixme|n\/a|snip|secret|password|passwd|pass|pwd|username|user|token|value|string|test)$/i,
  /^(?:app|mail|email|smtp|imap|user|account|client|api|mailbox|my|the|some|super)?[\s_-]?(?:pass(?:word|wd|phrase)?|secret|client[\s_-]?secret|secret[\s_-]?value|app[\s_-]?password|app[\s_-]?secret)$/i,
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
  /^(?:TENANT|CLIENT|APP|APPLICATION|DIRECTORY)[\s_-]?(?:ID|SECRET)$/i,
  /redacted|placeholder|\bsnip\b/i,
  /^(.)\1{5,}$/,
];

/** A word for a password or secret in the languages that public guides are written in. */
const passwordWords =
  /pass|secret|senha|contrase|clave|kennwort|mot.?de.?passe|parol|[sş]ifre|heslo|wachtwoord|has[lł]o|salasana|l[oö]senord|пароль|密[码碼]|パスワード|비밀번호/i;

/** A hint to fill something in: empty, `<client secret>`, `your-password`, `***`. */
export function isPlaceholder(text: string): boolean {
  if (text.length > longestHint) return false;
  const value = text.trim();
  if (/^0{8}-(?:0{4}-){3}0{12}$|^x{8}-/i.test(value)) return true;
  // Letters alone with the word for a password among them: an example, not a real password.
  if (/^[\p{L}\s_-]+$/u.test(value) && passwordWords.test(value)) return true;
  return hints.some((pattern) => pattern.test(value));
}
