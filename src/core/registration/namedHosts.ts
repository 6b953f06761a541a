// The hosts of one's own that a registration names: its authority and its servers.
import type { EndpointOverrides } from './registration.ts';

/** The hosts a registration names itself, as typed. */
export function hostsOf(registration: {
  readonly authority?: string;
  readonly endpoints?: EndpointOverrides;
}): readonly string[] {
  return [registration.authority, ...Object.values(registration.endpoints ?? {})].filter(
    (host): host is string => typeof host === 'string',
  );
}
