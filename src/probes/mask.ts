// Makes server text fit to be shown: no piece of the token in it, one line, nothing invisible.

import type { Secret } from '../core/credential/secret.ts';
import { createRedactor } from '../core/text/redaction.ts';

/** Shows text with at most `max` characters. */
export type Mask = (text: string, max: number) => string;

/** A mask that knows the token and what was sent with it, in whatever encoding or cut a server echoes it. */
export function createMask(secrets: readonly Secret[]): Mask {
  let excerpt: Mask | undefined;
  return (text, max) => {
    // Made only at the first failure, so that a run that succeeds does not take the time.
    if (excerpt === undefined) {
      const redactor = createRedactor();
      for (const secret of secrets) redactor.learn(secret.reveal());
      excerpt = redactor.excerpt;
    }
    return excerpt(text, max);
  };
}
