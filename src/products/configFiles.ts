// Files that are written by hand for the programs that are rendered: how each takes new lines, and where it is recognised.
import type { TextFormat } from '../snippets/merge/mergeFile.ts';

export interface ConfigFile {
  /** As it is rendered. */
  readonly name: string;
  readonly format: TextFormat | { readonly kind: 'json'; readonly only?: string };
  /** Glob patterns of files in which completion offers it. */
  readonly patterns: readonly string[];
  /** Targets that render it. */
  readonly targets: readonly string[];
}

const last = { kind: 'lines', comment: '#' } as const;
const ini = { kind: 'ini' } as const;
const yaml = { kind: 'yaml' } as const;
const json = { kind: 'json' } as const;

/** A test holds names and targets against what is rendered. Names that are too common for completion have no pattern. */
export const configFiles: readonly ConfigFile[] = [
  { name: '.env', format: last, patterns: ['**/.env', '**/.env.*'], targets: ['laravelGraph'] },
  {
    name: 'smtp-oauth-relay.env',
    format: last,
    patterns: ['**/smtp-oauth-relay.env'],
    targets: ['smtpOAuthRelay'],
  },
  {
    name: 'application.properties',
    format: last,
    patterns: ['**/application.properties', '**/application-*.properties'],
    targets: ['springBoot', 'jmix'],
  },
  {
    name: 'davmail.properties',
    format: last,
    patterns: ['**/davmail.properties', '**/.davmail.properties'],
    targets: ['davmail'],
  },
  { name: 'main.cf', format: last, patterns: ['**/main.cf'], targets: ['postfix'] },
  { name: 'sasl_passwd', format: last, patterns: ['**/sasl_passwd'], targets: ['postfix'] },
  {
    name: 'muttrc',
    format: last,
    patterns: ['**/muttrc', '**/.muttrc'],
    targets: ['mutt'],
  },
  {
    name: 'neomuttrc',
    format: last,
    patterns: ['**/neomuttrc', '**/.neomuttrc'],
    targets: ['neomutt'],
  },
  {
    name: 'msmtprc',
    format: { ...last, opens: /^account\s+(?!default\b)(\S+)/, once: /^account\s+default\b/ },
    patterns: ['**/msmtprc', '**/.msmtprc'],
    targets: ['msmtp'],
  },
  {
    name: 'mbsyncrc',
    format: { ...last, opens: /^((?:IMAPAccount|IMAPStore|MaildirStore|Channel)\s+\S+)/ },
    patterns: ['**/mbsyncrc', '**/.mbsyncrc', '**/isyncrc'],
    targets: ['mbsync'],
  },
  {
    name: 'pizauth.conf',
    format: { ...last, comment: '//', opens: /^(account\s+"[^"]*")/ },
    patterns: ['**/pizauth.conf'],
    targets: ['pizauth'],
  },
  {
    name: 'gitlab.rb',
    format: last,
    patterns: ['**/gitlab.rb'],
    targets: ['gitlabIncoming', 'gitlabOutgoing'],
  },
  {
    name: 'config.inc.php',
    format: { ...last, comment: '//', header: /^<\?php\s*$/ },
    patterns: ['**/roundcube*/**/config.inc.php'],
    targets: ['roundcube'],
  },
  { name: 'requirements.txt', format: { ...last, once: /^[A-Za-z0-9][\w.-]*/ }, patterns: [], targets: [] },
  {
    name: 'getmailrc',
    format: ini,
    patterns: ['**/getmailrc', '**/getmail/getmail*'],
    targets: ['getmail6'],
  },
  {
    name: 'offlineimaprc',
    format: ini,
    patterns: ['**/offlineimaprc', '**/.offlineimaprc', '**/offlineimap/config'],
    targets: ['offlineimap'],
  },
  { name: 'parsedmarc.ini', format: ini, patterns: ['**/parsedmarc.ini'], targets: ['parsedmarc'] },
  { name: 'grafana.ini', format: ini, patterns: ['**/grafana.ini'], targets: ['grafana'] },
  {
    name: 'emailproxy.config',
    format: ini,
    patterns: ['**/emailproxy.config'],
    targets: ['emailOAuth2Proxy'],
  },
  { name: 'alertmanager.yml', format: yaml, patterns: ['**/alertmanager.yml'], targets: ['alertmanager'] },
  { name: 'mailer.yaml', format: yaml, patterns: ['**/packages/mailer.yaml'], targets: ['symfonyMailer'] },
  { name: 'mail_room.yml', format: yaml, patterns: ['**/mail_room.yml'], targets: ['mailRoom'] },
  { name: 'm365agents.yml', format: yaml, patterns: ['**/m365agents.yml'], targets: ['agentsToolkit'] },
  { name: 'config.yml', format: yaml, patterns: ['**/smtp2graph/**/config.yml'], targets: ['smtp2Graph'] },
  { name: 'config.yaml', format: yaml, patterns: ['**/oama/config.yaml'], targets: ['oama'] },
  { name: 'realm-smtp.json', format: json, patterns: [], targets: ['keycloak'] },
  { name: 'bicepconfig.json', format: json, patterns: [], targets: ['bicep'] },
  { name: 'sasl-xoauth2.conf', format: json, patterns: [], targets: ['postfix'] },
  // A project's name, type and version stay its own.
  { name: 'package.json', format: { ...json, only: 'dependencies' }, patterns: [], targets: [] },
];

/** How a file of this name takes new lines; undefined for code, which is never merged. */
export function configFileOf(name: string): ConfigFile | undefined {
  return configFiles.find((file) => file.name === name);
}
