// The failure for a grant whose credential is not there or is of another kind.
import { Failure } from '../core/report/failure.ts';

/** Names what is needed. */
export function credentialMissing(what: string): Failure {
  return new Failure({ kind: 'local', problem: 'secretMissing', text: `This grant needs a ${what}.` });
}
