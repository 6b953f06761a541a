// A registration with the settings it stands in.
import type { Registration } from './registration.ts';

/** Where a registration is kept; `folder` names the workspace folder's URI. */
export type RegistrationScope =
  | { readonly kind: 'user' }
  | { readonly kind: 'workspace' }
  | { readonly kind: 'folder'; readonly uri: string };

export interface StoredRegistration {
  /** Without `authority` and `endpoints`, unless it stands in User settings. */
  readonly registration: Registration;
  readonly scope: RegistrationScope;
  /** Hosts that the workspace named and that are ignored until a person agrees to them in User settings. */
  readonly ignoredHosts: readonly string[];
}

/** An entry of the setting that cannot be used; it is kept as it is. */
export interface RegistrationProblem {
  readonly scope: RegistrationScope;
  /** Name or position of the entry in words. */
  readonly entry: string;
  readonly problem: string;
}
