// What a person is told about a failure: why, who must act, what to do, and a message ready for that person.

export type Owner = 'you' | 'entraAdmin' | 'exchangeAdmin' | 'microsoft';

export interface Advice {
  /** Stable code, `<area>.<reason>`; the contract for tests and other extensions. */
  readonly code: string;
  readonly title: string;
  readonly cause: string;
  readonly owner: Owner;
  readonly fix: string;
  /** Ready to send to the owner; holds no secret. */
  readonly message: string;
  /** Where the advice comes from; what is unverified says so. */
  readonly sources: readonly string[];
}

export const ownerLabels: Readonly<Record<Owner, string>> = {
  you: 'you',
  entraAdmin: 'the Entra administrator',
  exchangeAdmin: 'the Exchange administrator',
  microsoft: 'Microsoft',
};
