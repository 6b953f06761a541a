// What every part of a check shares.
import type { Redactor } from '../core/text/redaction.ts';
import type { ProbeLimiter } from '../probes/probeLimiter.ts';
import type { Environment } from './reference.ts';

export interface CheckContext {
  readonly env: Environment;
  readonly redactor: Redactor;
  /** Every probe of the run goes through it: so many at once for a server, and no more. */
  readonly limiter: ProbeLimiter;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Version in the User-Agent. */
  readonly version: string;
  /** Called as each part ends. */
  readonly onProgress: (line: ProgressLine) => void;
}

export interface ProgressLine {
  readonly ok: boolean;
  readonly text: string;
}
