// The words of this folder: what a file is, the settings that a format yields, and what a reading holds.

/** What a value is for; the names that the command `exchangeOAuth.config.read` returns. */
export type What =
  | 'tenant'
  | 'clientId'
  | 'authority'
  | 'tokenUrl'
  | 'scope'
  | 'protocol'
  | 'host'
  | 'port'
  | 'user'
  | 'mailbox'
  | 'grant'
  | 'secret'
  | 'secretRef'
  | 'certificate'
  | 'refreshToken'
  | 'mechanism'
  | 'tls'
  | 'ewsUrl'
  | 'graphUrl'
  | 'redirectUri'
  | 'permission';

export type MailProtocol = 'imap' | 'pop' | 'smtp' | 'ews' | 'graph';

/** A stretch of the text, in UTF-16 offsets, as an editor counts. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One key with its value, whatever the format wrote between them. */
export interface Setting extends Range {
  /** The key as it is written. */
  readonly key: string;
  readonly keyRange: Range;
  /** The key in small letters, its words joined by `_`. */
  readonly name: string;
  /** The names of everything that encloses it, and `name`, joined by `.`. */
  readonly path: string;
  /** The value without quotes. */
  readonly text: string;
  /** `code` is an expression of a programming language: nothing here evaluates it. */
  readonly form: 'plain' | 'quoted' | 'code';
  /** Which enclosing blocks it stands in, outermost first. */
  readonly blocks: readonly number[];
  /** What a comment on the same line says. */
  readonly comment: string;
}

/** A piece of text in a programming language that no key names. */
export interface Literal extends Range {
  readonly text: string;
  readonly blocks: readonly number[];
  readonly comment: string;
}

export interface Argument extends Range {
  readonly text: string;
  readonly form: Setting['form'];
  /** The name of a named argument. */
  readonly name?: string;
}

/** A call, or a PowerShell command with its parameters. */
export interface Call extends Range {
  /** The last word of what is called, as it is written. */
  readonly name: string;
  /** Everything before that word: `imaplib.`, `new`. */
  readonly before: string;
  readonly args: readonly Argument[];
  readonly blocks: readonly number[];
}

export interface Parsed {
  readonly settings: readonly Setting[];
  readonly literals: readonly Literal[];
  readonly calls: readonly Call[];
  /** Where the file cannot be read as its format. */
  readonly malformed: readonly (Range & { readonly message: string })[];
}

/** How a file is written. */
export type Format =
  | 'ini'
  | 'properties'
  | 'dotenv'
  | 'yaml'
  | 'json'
  | 'mainCf'
  | 'saslPasswd'
  | 'msmtp'
  | 'mbsync'
  | 'mutt'
  | 'fetchmail'
  | 'xml'
  | 'shell'
  | CodeLanguage;

export type CodeLanguage =
  | 'python'
  | 'javascript'
  | 'java'
  | 'csharp'
  | 'php'
  | 'go'
  | 'rust'
  | 'c'
  | 'perl'
  | 'elixir'
  | 'ruby'
  | 'powershell'
  | 'hcl'
  | 'bicep'
  | 'pizauth';

/** The program or family that reads the file: decides what its keys mean. */
export type Program =
  | 'alertmanager'
  | 'application'
  | 'code'
  | 'davmail'
  | 'emailproxy'
  | 'fetchmail'
  | 'getmail'
  | 'gitlab'
  | 'grafana'
  | 'infrastructure'
  | 'java'
  | 'mailRoom'
  | 'mbsync'
  | 'msmtp'
  | 'mutt'
  | 'odoo'
  | 'offlineimap'
  | 'parsedmarc'
  | 'pizauth'
  | 'postfix'
  | 'powershell'
  | 'roundcube'
  | 'saslXoauth2'
  | 'smtp2graph';

export interface FileKind {
  readonly format: Format;
  readonly program: Program;
}

export type Severity = 'error' | 'warning' | 'info';

/** One change of text. */
export interface Edit extends Range {
  readonly text: string;
}

export interface ConfigValue extends Range {
  readonly what: What;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** The innermost block of the file that it stands in; 0 outside of all. */
  readonly block: number;
  /** Which of several applications of the file it belongs to, from 1; 0 if the file has one, or all share it. */
  readonly application: number;
  /** Not a usable value: a hint to fill in. */
  readonly placeholder?: true;
  /** Not on the line in these letters. */
  readonly derived?: true;
}

export interface ConfigProblem extends Range {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
  /** Other places that belong to it. */
  readonly related?: readonly (Range & { readonly message: string })[];
  /** One small edit that is certain. */
  readonly fix?: { readonly title: string; readonly edits: readonly Edit[] };
}

export interface ConfigReading {
  readonly kind: FileKind | undefined;
  readonly values: readonly ConfigValue[];
  readonly problems: readonly ConfigProblem[];
}

export type ProblemCode =
  | 'secret-in-clear'
  | 'basic-auth'
  | 'wrong-scope'
  | 'app-only-needs-default'
  | 'missing-offline-access'
  | 'common-authority'
  | 'wrong-host'
  | 'wrong-port'
  | 'wrong-tls'
  | 'tls-check-off'
  | 'ews-end'
  | 'ropc'
  | 'wrong-mechanism'
  | 'id-swap'
  | 'secret-is-id'
  | 'deprecated-endpoint'
  | 'dead-api'
  | 'legacy-policy'
  | 'unknown-key'
  | 'scope-typo'
  | 'stale-redirect'
  | 'borrowed-client-id'
  | 'pop-two-line'
  | 'permission-mismatch'
  | 'unknown-permission'
  | 'wrong-object-id'
  | 'wrong-access-type'
  | 'inline-comment'
  | 'malformed'
  | 'full-access';
