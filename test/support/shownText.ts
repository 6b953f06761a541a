// A text as it is shown once what is known was hidden in it.
import { findSecrets } from '../../src/core/text/findSecrets.ts';
import { KnownValues } from '../../src/core/text/knownValues.ts';
import { writtenForms } from '../../src/core/text/writtenForms.ts';

export function knowing(...values: readonly string[]): KnownValues {
  const known = new KnownValues();
  for (const form of values.flatMap(writtenForms)) known.add(form);
  return known;
}

/** The text with a line in place of what is hidden. */
export function shownOf(text: string, known: KnownValues): string {
  let [result, copied] = ['', 0];
  for (const { start, end } of findSecrets(text, known)) {
    result += `${text.slice(copied, start)}_`;
    copied = end;
  }
  return result + text.slice(copied);
}
