// Names and ids that Exchange would have made up: from a name, so that they are the same at every start.
import { createHash } from 'node:crypto';

const digestOf = (seed: string): string => createHash('sha256').update(seed).digest('hex');

/** A GUID made from the text. */
export function guidOf(seed: string): string {
  const hex = digestOf(seed);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A security identifier made from the text. */
export function sidOf(seed: string): string {
  return `S-1-5-21-3787302941-3231517822-469913106-${Number.parseInt(digestOf(seed).slice(0, 6), 16)}`;
}

/** A group's distinguished name, in the form that scopes filter by. */
export const distinguishedName = (group: string, domain: string): string =>
  `CN=${group},OU=${domain},OU=Microsoft Exchange Hosted Organizations,DC=DEMO01,DC=EXAMPLE`;
