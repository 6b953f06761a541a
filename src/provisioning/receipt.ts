// What a run made and changed, from its journal: a line each, with the date. No secret is ever in a journal.
import * as l10n from '../core/l10n.ts';
import type { JournalStep, RunState } from './journal.ts';

export interface ReceiptLine {
  /** ISO date. */
  readonly on: string;
  readonly what: string;
}

const words: Readonly<Record<string, (ids: JournalStep['ids']) => string>> = {
  createApplication: ({ clientId }) => l10n.record('App registration made, client ID {0}', clientId ?? ''),
  restoreApplication: ({ clientId }) =>
    l10n.record('Deleted app registration restored, client ID {0}', clientId ?? ''),
  changeApplication: () => l10n.msg('App registration changed'),
  createPrincipal: ({ principalId }) =>
    l10n.record('Service principal made, object ID {0}', principalId ?? ''),
  enablePrincipal: () => l10n.msg('Service principal enabled'),
  addOwner: () => l10n.msg('Owner added'),
  addSecret: ({ keyId, endsOn = '' }) =>
    l10n.record('Client secret made, Secret ID {0}, ends on {1}', keyId ?? '', endsOn.slice(0, 10)),
  addCertificate: ({ thumbprint, endsOn = '' }) =>
    l10n.record('Certificate {0} uploaded, ends on {1}', thumbprint ?? '', endsOn.slice(0, 10)),
  addFederation: ({ federation }) => l10n.record('Federated credential {0} added', federation ?? ''),
  removeSecret: () => l10n.msg('Removed a client secret whose value was lost'),
  removeOld: () => l10n.msg('Replaced credential removed'),
  assignRole: () => l10n.msg('Application permission consented to'),
  removeRole: () => l10n.msg('Application permission removed'),
  grantScopes: ({ scope }) =>
    l10n.record('Delegated permissions consented to for everyone: {0}', scope ?? ''),
  assignExchangeRole: () => l10n.msg('Exchange role given'),
};

/** Oldest first; what was taken back is left out, and so is what was there before. */
export function receiptLines({ steps }: RunState): readonly ReceiptLine[] {
  return steps.flatMap(({ operation, status, ids, at }) => {
    const text = status === 'done' && Object.keys(ids).length > 0 ? words[operation]?.(ids) : undefined;
    return text === undefined ? [] : [{ on: new Date(at).toISOString().slice(0, 10), what: text }];
  });
}
