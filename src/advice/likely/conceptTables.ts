// Every concept, in the order in which they are asked.

import type { Concept } from '../matches/concept.ts';
import { concepts } from '../matches/concepts.ts';
import { connectionCauses } from '../matches/connectionCauses.ts';
import { evidence } from '../matches/evidence.ts';
import { limitCauses } from '../matches/limitCauses.ts';
import { mailboxCauses } from '../matches/mailboxCauses.ts';
import { signInCauses } from '../matches/signInCauses.ts';
import { tokenCauses } from '../matches/tokenCauses.ts';

export interface ConceptTables {
  /** Causes whose terms say themselves that something failed. */
  readonly causes: readonly Concept[];
  readonly concepts: readonly Concept[];
  /** What is asked if no concept fits. */
  readonly evidence: readonly Concept[];
}

export const conceptTables: ConceptTables = {
  causes: [...signInCauses, ...tokenCauses, ...mailboxCauses, ...limitCauses, ...connectionCauses],
  concepts,
  evidence,
};
