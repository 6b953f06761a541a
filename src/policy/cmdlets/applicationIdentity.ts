// The names one application goes by in cmdlet output: client ID, object ID, SID, display name, as the paste shows them.
import type { CmdletFact } from './cmdletFacts.ts';
import { guidOf } from './cmdletWords.ts';
import { isCut, leftOf } from './cutText.ts';

export interface ApplicationContext {
  readonly clientId: string;
  /** Object ID of the enterprise application: an application token's `oid`. */
  readonly enterpriseAppObjectId?: string;
}

/** Whether a printed name is the application's. `unknown`: cut off, or of a kind that nothing here tells apart. */
export type Ownership = 'own' | 'other' | 'unknown';

export interface ApplicationIdentity {
  /** Reads one cell that names a service principal. */
  ownerOf(printed: string): Ownership;
  /** True if the name is known to be another application's or object's, and not only different from the known names. */
  isOther(printed: string): boolean;
}

type Principal = Extract<CmdletFact, { readonly kind: 'servicePrincipal' }>;

/** Too many names share a shorter beginning. */
const leastLeft = 8;

/** Collects every name of the application from the facts of one paste. */
export function applicationIdentity(
  facts: readonly CmdletFact[],
  context: ApplicationContext,
): ApplicationIdentity {
  const principals = facts.filter((fact): fact is Principal => fact.kind === 'servicePrincipal');
  const own = new Set([context.clientId, context.enterpriseAppObjectId ?? ''].map(plain).filter(Boolean));
  const others = new Set<string>();
  for (const principal of principals) {
    const target = isOwn(principal, own) ? own : others;
    for (const name of namesOf(principal)) target.add(name);
  }
  const known = {
    objectId: [...own].some((name) => guidOf(name) !== undefined && name !== plain(context.clientId)),
    sid: [...own].some(isSid),
    name: [...own].some((name) => guidOf(name) === undefined && !isSid(name)),
  };
  const ownerOf = (printed: string): Ownership => {
    const text = plain(printed).replace(domainOfId, '');
    if (text === '') return 'unknown';
    if (isCut(text)) return beginsOnly(leftOf(text), own, others) ? 'own' : 'unknown';
    if (own.has(text)) return 'own';
    // People and built-in accounts are printed with a domain or as an address.
    if (others.has(text) || /[@\\]/.test(text)) return 'other';
    if (guidOf(text) !== undefined) return known.objectId ? 'other' : 'unknown';
    return (isSid(text) ? known.sid : known.name) ? 'other' : 'unknown';
  };
  return {
    ownerOf,
    isOther: (printed) =>
      others.has(plain(printed)) || (guidOf(printed) !== undefined && ownerOf(printed) === 'other'),
  };
}

const plain = (text: string): string => guidOf(text) ?? text.trim().toLowerCase();

/** A domain in front of a SID or an object ID says nothing. */
const domainOfId = /^[a-z0-9.-]{1,60}\\(?=s-1-\d|[0-9a-f]{8}-[0-9a-f]{4}-)/;

const isSid = (text: string): boolean => /^s-1-\d/.test(text);

const namesOf = ({ DisplayName, AppId = '', ObjectId = '', Sid, Identity }: Principal): readonly string[] =>
  [DisplayName, AppId, ObjectId, Sid, Identity].map(plain).filter((name) => name !== '' && !isCut(name));

/** By either of its IDs; what is left of a cut client ID may confirm it. */
function isOwn({ AppId, ObjectId, cut }: Principal, own: ReadonlySet<string>): boolean {
  if (AppId !== undefined) return own.has(plain(AppId));
  if (ObjectId !== undefined && own.has(plain(ObjectId))) return true;
  const left = plain(cut?.['AppId'] ?? '');
  return left.length >= leastLeft && [...own].some((name) => name.startsWith(left));
}

/** Every SID of a tenant begins alike, so a cut one identifies something only if the cut is in its last number. */
function beginsOnly(left: string, own: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (left.length < leastLeft || (isSid(left) && left.split('-').length < 8)) return false;
  const fits = (name: string) => name.startsWith(left);
  return [...own].some(fits) && ![...others].some(fits);
}
