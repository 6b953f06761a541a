// Two changes of one registration at once: what each of them changed is kept; a field that both changed is a conflict.
import type { Mailbox, Registration } from './registration.ts';

export type MergedEdit =
  | { readonly ok: true; readonly registration: Registration }
  /** `field` was changed by both, each in its own way. */
  | { readonly ok: false; readonly field: string };

/** `base` is what the person saw, `mine` what they made of it, `theirs` what stands there now. */
export function mergeEdits(base: Registration, mine: Registration, theirs: Registration): MergedEdit {
  const merged: Record<string, unknown> = { ...theirs };
  for (const key of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    if (key === 'mailboxes') continue;
    const [before, own, now] = [base, mine, theirs].map((entry) => Reflect.get(entry, key) as unknown);
    if (same(before, own)) continue;
    if (!same(before, now) && !same(own, now)) return { ok: false, field: key };
    if (own === undefined) delete merged[key];
    else merged[key] = own;
  }
  const mailboxes = mergeMailboxes(base.mailboxes, mine.mailboxes, theirs.mailboxes);
  if (typeof mailboxes === 'string') return { ok: false, field: mailboxes };
  return { ok: true, registration: { ...(merged as unknown as Registration), mailboxes } };
}

/** A text names the mailbox that both changed. */
function mergeMailboxes(
  base: readonly Mailbox[],
  mine: readonly Mailbox[],
  theirs: readonly Mailbox[],
): readonly Mailbox[] | string {
  if (same(base, theirs)) return mine;
  const [bases, mines, theirOnes] = [base, mine, theirs].map(byAddress);
  const find = (list: ReadonlyMap<string, Mailbox> | undefined, { address }: Mailbox) =>
    list?.get(address.toLowerCase());
  const merged: Mailbox[] = [];
  for (const now of theirs) {
    const [before, own] = [find(bases, now), find(mines, now)];
    const isMine = !same(before, own);
    if (isMine && !same(before, now) && !same(own, now)) return now.address;
    const kept = isMine ? own : now;
    if (kept !== undefined) merged.push(kept);
  }
  for (const own of mine) {
    if (find(theirOnes, own) !== undefined) continue;
    const before = find(bases, own);
    if (before === undefined) merged.push(own);
    else if (!same(before, own)) return own.address;
  }
  return merged;
}

/** Of two with one address, the first. */
const byAddress = (list: readonly Mailbox[]): ReadonlyMap<string, Mailbox> =>
  new Map(list.toReversed().map((mailbox) => [mailbox.address.toLowerCase(), mailbox]));

/** Equal, whatever the order of keys. */
function same(one: unknown, other: unknown): boolean {
  return canonicalText(one) === canonicalText(other);
}

/** The value as text that does not depend on the order of its keys. */
export function canonicalText(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
