// Reads mailbox addresses out of whatever is pasted: lines, commas, a CSV export, "Name <address>" entries.
import { isMailAddress } from '../core/text/text.ts';

/** Longest paste that is read, in UTF-16 units. */
export const longestAddressList = 1_000_000;
/** No address is longer (RFC 5321 section 4.5.3.1); the rest of a longer word is not looked at. */
const longestCandidate = 400;
/** Most mailboxes that one registration takes. */
const mostMailboxes = 10_000;

export interface ReadAddresses {
  /** In order of appearance, each once, without regard to case. */
  readonly addresses: readonly string[];
  /** How many times an address came again. */
  readonly repeated: number;
  /** Entries with an @ that are no address, shortened, at most 20. */
  readonly refused: readonly string[];
  /** True if the text or the list was longer than what is read. */
  readonly cut: boolean;
}

const separators = /[\r\n,;\t\u2028\u2029]+/;
const outer =
  /^[\s"'<>()[\]\u2018-\u201f\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]+|[\s"'<>()[\]\u2018-\u201f\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]+$/g;

/** Finds the addresses; a CSV's headings and other columns are passed over, since they hold no @. */
export function readAddresses(text: string): ReadAddresses {
  const parts = text.slice(0, longestAddressList).split(separators);
  const seen = new Set<string>();
  const addresses: string[] = [];
  const refused: string[] = [];
  let repeated = 0;
  for (const part of parts) {
    for (const candidate of candidatesOf(part)) {
      const lower = candidate.toLowerCase();
      if (!isMailAddress(candidate)) {
        if (refused.length < 20) refused.push(candidate.slice(0, 60));
      } else if (seen.has(lower)) repeated += 1;
      else if (addresses.length < mostMailboxes) {
        seen.add(lower);
        addresses.push(candidate);
      }
    }
  }
  return {
    addresses,
    repeated,
    refused,
    cut: text.length > longestAddressList || addresses.length >= mostMailboxes,
  };
}

function candidatesOf(part: string): readonly string[] {
  const bracketed = /<([^<>]{1,400})>/.exec(part)?.[1];
  const words = (bracketed ?? part).split(/\s+/).filter((word) => word.includes('@'));
  return words
    .map((word) => word.slice(0, longestCandidate))
    .map((word) =>
      word
        .replace(outer, '')
        .replace(/^(?:mailto|smtp):/i, '')
        .replace(outer, ''),
    )
    .filter((word) => word !== '');
}
