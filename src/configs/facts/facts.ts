// What a file says, found by the shape of values and the names of keys: the basis of values and problems.
import type { PermissionId } from '../../core/permissions/permissionIds.ts';
import type { Argument, Call, FileKind, MailProtocol, Parsed, Range, Setting, What } from '../model.ts';
import type { MailHost } from './mailHosts.ts';
import type { Role } from './roles.ts';
import type { LoginUrl, ScopePart } from './urls.ts';

/** A text of the file with what is known about its place. */
export interface Item extends Range {
  readonly text: string;
  readonly form: Setting['form'];
  readonly blocks: readonly number[];
  readonly comment: string;
  readonly setting?: Setting;
  readonly call?: Call;
  readonly argument?: number;
}

export interface Fact extends Range {
  readonly what: What;
  readonly role: Role | 'ewsUrl' | 'graphUrl' | 'permission';
  readonly text: string;
  readonly item: Item;
  /** The words that say what the key is a property of. */
  readonly owner: readonly string[];
  readonly placeholder?: true;
  readonly derived?: true;
}

export interface HostFact extends MailHost {
  readonly item: Item;
  readonly owner: readonly string[];
  /** What the key, scheme, call or program says it is used for. */
  readonly wanted: MailProtocol | undefined;
  readonly derived?: true;
}

export interface LoginFact extends LoginUrl {
  readonly item: Item;
  readonly owner: readonly string[];
}

export interface PermissionFact extends Fact {
  /** The permissions of this id; two for the ids that both APIs share. */
  readonly known: readonly PermissionId[];
  /** The API that the surrounding block names. */
  readonly resource: 'exchange' | 'graph' | undefined;
  /** `Role` or `Scope`, if the block says it. */
  readonly type: string | undefined;
  /** A name of a permission that stands beside the id. */
  readonly named: string | undefined;
}

export interface ScopeFact extends ScopePart {
  readonly item: Item;
}

/** A place where a user name and a password are handed over. */
export interface PasswordUse extends Range {
  readonly protocol: MailProtocol | undefined;
  readonly host: HostFact;
}

export interface Scene {
  readonly text: string;
  readonly kind: FileKind;
  readonly parsed: Parsed;
  readonly items: readonly Item[];
  readonly facts: readonly Fact[];
  readonly hosts: readonly HostFact[];
  readonly logins: readonly LoginFact[];
  readonly scopes: readonly ScopeFact[];
  readonly permissions: readonly PermissionFact[];
  /** The item that begins at an offset. */
  readonly itemAt: ReadonlyMap<number, Item>;
  /** The settings of a key, as it is written. */
  readonly byKey: ReadonlyMap<string, readonly Setting[]>;
  readonly lineOf: (offset: number) => number;
}

/** The facts of one kind, in the order of the file. */
export function factsOf(scene: Scene, ...roles: readonly Fact['role'][]): readonly Fact[] {
  return scene.facts.filter((fact) => roles.includes(fact.role));
}

/** The argument of a call by its name or place. */
export function argumentOf(call: Call, name: RegExp, place?: number): Argument | undefined {
  return (
    call.args.find((each) => each.name !== undefined && name.test(each.name)) ??
    (place === undefined ? undefined : call.args.filter((each) => each.name === undefined)[place])
  );
}
