// Options that name a registration or mailbox which the file does not have: a check that passes them over proves less than was asked.
import type { Registration } from '../core/registration/registration.ts';
import type { CheckProblem } from './checkResult.ts';
import type { CheckOptions } from './options.ts';

const mostShown = 10;

/** One problem for each such option. */
export function unknownNames(
  registrations: readonly Registration[],
  options: CheckOptions,
): readonly CheckProblem[] {
  const ids = registrations.map(({ id }) => id);
  const addresses = registrations.flatMap(({ mailboxes }) => mailboxes.map(({ address }) => address));
  const references = (['secrets', 'certificates', 'keys', 'federated'] as const).flatMap((name) =>
    options[name].flatMap(({ registration }) => registration ?? []),
  );
  return [
    ...missing(
      options.registrations,
      ids,
      (id) => `--registration ${id}: the file has no such registration.`,
    ),
    ...missing(
      references,
      ids,
      (id) => `"${id}=" stands in front of a credential, and the file has no such registration.`,
    ),
    ...missing(
      options.mailboxes,
      addresses.map((address) => address.toLowerCase()),
      (address) => `--mailbox ${address}: the file has no such mailbox.`,
    ),
  ];
}

function missing(
  named: readonly string[],
  known: readonly string[],
  words: (name: string) => string,
): readonly CheckProblem[] {
  const more = known.length > mostShown ? ` and ${known.length - mostShown} more` : '';
  return [...new Set(named)]
    .filter((name) => !known.includes(name))
    .map((name) => ({ text: `${words(name)} It has: ${known.slice(0, mostShown).join(', ')}${more}.` }));
}
