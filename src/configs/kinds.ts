// Which kind of file it is, by its name and, if the name does not say, by what it holds.
import type { FileKind, Format, Program } from './model.ts';

type Row = readonly [RegExp, Format, Program];

/** By the end of the path; the first match wins. */
const byName: readonly Row[] = [
  [/(?:^|\/)(?:[\w-]{0,100}\.)?alertmanager[\w.-]{0,100}\.ya?ml(?:\.\w+)?$/, 'yaml', 'alertmanager'],
  [/emailproxy[\w.-]{0,100}\.config$|emailproxy\.(?:conf|ini)$/, 'ini', 'emailproxy'],
  [/davmail[\w.-]{0,100}\.properties$|(?:^|\/)\.davmail$/, 'properties', 'davmail'],
  [/(?:^|\/)[._]?fetchmailrc$|fetchmail\.conf$/, 'fetchmail', 'fetchmail'],
  [/getmail\/[^/]{0,100}$|(?:^|\/)\.?getmailrc[\w.-]{0,100}$/, 'ini', 'getmail'],
  [/(?:^|\/)\.?offlineimaprc$|offlineimap[\w./-]{0,200}\/config$/, 'ini', 'offlineimap'],
  [/(?:^|\/)\.?mbsyncrc$|isyncrc$/, 'mbsync', 'mbsync'],
  [/(?:^|\/)\.?msmtprc$|msmtp\/config$/, 'msmtp', 'msmtp'],
  [/(?:^|[/.])(?:neo)?muttrc$|mutt\/[^/]{0,100}(?:rc|account[^/]{0,100}|\.mutt|\.muttrc)$/, 'mutt', 'mutt'],
  [/pizauth[\w.-]{0,100}\.conf$/, 'pizauth', 'pizauth'],
  [/(?:^|\/)sasl-xoauth2[\w.-]{0,100}\.(?:conf|json)$/, 'json', 'saslXoauth2'],
  [/(?:^|\/)sasl_passwd(?:\.\w+)?$/, 'saslPasswd', 'postfix'],
  [/(?:^|\/)main\.cf(?:\.\w+)?$/, 'mainCf', 'postfix'],
  [/(?:^|\/)gitlab[\w.-]{0,100}\.rb$/, 'ruby', 'gitlab'],
  [/grafana[\w.-]{0,100}\.ini$|(?:^|\/)grafana\/custom\.ini$/, 'ini', 'grafana'],
  [/mail_?room[\w.-]{0,100}\.ya?ml(?:\.erb)?$/, 'yaml', 'mailRoom'],
  [/(?:^|\/)odoo[\w.-]{0,100}\.(?:conf|cfg|rc)$|openerp-server\.conf$/, 'ini', 'odoo'],
  [/parsedmarc[\w.-]{0,100}\.(?:ini|conf|cfg)$/, 'ini', 'parsedmarc'],
  [/(?:^|\/)config\.inc\.php$|roundcube[\w./-]{0,200}\.php$/, 'php', 'roundcube'],
  [/smtp2graph[\w./-]{0,200}\.ya?ml$/, 'yaml', 'smtp2graph'],
  [
    /(?:^|\/)(?:[\w.-]{1,100})?\.env(?:\.[\w.-]{1,100})?$|(?:^|\/)env\.(?:example|sample|template)$|\.envrc$/,
    'dotenv',
    'application',
  ],
  [/(?:^|\/)\.?gitconfig$|(?:^|\/)git\/config$/, 'ini', 'application'],
  [/\.properties(?:\.\w+)?$/, 'properties', 'java'],
  [/\.ya?ml(?:\.(?:example|sample|dist|template|tpl|j2))?$/, 'yaml', 'application'],
  [/\.jsonc?(?:\.(?:example|sample|dist|template))?$/, 'json', 'application'],
  [/\.(?:ini|cfg|conf|cnf|toml|config)(?:\.(?:example|sample|dist|template))?$/, 'ini', 'application'],
  [/\.(?:xml|plist|resx|settings|xconf)(?:\.(?:example|sample|dist|template))?$/, 'xml', 'application'],
  [
    /\.(?:sh|bash|zsh|ksh|bats|bat|cmd)$|(?:^|\/)(?:dockerfile|containerfile)(?:\.[\w-]{1,100})?$|\.dockerfile$/,
    'shell',
    'application',
  ],
  [/\.pyw?$/, 'python', 'code'],
  [/\.(?:[cm]?[jt]s|[jt]sx)$/, 'javascript', 'code'],
  [/\.(?:java|kts?|scala|groovy)$/, 'java', 'code'],
  [/\.(?:cs|vb|csx)$/, 'csharp', 'code'],
  [/\.(?:php\d?|phtml)$/, 'php', 'code'],
  [/\.go$/, 'go', 'code'],
  [/\.rs$/, 'rust', 'code'],
  [/\.(?:c|cc|cpp|cxx|h|hh|hpp|m|mm|swift|dart)$/, 'c', 'code'],
  [/\.exs?$/, 'elixir', 'code'],
  [/\.(?:pl|pm)$/, 'perl', 'code'],
  [/\.(?:rb|rake)$/, 'ruby', 'code'],
  [/\.ps[md]?1$/, 'powershell', 'powershell'],
  [/\.(?:tf|tofu|hcl|tfvars)$/, 'hcl', 'infrastructure'],
  [/\.bicep(?:param)?$/, 'bicep', 'infrastructure'],
];

type ContentRow = readonly [Format, RegExp, Partial<FileKind>];

/** Files of a general name that a program's own keys give away. */
const byContent: readonly ContentRow[] = [
  ['ini', /^[ \t]*\[emailproxy\]|^[ \t]*oauth2_scope\s*=/m, { program: 'emailproxy' }],
  ['ini', /^[ \t]*\[msgraph\]/m, { program: 'parsedmarc' }],
  ['ini', /^[ \t]*(?:skip_verify|startTLS_policy|ehlo_identity)[ \t]*=/m, { program: 'grafana' }],
  ['ini', /^[ \t]*\[Repository [^\]]+\]/m, { program: 'offlineimap' }],
  ['ini', /^[ \t]*\[retriever\]/m, { program: 'getmail' }],
  ['ini', /^[ \t]*account\s+"[^"]*"\s*\{/m, { format: 'pizauth', program: 'pizauth' }],
  ['ini', /^\uFEFF?\s{0,200}<[?!\w]/, { format: 'xml', program: 'application' }],
  ['ini', /^[ \t]*\{/, { format: 'json', program: 'application' }],
  ['ini', /^[ \t]*use_microsoft_outlook_service|^microsoft_outlook_client_id/m, { program: 'odoo' }],
  ['ini', /^[ \t]*(?:relayhost|smtp_sasl_password_maps)\s*=/m, { format: 'mainCf', program: 'postfix' }],
  ['json', /"log_(?:full_trace|to_syslog)_on_failure"|"always_log_to_syslog"/, { program: 'saslXoauth2' }],
  ['json', /"requiredResourceAccess"\s*:/, { program: 'infrastructure' }],
  ['yaml', /^[ \t]*smtp_smarthost\s*:/m, { program: 'alertmanager' }],
  ['yaml', /^:mailboxes:/m, { program: 'mailRoom' }],
  ['yaml', /^[ \t]*appReg\s*:/m, { program: 'smtp2graph' }],
  ['yaml', /^spring\s*:/m, { program: 'java' }],
  [
    'php',
    /\$(?:rcmail_)?config\['(?:oauth_|imap_host|default_host|smtp_server|smtp_host)/,
    { program: 'roundcube' },
  ],
  ['ruby', /gitlab_rails\[/, { program: 'gitlab' }],
  ['properties', /^davmail\./m, { program: 'davmail' }],
];

/** The kind of a file, or nothing for a file that is not read here. */
export function kindOf(fileName: string, text: string): FileKind | undefined {
  const name = fileName.replaceAll('\\', '/').toLowerCase();
  const row = byName.find(([pattern]) => pattern.test(name));
  if (row === undefined) return undefined;
  const [, format, program] = row;
  const content = byContent.find(([of, pattern]) => of === format && pattern.test(text));
  return { format, program, ...(content?.[2] ?? {}) };
}
