// What another issuer's token is read with.
import type { NetworkOptions } from '../net/network.ts';

export interface FederatedContext {
  /** The audience to ask for, if one is asked for. */
  readonly audience: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  /** What is not as the environment says. */
  readonly network?: Partial<NetworkOptions>;
}
