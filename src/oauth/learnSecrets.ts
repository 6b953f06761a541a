// Gives the redactor the secrets of forms and answers, and drops them later: a window is open for weeks, tokens come hourly.
import type { Redactor } from '../core/text/redaction.ts';

/** Learns the secret fields of a form or answer. Access tokens are not among them: the token memory has those. */
export type LearnSecrets = (field: (name: string) => unknown) => void;

const fields = ['refresh_token', 'id_token', 'device_code', 'code', 'code_verifier', 'client_assertion'];

/** How many values are known at a time; older ones are spent or masked by their shape. */
const most = 40;

/** Makes the learner of one token source. */
export function createLearner(redactor: Redactor): LearnSecrets {
  const known: string[] = [];
  return (field) => {
    for (const name of fields) {
      const value = field(name);
      if (typeof value !== 'string' || value === '' || known.includes(value)) continue;
      redactor.learn(value);
      known.push(value);
      const oldest = known.length > most ? known.shift() : undefined;
      if (oldest !== undefined) redactor.forget(oldest);
    }
  };
}
