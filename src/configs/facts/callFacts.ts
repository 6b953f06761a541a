// Facts that stand in the arguments of calls: who signs in, with what, where to.
import { isGuid, isMailAddress } from '../../core/text/text.ts';
import type { Argument, Call, Setting, What } from '../model.ts';
import { callLogins, isMechanism, isTokenLike } from './callLogins.ts';
import { positional } from './callPlaces.ts';
import { argumentOf, type Fact, type HostFact, type Item, type Scene } from './facts.ts';
import { firstOf } from './firstOf.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Role } from './roles.ts';

/** More than any file written by a person has. */
const most = 400;

/** Users, secrets, mechanisms, ids and mailboxes in arguments. */
export function callFacts(scene: Scene): Fact[] {
  const variables = new Set<string>();
  const logins = callLogins(scene).flatMap(({ call, user, password }) => [
    ...userFacts(scene, user, call, variables),
    ...passwordFacts(scene, password, call, variables),
  ]);
  const o365 = /\bfrom\s+O365\b|\bimport\s+O365\b/.test(scene.text);
  const hosts = new Map(scene.hosts.map((host) => [host.item.call, host]));
  const known: Known = { ...scene, o365, hostOf: hosts };
  const others = firstOf(scene.parsed.calls, most - logins.length, (call) => otherFacts(known, call));
  return [...logins, ...others].slice(0, most);
}

/** The user that a login names, or the literal of the variable that it names. */
function userFacts(scene: Scene, user: Argument | undefined, call: Call, variables: Set<string>): Fact[] {
  if (user === undefined) return [];
  if (user.form === 'quoted') return [fact(scene, 'user', user, call)];
  const name = user.text.replace(/^[$]/, '');
  if (variables.has(name)) return [];
  const assigned = (scene.byKey.get(name) ?? []).filter(
    ({ form, text }) => form === 'quoted' && isMailAddress(text),
  );
  if (assigned.length > 0) variables.add(name);
  return assigned.map((each) => fact(scene, 'user', each, call));
}

function passwordFacts(scene: Scene, password: Argument, call: Call, variables: Set<string>): Fact[] {
  if (password.form === 'quoted')
    return password.text === '' ? [] : [fact(scene, 'secret', password, call, 'password')];
  // A variable: its literal, if the file assigns one, is the secret; it is reported at the first call that takes it.
  const name = password.text.replace(/^[$]/, '');
  if (variables.has(name)) return [];
  const assigned = [...(scene.byKey.get(name) ?? []), ...ofClass(scene, name, call)].filter(
    (each) => each.form === 'quoted' && each.text !== '',
  );
  if (assigned.length > 0) variables.add(name);
  if (assigned.length > 0) return assigned.map((each) => fact(scene, 'secret', each, call, 'password'));
  return [fact(scene, 'secretRef', password, call, 'password')];
}

/** `self.password`, `this.password`, `$this->password`: what the class around the call assigns. */
function ofClass({ byKey }: Scene, name: string, call: Call): readonly Setting[] {
  const own = /^(?:self|this|cls)(?:\.|->)(\w+)$/.exec(name)?.[1];
  return (own === undefined ? [] : (byKey.get(own) ?? [])).filter(({ blocks }) =>
    blocks.every((block, at) => call.blocks[at] === block),
  );
}

/** What is asked of the file once, and not for each call. */
interface Known extends Scene {
  readonly o365: boolean;
  readonly hostOf: ReadonlyMap<Call | undefined, HostFact>;
}

function otherFacts(scene: Known, call: Call): Fact[] {
  const plain = call.args.filter((argument) => argument.name === undefined);
  const row = positional.find(([name]) => name.test(call.name));
  const inClear = call.name === 'ConvertTo-SecureString' ? argumentOf(call, /^string$/i) : undefined;
  const byPlace = (row?.slice(1) ?? []).flatMap((each) => {
    const [place, role] = each as readonly [number, Role];
    const argument = plain.at(place);
    if (argument === undefined) return [];
    return placedFacts(scene, call, argument, role);
  });
  return [
    ...(inClear?.form === 'quoted' && inClear.text !== '' ? [fact(scene, 'secret', inClear, call)] : []),
    ...byPlace,
    ...tupleFacts(scene, call, plain),
    ...mechanismFacts(scene, call, plain),
    ...portFacts(scene, call, plain),
    ...mailboxFacts(scene, call),
    ...tokenUsers(scene, call, plain),
  ];
}

function placedFacts(scene: Scene, call: Call, argument: Argument, role: Role): Fact[] {
  const hidden = role === 'secret' || role === 'password';
  if (argument.form === 'code') return hidden ? [fact(scene, 'secretRef', argument, call, role)] : [];
  if (argument.text === '' || (role === 'clientId' && !isGuid(argument.text))) return [];
  if ((role === 'user' || role === 'mailbox') && !isMailAddress(argument.text)) return [];
  return [fact(scene, hidden ? 'secret' : (role as What), argument, call, role)];
}

/** `Account(('id', 'secret'))` of O365, and `credentials = (id, secret)`. */
function tupleFacts(scene: Known, call: Call, plain: readonly Argument[]): Fact[] {
  if (call.name !== 'Account' || !scene.o365) return [];
  const [first] = plain;
  const source = first === undefined ? undefined : tupleOf(scene, first);
  if (source === undefined) return [];
  const pair = /^\(\s*([^,]+?)\s*,\s*(.+?)\s*,?\s*\)$/s.exec(source.text);
  if (pair === null) return [];
  const [, id = '', secret = ''] = pair;
  const at = (text: string, role: Role): Fact[] => {
    const inside = /^(["'])(.*)\1$/.exec(text);
    const value = inside?.[2] ?? text;
    const start = source.start + source.text.lastIndexOf(text) + (inside === null ? 0 : 1);
    const argument: Argument = {
      text: value,
      start,
      end: start + value.length,
      form: inside === null ? 'code' : 'quoted',
    };
    if (argument.form === 'quoted')
      return value === '' ? [] : [fact(scene, role as What, argument, call, role)];
    return role === 'secret' ? [fact(scene, 'secretRef', argument, call, role)] : [];
  };
  return [...at(id, 'clientId'), ...at(secret, 'secret')];
}

function tupleOf(
  scene: Scene,
  argument: Argument,
): { readonly text: string; readonly start: number } | undefined {
  const bracketed = (text: string): boolean => text.startsWith('(');
  const around = scene.text.lastIndexOf('(', argument.start - 1);
  if (bracketed(argument.text)) return argument;
  if (argument.form === 'quoted' && around >= 0) {
    const end = scene.text.indexOf(')', argument.end);
    return end < 0 ? undefined : { text: scene.text.slice(around, end + 1), start: around };
  }
  const setting = scene.byKey.get(argument.text)?.[0];
  if (setting === undefined) return undefined;
  const open = scene.text.lastIndexOf('(', setting.start);
  const from = bracketed(setting.text) ? setting.start : open;
  const end = scene.text.indexOf('\n', from);
  const line = scene.text.slice(from, end < 0 ? undefined : end).trimEnd();
  return line.startsWith('(') ? { text: line, start: from } : undefined;
}

function mechanismFacts(scene: Scene, call: Call, plain: readonly Argument[]): Fact[] {
  const [first] = plain;
  return first !== undefined && /^(?:authenticate|auth|docmd)$/i.test(call.name) && isMechanism(first)
    ? [fact(scene, 'mechanism', first, call)]
    : [];
}

/** A number right behind a host is its port. */
function portFacts(scene: Known, call: Call, plain: readonly Argument[]): Fact[] {
  const host = scene.hostOf.get(call);
  if (host === undefined) return [];
  const at = plain.findIndex((argument) => host.start >= argument.start && host.end <= argument.end);
  const port = at === -1 ? undefined : plain[at + 1];
  return port !== undefined && port.form === 'plain' && /^\d{2,5}$/.test(port.text)
    ? [fact(scene, 'port', port, call)]
    : [];
}

/** `store.connect(host, "who@…", token)`, `login("who@…", token)`: the token is no password, but a user signs in. */
function tokenUsers(scene: Known, call: Call, plain: readonly Argument[]): Fact[] {
  if (!/^(?:connect|login|Login(?:Async)?|Authenticate(?:Async)?|authenticate|imap_open)$/.test(call.name))
    return [];
  const at = plain.findIndex((each) => each.form === 'quoted' && isMailAddress(each.text));
  const [user, token] = [plain[at], plain[at + 1]];
  return user !== undefined && token !== undefined && isTokenLike(token)
    ? [fact(scene, 'user', user, call)]
    : [];
}

function mailboxFacts(scene: Scene, call: Call): Fact[] {
  return call.args
    .filter(
      (argument) =>
        argument.form === 'quoted' &&
        isMailAddress(argument.text) &&
        /^(?:Account|Identity|mailbox|Mailbox|ImpersonatedUserId|me|users?|Users)$/.test(call.name),
    )
    .map((argument) => fact(scene, 'mailbox', argument, call));
}

function fact(
  scene: Scene,
  what: What,
  argument: Pick<Argument, 'text' | 'start' | 'end' | 'form'>,
  call: Call,
  role: Role | 'permission' = what as Role,
): Fact {
  const item: Item = scene.itemAt.get(argument.start) ?? { ...argument, blocks: call.blocks, comment: '' };
  const hint = what !== 'secretRef' && argument.form !== 'code' && isPlaceholder(argument.text);
  return {
    what,
    role,
    text: argument.text,
    start: argument.start,
    end: argument.end,
    item: { ...item, call },
    owner: [],
    ...(hint ? { placeholder: true as const } : {}),
  };
}
