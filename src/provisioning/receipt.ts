// What a run made and changed, from its journal: a line each, with the date. No secret is ever in a journal.
import type { JournalStep, RunState } from './journal.ts';

export interface ReceiptLine {
  /** ISO date. */
  readonly on: string;
  readonly what: string;
}

const words: Readonly<Record<string, (ids: JournalStep['ids']) => string>> = {
  createApplication: ({ clientId }) => `App registration made, client ID ${clientId}`,
  restoreApplication: ({ clientId }) => `Deleted app registration restored, client ID ${clientId}`,
  changeApplication: () => 'App registration changed',
  createPrincipal: ({ principalId }) => `Service principal made, object ID ${principalId}`,
  enablePrincipal: () => 'Service principal enabled',
  addOwner: () => 'Owner added',
  addSecret: ({ keyId, endsOn = '' }) =>
    `Client secret made, Secret ID ${keyId}, ends on ${endsOn.slice(0, 10)}`,
  addCertificate: ({ thumbprint, endsOn = '' }) =>
    `Certificate ${thumbprint} uploaded, ends on ${endsOn.slice(0, 10)}`,
  addFederation: ({ federation }) => `Federated credential ${federation} added`,
  removeSecret: () => 'Client secret that nobody had removed',
  removeOld: () => 'Replaced credential removed',
  assignRole: () => 'Application permission consented to',
  removeRole: () => 'Application permission removed',
  grantScopes: ({ scope }) => `Delegated permissions consented to for everyone: ${scope}`,
  assignExchangeRole: () => 'Exchange role given',
};

/** Oldest first; what was taken back is left out, and so is what was there before. */
export function receiptLines({ steps }: RunState): readonly ReceiptLine[] {
  return steps.flatMap(({ operation, status, ids, at }) => {
    const text = status === 'done' && Object.keys(ids).length > 0 ? words[operation]?.(ids) : undefined;
    return text === undefined ? [] : [{ on: new Date(at).toISOString().slice(0, 10), what: text }];
  });
}
