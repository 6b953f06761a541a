// What is stored for which application, without any secret: written before a secret is, removed after it is gone. So a
// window that is ended in between finds out at its next start what it was doing.
import type { Memento } from 'vscode';
import { authorityHostOf } from '../../core/credential/secretKey.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { hashOf } from './secretName.ts';

/** What a window has begun and not yet ended. */
export type Unfinished = 'storing' | 'forgetting' | 'removing';

export interface ApplicationRecord {
  /** Name of the registration that it was stored for. */
  readonly name: string;
  /** Host of the authority. */
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly unfinished?: Unfinished;
}

export interface ApplicationRecords {
  of(hash: string): ApplicationRecord | undefined;
  /** Hashes of all applications that something is or may be stored for. */
  hashes(): readonly string[];
  /** Notes what is about to happen. */
  begin(registration: Registration, unfinished: Unfinished): Promise<void>;
  /** Something was just stored for it, and nothing is under way, whatever another window made of the record meanwhile. */
  keep(registration: Registration): Promise<void>;
  /** Nothing is under way any more; what is not recorded stays so. */
  settle(hash: string): Promise<void>;
  drop(hash: string): Promise<void>;
}

const prefix = 'application.v1.';

/** `redact`: a name is what somebody typed, which may have been the secret itself. */
export function createApplicationRecords(
  memento: Memento,
  redact: (text: string) => string = (text) => text,
): ApplicationRecords {
  const of = (hash: string) => memento.get<ApplicationRecord>(prefix + hash);
  const write = (registration: Registration, unfinished?: Unfinished) => {
    const { name, tenantId, clientId } = registration;
    const record = { name: redact(name), authority: authorityHostOf(registration), tenantId, clientId };
    const under = unfinished === undefined ? {} : { unfinished };
    return memento.update(prefix + hashOf(registration), { ...record, ...under });
  };
  return {
    of,
    hashes: () =>
      memento
        .keys()
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
    begin: async (registration, unfinished) => write(registration, unfinished),
    keep: async (registration) => {
      const record = of(hashOf(registration));
      if (record === undefined || record.unfinished !== undefined) await write(registration);
    },
    settle: async (hash) => {
      const record = of(hash);
      if (record?.unfinished === undefined) return;
      const { unfinished, ...settled } = record;
      await memento.update(prefix + hash, settled);
    },
    drop: async (hash) => memento.update(prefix + hash, undefined),
  };
}
