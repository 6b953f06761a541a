// What the file or form of a program takes: its keys as upstream spells them, with types, and where they were read.

/** What a value must look like; `text` is anything. `reference` is a place where a secret is kept, never a secret. */
export type ValueType =
  | 'text'
  | 'integer'
  | 'port'
  | 'boolean'
  | 'host'
  | 'hostAndPort'
  | 'url'
  | 'address'
  | 'guid'
  | 'scopes'
  | 'path'
  | 'command'
  | 'reference';

export interface Key {
  /**
   * As upstream spells it. Nested formats join names with dots (`global.smtp_from`, `msgraph.tenant_id`), lists add
   * nothing, and `*` stands for a name that a person chooses.
   */
  readonly name: string;
  readonly type: ValueType;
  /** Every valid value, if there is a list. */
  readonly values?: readonly string[];
  /** The program does not work without it. */
  readonly required?: boolean;
  /** First release that has it, if that is later than `KeyList.since`. */
  readonly since?: string;
}

/** The keys of one file, or of a product's form. */
export interface KeyList {
  /** Name of the rendered file; `form` for the fields of a settings sheet. */
  readonly file: string;
  /** Path in upstream's repository (`owner/name path`) or title of the vendor's page. */
  readonly source: string;
  /** Release of upstream whose source was read, or the page's date. */
  readonly release: string;
  /** ISO date on which it was read. */
  readonly readOn: string;
  /** First release that has all of it. */
  readonly since?: string;
  readonly keys: readonly Key[];
}

/** Names of upstream's API that a sample uses; a compiler or a run judges how they are used. */
export const apiNames = (...names: readonly string[]): readonly Key[] =>
  names.map((name) => ({ name, type: 'text' }));
