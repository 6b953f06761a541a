// One probe of this window: what is asked for.
import type { AcquiredToken, ProbeRequest } from '../../probes/probeRequest.ts';
import type { TestOptions } from '../shell/services.ts';

/** What is asked for: the probe's own request, without what only this folder can give. */
export interface WindowProbe
  extends TestOptions,
    Pick<ProbeRequest, 'registration' | 'mailbox' | 'protocol' | 'openAs'> {
  /** Milliseconds since the epoch: an older token is not used. */
  readonly notBefore?: number;
  /** Had another way, with a credential that is not in use yet; else the registration's own is asked for. */
  readonly token?: AcquiredToken;
}
