// What a person is told about a failure: why, who must act, what to do, and a message ready for that person.
import * as l10n from '../l10n.ts';

export type Owner = 'you' | 'entraAdmin' | 'exchangeAdmin' | 'microsoft';

/** What the window can do about it; the host gives each one a button. */
export type AdviceAction =
  | 'replaceSecret'
  | 'openRegistration'
  | 'openConsent'
  | 'openAppRegistration'
  | 'signIn'
  | 'inspectToken'
  | 'showScript'
  | 'checkPolicy'
  | 'startDemo'
  | 'trustWorkspace'
  | 'retest';

export interface Advice {
  /** Stable code, `<area>.<reason>`; the contract for tests and other extensions. */
  readonly code: string;
  readonly title: string;
  readonly cause: string;
  readonly owner: Owner;
  /** What the owner does, in order; a line of its own for each command. */
  readonly fix: string;
  /** Ready to send to the owner; holds no secret. */
  readonly message: string;
  /** Where the advice comes from, each with its confidence; what is unverified says so. */
  readonly sources: readonly string[];
  /** The one check that tells this cause from the others that fit. */
  readonly check?: string;
  /** What can be done from here, most useful first. */
  readonly actions?: readonly AdviceAction[];
}

export const ownerLabels: Readonly<Record<Owner, string>> = {
  you: l10n.msg('you'),
  entraAdmin: l10n.msg('the Entra administrator'),
  exchangeAdmin: l10n.msg('the Exchange administrator'),
  microsoft: l10n.msg('Microsoft'),
};
