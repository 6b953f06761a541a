// The kinds of values in the page's requests. Longer texts are refused with words, not cut.
import * as v from 'valibot';

/** No field of the wizard holds a longer text. */
const longestFieldText = 20_000;
export const fieldText = v.pipe(v.string(), v.maxLength(longestFieldText));
/** An id of a product or target. */
export const shortId = v.pipe(v.string(), v.maxLength(100));

/** A request of that name with these members and no other. */
export const named = <const T extends string, E extends v.ObjectEntries>(name: T, entries: E) =>
  v.strictObject({ type: v.literal(name), ...entries });
