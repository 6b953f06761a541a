// Looks a host's addresses up once for all connections of a moment. Twenty connections at once would otherwise queue for
// the few threads in which the system resolves names, and each would ask the same question.
import type { Lookup } from './network.ts';

/** Milliseconds for which an answer serves: a test of many mailboxes, not a change of network. */
const rememberedMs = 5_000;

interface Answer {
  readonly addresses: ReturnType<Lookup>;
  readonly askedAt: number;
}

/** The same lookup, asked less often. What failed is asked again at once. */
export function rememberLookup(lookup: Lookup, now: () => number = () => performance.now()): Lookup {
  const answers = new Map<string, Answer>();
  return (host) => {
    const known = answers.get(host);
    if (known !== undefined && now() - known.askedAt < rememberedMs) return known.addresses;
    const answer: Answer = { addresses: lookup(host), askedAt: now() };
    answers.set(host, answer);
    answer.addresses.catch(() => {
      if (answers.get(host) === answer) answers.delete(host);
    });
    return answer.addresses;
  };
}
