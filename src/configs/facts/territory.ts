// Decides what of a file is Exchange's: block by block, for one file often configures several providers and more.
import type { Fact, HostFact, Item, Scene } from './facts.ts';
import { protocolInWord, protocolOfPort } from './mailHosts.ts';
import { isCode, type Signal, signalsOf } from './signals.ts';

export interface Territory {
  /** Whether anything of this file is about Exchange Online. */
  readonly relevant: boolean;
  /** Whether a value belongs to a block of Exchange. */
  readonly takes: (fact: Pick<Fact, 'item' | 'role' | 'owner'>) => boolean;
  /** The host that a password of this place is for. */
  readonly hostFor: (fact: Pick<Fact, 'item' | 'owner'>) => HostFact | undefined;
}

/** Reads the marks of a file once. */
export function territoryOf(scene: Scene): Territory {
  const signals = signalsOf(scene);
  const relevant = signals.some((signal) => signal.of === 'exchange');
  const takes =
    isCode(scene) || scene.kind.program === 'powershell'
      ? takesInCode(marksOf(signals))
      : takesInBlocks(scene, marksOf(signals));
  return {
    relevant,
    takes: (fact) => relevant && takes(fact),
    hostFor: (fact) => hostFor(scene, fact),
  };
}

/** Marks that say the same of the same place, and where they stand. */
interface Marks extends Pick<Signal, 'of' | 'blocks' | 'owner'> {
  readonly starts: readonly number[];
}

function marksOf(signals: readonly Signal[]): Marks[] {
  const places = Map.groupBy(signals, ({ of, blocks, owner }) => `${of} ${blocks.join()} ${owner.join()}`);
  return [...places.values()].flatMap((those) => {
    const [first] = those;
    return first === undefined ? [] : [{ ...first, starts: those.map(({ start }) => start) }];
  });
}

/** In source code the whole file counts, but for the brackets that hold another provider's mark. */
function takesInCode(marks: readonly Marks[]): Territory['takes'] {
  const others = marks.some(({ of }) => of === 'other');
  return ({ item }) => {
    if (!others) return true;
    const depths = marks.map((each) => shared(each.blocks, item.blocks));
    const deepest = Math.max(...depths);
    // In a list of providers the neighbours say both; then the nearest counts.
    const closest = deepest > 0 ? marks.filter((_, at) => depths[at] === deepest) : marks;
    return nearest(closest, item)?.of === 'exchange';
  };
}

const signIn =
  /(?:^|[._])(?:auth|nextauth|sso|oidc|openid|saml|signin|login|google|github|gitlab_oauth|facebook|okta|ldap|keycloak|storage|blob|key_?vault|teams|bot|power_?bi|pbi|sharepoint|onedrive|azure_?ad|azure_?ad_?b2c|aad|jwt|security)(?:[._]|$)/;

const oauthRoles = new Set<Fact['role']>([
  'clientId',
  'tenant',
  'secret',
  'secretFrom',
  'certificate',
  'refreshToken',
  'grant',
  'redirectUri',
  'authority',
  'tokenUrl',
  'scope',
]);

function takesInBlocks(scene: Scene, marks: readonly Marks[]): Territory['takes'] {
  const root = scene.kind.format === 'json' ? 1 : 0;
  const onlyExchange = !marks.some(({ of }) => of === 'other');
  return (fact) => {
    const { item, role, owner } = fact;
    const reach = reachOf(item, role);
    // What encloses the item most closely decides, of the marks that can be about the same thing.
    const least = item.blocks.length === root ? root : root + 1;
    const fitting: { readonly mark: Marks; readonly depth: number }[] = [];
    for (const mark of marks) {
      const depth = shared(mark.blocks, item.blocks);
      const counts = depth >= least && (reach === 'beside' || depth === mark.blocks.length);
      if (counts && compatible(mark.owner, owner)) fitting.push({ mark, depth });
    }
    if (fitting.length > 0) {
      const deepest = Math.max(...fitting.map(({ depth }) => depth));
      const closest = fitting.filter(({ depth }) => depth === deepest);
      return decide(
        closest.map(({ mark }) => mark),
        item,
        owner,
      );
    }
    const path = item.setting?.path ?? '';
    const account = item.setting?.key === '[section]';
    if (!(oauthRoles.has(role) || account) || signIn.test(path) || scene.kind.program === 'grafana')
      return false;
    return onlyExchange && item.blocks.length > root && marks.length > 0;
  };
}

/** A mark counts for what is nested in its block; for ids and scopes, which other blocks share, also for what is beside. */
function reachOf(item: Item, role: Fact['role']): 'nested' | 'beside' {
  if (oauthRoles.has(role)) return 'beside';
  const parent = item.setting?.path.split('.').at(-2) ?? '';
  const shares =
    /^(?:auth|authentication|credentials?|login|account|user|security|server|smtp|imap|pop3?|connection)$/;
  return item.blocks.length > 1 && shares.test(parent) ? 'beside' : 'nested';
}

function decide(fitting: readonly Marks[], item: Item, owner: readonly string[]): boolean {
  if (
    signIn.test(owner.join('_')) &&
    !fitting.some(({ of, owner: its }) => of === 'exchange' && its.join() === owner.join())
  )
    return false;
  const best = Math.max(...fitting.map((signal) => shared(signal.owner, owner)));
  const closest = fitting.filter((signal) => shared(signal.owner, owner) === best);
  if (closest.every((signal) => signal.of === closest[0]?.of)) return closest[0]?.of === 'exchange';
  return nearest(closest, item)?.of === 'exchange';
}

/** Words that many programs put before keys of mail and of nothing else in particular. */
const mailish: ReadonlySet<string> = new Set(
  'mail mailer mailbox email emailer emailbox smtp imap pop pop3 outlook office365 o365 m365 exchange exo ms microsoft msgraph graph azure oauth oauth2 sender inbox notification outgoing incoming spring properties server account app set from remote store transport sasl use host relay ext external mail_room rails inc outlook365 outlook_365 support alert global send receive'.split(
    ' ',
  ),
);
const isMailish = (word: string | undefined): boolean => mailish.has(word ?? '');

/** Whether a key with these words can be about the same thing as one with those. */
export function compatible(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return (one.length === 0 ? other : one).every(isMailish);
  const [first, second] = [one[1], other[1]];
  if (one[0] === other[0] && (first === second || first === undefined || second === undefined)) return true;
  if (one[0] === other[0]) return isMailish(first) && isMailish(second);
  return one.every(isMailish) && other.every(isMailish);
}

function shared<T>(one: readonly T[], other: readonly T[]): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

function nearest(those: readonly Marks[], to: { readonly start: number }): Marks | undefined {
  let best: { readonly mark: Marks; readonly distance: number } | undefined;
  for (const mark of those)
    for (const start of mark.starts) {
      const distance = Math.abs(start - to.start);
      if (best === undefined || distance < best.distance) best = { mark, distance };
    }
  return best?.mark;
}

/** The host whose key and block fit best; the nearest of equals. */
function hostFor(scene: Scene, fact: Pick<Fact, 'item' | 'owner'>): HostFact | undefined {
  const { setting, text } = fact.item;
  const port = setting !== undefined && /port$/.test(setting.name) ? protocolOfPort(text) : undefined;
  const own = protocolInWord(setting?.path ?? '') ?? port;
  const score = (host: HostFact): number => {
    const common = shared(host.item.blocks, fact.item.blocks);
    const distance = fact.item.blocks.length + host.item.blocks.length - 2 * common;
    const clash = own !== undefined && host.wanted !== undefined && own !== host.wanted;
    return (
      (clash ? 1000 : 0) +
      distance * 50 -
      shared(host.owner, fact.owner) * 40 +
      Math.abs(host.start - fact.item.start) / 1000
    );
  };
  const code = isCode(scene);
  let best: { readonly host: HostFact; readonly value: number } | undefined;
  for (const host of scene.hosts) {
    if (!code && !compatible(host.owner, fact.owner)) continue;
    const value = score(host);
    if (best === undefined || value < best.value) best = { host, value };
  }
  return best?.host;
}
