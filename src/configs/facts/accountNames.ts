// mail_room's and GitLab's `email`: who signs in by IMAP, and the mailbox that is read through Microsoft Graph.
import type { FileKind } from '../model.ts';
import type { Fact } from './facts.ts';

const named = /(?:^|_)email$/;

/** The facts of a file with the account named after how it is read. */
export function withAccounts(facts: readonly Fact[], { program }: FileKind): readonly Fact[] {
  if (program !== 'mailRoom' && program !== 'gitlab') return facts;
  // GitLab's keys begin with the mailbox that they are about; mail_room has a block for each.
  const place = ({ item, owner }: Fact): string =>
    program === 'gitlab' ? (owner[0] ?? '') : item.blocks.join();
  const graph = new Set(
    facts.filter(({ what, text }) => what === 'protocol' && /graph/i.test(text)).map(place),
  );
  return facts.flatMap((fact) => {
    if (!named.test(fact.item.setting?.name ?? '')) return [fact];
    if (fact.role !== 'user' && fact.role !== 'mailbox') return [fact];
    const mailbox = { ...fact, what: 'mailbox', role: 'mailbox' } as const;
    const user = { ...fact, what: 'user', role: 'user' } as const;
    if (graph.has(place(fact))) return [mailbox];
    // GitLab reads the mailbox of the account that signs in: the key is both.
    return program === 'gitlab' ? [user, mailbox] : [user];
  });
}
